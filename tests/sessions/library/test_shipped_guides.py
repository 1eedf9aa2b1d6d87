"""The guides that ship: their time, what must be asked, their words, and that they can be run."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final, NamedTuple

import jsonschema
import msgspec
import pytest

from sessions.library.guide_files import Origin
from sessions.library.guides import Library
from sessions.library.index_page import index_text
from sessions.library.shipped_index import INDEX
from tests import ROOT
from tests.builders.record import Building
from workshop.analysis.evidence import must_asked
from workshop.guide.reader import guide_schema
from workshop.guide.shape import Ask, Break, Brief, Capture, ConsentStep, Guide, Readback, Score
from workshop.guide.step import Step
from workshop.guide.vote import Vote
from workshop.record.documents import Attribution, Clock, Session
from workshop.running.asking.fitting import resting_on
from workshop.running.commands import ConfirmStep, MoveTo, SkipStep


class Shipped(NamedTuple):
    """What a shipped guide is taken for."""

    setting: str
    minutes: float
    must_ask: str
    """The ids of the steps that must be asked."""


INTERVIEWS: Final = {
    "stakeholder-interview": Shipped(
        "interview",
        60,
        "consent goals what-works what-blocks outside-forces priorities anything-else",
    ),
    "board-interview": Shipped("interview", 60, "consent goals bets risk priorities"),
    "finance-interview": Shipped(
        "interview", 60, "consent goals cost-of-it closing-the-books priorities"
    ),
    "sales-interview": Shipped(
        "interview", 60, "consent goals way-of-an-order lost-business priorities"
    ),
    "service-interview": Shipped(
        "interview", 60, "consent goals reasons-for-contact last-hard-case priorities"
    ),
    "operations-interview": Shipped(
        "interview", 60, "consent goals where-work-waits by-hand priorities"
    ),
    "hr-interview": Shipped("interview", 60, "consent goals first-weeks missing-skills priorities"),
    "legal-interview": Shipped(
        "interview", 60, "consent goals rules-and-dates weak-controls priorities"
    ),
    "it-staff-interview": Shipped(
        "interview", 60, "consent team-goals fragile where-time-goes priorities"
    ),
    "customer-interview": Shipped(
        "interview", 45, "consent last-time let-down good-moment one-change"
    ),
    "liaison-interview": Shipped(
        "interview",
        60,
        "consent goals-of-the-department open-wishes promises collisions priorities",
    ),
    "department-needs": Shipped("interview", 60, "consent goals needs worth priorities"),
    "senior-interview": Shipped("interview", 30, "consent goals in-the-way one-thing"),
    "seven-questions": Shipped(
        "interview",
        60,
        "consent free-talk the-oracle good-outcome bad-outcome turning-points",
    ),
}

SHIPPED: Final = INTERVIEWS | {
    "group-interview": Shipped("workshop", 90, "consent helps hinders first-wait-stop differences"),
    "swot-workshop": Shipped(
        "workshop", 120, "consent strengths weaknesses opportunities threats actions"
    ),
    "environmental-scan": Shipped(
        "workshop", 120, "consent frame silent-capture gaps score discuss actions"
    ),
    "kick-off": Shipped("workshop", 60, "consent frame results duties approvals deadlines actions"),
    "pestle-scan": Shipped(
        "workshop", 90, "consent horizon silent-list letters choose so-what watch"
    ),
    "nominal-group": Shipped("workshop", 150, "consent question round first-ranking discuss agree"),
    "nominal-group-fast": Shipped("workshop", 60, "consent read-out ranking talk hand-on"),
    "tows": Shipped("workshop", 75, "consent freeze pairs attractive decision owners"),
    "scenarios": Shipped("workshop", 120, "consent frame open-ends rate apart axes worlds signs"),
    "gap-analysis": Shipped("workshop", 90, "consent wanted levels causes ways actions"),
    "needs-reconciliation": Shipped(
        "workshop", 120, "consent limits framework sign needs rate apart line told"
    ),
    "prioritisation": Shipped("workshop", 120, "consent rules needs rate apart line told"),
    "action-planning": Shipped(
        "workshop", 60, "consent start accomplishments steps timeline commitments"
    ),
    "risk-workshop": Shipped(
        "workshop",
        150,
        "consent frame scales premortem rate apart bow-tie treatment mitigations",
    ),
    "approval": Shipped("workshop", 45, "consent case doubts agreement decision told"),
    "after-action-review": Shipped(
        "workshop", 60, "consent intended happened helped hindered next-time resolved"
    ),
    "feedback-round": Shipped(
        "workshop", 60, "consent works needs-work aspects emerging rate follows"
    ),
    "hopes-and-fears": Shipped("workshop", 45, "consent hopes fears needed agreed"),
    "stakeholder-map": Shipped("workshop", 60, "consent everybody place approach heard"),
    "tool-appraisal": Shipped(
        "workshop", 90, "consent inventory benefits drawbacks verdicts next-steps"
    ),
    "new-goods-and-services": Shipped(
        "workshop", 90, "consent customers ideas choose offers next-steps"
    ),
    "direction-and-goals": Shipped(
        "workshop", 90, "consent direction goals cause-and-effect actions"
    ),
    "budget-round": Shipped("workshop", 75, "consent present new in-hand short actions"),
    "project-outlines": Shipped("workshop", 90, "consent projects deliverables benchmarks actions"),
    "resources-review": Shipped(
        "workshop", 60, "consent organisation people systems first-short actions"
    ),
    "change-notices": Shipped("workshop", 45, "consent changes notices actions"),
}
"""Each guide that ships."""

PROGRAMME: Final = [name for name in INTERVIEWS if name != "stakeholder-interview"]
"""The guides for one group of people each, and the two for people with little or much to tell."""


@cache
def guide_of(name: str) -> Guide:
    """A shipped guide; reading one takes long, and none changes."""
    return Library().load(name)


def asked(guide: Guide) -> list[Ask | Capture]:
    """The steps of a guide that ask for something to be said."""
    return [step for step in guide.steps if isinstance(step, (Ask, Capture))]


@pytest.mark.slow
@pytest.mark.parametrize("name", SHIPPED)
def test_time_and_must_asks(name: str) -> None:
    """A guide takes its stated time to the minute; what must be asked is chosen, and in time."""
    guide = guide_of(name)
    must = [step.id for step in guide.steps if step.must_ask]
    assert Shipped(guide.setting, guide.planned, " ".join(must)) == SHIPPED[name]
    least = sum(step.minutes.least for step in guide.steps)
    assert least <= guide.planned * 0.66, "it can be shortened by a third without leaving anything"


def test_nothing_else_ships() -> None:
    """The list without own guides is the shipped ones: interviews, then workshops, by name."""
    told = [(each.name, each.setting, each.minutes) for each in Library().listing()]
    wanted = [(name, one.setting, one.minutes) for name, one in SHIPPED.items()]
    assert told == sorted(wanted, key=lambda one: (one[1], one[0]))


def test_own_guides_come_first(tmp_path: Path) -> None:
    """One's own stand before those that ship, and in both interviews before workshops."""
    own = tmp_path / "guides"
    for name in ("environmental-scan", "customer-interview"):
        Library().copy(name, own)
    (own / "a-slip.toml").write_text("format = 1", encoding="utf-8")
    told = [each.name for each in Library(own).listing()]
    assert told[:3] == ["my-customer-interview", "my-environmental-scan", "a-slip"]
    assert told[3:] == [each.name for each in Library().listing()]


