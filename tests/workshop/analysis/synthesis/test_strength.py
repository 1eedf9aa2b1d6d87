"""How far something can be relied on: the four questions, each step down with its reason."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders.record import Building, interview, workshop
from workshop.analysis.evidence import Hearing
from workshop.analysis.synthesis.strength import RULE, VERSION, Strength, Strengths
from workshop.record.documents import Entry
from workshop.running.commands import ConfirmStep


class Said:
    """Statements of as many departments as are wanted, each in an interview of its own."""

    def __init__(self) -> None:
        self.room = Building()
        self.sessions: list[str] = []

    def interview(self, department: str) -> str:
        known = self.room.record.department_named(department)
        ident = known.id if known else self.room.department(department)
        person = self.room.person(f"Person {len(self.sessions)}", "", ident)
        session = self.room.start(interview(), person)
        self.sessions.append(session)
        return session

    def say(self, department: str, line: str = "- It is slow", *, confirm: bool = True) -> Entry:
        session = self.interview(department)
        entry = self.room.say(session, "talk", line)
        if confirm:
            self.room.do(ConfirmStep(session_id=session, step_id="read-back"))
        return entry

    def strength(self, *said: Entry, against: tuple[Entry, ...] = (), alike: int = 0) -> Strength:
        return Strengths(Hearing(self.room.record)).of(said, against, look_alikes=alike)


def test_three_interviews_of_two_departments_that_were_read_back_are_high() -> None:
    """The rule has a name and a number, and says what it stands on where nothing lowers it."""
    made = Said()
    said = [made.say(each) for each in ("Finance", "Sales", "Sales")]
    found = made.strength(*said)
    assert (found.word, found.n, found.sources) == ("high", 3, 3)
    assert (found.rule, found.version) == (RULE, VERSION)
    assert "3 sessions, 2 departments" in found.why
    assert [each.asks for each in found.questions] == [
        "enough and independent", "fits together", "to the point", "how gathered",
    ]  # fmt: skip


def test_one_room_is_one_source_however_many_voices() -> None:
    """Five people of five departments in one workshop: low, and why."""
    made = Said()
    people = [made.room.person(f"P{n}", "", made.room.department(f"D{n}")) for n in range(5)]
    session = made.room.start(workshop(), *people)
    said = [made.room.say(session, "talk", f"- It is slow @P{n}") for n in range(5)]
    made.room.do(ConfirmStep(session_id=session, step_id="read-back"))
    found = made.strength(*said)
    assert (found.word, found.sources) == ("low", 1)
    assert "one session alone" in found.why


def test_several_talks_in_one_department_are_not_independent() -> None:
    """One step down; two departments in two talks too, for that is not enough."""
    made = Said()
    own = made.strength(*(made.say("Sales") for _ in range(4)))
    assert (own.word, "nobody else says so" in own.why) == ("moderate", True)
    two = made.strength(made.say("Finance"), made.say("Legal"))
    assert (two.word, "fewer than 3 sources" in two.why) == ("moderate", True)


@pytest.mark.parametrize(("against", "word"), [(0, "high"), (1, "moderate"), (3, "low")])
def test_what_others_oppose_goes_down(against: int, word: str) -> None:
    """A quarter of the sources against: one step; half of them: two."""
    made = Said()
    said = [made.say(each) for each in ("Finance", "Sales", "Legal")]
    other = tuple(made.say(f"Other {n}", "+ It is fast") for n in range(against))
    found = made.strength(*said, against=other)
    assert found.word == word
    assert ("the opposite" in found.why) == bool(against)


def test_a_topic_that_some_praise_and_some_blame_does_not_fit_together() -> None:
    """One tag over help and harm is one step down, without anybody's being called the opposite."""
    made = Said()
    said = [made.say("Finance", "+ Fast"), made.say("Sales", "- Slow"), made.say("Legal", "- Late")]
    found = made.strength(*said)
    assert found.word == "moderate"
    assert "1 source says what helps, 2 sources say what harms" in found.why


def test_notes_alone_and_what_nobody_confirmed_go_down() -> None:
    """A note says neither help nor harm; what was not read back may be misheard."""
    made = Said()
    notes = [made.say(each, "Something about it") for each in ("Finance", "Sales", "Legal")]
    assert made.strength(*notes).word == "moderate"
    loose = [made.say(each, confirm=False) for each in ("Finance", "Sales", "Legal")]
    found = made.strength(*loose)
    assert (found.word, "0 of 3 statements confirmed" in found.why) == ("moderate", True)
    later = msgspec.structs.replace(notes[0], at=notes[0].at + timedelta(days=1))
    made.room.record.put(later)
    assert made.strength(later).questions[3].down == 1


def test_what_looks_alike_and_was_not_judged_is_said_and_lowers_nothing() -> None:
    """It may be understated: that is no reason to trust it less."""
    made = Said()
    said = [made.say(each) for each in ("Finance", "Sales", "Legal")]
    found = made.strength(*said, alike=2)
    assert found.word == "high"
    assert "2 others look alike and were not judged" in found.why


@pytest.mark.law
@given(st.lists(st.sampled_from(("Finance", "Sales", "Legal")), min_size=1, max_size=6))
def test_more_voices_for_it_never_make_it_weaker(departments: list[str]) -> None:
    """Each further interview that says so, read back, leaves the word or raises it."""
    made = Said()
    words = ["very low", "low", "moderate", "high"]
    said: list[Entry] = []
    before = 0
    for department in departments:
        said.append(made.say(department))
        now = words.index(made.strength(*said).word)
        assert now >= before
        before = now
