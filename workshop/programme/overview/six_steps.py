"""The six steps of the programme, and its four stages: what is done of each, what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, Literal, NamedTuple

import msgspec

from workshop.programme.overview.known import Known
from workshop.registers.kinds.approvals import APPROVED
from workshop.registers.kinds.carrying.rounds import ROUNDS
from workshop.registers.kinds.needs.needs import NEEDS
from workshop.registers.kinds.strategy.budget import BUDGET
from workshop.registers.kinds.strategy.deliverables import DELIVERABLES
from workshop.registers.kinds.strategy.funding import FUNDING
from workshop.registers.kinds.strategy.goals import GOALS
from workshop.registers.kinds.strategy.projects import DONE, PROJECTS, STARTED
from workshop.strategy.linked import Linked
from workshop.text import listing, plural
from workshop.times import short_day

Mark = Literal["done", "begun", "open"]
"""How far a step is: all of it, some of it, none of it."""

STAGES: Final = (
    "environmental scanning",
    "strategy formulation",
    "strategy implementation",
    "strategy evaluation",
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
    return listing([*listed[:_NAMED], f"{more} more"] if more > 0 else listed)


def _plan_done(known: Known) -> Iterator[str]:
    if held := known.held_for("overall plan"):
        yield (
            f"{held[0].title}, {short_day(held[0].started)}"
            if len(held) == 1
            else (f"{len(held)} sessions held")
        )
    for register, one in (("objectives", "objective"), ("approvals", "approval")):
        if count := len(known.rows(register)):
            yield plural(count, one)
    if count := len(known.rows("stakeholders")):
        yield plural(count, "stakeholder")


OF_PLAN: Final = (
    ("objectives", "no business objective"),
    ("approvals", "no approval ladder"),
    ("stakeholders", "no stakeholder"),
)
"""What a kick-off leaves, by register."""


def lacks_plan(known: Known) -> bool:
    """Whether anything that a kick-off leaves is not there."""
    return not all(known.rows(register) for register, _ in OF_PLAN)


def _plan_missing(known: Known) -> Iterator[str]:
    if not known.held_for("overall plan") and lacks_plan(known):
        yield "no kick-off held"
    yield from (words for register, words in OF_PLAN if not known.rows(register))


def _collect_done(known: Known) -> Iterator[str]:
    held = known.held_for("collect information")
    interviews = [s for s in held if known.record.guide_of(s).setting == "interview"]
    if interviews:
        yield plural(len(interviews), "interview")
    if workshops := len(held) - len(interviews):
        yield plural(workshops, "workshop")
    if count := len(known.rows(NEEDS)):
        yield plural(count, "need")


def _collect_missing(known: Known) -> Iterator[str]:
    if not known.held_for("collect information"):
        yield "nobody was heard"
        return
    if unheard := [each.name for each in known.coverage.unheard]:
        yield f"{plural(len(unheard), 'department')} not heard: {names(unheard)}"
    if groups := [each.name for each in known.groups if not each.is_heard]:
        yield f"not heard: {names(groups)}"
    if empty := [each.word for each in known.coverage.empty]:
        yield f"nothing {listing(empty, 'or')} outside"
    if not known.rows(NEEDS):
        yield "no needs of departments"


def _goals_done(known: Known) -> Iterator[str]:
    if known.factors:
        yield plural(len(known.factors), "factor")
    for register, one in ((GOALS, "goal"), ("strategies", "strategy"), ("risks", "risk")):
        if count := len(known.rows(register)):
            yield plural(count, one, "strategies" if one == "strategy" else f"{one}s")


def _goals_missing(known: Known) -> Iterator[str]:
    if not known.factors:
        yield "no factor"
        return
    if known.to_theme:
        yield f"{known.to_theme:,} to theme"
    if not known.factors_scored:
        yield "factors not weighed"
    if known.needs.standing and (count := unranked(known)):
        yield f"{plural(count, 'need')} not ranked"
    if not known.rows("strategies"):
        yield "no strategies"
    if not known.rows(GOALS):
        yield "no goals"
    elif lacking := [r.code for r in known.rows(GOALS) if not r.cell("measure")]:
        yield f"no measure of {names(lacking)}"
    if not known.rows("risks"):
        yield "no risks"


def unranked(known: Known) -> int:
    """How many needs have no place yet."""
    return sum(each.priority is None or each.need is None for each in known.needs.standing)


def _action_done(known: Known) -> Iterator[str]:
    for register, one in (
        (PROJECTS, "project"),
        (DELIVERABLES, "deliverable"),
        (BUDGET, "budget line"),
    ):
        if count := len(known.rows(register)):
            yield plural(count, one)


def _action_missing(known: Known) -> Iterator[str]:
    projects = known.rows(PROJECTS)
    if not projects:
        yield "no projects"
    else:
        linked = Linked(known.record, PROJECTS)
        for register, what in ((BUDGET, "no budget"), (DELIVERABLES, "nothing to deliver")):
            has = {linked.one(row, "project") for row in known.rows(register)}
            live = [row for row in projects if row.cell("state") != "stopped"]
            if lacking := [row.code for row in live if row.id not in has]:
                yield f"{what}: {names(lacking)}"
    if not known.rows(BUDGET) and not projects:
        yield "no budget lines"
    if not known.rows(FUNDING):
        yield "no money in hand"


def _integrate_done(known: Known) -> Iterator[str]:
    approvals = known.rows("approvals")
    if approved := sum(row.cell("answer") == APPROVED for row in approvals):
        yield f"{approved} of {plural(len(approvals), 'approval')}"
    states = [row.cell("state") for row in known.rows(PROJECTS)]
    if started := states.count(STARTED):
        yield f"{plural(started, 'project')} started"
    if done := states.count(DONE):
        yield f"{plural(done, 'project')} done"


def _integrate_missing(known: Known) -> Iterator[str]:
    if not known.rows(PROJECTS):
        yield "nothing to approve yet"
        return
    if held_up := [each.project.code for each in known.held_up]:
        yield f"held up: {names(held_up)}"
    if ready := [each.project.code for each in known.gates if not each.holding_up]:
        yield f"ready and not started: {names(ready)}"
    if untold := [each.project.code for each in known.awareness.untold]:
        yield f"not everybody is told of {names(untold)}"


def _feedback_done(known: Known) -> Iterator[str]:
    held = [each for each in known.feedback.rounds if each.sessions]
    if held:
        yield plural(len(held), "round")
    if reviews := known.held_by("after-action-review"):
        yield plural(len(reviews), "review")


def _feedback_missing(known: Known) -> Iterator[str]:
    if not known.rows(ROUNDS):
        yield "no round has a date"
        return
    due = [each.row.subject for each in known.due_rounds]
    if due:
        yield f"due and not held: {names(due)}"
    coming = [each for each in known.feedback.rounds if each.begins > known.today]
    if not due and coming:
        yield f"next round {short_day(coming[0].begins)}"
    late = [row.code for row in known.due_predictions]
    if late:
        yield f"what came of {names(late)}"


_STEPS: Final = (
    _Step("overall plan", STAGES[0], _plan_done, _plan_missing),
    _Step("collect information", STAGES[0], _collect_done, _collect_missing),
    _Step("analyse and set goals", STAGES[1], _goals_done, _goals_missing),
    _Step("action plan", STAGES[2], _action_done, _action_missing),
    _Step("integrate", STAGES[2], _integrate_done, _integrate_missing),
    _Step("feedback", STAGES[3], _feedback_done, _feedback_missing),
)


def steps_of(known: Known) -> tuple[StepState, ...]:
    """The six steps, in their order."""
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
