"""The table of a register as data."""

from __future__ import annotations

import msgspec


class MissingFact(msgspec.Struct, frozen=True, kw_only=True):
    """A cell that is empty and that something is asked of."""

    id: str
    """The code of the row."""
    field: str
    """The id of the field."""
    asks: str
    """What to ask."""


CellFact = str | int | float | bool | tuple[str, ...] | None
"""What stands in a cell: a text, a day as `2027-03-31` or a name; a number; codes or words."""


class OpenPointFact(msgspec.Struct, frozen=True, kw_only=True):
    """Something that does not hold over the rows of a register together."""

    ids: tuple[str, ...]
    """The codes of the rows that it is about."""
    sentence: str


class RegisterFact(msgspec.Struct, frozen=True, kw_only=True):
    """The table of a register."""

    title: str
    units: dict[str, str] = {}
    """For fields that hold numbers, what they count; amounts have their cents as decimals."""
    rows: tuple[dict[str, CellFact], ...] = ()
    """Each row by the ids of its fields, with `id` (its code), `evidence` (ids of the entries it
    rests on, as far as they may be known) and `statements` (how many entries that are). One that
    cites none says in `entered_by` how it came: `hand` or `session`, which is then named."""
    left_out: int = 0
    """Rows that this edition leaves out."""
    missing: tuple[MissingFact, ...] = ()
    """What the rows that are told do not say."""
    open_points: tuple[OpenPointFact, ...] = ()
    """What does not hold over all rows together, where all that it is about is told."""
