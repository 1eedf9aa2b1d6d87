"""The needs that stand, each with those that were merged into it and what it is judged by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from workshop.record.record import Record
from workshop.record.rows import Row

By = Literal["room", "hand"]
"""Who gave a score: a room by its ballots, or whoever entered it by hand or from a table."""

Valued = Literal["hand", "criteria", "priority and need", ""]
"""What the values of all needs are: as entered, the weighted mean of the criteria as scored, or
priority times need; empty where there are none."""


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """What a need came to on one scale."""

    value: float
    """The median of the ballots, or what was entered."""
    by: By
    n: int
    """How many gave a value; 1 where it was entered by hand."""
    by_department: Mapping[str, float] = {}
    """By the id of a department, the median of what its people gave; empty where it was entered
    by hand, and where ballots were secret or tell no person."""
    session_id: str = ""
    """The session whose ballots count; empty where it was entered by hand."""


class Need(msgspec.Struct, frozen=True, kw_only=True):
    """A need that stands, as the whole record has it."""

    row: Row
    merged: tuple[Row, ...] = ()
    """The needs that were merged into it, directly or through others, in the order of the rows."""
    asked_by: tuple[str, ...] = ()
    """The ids of the departments that asked for it or for what was merged into it, each once."""
    priority: Judged | None = None
    need: Judged | None = None
    criteria: Mapping[str, Judged] = {}
    """By the name of a criterion of the framework, what it came to."""
    value: float | None = None
    """What it is worth in a selection, by `Needs.valued`; none where that is not known."""

    @property
    def id(self) -> str:
        """The id of its row."""
        return self.row.id

    @property
    def code(self) -> str:
        """What it is called."""
        return self.row.code

    def uses(self, limit: str) -> int | float | None:
        """How much of a limit it takes, as stored: cents of `cost`, days of `staff_days`.

        None where that is not known. Of what was merged nothing is added: the need that stands
        says what it takes.
        """
        found: int | float | None = self.row.cell(limit)
        return found


class Needs(msgspec.Struct, frozen=True, kw_only=True):
    """All needs of a record."""

    standing: tuple[Need, ...]
    """In the order in which they were entered."""
    valued: Valued
    """What their values are; one for all, so that they can be added."""

    def whole_of(self, row_id: str) -> Need | None:
        """The need that stands for a row, which may be merged into it; none where there is none."""
        raise NotImplementedError


def needs_of(record: Record) -> Needs:
    """The needs of a record.

    A merge that would lead in a circle merges nothing. Values are those that were entered where any
    need has one; else the weighted mean of the criteria of the framework, as rooms scored them,
    where any was scored; else priority times need.
    """
    raise NotImplementedError
