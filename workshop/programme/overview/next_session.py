"""The one session that makes most sense next, why, and what it would settle.

Rules in an order, of which the first that applies decides: what was begun before what is new, what
is agreed with somebody before what is not, hearing before weighing, weighing before choosing,
choosing before planning, approving before starting, and looking back once something has started.
What was looked at long ago is looked at again before anything rests on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Final

import msgspec

from workshop.language import marked, say
from workshop.programme.overview.department_guides import ANY, guide_for
from workshop.programme.overview.known import Known
from workshop.programme.overview.six_steps import lacks_plan, names
from workshop.programme.stages import Stage
from workshop.record.documents import Department
from workshop.record.rows import Row
from workshop.registers.kinds.carrying.rounds import ROUNDS
from workshop.registers.kinds.needs.needs import NEEDS
from workshop.registers.kinds.strategy.goals import GOALS
from workshop.registers.kinds.strategy.projects import IDEA, PROJECTS
from workshop.text import listing, plural
from workshop.times import short_day

_HALF_A_YEAR: Final = timedelta(days=182)
"""After so long what is outside is looked at again."""

_TITLES: Final = {
    "direction-and-goals": marked("Direction and goals"),
    "budget-round": marked("Budget round"),
    "project-outlines": marked("Project outlines"),
    "resources-review": marked("Resources review"),
    "tool-appraisal": marked("Tool appraisal"),
    "swot-workshop": marked("SWOT workshop"),
    "environmental-scan": marked("Environmental scan"),
    "risk-workshop": marked("Risk workshop"),
}
"""What sessions are called that fill the strategy document, by their guides."""


class Next(msgspec.Struct, frozen=True, kw_only=True):
    """A session to hold."""

    guide: str
    """The guide that ships, by its name; empty where a session goes on."""
    title: str
    """What to do: `Interview Estates`."""
    why: str
    """In a sentence."""
    settles: str
    """What it would settle, in a sentence."""
    department_id: str = ""
    session_id: str = ""
    """The session that goes on; empty for a new one."""
    interview_id: str = ""
    """The row of the programme of interviews; empty where none is planned."""


def next_of(known: Known) -> Next | None:
    """The next sensible session; none where nothing is needed now."""
    return next((found for rule in _RULES for found in rule(known)), None)


def others_of(known: Known, most: int = 6) -> tuple[Next, ...]:
    """What the other rules would say, in the same order, each guide once."""
    found: dict[tuple[str, str], Next] = {}
    for rule in _RULES:
        for each in rule(known):
            found.setdefault((each.guide, each.department_id), each)
    return tuple(found.values())[1 : most + 1]


def _going_on(known: Known) -> Iterator[Next]:
    for session in known.sessions:
        if not session.closed:
            yield Next(
                guide="",
                title=say("Go on with {session}", session=known.naming.title(session)),
                why=say("It was begun and is not closed."),
                settles=say(
                    "What is said in it counts where sessions are compared once it is closed."
                ),
                session_id=session.id,
            )


def _kick_off(known: Known) -> Iterator[Next]:
    if not known.held_for("overall plan") and lacks_plan(known):
        why = say(
            "Sessions were held without it: what it is for, who approves what, who has a stake."
        )
        if not known.sessions:
            why = say("Nothing is agreed yet: what it is for, who approves what, who has a stake.")
        yield Next(
            guide="kick-off",
            title=say("Kick-off"),
            why=why,
            settles=say("Objectives, the approval ladder and the stakeholders."),
        )


def _agreed(known: Known) -> Iterator[Next]:
    """Interviews that are agreed on for today or later, the earliest first; then those to come."""
    agreed = [e for e in known.programme.interviews if e.stage is Stage.AGREED]
    coming = [(e.day, e) for e in agreed if e.day and e.day >= known.today]
    for day, each in sorted(coming, key=lambda one: one[0]):
        home = known.record.find(Department, each.person.department_id)
        title = say("Interview somebody who agreed to it")
        if name := known.naming.person(each.person):
            title = say("Interview {name}", name=name)
        yield Next(
            guide=each.row.cell("guide") or (guide_for(home) if home else ANY),
            title=title,
            why=say("It is agreed for {day}.", day=short_day(day)),
            settles=_heard_then(known, home) if home else say("One more voice."),
            department_id=home.id if home else "",
            interview_id=each.row.id,
        )


def _unheard(known: Known) -> Iterator[Next]:
    """Departments that nobody heard: those that ask for something or own something first."""
    asking = {each for need in known.needs.standing for each in need.asked_by}
    named = [d for d in known.coverage.unheard if known.record.find(Department, d.id)]
    for department in sorted(named, key=lambda one: (one.id not in asking, one.id)):
        why = say("Nobody there has been heard.")
        if department.id in asking:
            why = say("Nobody there has been heard, and it asks for something.")
        title = say("Interview {name}", name=known.naming.department(department))
        if known.unheard is None:
            title = say("Interview a department that was not heard yet")
        yield Next(
            guide=guide_for(department) if known.unheard is not None else ANY,
            title=title,
            why=why,
            settles=_heard_then(known, department),
            department_id=department.id,
        )


def _heard_then(known: Known, department: Department) -> str:
    heard, unheard = known.coverage.heard, known.coverage.unheard
    more = 1 if any(each.id == department.id for each in unheard) else 0
    return say(
        "After it {n} of {all} departments are heard.",
        n=len(heard) + more,
        all=len(heard) + len(unheard),
    )


def _groups(known: Known) -> Iterator[Next]:
    for each in known.groups:
        if not each.is_heard:
            if not known.naming.names_groups:
                yield _unnamed_group()
                return
            name = say(each.name)
            yield Next(
                guide=each.guide,
                title=say("Hear {group}", group=name),
                why=say("No voice of {group} is in the record.", group=name),
                settles=say("What {group} want and fear.", group=name),
            )


def _unnamed_group() -> Next:
    """That a group is to be heard, where it is not to be told which were."""
    return Next(
        guide=ANY,
        title=say("Hear a group that was not heard yet"),
        why=say("Not every group whose voice a strategy needs is in the record."),
        settles=say("What they want and fear."),
    )


def _outside(known: Known) -> Iterator[Next]:
    if empty := [say(each.word) for each in known.coverage.empty]:
        yield Next(
            guide=known.scan_guide,
            title=say("Environmental scan"),
            why=say("Nothing {fields} was said of what is outside.", fields=listing(empty, "or")),
            settles=say("What may come from outside, with impact and likelihood."),
        )
    elif known.today - known.looked_outside > _HALF_A_YEAR:
        yield Next(
            guide="pestle-scan",
            title=say("PESTLE scan"),
            why=say(
                "The last look outside was on {day}, more than half a year ago.",
                day=short_day(known.looked_outside),
            ),
            settles=say("Which signals go on, what is new outside, and what is watched next."),
        )


def _weigh(known: Known) -> Iterator[Next]:
    if not known.factors_scored:
        yield Next(
            guide="swot-workshop",
            title=say("SWOT workshop"),
            why=say("{factors} stand unweighed.", factors=plural(known.told_factors, "factor")),
            settles=say("Which factors count most, inside and outside."),
        )


def _needs(known: Known) -> Iterator[Next]:
    if not known.rows(NEEDS):
        yield Next(
            guide="department-needs",
            title=say("Needs of a department"),
            why=say("No department has said what it needs from IT."),
            settles=say("What is wanted, the problem behind it and ways to meet it."),
        )
    elif count := len(known.unranked):
        why = say("{needs} have no place yet.", needs=plural(count, "need"))
        if count == 1:
            why = say("{need} has no place yet.", need=plural(count, "need"))
        yield Next(
            guide="needs-reconciliation",
            title=say("Needs reconciliation"),
            why=why,
            settles=say("One order of all needs, within agreed limits."),
        )


_CHOICES: Final = (
    (
        "strategies",
        "tows",
        marked("TOWS workshop"),
        marked("There are no strategies yet."),
        marked("Strategies from pairs of factors."),
    ),
    (
        "gaps",
        "gap-analysis",
        marked("Gap analysis"),
        marked("There are no gaps yet."),
        marked("Where it stands and where it should."),
    ),
    (
        GOALS,
        "direction-and-goals",
        marked("Direction and goals"),
        marked("There are no goals yet."),
        marked("Goals with measures, and what leads to what."),
    ),
    (
        "risks",
        "risk-workshop",
        marked("Risk workshop"),
        marked("There are no risks yet."),
        marked("Risks, how high they are, and what is done."),
    ),
)
"""By register: the guide, its title, why it, and what it settles."""


def _choose(known: Known) -> Iterator[Next]:
    for register, guide, title, why, settles in _CHOICES:
        if not known.rows(register):
            yield Next(guide=guide, title=say(title), why=say(why), settles=say(settles))


def _plan(known: Known) -> Iterator[Next]:
    if not known.rows(PROJECTS):
        yield Next(
            guide="action-planning",
            title=say("Action planning"),
            why=say("There are goals and no projects that reach them."),
            settles=say("Projects with deliverables, days and owners."),
        )


def _parts(known: Known) -> Iterator[Next]:
    """What the strategy document still lacks, by the guide that would fill most of it."""
    lacking: dict[str, list[str]] = {}
    for element in known.elements:
        for part in element.missing:
            lacking.setdefault(part.guide, []).append(say(part.title))
    for guide in sorted(lacking, key=lambda each: -len(lacking[each])):
        parts = lacking[guide]
        yield Next(
            guide=guide,
            title=say(_TITLES[guide]),
            why=say("The strategy document has nothing of {parts}.", parts=names(parts)),
            settles=say("{parts} of the strategy document.", parts=plural(len(parts), "part")),
        )


def _approve(known: Known) -> Iterator[Next]:
    """Who approves what is proposed; an idea asks for nobody's yes."""
    if held_up := [each for each in known.held_up if each.project.cell("state") not in ("", IDEA)]:
        lacking = plural(sum(len(each.holding_up) for each in held_up), "thing")
        yield Next(
            guide="approval",
            title=say("Approval and integration"),
            why=say(
                "{projects} cannot start yet: {things} to be settled.",
                projects=_projects(known, [each.project for each in held_up]),
                things=lacking,
            ),
            settles=say("Who approves, on which conditions, and what is waived."),
        )


