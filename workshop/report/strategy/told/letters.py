"""What a department is told of changes, as an edition tells it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from workshop import times
from workshop.language import say
from workshop.privacy.told_rows import ToldRow
from workshop.record.documents import Department
from workshop.registers.kinds.strategy.changes import CHANGES
from workshop.registers.kinds.strategy.notices import NOTICES
from workshop.registers.kinds.strategy.projects import PROJECTS
from workshop.report.needs.told_needs import told_needs
from workshop.report.needs.whom_to_ask import whom_to_ask
from workshop.report.strategy.told import impact
from workshop.report.strategy.told.shown import department_called, shown
from workshop.report.view import Gathered
from workshop.strategy.chapter_facts import LetterFact
from workshop.strategy.linked import Linked
from workshop.text import as_sorted, listing, parted


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A notice that is told."""

    code: str
    message: str
    by: str
    """Who tells it, as they agreed to be named; empty where nobody is."""


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """A change with the notices of it to one department."""

    title: str
    notices: tuple[Told, ...]
    lines: tuple[tuple[str, str], ...]
    """What is to be known of it: a label and words each."""


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """A letter to a department."""

    department_id: str
    fact: LetterFact
    groups: tuple[Group, ...]
    unanswered: tuple[str, ...]
    """The codes of notices that it was told and did not acknowledge."""

    @property
    def notices(self) -> tuple[Told, ...]:
        """The notices in it."""
        return tuple(notice for group in self.groups for notice in group.notices)


def department_ids(gathered: Gathered) -> tuple[str, ...]:
    """The ids of the departments to which a notice is told, by name."""
    found = {row.row.cell("department") for row in shown(gathered, NOTICES).values()} - {None, ""}
    known = [each for each in found if gathered.record.find(Department, each)]
    return tuple(
        sorted(known, key=lambda each: (as_sorted(department_called(gathered, each)), each))
    )


def letter_of(gathered: Gathered, department_id: str) -> Letter:
    """The letter to a department; without notices where it is told none."""
    own = [
        row
        for row in shown(gathered, NOTICES).values()
        if row.row.cell("department") == department_id
    ]
    by_change = _by_change(gathered, own)
    return Letter(
        department_id=department_id,
        fact=LetterFact(
            department=department_called(gathered, department_id),
            changes=tuple(each for each in impact.facts(gathered, department_id) if each.notices),
            open=tuple(row.code for row in own if not _is_told(row)),
            ask=whom_to_ask(told_needs(gathered), department_id),
        ),
        groups=tuple(_group(gathered, change, rows) for change, rows in by_change.items()),
        unanswered=tuple(
            row.code for row in own if _is_told(row) and not row.row.cell("acknowledged_on")
        ),
    )


def _is_told(row: ToldRow) -> bool:
    return bool(row.row.cell("told_on") or row.row.cell("acknowledged_on"))


def _by_change(gathered: Gathered, own: Sequence[ToldRow]) -> Mapping[str, list[ToldRow]]:
    """Notices by the id of their change, those first whose change begins first.

    Those of no change that is told come last, under an empty id.
    """
    changes, linked = shown(gathered, CHANGES), Linked(gathered.record, CHANGES)
    found: dict[str, list[ToldRow]] = {}
    for row in own:
        change = linked.one(row.row, "change")
        found.setdefault(change if change in changes else "", []).append(row)

    def begins(change: str) -> tuple[bool, bool, str]:
        day = changes[change].row.cell("begins") if change else None
        return not change, day is None, str(day or "")

    return {change: found[change] for change in sorted(found, key=begins)}


def _group(gathered: Gathered, change_id: str, rows: Sequence[ToldRow]) -> Group:
    change = shown(gathered, CHANGES).get(change_id)
    title = f"{change.code} {change.cells['change']}" if change else say("What else changes")
    return Group(
        title=title,
        notices=tuple(
            Told(code=row.code, message=row.cells["message"], by=row.cells["told_by"])
            for row in rows
        ),
        lines=tuple((label, words) for label, words in _lines(gathered, change, rows) if words),
    )


def _lines(
    gathered: Gathered, change: ToldRow | None, rows: Sequence[ToldRow]
) -> Iterator[tuple[str, str]]:
    """From when on, how it was and will be, gain and burden, training, whom to ask, who told."""
    if change:
        day = change.row.cell("begins")
        yield say("From"), times.day(day) if day else say("the day is not set yet")
        yield say("Before"), change.cells["was"]
        yield say("After"), change.cells["will_be"]
    yield say("What it gives you"), _all(rows, "gains")
    yield say("What it asks of you"), _all(rows, "carries")
    if project := _project(gathered, change):
        yield say("Training"), project.cells["training"]
        yield say("If it fails"), project.cells["fall_back"]
        yield say("Part of"), f"{project.code} {project.cells['project']}"
        yield say("Who answers for it"), project.cells["owner"]
    yield say("Told"), listing([words for row in rows if (words := _when(row))])


def _all(rows: Sequence[ToldRow], field: str) -> str:
    return parted(dict.fromkeys(row.cells[field] for row in rows if row.cells[field]))


def _project(gathered: Gathered, change: ToldRow | None) -> ToldRow | None:
    """The project that brings a change, where it is told."""
    if change is None:
        return None
    found = Linked(gathered.record, PROJECTS).one(change.row, "project")
    return shown(gathered, PROJECTS).get(found)


def _when(row: ToldRow) -> str:
    """When and by whom a notice was told, and whether it was acknowledged."""
    told, said = row.row.cell("told_on"), row.row.cell("acknowledged_on")
    who = row.cells["told_by"]
    if not (told or said):
        return ""
    words = say("on {day}", day=times.day(told or said))
    if who:
        words = say("{when} by {who}", when=words, who=who)
    if said:
        return say("{told}, acknowledged on {day}", told=words, day=times.day(said))
    return words
