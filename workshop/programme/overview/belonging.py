"""What belongs to a step, or to a line of who is heard: each thing missing, and what fills it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, Literal

import msgspec

from workshop.carrying.gates import Gates
from workshop.programme.overview.department_guides import guide_for
from workshop.programme.overview.known import Known
from workshop.programme.overview.six_steps import OF_PLAN
from workshop.record.documents import Department, Session
from workshop.record.rows import Row
from workshop.registers.kinds.carrying.rounds import ROUNDS
from workshop.registers.kinds.needs.needs import NEEDS
from workshop.registers.kinds.strategy.budget import BUDGET
from workshop.registers.kinds.strategy.deliverables import DELIVERABLES
from workshop.registers.kinds.strategy.funding import FUNDING
from workshop.registers.kinds.strategy.goals import GOALS
from workshop.registers.kinds.strategy.projects import PROJECTS
from workshop.strategy.purposes import purposes_of
from workshop.times import short_day

Place = Literal["", "theming", "projects", "told", "feedback", "watch", "strategy", "register"]
"""Where something is filled in without a session; empty where a session fills it."""


class Lack(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is missing, and what would fill it."""

    words: str
    """What it is: `no goals`, `Estates was not heard`."""
    guide: str = ""
    """The guide whose session would fill it; empty where it is filled at a place."""
    department_id: str = ""
    """Whose session that is; empty for nobody's in particular."""
    place: Place = ""
    register: str = ""
    """The register of the row, or in which one is to be entered."""
    row_id: str = ""
    """The row that it is about; empty for none."""


def lacks_of_step(known: Known, number: int) -> tuple[Lack, ...]:
    """What is missing of a step, one by one, in the order in which the step names it.

    Args:
        known: the record.
        number: which step, 1 to 6.
    """
    return tuple(_OF_STEPS[number - 1](known))


def lacks_of_heard(known: Known, name: str) -> tuple[Lack, ...]:
    """Who or what is missing of a line of who is heard, one by one; nothing for another name.

    Args:
        known: the record.
        name: what `overview_of` calls the line: `departments`.
    """
    return tuple(_OF_HEARD[name](known)) if name in _OF_HEARD else ()


def sessions_of_step(known: Known, name: str) -> tuple[Session, ...]:
    """The sessions by guides for a step, the latest first, those too that are not closed."""
    found = [s for s in known.sessions if known.record.guide_of(s).programme_step == name]
    return tuple(reversed(found))


def _plan(known: Known) -> Iterator[Lack]:
    for register, words in OF_PLAN:
        if not known.rows(register):
            yield Lack(words=words, guide="kick-off", register=register)


def _collect(known: Known) -> Iterator[Lack]:
    yield from _departments(known)
    yield from _groups(known)
    yield from _letters(known)
    if not known.rows(NEEDS):
        yield Lack(words="no needs of departments", guide="department-needs", register=NEEDS)


def _departments(known: Known) -> Iterator[Lack]:
    for each in known.coverage.unheard:
        if found := known.record.find(Department, each.id):
            yield Lack(
                words=f"{each.name} was not heard",
                guide=guide_for(found),
                department_id=each.id,
            )


def _groups(known: Known) -> Iterator[Lack]:
    for each in known.groups:
        if not each.is_heard:
            yield Lack(words=f"no voice of {each.name}", guide=each.guide)


def _letters(known: Known) -> Iterator[Lack]:
    for each in known.coverage.empty:
        yield Lack(words=f"nothing {each.word} outside", guide=known.scan_guide)


def _must_ask(known: Known) -> Iterator[Lack]:
    """Each question in the sessions in which it was not asked; a session like it would ask it."""
    for each in known.coverage.missed:
        guide = known.record.guide_of(each.session).name
        yield Lack(
            words=f"“{each.title}” was not asked in {each.session.title}",
            guide=guide,
            department_id=each.session.department_id or "",
        )


def _purposes(known: Known) -> Iterator[Lack]:
    for each in purposes_of(known.record).unserved:
        yield Lack(words=f"nothing serves {each}", place="strategy")


def _goals(known: Known) -> Iterator[Lack]:
    if not known.factors:
        yield Lack(words="no factor", guide="swot-workshop")
    if known.to_theme:
        yield Lack(words=f"{known.to_theme:,} to theme", place="theming")
    if known.factors and not known.factors_scored:
        yield Lack(words="factors not weighed", guide="swot-workshop")
    for need in known.unranked:
        words = f"{need.code} has no place: {need.row.subject}"
        yield _row(words, need.row, guide="needs-reconciliation")
    for register, guide in (
        ("strategies", "tows"), (GOALS, "direction-and-goals"), ("risks", "risk-workshop")
    ):  # fmt: skip
        if not known.rows(register):
            yield Lack(words=f"no {register}", guide=guide, register=register)
    for row in known.rows(GOALS):
        if not row.cell("measure"):
            yield _row(f"no measure of {row.code}: {row.subject}", row, place="register")


def _action(known: Known) -> Iterator[Lack]:
    if not known.rows(PROJECTS):
        yield Lack(words="no projects", guide="action-planning", register=PROJECTS)
    for register, what in ((BUDGET, "no budget"), (DELIVERABLES, "nothing to deliver")):
        for row in known.projects_without(register):
            words = f"{what} of {row.code}: {row.subject}"
            yield Lack(words=words, place="register", register=register)
    if not known.rows(FUNDING):
        yield Lack(words="no money in hand", guide="budget-round", register=FUNDING)


def _integrate(known: Known) -> Iterator[Lack]:
    for each in known.held_up:
        yield from _gates(each)
    for each in known.gates:
        if not each.holding_up:
            project = each.project
            words = f"{project.code} may start and has not: {project.subject}"
            yield _row(words, project, place="projects")
    for untold in known.awareness.untold:
        project = untold.project
        words = f"not everybody is told of {project.code}: {project.subject}"
        yield _row(words, untold.row, place="told")


def _gates(found: Gates) -> Iterator[Lack]:
    for gate in found.holding_up:
        yield _row(f"{found.project.code}: {gate.lacks}", found.project, place="projects")


def _feedback(known: Known) -> Iterator[Lack]:
    if not known.rows(ROUNDS):
        yield Lack(words="no round of feedback has a date", place="feedback", register=ROUNDS)
    for each in known.due_rounds:
        words = f"{each.row.subject} began on {short_day(each.begins)} and was not held"
        yield _row(words, each.row, guide="feedback-round")
    for row in known.due_predictions:
        yield _row(f"what came of {row.code}: {row.subject}", row, place="watch")


def _row(words: str, row: Row, *, guide: str = "", place: Place = "") -> Lack:
    return Lack(words=words, guide=guide, place=place, register=row.TABLE, row_id=row.id)


_OF_STEPS: Final[tuple[Callable[[Known], Iterable[Lack]], ...]] = (
    _plan, _collect, _goals, _action, _integrate, _feedback,
)  # fmt: skip
_OF_HEARD: Final[dict[str, Callable[[Known], Iterable[Lack]]]] = {
    "departments": _departments,
    "groups": _groups,
    "PESTLE letters": _letters,
    "must-ask questions": _must_ask,
    "purposes": _purposes,
}
