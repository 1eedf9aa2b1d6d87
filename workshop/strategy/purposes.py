"""Which of the seven purposes of IT goals, needs and projects serve, and which nothing serves."""

from __future__ import annotations

import msgspec

from workshop.needs.standing import needs_of
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.kinds.strategy.goals import GOALS
from workshop.registers.kinds.strategy.projects import PROJECTS, STOPPED
from workshop.registers.purposes import PURPOSES


class Purpose(msgspec.Struct, frozen=True, kw_only=True):
    """A purpose, and what serves it."""

    id: str
    """One of the seven."""
    served_by: tuple[Row, ...]
    """Goals, then needs that stand, then projects that were not stopped; empty where nothing
    does."""


class Purposes(msgspec.Struct, frozen=True, kw_only=True):
    """The seven, and what names none of them."""

    purposes: tuple[Purpose, ...]
    """All seven, in their order."""
    without: tuple[Row, ...]
    """The goals, needs and projects that name no purpose, in the same order."""

    @property
    def unserved(self) -> tuple[str, ...]:
        """The purposes that nothing serves."""
        return tuple(each.id for each in self.purposes if not each.served_by)


def purposes_of(record: Record) -> Purposes:
    """What serves each purpose. A need serves what was named of it and of what was merged into it.

    What is named that is none of the seven counts as named, and serves nothing.
    """
    named: list[tuple[Row, frozenset[str]]] = [(row, _of(row)) for row in record.rows(GOALS)]
    named += [
        (need.row, frozenset().union(*(_of(row) for row in need.rows)))
        for need in needs_of(record).standing
    ]
    named += [
        (row, _of(row)) for row in record.rows(PROJECTS) if row.cell("state") != STOPPED
    ]  # fmt: skip
    return Purposes(
        purposes=tuple(
            Purpose(id=each, served_by=tuple(row for row, serves in named if each in serves))
            for each in PURPOSES
        ),
        without=tuple(row for row, serves in named if not serves),
    )


def _of(row: Row) -> frozenset[str]:
    return frozenset(row.cell("purposes"))