@pytest.mark.slow
def test_own_common_steps_count_in_the_list(tmp_path: Path) -> None:
    """Who changes what the interviews share is told their new time, and not that of the index."""
    file = Library().copy("interview-core", tmp_path / "interview-core.steps.toml")
    text = file.read_text("utf-8").replace("planned = 8,", "planned = 10,")
    file.write_text(text, encoding="utf-8")
    minutes = {each.name: each.minutes for each in Library(tmp_path).listing()}
    assert (minutes["finance-interview"], minutes["swot-workshop"]) == (62, 120)


@pytest.mark.slow
def test_the_index_says_what_the_guides_say() -> None:
    """Lists read the index and no guide; it is `python -m sessions.library.index_page`."""
    assert (files("sessions") / "guides" / INDEX).read_text("utf-8") == index_text()
    for listed in Library().listing():
        guide = guide_of(listed.name)
        told = (listed.title, listed.audience, listed.origin, listed.problems)
        assert told == (guide.title, guide.audience, Origin.SHIPPED, 0)


@pytest.mark.parametrize("name", SHIPPED)
def test_words_can_be_said(name: str) -> None:
    """Every step says what to say, briefly; every question has probes, short, one thing each."""
    guide = guide_of(name)
    for step in guide.steps:
        assert step.say, step.id
        assert len(step.say.split()) <= 90, step.id
        assert step.probes or not isinstance(step, (Ask, Capture, Score, Readback)), step.id
        longest = 25 if isinstance(step, Score) else 20
        assert all(len(probe.split()) <= longest for probe in step.probes), step.id
        assert len(set(step.probes)) == len(step.probes), step.id
    assert guide.name == name
    assert guide.materials


