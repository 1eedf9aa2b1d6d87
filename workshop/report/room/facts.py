"""What a room does together, as data."""

from __future__ import annotations

from datetime import date

import msgspec


class EarlierFact(msgspec.Struct, frozen=True, kw_only=True):
    """An action or a question that an earlier session left open."""

    entry: str
    """Its id."""
    text: str
    who: str
    session: str
    """The title of the session in which it was said."""
    due: date | None
    """By when it was to be done, as it stood when this session began."""
    overdue: bool
    state: str
    """What was told of it here: `done`, `continues`, `moved`, `dropped`; empty for nothing."""
    note: str
    kept: bool | None
    """Whether it was done by its day; none where it had none, or that was still to come."""


class OpenActionsFact(msgspec.Struct, frozen=True, kw_only=True):
    """What earlier sessions left open, as one went through it."""

    n: int
    """How much that is."""
    sentence: str
    left_out: int
    """How much of it the edition does not tell."""
    items: tuple[EarlierFact, ...]
