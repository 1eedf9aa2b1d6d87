"""Who was told of changes and what is watched, as data and as lines of text, for facilitators."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from workshop.carrying.told_changes import ToldChange, told_changes
from workshop.carrying.watched import Watched, watched_predictions, watched_signals
from workshop.record.documents import Department
from workshop.record.record import Record
from workshop.registers.kinds.carrying.signals import SIGNALS
from workshop.strategy.awareness import State
from workshop.text import listing, plural
from workshop.times import short_day


class DepartmentTold(msgspec.Struct, frozen=True, kw_only=True):
    """How far a department knows of a change."""

    department: str
    state: State
    on: date | None
    """When it was first told."""
    notices: tuple[str, ...]
    """The codes of the notices to it."""


class ChangeTold(msgspec.Struct, frozen=True, kw_only=True):
    """A change, or a started project of which nobody said what it changes."""

    id: str
    """Its code."""
    text: str
    project: str
    """The code of its project; empty where it has none."""
    started: bool
    departments: tuple[DepartmentTold, ...]


class WatchedTold(msgspec.Struct, frozen=True, kw_only=True):
    """A signal or a prediction."""

    id: str
    """Its code."""
    kind: str
    """`signal` or `prediction`."""
    text: str
    day: date | None
    """When it is looked at again, or known."""
    due: bool
    state: str
    """Whether a signal is still watched; what came of a prediction, empty until then."""
    source: str = ""
    watch: str = ""
    """What would show that the signal goes on."""
    chance: float | None = None
    """In per cent."""


def changes_told(record: Record) -> tuple[ChangeTold, ...]:
    """Every change with who knows of it, those of which somebody is to be told first."""
    names = {each.id: each.name for each in record.all(Department)}
    return tuple(_change(each, names) for each in told_changes(record))


def _change(told: ToldChange, names: dict[str, str]) -> ChangeTold:
    return ChangeTold(
        id=told.row.code,
        text=told.row.subject,
        project=told.project.code if told.project else "",
        started=told.has_begun,
        departments=tuple(
            DepartmentTold(
                department=names[each.department_id],
                state=each.state,
                on=each.on,
                notices=tuple(notice.code for notice in each.notices),
            )
            for each in told.told
        ),
    )


def watched_told(record: Record, today: date) -> tuple[WatchedTold, ...]:
    """The signals, then the predictions, those that are due first."""
    found = (*watched_signals(record, today), *watched_predictions(record, today))
    return tuple(map(_watched, found))


def _watched(one: Watched) -> WatchedTold:
    row = one.row
    if row.TABLE == SIGNALS:
        return WatchedTold(
            id=row.code,
            kind="signal",
            text=row.subject,
            day=one.day,
            due=one.is_due,
            state=row.cell("state") or "watched",
            source=row.cell("source"),
            watch=row.cell("indicator"),
        )
    return WatchedTold(
        id=row.code,
        kind="prediction",
        text=row.subject,
        day=one.day,
        due=one.is_due,
        state=row.cell("outcome"),
        chance=row.cell("chance"),
    )


def told_lines(found: tuple[ChangeTold, ...]) -> Iterator[str]:
    """Who was told of what, as lines of text."""
    if not found:
        yield "There are no changes yet."
    for change in found:
        of = f"{change.project}, " if change.project and change.project != change.id else ""
        state = "started" if change.started else "not started yet"
        yield f"{change.id} {change.text} · {of}{state}"
        if not change.departments:
            lacks = "nobody said what it changes" if change.project == change.id else ""
            yield f"  ! {lacks or 'there is no department to tell'}"
        for each in change.departments:
            yield f"  {_department_line(each)}"


def _department_line(one: DepartmentTold) -> str:
    codes = listing(list(one.notices))
    if one.state == "untold":
        return f"○ {one.department}: no notice"
    if one.state == "to tell":
        return f"○ {one.department}: to be told, {codes}"
    on = f" {short_day(one.on)}" if one.on else ""
    known = ", and said so" if one.state == "acknowledged" else ""
    return f"✓ {one.department}: told{on}{known}, {codes}"


def watched_lines(found: tuple[WatchedTold, ...]) -> Iterator[str]:
    """What is watched, as lines of text."""
    if not found:
        yield "No signal and no prediction yet."
    due = sum(each.due for each in found)
    if due:
        yield f"{plural(due, 'is', 'are')} due."
    for each in found:
        when = f", {'due since' if each.due else 'on'} {short_day(each.day)}" if each.day else ""
        chance = f", {each.chance:g} %" if each.chance is not None else ""
        state = each.state or "not known yet"
        yield f"{'!' if each.due else '·'} {each.id} {each.text}{chance}: {state}{when}"
        if each.source or each.watch:
            parts = [f"from {each.source}" if each.source else "",
                     f"watch {each.watch}" if each.watch else ""]  # fmt: skip
            yield f"    {'; '.join(filter(None, parts))}"