def _projects(known: Known, rows: list[Row]) -> str:
    """Projects that are told, by their codes."""
    return names(known.codes(rows))


def _tell(known: Known) -> Iterator[Next]:
    """Who is to be told of what; where only the telling is left, no session is needed for it."""
    lacking = (each.project for each in known.awareness.untold if each.lacks_notices)
    if untold := known.only_told(lacking):
        projects = _projects(known, untold)
        why = say("{projects} have started and not everybody is told.", projects=projects)
        if len(untold) == 1:
            why = say("{project} has started and not everybody is told.", project=projects)
        yield Next(
            guide="change-notices",
            title=say("Who is told of which change"),
            why=why,
            settles=say("Who tells which department, by when."),
        )


def _look_back(known: Known) -> Iterator[Next]:
    settles = say("What works, what needs work, what is new.")
    if due := [each for each in known.due_rounds if known.naming.tells(each.row)]:
        yield Next(
            guide="feedback-round",
            title=say("Feedback: {round}", round=known.naming.subject(due[-1].row)),
            why=say(
                "The round began on {day} and no session of it was held.",
                day=short_day(due[-1].begins),
            ),
            settles=settles,
        )
    elif (started := known.only_told(known.started)) and not known.rows(ROUNDS):
        yield Next(
            guide="feedback-round",
            title=say("Feedback round"),
            why=say(
                "{projects} started, and no round of feedback has a day.",
                projects=plural(len(started), "project"),
            ),
            settles=settles,
        )


def _review(known: Known) -> Iterator[Next]:
    """What is done, and of which nobody has said yet what is learned from it."""
    if done := known.only_told(known.unreviewed):
        projects = _projects(known, done)
        why = say("{projects} are done, and nobody has looked back on them.", projects=projects)
        if len(done) == 1:
            why = say("{project} is done, and nobody has looked back on it.", project=projects)
        yield Next(
            guide="after-action-review",
            title=say("After-action review"),
            why=why,
            settles=say("What to do again, what to do differently."),
        )


_RULES: Final[tuple[Callable[[Known], Iterator[Next]], ...]] = (
    _going_on, _kick_off, _agreed, _look_back, _tell, _review, _unheard, _groups, _outside, _weigh,
    _needs, _choose, _plan, _parts, _approve,
)  # fmt: skip
