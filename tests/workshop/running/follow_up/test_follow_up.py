"""What became of actions and questions, and the one list of them over all sessions.

Requirement: actions have a state (open, done, dropped, moved), with questions and people to meet
in one list over all sessions; what is open comes first in the next session. Nothing that was told
before is lost, and no edition tells more than it may.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders.record import Building, interview
from workshop.analysis.follow_up import followed_up, how_many, of_those_here, open_before
from workshop.errors import Refused
from workshop.notes import read_notes, write_notes
from workshop.record.documents import Attribution, Entry, EntryKind, Session
from workshop.record.within import OutcomeState
from workshop.report.actions.follow_up import follow_up
from workshop.report.build import build
from workshop.running.command_kinds.entries import SetOutcome
from workshop.running.commands import KeepOffRecord, RetagEntry, RetractEntry
from workshop.running.follow_up.outcomes import due_of, outcome_of

TODAY = date(2026, 5, 1)


@pytest.fixture
def room() -> Building:
    """An engagement with one interview."""
    return Building()


@pytest.fixture
def talk(room: Building) -> str:
    """An interview with Dana."""
    return room.start(interview(), room.person("Dana Ortiz"))


def now(room: Building, entry: Entry) -> Entry:
    """The entry as it is by now."""
    return room.record.get(Entry, entry.id)


def told(room: Building, entry: Entry, state: OutcomeState, **more: object) -> str:
    """Say what became of it; the sentence."""
    return room.do(SetOutcome(entry_id=entry.id, state=state, **more)).sentence  # type: ignore[arg-type]


def test_an_action_is_moved_done_and_open_again_and_nothing_is_lost(
    room: Building, talk: str
) -> None:
    """The day that was agreed stays; all that was told stays in its order."""
    action = room.say(talk, "actions", "> Count the stores @Dana due:2026-04-01")
    day = date(2026, 6, 1)
    said = told(room, action, OutcomeState.MOVED, due=day, note="no hands")
    assert said == "Moved the action “Count the stores” to 1 June 2026: “no hands”"
    assert (now(room, action).due, due_of(now(room, action))) == (date(2026, 4, 1), day)
    assert told(room, action, OutcomeState.DONE) == "Done: action “Count the stores”"
    assert told(room, action, OutcomeState.OPEN) == "Open again: action “Count the stores”"
    states = [one.state.value for one in now(room, action).outcomes]
    assert states == ["moved", "done", "open"]
    assert outcome_of(now(room, action)) is OutcomeState.OPEN
    assert due_of(now(room, action)) == day


@pytest.mark.parametrize(
    ("line", "state", "more", "why"),
    [
        ("> Count", OutcomeState.DROPPED, {}, "Say why it is dropped"),
        ("> Count", OutcomeState.MOVED, {}, "Say to which day it is moved"),
        ("> Count due:2026-04-01", OutcomeState.MOVED, {"due": date(2026, 4, 1)}, "due on 1 April"),
        ("> Count", OutcomeState.DONE, {"due": TODAY}, "A day goes with what is moved"),
        ("> Count", OutcomeState.OPEN, {}, "It is open"),
        ("+ Count", OutcomeState.DONE, {}, "neither an action nor an open question"),
    ],
)
def test_what_makes_no_sense_is_refused(
    room: Building, talk: str, line: str, state: OutcomeState, more: dict[str, object], why: str
) -> None:
    """With the reason, and nothing is changed."""
    entry = room.say(talk, "talk", line)
    before = now(room, entry)
    with pytest.raises(Refused, match=why):
        told(room, entry, state, **more)
    assert now(room, entry) == before


def test_done_twice_is_refused_and_another_kind_has_no_outcome(room: Building, talk: str) -> None:
    """A question made an action keeps what was told; made a note it has none."""
    question = room.say(talk, "talk", "? Who pays?")
    assert told(room, question, OutcomeState.DONE, note="Finance") == (
        "Answered: open question “Who pays?”: “Finance”"
    )
    with pytest.raises(Refused, match="done already"):
        told(room, question, OutcomeState.DONE, note="Finance")
    room.do(RetagEntry(entry_id=question.id, kind=EntryKind.ACTION))
    assert outcome_of(now(room, question)) is OutcomeState.DONE
    room.do(RetagEntry(entry_id=question.id, kind=EntryKind.NOTE))
    assert now(room, question).outcomes == ()


def test_open_ones_stand_first_those_overdue_before_all(room: Building, talk: str) -> None:
    """Then the next day; questions behind actions; what was taken back is in no list."""
    second = room.start(interview(), room.person("Bo Łoś"))
    late = room.say(talk, "actions", "> Late @Dana due:2026-04-01")
    none = room.say(talk, "actions", "> Some day @Dana")
    soon = room.say(second, "actions", "> Soon @Bo due:2026-05-02")
    question = room.say(second, "talk", "? Who pays?")
    done = room.say(second, "actions", "> Over @Bo due:2026-01-02")
    gone = room.say(second, "actions", "> Gone @Bo")
    told(room, done, OutcomeState.DONE)
    room.do(RetractEntry(entry_id=gone.id))
    found = followed_up(room.record, TODAY)
    assert [one.entry.id for one in found] == [
        each.id for each in (late, soon, none, question, done)
    ]
    assert [one.overdue for one in found] == [True, False, False, False, False]
    assert how_many(found) == "3 actions open (1 overdue) and 1 question open."
    before = open_before(room.record, room.record.get(Session, second), TODAY)
    assert [one.entry.id for one in before] == [late.id, none.id]
    third = room.start(interview(), *room.record.get(Session, talk).people)
    here = room.record.get(Session, third)
    assert [one.entry.id for one in of_those_here(here, open_before(room.record, here, TODAY))] == [
        late.id,
        soon.id,
        none.id,
    ][::2]


def test_an_edition_tells_no_more_than_it_may(room: Building, talk: str) -> None:
    """Names go from words and notes, what is off the record is in neither edition, and counted."""
    dana = room.record.get(Session, talk).people[0]
    room.consent(talk, dana, Attribution.PARTICIPANT)
    action = room.say(talk, "actions", "> Ask Dana Ortiz @Dana due:2026-04-01")
    told(room, action, OutcomeState.DONE, note="Dana Ortiz did it")
    secret = room.say(talk, "talk", "? Who leaves?")
    room.do(KeepOffRecord(entry_id=secret.id, off_record=True))
    shareable = follow_up(room.record, "shareable", TODAY)
    assert "Dana" not in str(shareable)
    assert "Who leaves" not in str(shareable) + str(follow_up(room.record, "restricted", TODAY))
    assert (shareable.n, shareable.open, shareable.left_out) == (1, 0, 1)
    assert shareable.items[0].state == "done"
    summary = build(room.record, "session", "restricted", session_id=talk).facts.session
    assert summary is not None
    (fact,) = (entry for entry in summary.entries if entry.kind == "action")
    assert fact.outcome == "done"


def test_notes_tell_it_below_the_entry(room: Building, talk: str) -> None:
    """With the day, the time and the note; a pipe in the note stays one."""
    action = room.say(talk, "actions", "> Count the stores @Dana")
    told(room, action, OutcomeState.MOVED, due=date(2026, 6, 1), note="a | b")
    lines = write_notes(room.record, talk).splitlines()
    (line,) = [each for each in lines if each.startswith("% outcome:")]
    assert line.startswith("% outcome: moved 2026-06-01 [")
    assert line.endswith(r"a \| b")


def test_notes_with_what_became_of_it_are_read_again(room: Building, talk: str) -> None:
    """Each line of it belongs to the action or the question above, one after another."""
    action = room.say(talk, "actions", "> Count the stores @Dana")
    told(room, action, OutcomeState.MOVED, due=date(2026, 6, 1), note="a | b")
    told(room, action, OutcomeState.DONE)
    told(room, room.say(talk, "talk", "? Who pays"), OutcomeState.DROPPED, note="settled")
    text = write_notes(room.record, talk)
    noted = read_notes(text, "notes.txt", interview)
    found = {each.captured.text: [o.state.value for o in each.outcomes] for each in noted.entries}
    assert found == {"Who pays": ["dropped"], "Count the stores": ["moved", "done"]}
