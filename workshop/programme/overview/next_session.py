"""The one session that makes most sense next, why, and what it would settle.

Rules in an order, of which the first that applies decides: what was begun before what is new, what
is agreed with somebody before what is not, hearing before weighing, weighing before choosing,
choosing before planning, approving before starting, and looking back once something has started.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import msgspec

from workshop.programme.overview.groups import begins_a_word
from workshop.programme.overview.known import Known
from workshop.programme.overview.six_steps import lacks_plan, names, unranked
from workshop.programme.stages import Stage
from workshop.record.documents import Department
from workshop.registers.kinds.carrying.rounds import ROUNDS
from workshop.registers.kinds.needs.needs import NEEDS
from workshop.registers.kinds.strategy.goals import GOALS
from workshop.registers.kinds.strategy.projects import PROJECTS
from workshop.text import listing, plural
from workshop.times import short_day

_GUIDES: Final = (
    (("finance", "accounting", "controlling", "treasury"), "finance-interview"),
    (("human", "people", "personnel", "hr"), "hr-interview"),
    (("legal", "compliance", "law", "audit"), "legal-interview"),
    (("sales", "marketing", "commercial"), "sales-interview"),
    (("service", "support", "desk", "care"), "service-interview"),
    (("operation", "logistic", "production", "supply"), "operations-interview"),
    (("estate", "facilit", "building"), "operations-interview"),
    (("board", "shareholder", "owner", "trustee"), "board-interview"),
    (("executive", "management", "chief"), "senior-interview"),
    (("customer", "client", "patient", "citizen", "member"), "customer-interview"),
)  # fmt: skip
"""By the beginnings of words in the name of a department, the guide that fits it."""
_ANY: Final = "stakeholder-interview"


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


def guide_for(department: Department) -> str:
    """The guide of an interview with a department, by what it is called."""
    found = (guide for words, guide in _GUIDES if begins_a_word(department.name, words))
    return next(found, _ANY)


def _going_on(known: Known) -> Iterator[Next]:
    for session in known.sessions:
        if not session.closed:
            yield Next(
                guide="",
                title=f"Go on with {session.title}",
                why="It was begun and is not closed.",
                settles="What is said in it counts where sessions are compared once it is closed.",
                session_id=session.id,
            )


def _kick_off(known: Known) -> Iterator[Next]:
    if not known.held_for("overall plan") and lacks_plan(known):
        begun = "Nothing is agreed yet" if not known.sessions else "Sessions were held without it"
        yield Next(
            guide="kick-off",
            title="Kick-off",
            why=f"{begun}: what it is for, who approves what, who has a stake.",
            settles="Objectives, the approval ladder and the stakeholders.",
        )


def _agreed(known: Known) -> Iterator[Next]:
    """Interviews that are agreed on for today or later, the earliest first; then those to come."""
    agreed = [e for e in known.programme.interviews if e.stage is Stage.AGREED]
    coming = [(e.day, e) for e in agreed if e.day and e.day >= known.today]
    for day, each in sorted(coming, key=lambda one: one[0]):
        home = known.record.find(Department, each.person.department_id)
        yield Next(
            guide=each.row.cell("guide") or (guide_for(home) if home else _ANY),
            title=f"Interview {each.person.name}",
            why=f"It is agreed for {short_day(day)}.",
            settles=_heard_then(known, home) if home else "One more voice.",
            department_id=home.id if home else "",
            interview_id=each.row.id,
        )


def _unheard(known: Known) -> Iterator[Next]:
    """Departments that nobody heard: those that ask for something or own something first."""
    asking = {each for need in known.needs.standing for each in need.asked_by}
    named = [d for d in known.coverage.unheard if known.record.find(Department, d.id)]
    for department in sorted(named, key=lambda one: (one.id not in asking, one.id)):
        yield Next(
            guide=guide_for(department),
            title=f"Interview {department.name}",
            why="Nobody there has been heard"
            + (", and it asks for something." if department.id in asking else "."),
            settles=_heard_then(known, department),
            department_id=department.id,
        )


def _heard_then(known: Known, department: Department) -> str:
    heard, unheard = known.coverage.heard, known.coverage.unheard
    more = 1 if any(each.id == department.id for each in unheard) else 0
    return f"After it {len(heard) + more} of {len(heard) + len(unheard)} departments are heard."


def _groups(known: Known) -> Iterator[Next]:
    for each in known.groups:
        if not each.is_heard:
            yield Next(
                guide=each.guide,
                title=f"Hear {each.name}",
                why=f"No voice of {each.name} is in the record.",
                settles=f"What {each.name} want and fear.",
            )


def _outside(known: Known) -> Iterator[Next]:
    if empty := [each.word for each in known.coverage.empty]:
        yield Next(
            guide="pestle-scan" if known.held_by("environmental-scan") else "environmental-scan",
            title="Environmental scan",
            why=f"Nothing {listing(empty, 'or')} was said of what is outside.",
            settles="What may come from outside, with impact and likelihood.",
        )


def _weigh(known: Known) -> Iterator[Next]:
    if not known.factors_scored:
        yield Next(
            guide="swot-workshop",
            title="SWOT workshop",
            why=f"{plural(len(known.factors), 'factor')} stand unweighed.",
            settles="Which factors count most, inside and outside.",
        )


def _needs(known: Known) -> Iterator[Next]:
    if not known.rows(NEEDS):
        yield Next(
            guide="department-needs",
            title="Needs of a department",
            why="No department has said what it needs from IT.",
            settles="What is wanted, the problem behind it and ways to meet it.",
        )
    elif count := unranked(known):
        yield Next(
            guide="needs-reconciliation",
            title="Needs reconciliation",
            why=f"{plural(count, 'need')} {'has' if count == 1 else 'have'} no place yet.",
            settles="One order of all needs, within agreed limits.",
        )


def _choose(known: Known) -> Iterator[Next]:
    for register, guide, title, settles in (
        ("strategies", "tows", "TOWS workshop", "Strategies from pairs of factors."),
        ("gaps", "gap-analysis", "Gap analysis", "Where it stands and where it should."),
        (GOALS, "direction-and-goals", "Direction and goals",
         "Goals with measures, and what leads to what."),
        ("risks", "risk-workshop", "Risk workshop", "Risks, how high they are, and what is done."),
    ):  # fmt: skip
        if not known.rows(register):
            yield Next(
                guide=guide, title=title, why=f"There are no {register} yet.", settles=settles
            )


def _plan(known: Known) -> Iterator[Next]:
    if not known.rows(PROJECTS):
        yield Next(
            guide="action-planning",
            title="Action planning",
            why="There are goals and no projects that reach them.",
            settles="Projects with deliverables, days and owners.",
        )


def _parts(known: Known) -> Iterator[Next]:
    """What the strategy document still lacks, by the guide that would fill most of it."""
    lacking: dict[str, list[str]] = {}
    for element in known.elements:
        for part in element.missing:
            lacking.setdefault(part.guide, []).append(part.title)
    for guide in sorted(lacking, key=lambda each: -len(lacking[each])):
        parts = lacking[guide]
        yield Next(
            guide=guide,
            title=guide.replace("-", " ").capitalize(),
            why=f"The strategy document has nothing of {names(parts)}.",
            settles=f"{plural(len(parts), 'part')} of the strategy document.",
        )


def _approve(known: Known) -> Iterator[Next]:
    if held_up := known.held_up:
        codes = [each.project.code for each in held_up]
        lacking = sum(len(each.holding_up) for each in held_up)
        yield Next(
            guide="approval",
            title="Approval and integration",
            why=f"{names(codes)} cannot start yet: {plural(lacking, 'thing')} to be settled.",
            settles="Who approves, on which conditions, and what is waived.",
        )


def _tell(known: Known) -> Iterator[Next]:
    if untold := known.awareness.untold:
        codes = [each.project.code for each in untold]
        yield Next(
            guide="change-notices",
            title="Who is told of which change",
            why=f"{names(codes)} has started and not everybody is told."
            if len(codes) == 1
            else f"{names(codes)} have started and not everybody is told.",
            settles="Who tells which department, by when.",
        )


def _look_back(known: Known) -> Iterator[Next]:
    if due := known.due_rounds:
        yield Next(
            guide="feedback-round",
            title=f"Feedback: {due[-1].row.subject}",
            why=f"The round began on {short_day(due[-1].begins)} and no session of it was held.",
            settles="What works, what needs work, what is new.",
        )
    elif known.started and not known.rows(ROUNDS):
        yield Next(
            guide="feedback-round",
            title="Feedback round",
            why=f"{plural(len(known.started), 'project')} started, and no round of feedback has a "
            "day.",
            settles="What works, what needs work, what is new.",
        )


_RULES: Final[tuple[Callable[[Known], Iterator[Next]], ...]] = (
    _going_on, _kick_off, _agreed, _look_back, _tell, _unheard, _groups, _outside, _weigh, _needs,
    _choose, _plan, _parts, _approve,
)  # fmt: skip