def test_no_title_reads_like_what_is_said_of_steps() -> None:
    """Behind *Not asked:* titles are listed; one of that name would say nothing."""
    titles = {step.title.casefold() for name in SHIPPED for step in guide_of(name).steps}
    assert not titles & {"not asked", "not yet asked", "skipped", "to come", "done"}


@pytest.mark.parametrize("name", SHIPPED)
def test_times_are_elastic(name: str) -> None:
    """Every step can give and take time, breaks can be dropped, must-asks never."""
    for step in guide_of(name).steps:
        assert step.minutes.least < step.minutes.planned < step.minutes.greatest, step.id
        assert (step.minutes.least == 0) == (step.id == "break"), step.id


@pytest.mark.parametrize("name", SHIPPED)
def test_each_step_says_what_it_is_for(name: str) -> None:
    """Each step has its thinking pattern, and each guide gives something to the strategy."""
    guide = guide_of(name)
    for step in guide.steps:
        assert (step.pattern is None) == isinstance(step, Break), step.id
    assert any(step.gives for step in guide.steps)
    if guide.setting == "workshop":
        assert all(step.short or isinstance(step, Break) for step in guide.steps), "for the wall"
    if guide.setting == "workshop" and guide.planned >= 60:
        patterns = {step.pattern for step in guide.steps}
        assert {"generate", "clarify", "commit"} <= patterns
        assert patterns & {"reduce", "evaluate"}


@pytest.mark.parametrize("name", SHIPPED)
def test_what_goes_when_time_is_short(name: str) -> None:
    """Something may go, never the opening, and nothing is weighed that was not sorted first."""
    guide = guide_of(name)
    may_go = {step.id for step in guide.steps if step.cut != "never" and not step.must_ask}
    assert may_go - {guide.steps[0].id, "read-back", "close"}
    assert guide.steps[0].cut == "never"
    for place, sorting in enumerate(guide.steps):
        if sorting.pattern != "organise" or sorting.id not in may_go:
            continue
        weighed = [s.id for s in guide.steps[place:] if isinstance(s, (Score, Vote))]
        assert set(weighed) <= resting_on(guide.steps, {sorting.id}), sorting.id


@pytest.mark.parametrize("name", SHIPPED)
def test_probes_do_not_lead(name: str) -> None:
    """No question puts the answer in anybody's mouth."""
    leading = re.compile(
        r"\b(don't you|doesn't it|isn't|aren't|wouldn't you|shouldn't|surely|obviously|right\?$)\b"
    )
    for step in guide_of(name).steps:
        assert not [text for text in (*step.probes, step.say) if leading.search(text.lower())]


@pytest.mark.parametrize("name", INTERVIEWS)
def test_one_question_at_a_time(name: str) -> None:
    """What is said in an interview's question is a sentence or three, and asks one thing."""
    for step in asked(guide_of(name)):
        assert step.say.count("?") <= 1, step.id
        assert len(step.say.split()) <= 45, step.id


