"""Which steps of a guide are asked in a session: the one rule of every door and document."""

from __future__ import annotations

import msgspec
import pytest

from tests.builders.record import TEN, Building, interview
from workshop.analysis.evidence import must_asked
from workshop.guide.conditions import AskIf
from workshop.guide.shape import Ask, Guide
from workshop.record.documents import Department, Session, StepState
from workshop.report.build import build
from workshop.running.asking.asked_steps import asked_steps, come_up
from workshop.running.commands import (
    AddDepartment,
    JoinSession,
    MoveTo,
    RetractEntry,
    SetOffRecord,
    SkipStep,
)
from workshop.running.session_rules import next_step
from workshop.running.words.agenda import timing

OUTAGE = AskIf(recorded="Outage")


def guide(condition: AskIf) -> Guide:
    """The interview, with a must-ask under a condition after the first question."""
    plain = interview()
    only = Ask(id="only", title="Only then", minutes=TEN, must_ask=True, ask_if=condition)
    return msgspec.structs.replace(plain, steps=(*plain.steps[:2], only, *plain.steps[2:]))


class Talk(Building):
    """A talk with somebody of a department."""

    def __init__(self, condition: AskIf, department: str = "", short: str = "") -> None:
        super().__init__()
        of = None
        if department:
            self.do(AddDepartment(name=department, short=short))
            (of,) = [each.id for each in self.record.all(Department)]
        self.dana = self.person("Dana Ortiz", "Head", of)
        self.talk = self.start(guide(condition), self.dana)

    @property
    def session(self) -> Session:
        """The session as it is now."""
        return self.record.get(Session, self.talk)

    @property
    def agenda(self) -> list[str]:
        """The ids of what is asked."""
        return [step.id for step in asked_steps(self.record, self.session)]

    def asks(self) -> bool:
        """Whether the step under a condition is asked."""
        return "only" in self.agenda


@pytest.mark.parametrize(
    ("names", "department", "short", "holds"),
    [
        (("Board",), "Board of Directors", "", True),
        (("board of directors",), "The Board of Directors", "", True),
        (("Finance", "Board"), "Finance", "", True),
        (("IT",), "Information technology", "IT", True),
        (("Directors Board",), "Board of Directors", "", False),
        (("Custom",), "Customers", "", False),
        (("Customers",), "Customer service", "", False),
        (("Zurich",), "Zürich", "", True),
        (("Board",), "", "", False),
    ],
)
def test_a_group_is_a_department_told_by_words_of_its_name(
    names: tuple[str, ...], department: str, short: str, *, holds: bool
) -> None:
    """Whole words in their order, without case and accents, or the short name; part words never."""
    assert Talk(AskIf(group=names), department, short).asks() is holds


def test_a_group_is_that_of_participants_as_they_come() -> None:
    """Somebody of it who comes in later brings the step; both conditions must hold together."""
    talk = Talk(AskIf(group=("Board",), recorded="outage"), "Finance")
    talk.say(talk.talk, "talk", "An outage #outage")
    assert not talk.asks()
    owner = talk.person("Lea", "Chair", talk.department("Board"))
    before = asked_steps(talk.record, talk.session)
    talk.do(JoinSession(session_id=talk.talk, person_id=owner))
    assert talk.asks()
    assert come_up(before, talk.record, talk.session) == "Now in the agenda: Only then"


def test_a_tag_counts_while_it_is_recorded_in_this_session() -> None:
    """In any step, in any case; not in another session, off the record or taken back."""
    talk = Talk(OUTAGE)
    other = talk.start(guide(OUTAGE), talk.dana)
    talk.say(other, "talk", "It was down #outage")
    assert not talk.asks()
    talk.do(SetOffRecord(session_id=talk.talk, on=True))
    talk.say(talk.talk, "talk", "Between us #outage")
    talk.do(SetOffRecord(session_id=talk.talk, on=False))
    assert not talk.asks()
    said = talk.say(talk.talk, "more", "It was down #OUTAGE")
    assert talk.asks()
    talk.do(RetractEntry(entry_id=said.id))
    assert not talk.asks()


def test_a_field_of_the_scan_and_tags_of_a_step_count_as_tags() -> None:
    """`#legal` files what was said; what a step gives to everything counts as well."""
    law = Talk(AskIf(recorded="legal"))
    law.say(law.talk, "talk", "! A new act #l")
    assert law.asks()
    framed = Talk(AskIf(recorded="frame"))
    assert not framed.asks()
    framed.say(framed.talk, "more", "Anything")
    assert framed.asks()


def test_what_is_not_in_the_agenda_is_neither_missed_nor_planned() -> None:
    """Going on passes it by; coverage and planned minutes leave it out, until it is asked."""
    talk = Talk(OUTAGE)

    def planned() -> float:
        clock = talk.record.clock_of(talk.talk)
        return timing(talk.record, talk.session, clock, talk.session.started).planned / 60

    def missed() -> list[str]:
        return [one.step_id for one in must_asked(talk.record, talk.session)[1]]

    follower = next_step(talk.record, talk.session, "talk")
    assert (follower and follower.id, planned()) == ("more", 50)
    assert "only" not in missed()
    before = next_step(talk.record, talk.session, "more", by=-1)
    assert before
    assert before.id == "talk"
    talk.do(MoveTo(session_id=talk.talk, step_id="talk"))
    talk.do(SkipStep(session_id=talk.talk, step_id="talk", reason="asked before"))
    assert talk.record.clock_of(talk.talk).step_id == "more"
    talk.say(talk.talk, "more", "It was down #outage")
    follower = next_step(talk.record, talk.session, "talk")
    assert (follower and follower.id, planned()) == ("only", 60)
    assert "only" in missed()


def test_it_can_be_gone_to_by_hand_and_stays_then() -> None:
    """What the room came to, or what has something in it, is in the agenda for good."""
    talk = Talk(OUTAGE)
    before = asked_steps(talk.record, talk.session)
    talk.do(MoveTo(session_id=talk.talk, step_id="only"))
    assert come_up(before, talk.record, talk.session) == ""
    talk.do(MoveTo(session_id=talk.talk, step_id="more"))
    assert talk.asks()
    assert talk.session.steps["only"].state is StepState.DONE
    filled = Talk(OUTAGE)
    filled.say(filled.talk, "only", "Told without being asked")
    assert filled.asks()


def test_documents_tell_it_as_not_called_for() -> None:
    """Neither skipped nor not reached; the counts and minutes of the session leave it out."""
    talk = Talk(OUTAGE)

    def told() -> tuple[str, str, float]:
        session = build(talk.record, "session", "restricted", session_id=talk.talk).facts.session
        assert session
        states = {step.id: step.state for step in session.steps}
        return states["only"], states["more"], session.planned_minutes

    assert told() == ("not called for", "not reached", 50)
    talk.say(talk.talk, "talk", "It was down #outage")
    assert told() == ("not reached", "not reached", 60)
