"""What goes on inside a step: questions ticked, its clock, turns, what is parked."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import msgspec
import pytest

from tests.builders.record import Building, interview
from workshop.errors import Refused
from workshop.guide.parts import Timing
from workshop.guide.shape import Actions, Break, Capture
from workshop.record.documents import Clock, Entry, EntryKind, Session
from workshop.record.parts import PresenceState
from workshop.running.command_kinds.entries import DropParked
from workshop.running.command_kinds.people import MarkPresent
from workshop.running.command_kinds.steps import GiveTurn, SetTimer, TickProbe
from workshop.running.commands import CloseSession, MoveTo, ReopenSession, RetagEntry
from workshop.running.words.step_clock import round_of, step_clock

TEN: Final = Timing(least=5.0, planned=12.0, greatest=20.0)
STEPS: Final = (
    Capture(id="silent", title="Strengths", minutes=TEN, mode="silent", probes=("Since when?",)),
    Break(id="break", title="Break", minutes=TEN),
    Actions(id="actions", title="Actions", minutes=TEN),
)
GUIDE: Final = msgspec.structs.replace(interview("room"), steps=STEPS, setting="workshop")


class Room(Building):
    """A room of three in a guide with a silent step, a break and actions."""

    def __init__(self) -> None:
        super().__init__()
        self.people = [self.person(name) for name in ("Dana Ortiz", "Lee Park", "Ana Sol")]
        self.id = self.start(GUIDE, *self.people)

    @property
    def session(self) -> Session:
        """The session as it is now."""
        return self.record.get(Session, self.id)

    def asked(self) -> tuple[int, ...]:
        """Which questions of the silent step were asked."""
        return self.session.steps["silent"].asked

    @property
    def clock(self) -> Clock:
        """Its times."""
        return self.record.clock_of(self.id)

    def turn(self) -> tuple[str, str]:
        """Whose turn it is, and whose comes next."""
        found = round_of(self.record, self.session, STEPS[0])
        assert found
        return (found.turn.name if found.turn else "", found.next.name)


def test_a_question_is_ticked_once_and_can_be_unticked() -> None:
    """It stands in the record; what the step does not have, or stands already, is refused."""
    room = Room()
    tick = TickProbe(session_id=room.id, step_id="silent", probe=1)
    assert room.do(tick).undoable
    assert room.asked() == (1,)
    for wrong in (tick, msgspec.structs.replace(tick, probe=2)):
        with pytest.raises(Refused):
            room.do(wrong)
    with pytest.raises(Refused, match="no follow-up questions"):
        room.do(TickProbe(session_id=room.id, step_id="break", probe=1))
    room.do(msgspec.structs.replace(tick, asked=False))
    assert room.asked() == ()
    room.do(CloseSession(session_id=room.id))
    with pytest.raises(Refused, match="closed"):
        room.do(tick)


def test_a_silence_has_the_minutes_of_its_guide_and_ends_by_the_clock() -> None:
    """A third of the step where the guide does not say; an hour in place of minutes; 0 ends it."""
    room = Room()
    before = step_clock(room.session, room.clock, STEPS[0], room.now)
    assert before
    assert (before.begun, before.minutes) == (False, 4)
    began = room.now
    room.do(SetTimer(session_id=room.id, step_id="silent", minutes=4))
    running = step_clock(room.session, room.clock, STEPS[0], began + timedelta(minutes=1))
    assert running
    assert (running.over, running.left) == (False, 180)
    over = step_clock(room.session, room.clock, STEPS[0], began + timedelta(minutes=5))
    assert over
    assert over.over
    hour = f"{began + timedelta(hours=1):%H:%M}"
    room.do(SetTimer(session_id=room.id, step_id="silent", until=hour))
    assert f"{room.clock.until['silent']:%H:%M}" == hour
    for wrong in ({"until": "soon"}, {"minutes": -1.0}, {"minutes": 601.0}, {}):
        with pytest.raises(Refused):
            room.do(SetTimer(session_id=room.id, step_id="silent", **wrong))


def test_a_break_says_until_when_as_the_room_comes_to_it() -> None:
    """Planned minutes from then; other minutes are set while it lasts."""
    room = Room()
    came = room.now
    room.do(MoveTo(session_id=room.id, step_id="break"))
    assert room.clock.until["break"] == came + timedelta(minutes=12)
    set_at = room.now
    said = room.do(SetTimer(session_id=room.id, step_id="break", minutes=20)).sentence
    assert room.clock.until["break"] == set_at + timedelta(minutes=20)
    assert said == f"Break until {set_at + timedelta(minutes=20):%H:%M}"


def test_turns_go_round_without_those_who_have_left() -> None:
    """In the order of the list, round again at its end; nobody takes turns alone."""
    room = Room()
    dana, lee, ana = room.people
    assert room.turn() == ("", "Dana Ortiz")
    room.do(GiveTurn(session_id=room.id, step_id="silent", person_id=dana))
    assert room.turn() == ("Dana Ortiz", "Lee Park")
    room.do(MarkPresent(session_id=room.id, person_id=lee, state=PresenceState.LEFT))
    assert room.turn() == ("Dana Ortiz", "Ana Sol")
    room.do(GiveTurn(session_id=room.id, step_id="silent", person_id=ana))
    assert room.turn() == ("Ana Sol", "Dana Ortiz")
    room.do(MarkPresent(session_id=room.id, person_id=ana, state=PresenceState.AWAY))
    assert round_of(room.record, room.session, STEPS[0]) is None
    stranger = room.person("Zoe Lind")
    with pytest.raises(Refused, match="does not take part"):
        room.do(GiveTurn(session_id=room.id, step_id="silent", person_id=stranger))


def test_a_parked_item_is_dropped_with_a_reason_or_made_an_action_of_nobody() -> None:
    """Whoever raised it has not agreed to do it."""
    room = Room()
    one = room.say(room.id, "silent", "~ Parking at night @Dana.Ortiz")
    other = room.say(room.id, "silent", "~ Phones @Lee.Park")
    with pytest.raises(Refused, match="Say why"):
        room.do(DropParked(entry_id=one.id, reason=" "))
    room.do(DropParked(entry_id=one.id, reason="not ours"))
    assert room.record.get(Entry, one.id).dropped == "not ours"
    room.do(RetagEntry(entry_id=other.id, kind=EntryKind.ACTION))
    made = room.record.get(Entry, other.id)
    assert (made.people, made.raised_by) == ((), other.people)
    with pytest.raises(Refused, match="parking list"):
        room.do(DropParked(entry_id=other.id, reason="not ours"))


def test_a_closed_session_goes_on_where_it_was_left_or_where_it_is_told() -> None:
    """The time that earlier steps took stays."""
    room = Room()
    room.do(MoveTo(session_id=room.id, step_id="actions"))
    room.do(CloseSession(session_id=room.id))
    spent = room.clock.spent
    room.do(ReopenSession(session_id=room.id))
    assert room.clock.step_id == "actions"
    room.do(CloseSession(session_id=room.id))
    room.do(ReopenSession(session_id=room.id, step_id="silent"))
    assert room.clock.step_id == "silent"
    assert room.clock.spent["silent"] == spent["silent"]
