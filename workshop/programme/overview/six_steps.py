"""The six steps of the programme, and its four stages: what is done of each, what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, Literal, NamedTuple

import msgspec

from workshop.language import counted, grouped, marked, say
from workshop.programme.overview.known import Known
from workshop.registers.kinds.approvals import APPROVED
from workshop.registers.kinds.carrying.rounds import ROUNDS
from workshop.registers.kinds.needs.needs import NEEDS
from workshop.registers.kinds.strategy.budget import BUDGET
from workshop.registers.kinds.strategy.deliverables import DELIVERABLES
from workshop.registers.kinds.strategy.funding import FUNDING
from workshop.registers.kinds.strategy.goals import GOALS
from workshop.registers.kinds.strategy.projects import DONE, PROJECTS, STARTED
from workshop.text import listing, plural
from workshop.times import short_day

Mark = Literal["done", "begun", "open"]
"""How far a step is: all of it, some of it, none of it."""

STAGES: Final = (
    marked("environmental scanning"),
    marked("strategy formulation"),
    marked("strategy implementation"),
    marked("strategy evaluation"),
)
"""The four stages, as guides name them."""


class StepState(msgspec.Struct, frozen=True, kw_only=True):
    """How far one of the six steps is."""

    number: int
    """1 to 6."""
    name: str
    """As guides name it."""
    stage: str
    """The stage to which it belongs."""
    mark: Mark
    done: tuple[str, ...]
    """What there is, a few words each."""
    missing: tuple[str, ...]
    """What is not there, likewise; what is most wanted first."""


class _Step(NamedTuple):
    name: str
    stage: str
    done: Callable[[Known], Iterator[str]]
    missing: Callable[[Known], Iterator[str]]


_NAMED: Final = 3
"""So many names stand in a line, at most."""


def names(listed: list[str]) -> str:
    """A few names, and how many more there are."""
    more = len(listed) - _NAMED
    return listing([*listed[:_NAMED], say("{n} more", n=more)] if more > 0 else listed)


def _plan_done(known: Known) -> Iterator[str]:
    if held := known.held_for("overall plan"):
        if len(held) == 1:
            yield f"{known.naming.title(held[0])}, {short_day(held[0].started)}"
        else:
            yield say("{sessions} held", sessions=plural(len(held), "session"))
    if count := len(known.told("objectives")):
        yield plural(count, "objective")
    if count := len(known.told("approvals")):
        yield plural(count, "approval")
    if count := len(known.told("stakeholders")):
        yield plural(count, "stakeholder")


OF_PLAN: Final = (
    ("objectives", marked("no business objective")),
    ("approvals", marked("no approval ladder")),
    ("stakeholders", marked("no stakeholder")),
)
"""What a kick-off leaves, by register."""


def lacks_plan(known: Known) -> bool:
    """Whether anything that a kick-off leaves is not there."""
    return not all(known.rows(register) for register, _ in OF_PLAN)


def _plan_missing(known: Known) -> Iterator[str]:
    if not known.held_for("overall plan") and lacks_plan(known):
        yield say("no kick-off held")
    yield from (say(words) for register, words in OF_PLAN if not known.rows(register))


def _collect_done(known: Known) -> Iterator[str]:
    held = known.held_for("collect information")
    interviews = [s for s in held if known.record.guide_of(s).setting == "interview"]
    if interviews:
        yield plural(len(interviews), "interview")
    if workshops := len(held) - len(interviews):
        yield plural(workshops, "workshop")
    if count := len(known.told(NEEDS)):
        yield plural(count, "need")


def _collect_missing(known: Known) -> Iterator[str]:
    if not known.held_for("collect information"):
        yield say("nobody was heard")
        return
    if count := len(known.coverage.unheard):
        departments = plural(count, "department")
        if known.unheard is None:
            yield say("{departments} not heard", departments=departments)
        else:
            yield say(
                "{departments} not heard: {names}",
                departments=departments,
                names=names(list(known.unheard)),
            )
    groups = [say(each.name) for each in known.groups if not each.is_heard]
    if groups and known.naming.names_groups:
        yield say("not heard: {names}", names=names(groups))
    if empty := [say(each.word) for each in known.coverage.empty]:
        yield say("nothing {fields} outside", fields=listing(empty, "or"))
    if not known.rows(NEEDS):
        yield say("no needs of departments")


def _goals_done(known: Known) -> Iterator[str]:
    if known.told_factors:
        yield plural(known.told_factors, "factor")
    if count := len(known.told(GOALS)):
        yield plural(count, "goal")
    if count := len(known.told("strategies")):
        yield plural(count, "strategy", "strategies")
    if count := len(known.told("risks")):
        yield plural(count, "risk")


def _goals_missing(known: Known) -> Iterator[str]:
    if not known.factors:
        yield say("no factor")
        return
    if known.to_theme:
        yield say("{n} to theme", n=grouped(known.to_theme))
    if not known.factors_scored:
        yield say("factors not weighed")
    if count := len(known.unranked):
        yield say("{needs} not ranked", needs=plural(count, "need"))
    if not known.rows("strategies"):
        yield say("no strategies")
    if not known.rows(GOALS):
        yield say("no goals")
    elif lacking := known.codes(r for r in known.rows(GOALS) if not r.cell("measure")):
        yield say("no measure of {names}", names=names(lacking))
    if not known.rows("risks"):
        yield say("no risks")


def _action_done(known: Known) -> Iterator[str]:
    if count := len(known.told(PROJECTS)):
        yield plural(count, "project")
    if count := len(known.told(DELIVERABLES)):
        yield plural(count, "deliverable")
    if count := len(known.told(BUDGET)):
        yield plural(count, "budget line")


def _action_missing(known: Known) -> Iterator[str]:
    projects = known.rows(PROJECTS)
    if not projects:
        yield say("no projects")
    for register, what in (
        (BUDGET, marked("no budget: {names}")),
        (DELIVERABLES, marked("nothing to deliver: {names}")),
    ):
        lacking = known.codes(known.projects_without(register))
        if lacking and known.tells_all(register):  # else it tells of which the hidden ones are
            yield say(what, names=names(lacking))
    if not known.rows(BUDGET) and not projects:
        yield say("no budget lines")
    if not known.rows(FUNDING):
        yield say("no money in hand")


def _integrate_done(known: Known) -> Iterator[str]:
    approvals = known.told("approvals")
    if approved := sum(row.cell("answer") == APPROVED for row in approvals):
        yield say("{n} of {all}", n=approved, all=counted(len(approvals), "approval", of=True))
    states = [row.cell("state") for row in known.told(PROJECTS)]
    if started := states.count(STARTED):
        yield say("{projects} started", projects=plural(started, "project"))
    if done := states.count(DONE):
        yield say("{projects} done", projects=plural(done, "project"))


def _integrate_missing(known: Known) -> Iterator[str]:
    if not known.rows(PROJECTS):
        yield say("nothing to approve yet")
        return
    if held_up := known.codes(each.project for each in known.held_up):
        yield say("held up: {names}", names=names(held_up))
    if ready := known.codes(each.project for each in known.gates if not each.holding_up):
        yield say("ready and not started: {names}", names=names(ready))
    if untold := known.codes(each.project for each in known.awareness.untold):
        yield say("not everybody is told of {names}", names=names(untold))


def _feedback_done(known: Known) -> Iterator[str]:
    held = [each for each in known.feedback.rounds if each.sessions]
    if held:
        yield plural(len(held), "round")
    if reviews := known.held_by("after-action-review"):
        yield plural(len(reviews), "review")


def _feedback_missing(known: Known) -> Iterator[str]:
    if not known.rows(ROUNDS):
        yield say("no round has a date")
        return
    tells, subject = known.naming.tells, known.naming.subject
    due = [subject(each.row) for each in known.due_rounds if tells(each.row)]
    if due:
        yield say("due and not held: {names}", names=names(due))
    coming = [each for each in known.feedback.rounds if each.begins > known.today]
    coming = [each for each in coming if tells(each.row)]
    if not due and coming:
        yield say("next round {day}", day=short_day(coming[0].begins))
    late = known.codes(known.due_predictions)
    if late:
        yield say("what came of {names}", names=names(late))


_STEPS: Final = (
    _Step(marked("overall plan"), STAGES[0], _plan_done, _plan_missing),
    _Step(marked("collect information"), STAGES[0], _collect_done, _collect_missing),
    _Step(marked("analyse and set goals"), STAGES[1], _goals_done, _goals_missing),
    _Step(marked("action plan"), STAGES[2], _action_done, _action_missing),
    _Step(marked("integrate"), STAGES[2], _integrate_done, _integrate_missing),
    _Step(marked("feedback"), STAGES[3], _feedback_done, _feedback_missing),
)


def steps_of(known: Known) -> tuple[StepState, ...]:
    """The six steps, in their order; how far each is, is told of the whole record."""
    steps = _told_steps(known)
    if not known.naming.tells_less:
        return steps
    return tuple(
        msgspec.structs.replace(each, mark=of_all.mark)
        for each, of_all in zip(steps, _told_steps(known.whole()), strict=True)
    )


def _told_steps(known: Known) -> tuple[StepState, ...]:
    """The six steps by what words may say."""
    found = []
    for number, step in enumerate(_STEPS, 1):
        done, missing = tuple(step.done(known)), tuple(step.missing(known))
        mark: Mark = "open" if not done else "begun" if missing else "done"
        found.append(
            StepState(
                number=number,
                name=step.name,
                stage=step.stage,
                mark=mark,
                done=done,
                missing=missing,
            )
        )
    return tuple(found)


def stages_of(steps: tuple[StepState, ...]) -> dict[str, Mark]:
    """How far each of the four stages is, from its steps."""
    found: dict[str, Mark] = {}
    for stage in STAGES:
        marks = {each.mark for each in steps if each.stage == stage}
        found[stage] = "done" if marks == {"done"} else "open" if marks == {"open"} else "begun"
    return found
