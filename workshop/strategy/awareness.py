"""Which department was told of which change, and what started projects left untold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Literal

import msgspec

from workshop.needs.it_department import it_department
from workshop.needs.standing import Needs, needs_of
from workshop.record.documents import Department
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.kinds.needs.needs import NEEDS
from workshop.registers.kinds.strategy.changes import CHANGES
from workshop.registers.kinds.strategy.notices import NOTICES
from workshop.registers.kinds.strategy.projects import PROJECTS, STARTED
from workshop.strategy.linked import Linked
from workshop.text import as_sorted

State = Literal["acknowledged", "told", "to tell", "untold"]
"""How far a department knows of a change: that it said so, that it was told, that a notice waits,
or that there is none."""

_ORDER: tuple[State, ...] = ("acknowledged", "told", "to tell", "untold")


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A change and a department."""

    change_id: str
    department_id: str
    state: State
    on: date | None = None
    """When it was first told."""
    notices: tuple[Row, ...] = ()
    """The notices to that department, as they were entered."""


class Untold(msgspec.Struct, frozen=True, kw_only=True):
    """A started project of which some departments were told nothing."""

    project: Row
    concerned: tuple[str, ...]
    """The ids of those for which a notice waits, or whose needs it meets, in the order of names."""
    others: tuple[str, ...]
    """The ids of the others, likewise."""
    changes: tuple[Row, ...]
    """What it changes, also what may not be known; empty where nobody said."""
    lacks_notices: bool
    """Whether a department has no notice of what it changes, or nobody said what it changes."""

    @property
    def row(self) -> Row:
        """Where it is told: the first of its changes, else the project."""
        return self.changes[0] if self.changes else self.project


class Awareness(msgspec.Struct, frozen=True, kw_only=True):
    """Every change and every department but IT itself."""

    told: tuple[Told, ...]
    """By change as they were entered, by department in the order of names."""
    untold: tuple[Untold, ...]
    """By project as they were entered."""


def awareness_of(
    record: Record, *, also_it: bool = False, tells: Callable[[Row], bool] = bool
) -> Awareness:
    """Who was told of what.

    Args:
        record: the record.
        also_it: take IT itself as a department too, which brings the changes.
        tells: whether a row may be known; changes, notices and requests that may not count for
            nothing, since who was told would show for whom they are. All may unless given.

    Returns:
        Every change and department.

    A project that has started is listed where a department was not told of every change that it
    brings; one without changes, where there is a department at all, for nobody can have been told.
    """
    home = None if also_it else it_department(record)
    departments = [each for each in record.all(Department) if each.id != home]
    departments.sort(key=lambda each: (as_sorted(each.name), each.id))
    ids = [each.id for each in departments]
    changes, notices = Linked(record, CHANGES).rows, _notices(record, tells)
    known = [row for row in changes.values() if tells(row)]
    told = [
        _told(change.id, each, notices.get((change.id, each), ()))
        for change in known
        for each in ids
    ]
    projects = Linked(record, PROJECTS)
    brings = projects.grouped(changes.values(), "project")
    by_change: dict[str, list[Told]] = {}
    for one in told:
        by_change.setdefault(one.change_id, []).append(one)
    needs, wanted = needs_of(record), Linked(record, NEEDS)
    found = [
        _untold(
            project,
            brings.get(project.id, []),
            by_change,
            ids,
            asking=_asking(needs, wanted.ids(project, "needs"), tells),
        )
        for project in projects.rows.values()
        if project.cell("state") == STARTED
    ]
    return Awareness(
        told=tuple(told),
        untold=tuple(each for each in found if each.concerned or each.others),
    )


def _notices(record: Record, tells: Callable[[Row], bool]) -> dict[tuple[str, str], list[Row]]:
    """The notices by change and department; those without either are left out."""
    found: dict[tuple[str, str], list[Row]] = {}
    changes = Linked(record, CHANGES)
    for row in record.rows(NOTICES):
        if row.cell("department") and tells(row):
            key = (changes.one(row, "change"), row.cell("department"))
            found.setdefault(key, []).append(row)
    return found


def _told(change_id: str, department_id: str, notices: list[Row] | tuple[()]) -> Told:
    states: list[State] = ["untold", *map(_state, notices)]
    return Told(
        change_id=change_id,
        department_id=department_id,
        state=min(states, key=_ORDER.index),
        on=first_day(notices),
        notices=tuple(notices),
    )


def first_day(notices: Iterable[Row]) -> date | None:
    """The first day on which any of some notices was told; none where none was."""
    days = (row.cell("told_on") or row.cell("acknowledged_on") for row in notices)
    return min(filter(None, days), default=None)


def _state(notice: Row) -> State:
    if notice.cell("acknowledged_on"):
        return "acknowledged"
    return "told" if notice.cell("told_on") else "to tell"


def _untold(
    project: Row,
    changes: list[Row],
    told: Mapping[str, list[Told]],
    departments: list[str],
    *,
    asking: set[str],
) -> Untold:
    """The departments that do not know of everything that a project changes."""
    here = [each for row in changes for each in told.get(row.id, ())]
    lacking = {each.department_id for each in here if each.state in ("to tell", "untold")}
    if not changes:
        lacking = set(departments)
    concerned = {each.department_id for each in here if each.notices} | asking
    return Untold(
        project=project,
        concerned=tuple(each for each in departments if each in lacking & concerned),
        others=tuple(each for each in departments if each in lacking - concerned),
        changes=tuple(changes),
        lacks_notices=not changes or any(each.state == "untold" for each in here),
    )


def _asking(needs: Needs, met: Iterable[str], tells: Callable[[Row], bool]) -> set[str]:
    """The ids of the departments that asked for what is met."""
    wholes = [needs.whole_of(each) for each in met]
    rows = [row for need in wholes if need for row in (need.row, *need.merged) if tells(row)]
    return {department for row in rows if (department := row.cell("department"))}