@pytest.mark.parametrize("name", [*PROGRAMME, "group-interview"])
def test_beginning_and_end(name: str) -> None:
    """Purpose, recording and consent come first; at the end read-back, who else, next steps."""
    steps = guide_of(name).steps
    assert isinstance(steps[0], Brief)
    assert "record" in steps[0].say
    assert isinstance(steps[1], ConsentStep)
    assert any(isinstance(step, Readback) for step in steps[-2:])
    end = " ".join(text for step in steps[-4:] for text in (step.say, *step.probes))
    assert re.search(r"[Ww]ho(m)? .*(else|heard|hear|different|sat here)", end)
    assert re.search(r"two days|today|a copy", end)


@pytest.mark.parametrize("name", [*PROGRAMME, "group-interview"])
def test_goals_and_priorities_can_be_laid_side_by_side(name: str) -> None:
    """Priorities ask first, may wait and stop; goals ask for measure, today and wanted."""
    for step in guide_of(name).steps:
        words = " ".join((step.say, *step.probes))
        if "priority" in step.tags:
            assert "wait" in words or "for now" in words, step.id
            assert "stop" in words, step.id
        if "goal" in step.tags:
            assert re.search(r"measure|figure", words), step.id
            assert re.search(r"today|now\b", words), step.id
            assert re.search(r"should it|by when|for when|and when|should it be", words), step.id


@pytest.mark.slow
@pytest.mark.parametrize("name", SHIPPED)
def test_files_teach(name: str) -> None:
    """Each file begins with what it is and how to adapt it, and obeys the published schema."""
    text = Library().text(name)
    head = text.split("\nformat = 1", 1)[0]
    assert all(line.startswith("#") for line in head.strip().splitlines())
    assert "How to adapt it" in head
    assert f"workshop guides copy {name}" in head
    plain = json.loads(msgspec.json.encode(guide_of(name)))
    jsonschema.validate(plain, guide_schema())


def test_no_question_stands_in_two_guides() -> None:
    """What is asked in several guides is a common step, and so the same in all of them."""
    where: defaultdict[str, list[Step]] = defaultdict(list)
    for name in SHIPPED:
        for step in asked(guide_of(name)):
            where[step.say].append(step)
    for steps in where.values():
        assert all(step == steps[0] for step in steps), steps[0].id
    shared = {steps[0].id for steps in where.values() if len(steps) > 1}
    assert shared <= {"goals", "outside-forces", "requests", "priorities", "anything-else"}


@pytest.mark.parametrize("name", SHIPPED)
def test_every_guide_runs_to_its_end(name: str) -> None:
    """From the first step to the close, nothing that must be asked is left open."""
    guide = guide_of(name)
    room = Building()
    owners = room.department("Shareholders")
    people = [room.person("Dana Ortiz", "Owner", owners), room.person("Ben Okafor", "Manager")]
    talk = room.start(guide, *people)
    for step in guide.steps:
        if room.record.get(Clock, talk).step_id != step.id:
            room.do(MoveTo(session_id=talk, step_id=step.id))
        match step:
            case Brief() | Readback():
                room.do(ConfirmStep(session_id=talk, step_id=step.id))
            case ConsentStep():
                for person in people:
                    room.consent(talk, person, Attribution(step.levels[0]))
            case Score():
                why = "the room scores another day"
                room.do(SkipStep(session_id=talk, step_id=step.id, reason=why))
            case _:
                room.say(talk, step.id, f"Said under {step.id} #outage")
    room.close(talk)
    session = room.record.get(Session, talk)
    assert session.closed is not None
    _, missed = must_asked(room.record, session)
    assert [one.title for one in missed] == [
        step.title for step in guide.steps if isinstance(step, Score) and step.must_ask
    ]


@pytest.mark.parametrize("name", SHIPPED)
def test_the_manual_tells_each_guide(name: str) -> None:
    """`docs/guides.md` says for each guide how long it takes and what must be asked."""
    page = (ROOT / "docs" / "guides.md").read_text("utf-8")
    (row,) = [line for line in page.splitlines() if line.startswith(f"| `{name}` |")]
    must = "; ".join(step.title for step in guide_of(name).steps if step.must_ask)
    assert f"| {SHIPPED[name].minutes:g} |" in row
    assert f"| {must} |" in row
