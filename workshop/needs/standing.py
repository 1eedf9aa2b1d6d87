"""The needs that stand, each with those that were merged into it and what it is judged by."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from statistics import median
from typing import Final, Literal

import msgspec

from workshop.needs.agreed import Criterion, asking_departments, criteria_of
from workshop.needs.judged import By as By  # noqa: PLC0414 - asked for here
from workshop.needs.judged import Judged as Judged  # noqa: PLC0414
from workshop.needs.judged import scale_key
from workshop.needs.scored import scores_of_rows
from workshop.record.record import Record
from workshop.record.rows import MergedRows, Row
from workshop.registers.kinds.needs.needs import GREATEST, LEAST, NEEDS

MIDDLE: Final = (LEAST + GREATEST) / 2
"""The middle of the scales of priority and need; above it somebody wants what they score."""

Valued = Literal["hand", "criteria", "priority and need", ""]
"""What the values of all needs are: as entered, the weighted mean of the criteria as scored, or
priority times need; empty where there are none."""


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

    @property
    def rows(self) -> tuple[Row, ...]:
        """Its own row, then those that were merged into it."""
        return (self.row, *self.merged)

    @property
    def supporters(self) -> tuple[str, ...]:
        """The ids of the departments that want it: those that asked, then those that scored it.

        A department that did not ask wants it where its people scored it above the middle: the
        mean of its medians of priority and need, of one of them where only that was scored.
        """
        judged = [one.by_department for one in (self.priority, self.need) if one]
        scored = dict.fromkeys(each for medians in judged for each in medians)
        wanting = (
            each
            for each in scored
            if math.fsum(given := [own[each] for own in judged if each in own])
            > MIDDLE * len(given)
        )
        return tuple(dict.fromkeys((*self.asked_by, *wanting)))

    def uses(self, limit: str) -> int | float | None:
        """How much of a limit it takes, as stored: cents of `cost`, days of `staff_days`.

        None where that is not known. Of what was merged nothing is added: the need that stands
        says what it takes.
        """
        found: int | float | None = self.row.cell(limit)
        return found


class Needs(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """All needs of a record."""

    standing: tuple[Need, ...]
    """In the order in which they were entered."""
    valued: Valued
    """What their values are; one for all, so that they can be added."""
    departments: tuple[str, ...] = ()
    """The ids of the departments that ask for something, in the order of names."""

    @cached_property
    def _wholes(self) -> dict[str, Need]:
        return {row.id: need for need in self.standing for row in need.rows}

    @cached_property
    def places(self) -> Mapping[str, int]:
        """By the id of a need that stands, its place among all, from 0, as they were entered."""
        return {need.id: at for at, need in enumerate(self.standing)}

    def whole_of(self, row_id: str) -> Need | None:
        """The need that stands for a row, which may be merged into it; none where there is none."""
        return self._wholes.get(row_id)


def needs_of(record: Record) -> Needs:
    """The needs of a record.

    A merge that would lead in a circle merges nothing: those in the circle all stand. What a room
    scored counts before what was entered by hand. By hand counts what the need itself has, else the
    median of what those have that were merged into it.

    Values are those that were entered where any need has one; else the weighted mean of the
    criteria of the framework, as rooms scored them, where any was scored; else priority times need.
    A criterion that nobody could judge of a need counts as the mean of its others, as in the
    results of a score step, and the mean has two decimals as there.
    """
    rows = record.rows(NEEDS)
    criteria = criteria_of(record)
    scores = scores_of_rows(record, NEEDS)
    parts = _merged(rows, record.merged_rows)
    found = [
        _judged(row, parts.get(row.id, ()), scores.get(row.id, {}), criteria)
        for row in rows
        if row.id in parts
    ]
    valued = _valued(found)
    shares = {each.name: each.weight for each in criteria}
    return Needs(
        standing=tuple(
            msgspec.structs.replace(need, value=value_by(need, valued, shares)) for need in found
        ),
        valued=valued,
        departments=asking_departments(record),
    )


def worth(priority: float, need: float) -> float:
    """The value that both scores give together, where they give the values."""
    return round(priority * need, 9)


def value_by(need: Need, valued: Valued, shares: Mapping[str, float]) -> float | None:
    """What its scores make a need worth; its value as it is where that was entered by hand.

    Args:
        need: the need, with what it is judged by.
        valued: what the values of all needs are.
        shares: by the name of a criterion, its weight.
    """
    if valued == "hand":
        return need.value
    if valued == "criteria":
        return weighted_mean({name: one.value for name, one in need.criteria.items()}, shares)
    if need.priority and need.need:
        return worth(need.priority.value, need.need.value)
    return None


def count_of(record: Record) -> int:
    """How many needs stand; what was merged into another one is part of that."""
    merged = record.merged_rows
    return sum(merged.whole_of(row.id) == row.id for row in record.rows(NEEDS))


def weighted_mean(values: Mapping[str, float], shares: Mapping[str, float]) -> float | None:
    """The mean of what was given, by the shares of the criteria; none where none of it weighs.

    Args:
        values: by the name of a criterion; what is missing counts as the mean of the others.
        shares: by the name of a criterion, its weight.
    """
    whole = math.fsum(shares[name] for name in values)
    if not whole:
        return None
    return round(math.fsum(shares[name] * value for name, value in values.items()) / whole, 2)


def _merged(rows: Sequence[Row], merged: MergedRows) -> dict[str, list[Row]]:
    """By the id of what stands, what was merged into it, in the order of the rows."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        parts = found.setdefault(whole := merged.whole_of(row.id), [])
        if whole != row.id:
            parts.append(row)
    return found


def _judged(
    row: Row,
    merged: Sequence[Row],
    scores: Mapping[str, Judged],
    criteria: Iterable[Criterion],
) -> Need:
    """A need with what it is judged by, and its value where that was entered."""
    entered = _by_hand(row, merged, "value")
    asked = [each.cell("department") for each in (row, *merged)]
    return Need(
        row=row,
        merged=tuple(merged),
        asked_by=tuple(dict.fromkeys(each for each in asked if each)),
        priority=scores.get("priority") or _by_hand(row, merged, "priority"),
        need=scores.get("need") or _by_hand(row, merged, "need"),
        criteria={
            each.name: found for each in criteria if (found := scores.get(scale_key(each.name)))
        },
        value=entered.value if entered else None,
    )


def _by_hand(row: Row, merged: Iterable[Row], column: str) -> Judged | None:
    """What was entered of a need in a column; none where nothing was."""
    if (own := row.cell(column)) is not None:
        return Judged(value=own, by="hand", n=1)
    known = [given for each in merged if (given := each.cell(column)) is not None]
    return Judged(value=median(known), by="hand", n=len(known)) if known else None


def _valued(needs: Sequence[Need]) -> Valued:
    if any(need.value is not None for need in needs):
        return "hand"
    if any(need.criteria for need in needs):
        return "criteria"
    return "priority and need" if any(need.priority and need.need for need in needs) else ""
