"""The wall shows one thing at a time, and nothing that is not everybody's.

Requirement: the room view is given a projection, a pure function of the record that holds only what
is public: never a private note, nothing off the record, withdrawn or not to be told outside, and no
name; in a silence nothing of what others wrote.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec
import pytest

from tests.builders.discussed import AGAIN, reason, scored_room
from tests.builders.record import Building, interview
from tests.builders.votes import STEP, VotingRoom, vote_step
from workshop.errors import Refused
from workshop.guide.parts import Timing
from workshop.guide.room_steps import Feedback
from workshop.guide.shape import Ask, Break, Capture
from workshop.record.documents import Attribution, Entry, Session, WithdrawalLevel
from workshop.record.within import Wall
from workshop.report.wall.projection import Projection, project
from workshop.running.asking.planning import planning
from workshop.running.capture import read_line
from workshop.running.command_kinds.steps import SetTimer
from workshop.running.commands import (
    CloseSession,
    KeepOffRecord,
    KeepPrivate,
    MoveTo,
    PauseSession,
    RecordEntries,
    RetractEntry,
    Withdraw,
)
from workshop.running.room.feedback import feedback_in
from workshop.running.room.wall import ShowOnWall

TEN = Timing(least=5.0, planned=10.0, greatest=15.0)
GUIDE = msgspec.structs.replace(
    interview("room"),
    setting="workshop",
    steps=(
        Capture(id="ideas", title="Strengths", short="What do we do well?", minutes=TEN),
        Capture(id="silent", title="Threats", minutes=TEN, mode="silent", silent_minutes=4.0),
        Break(id="break", title="Break", minutes=TEN),
        Ask(id="talk", title="Talk", minutes=TEN),
    ),
)


class Room(Building):
    """A room of four that has just begun."""

    def __init__(self) -> None:
        super().__init__()
        names = ("Dana Ortiz", "Lee Park", "Ana Sol", "Ivo Berg")
        self.people = [self.person(name) for name in names]
        self.id = self.start(GUIDE, *self.people)

    def wall(self, later: float = 0) -> Projection:
        """What stands there, some minutes later."""
        session = self.record.find(Session, self.id)
        return project(self.record, session, self.now + timedelta(minutes=later), {})

    def show(self, wall: Wall) -> None:
        """Have it show something."""
        self.do(ShowOnWall(session_id=self.id, wall=wall))

    def go(self, step: str) -> None:
        """Go to a step."""
        self.do(MoveTo(session_id=self.id, step_id=step))


def test_it_shows_the_question_with_its_clock_and_the_next_question_after_it() -> None:
    """The short form where the guide has one, and the time that is left, running or standing."""
    room = Room()
    shown = room.wall()
    assert (shown.shows, shown.words, shown.title) == (
        "question",
        "What do we do well?",
        "Strengths",
    )
    assert shown.ends is not None
    left = (shown.ends - room.now).total_seconds()
    assert 9 * 60 <= left <= 10 * 60
    assert room.wall(later=3).ends == shown.ends, "an hour, not what is left, so it need not change"
    room.do(PauseSession(session_id=room.id))
    stood = room.wall(later=30)
    assert stood.ends is None
    assert stood.stands == pytest.approx(left, abs=120)
    room.go("talk")
    assert room.wall().words == "Talk"


def test_the_clock_on_the_wall_goes_by_the_plan_made_anew() -> None:
    """Once the rest is planned anew, the hour is that of the plan."""
    room = Room()
    before = room.wall().ends
    session, clock = room.record.get(Session, room.id), room.record.clock_of(room.id)
    found = planning(room.record, session, clock, room.now, "-99")
    room.do(found.command(found.ways[-1]))
    after = room.wall().ends
    assert before
    assert after
    given = found.ways[-1].minutes[found.rest.here.id]
    assert given < found.rest.here.minutes.planned
    assert (before - after).total_seconds() / 60 == found.rest.here.minutes.planned - given


def test_what_was_said_stands_there_where_it_is_asked_for_until_the_room_goes_on() -> None:
    """The newest last, without who said it."""
    room = Room()
    room.say(room.id, "ideas", "+ Fast month-end @Dana")
    room.say(room.id, "ideas", "+ Good data @Lee")
    assert room.wall().items == ()
    room.show(Wall.LIST)
    shown = room.wall()
    assert (shown.shows, shown.items, shown.count) == ("list", ("Fast month-end", "Good data"), 2)
    with pytest.raises(Refused, match="shows already"):
        room.show(Wall.LIST)
    room.go("talk")
    assert room.wall().shows == "question"
    room.show(Wall.NOTHING)
    assert room.wall() == Projection(shows="name", work=room.record.engagement.name)


def test_how_the_meeting_was_rated_stands_there_scale_by_scale() -> None:
    """The greatest value first, with what its ends mean; of few voters there are no bars."""
    for people, shown in ((5, True), (3, False)):
        step = Feedback(id=STEP, title="Feedback", minutes=TEN)
        guide = msgspec.structs.replace(GUIDE, name="rated", steps=(*GUIDE.steps, step))
        room = VotingRoom(guide=guide, people=people)
        room.do(MoveTo(session_id=room.talk, step_id=STEP))
        room.open()
        room.hands("1", {"5": people - 1, "1": 1}, "worth")
        room.close_vote()
        room.do(ShowOnWall(session_id=room.talk, wall=Wall.RESULT))
        wall = project(room.record, room.session, room.now, {})
        bars = [(bar.code, bar.text, bar.votes) for bar in wall.results]
        if not shown:
            assert bars == []
            continue
        assert [code for code, _, _ in bars] == ["5", "4", "3", "2", "1"]
        assert [votes for _, _, votes in bars] == [4, 0, 0, 0, 1]
        (first, *between, last) = (text for _, text, _ in bars)
        assert first.startswith(f"{between[0]}: ")
        assert last.startswith(f"{between[0]}: ")
        assert len({first, last, *between}) == 3


def test_what_was_said_of_the_meeting_stands_there_without_who_said_it() -> None:
    """What to keep and what to change; nothing that is off the record."""
    step = Feedback(id="feedback", title="Feedback", minutes=TEN)
    room = Room()
    guide = msgspec.structs.replace(GUIDE, name="rated", steps=(*GUIDE.steps, step))
    room.id = room.start(guide, *room.people)
    room.go("feedback")

    def say(line: str) -> Entry:
        captured = read_line(line)
        captured = msgspec.structs.replace(captured, **feedback_in(step, captured))
        told = RecordEntries(session_id=room.id, step_id="feedback", lines=(captured,))
        return next(put for put in room.do(told).puts if isinstance(put, Entry))

    say("+ Short breaks @Dana")
    say("- Cold room @Lee")
    secret = say("+ The owner left")
    room.do(KeepPrivate(entry_id=secret.id, private=True))
    room.show(Wall.LIST)
    assert room.wall().items == ("Keep: Short breaks", "Change: Cold room")


def test_in_a_silence_nobody_sees_what_others_wrote() -> None:
    """Seeing others' items narrows what comes; after it they may be shown."""
    room = Room()
    room.go("silent")
    room.say(room.id, "silent", "- Rising energy prices")
    room.show(Wall.LIST)
    room.do(SetTimer(session_id=room.id, step_id="silent", minutes=4))
    shown = room.wall()
    assert (shown.shows, shown.manner, shown.items) == ("question", "in silence", ())
    assert shown.ends is not None
    assert (shown.ends - room.now).total_seconds() == 3 * 60, "one minute passed since"
    assert room.wall(later=5).items == ("Rising energy prices",)


def test_a_break_shows_when_to_be_back() -> None:
    """The hour, which stays when it is past."""
    room = Room()
    room.go("break")
    back = room.wall().ends
    assert back is not None
    assert room.wall(later=25) == room.wall()
    assert room.wall().shows == "break"


def test_a_session_that_is_closed_leaves_the_name() -> None:
    """And so does an engagement without a session."""
    room = Room()
    room.do(CloseSession(session_id=room.id))
    assert room.wall().shows == "name"
    assert project(room.record, None, room.now, {}).shows == "name"


SECRETS = ("GRANITE", "BASALT", "MARBLE", "SLATE", "PUMICE", "Obsidian")


def _everything_secret() -> tuple[Room, datetime]:
    """A room in which everything that must not be seen was recorded."""
    room = Room()
    dana, lee, ana, ivo = room.people
    for person in (dana, lee, ivo):
        room.consent(room.id, person, Attribution.ROLE)
    room.consent(room.id, ana, Attribution.WITHHELD)
    private = room.say(room.id, "ideas", "+ GRANITE is for me alone @Dana")
    room.do(KeepPrivate(entry_id=private.id, private=True))
    off = room.say(room.id, "ideas", "+ BASALT was off the record @Dana")
    room.do(KeepOffRecord(entry_id=off.id, off_record=True))
    room.say(room.id, "ideas", "+ MARBLE is not to be told outside @Ana")
    gone = room.say(room.id, "ideas", "+ SLATE was taken back @Dana")
    room.do(RetractEntry(entry_id=gone.id))
    room.say(room.id, "ideas", "+ PUMICE was withdrawn @Ivo")
    room.do(Withdraw(person_id=ivo, level=WithdrawalLevel.WITHDRAWN))
    room.person("Obsidian Black")
    room.say(room.id, "ideas", "+ Obsidian Black says that Dana Ortiz is right @Lee")
    return room, room.now


def _shown_anywhere() -> Iterator[Projection]:
    """The wall at every step, with everything it can be asked for."""
    room, _ = _everything_secret()
    for step in ("ideas", "silent", "break", "talk", "ideas"):
        if room.record.clock_of(room.id).step_id != step:
            room.go(step)
        for wall in Wall:
            if room.record.clock_of(room.id).wall is not wall:
                room.show(wall)
            yield room.wall()


def test_nothing_that_is_not_everybodys_is_in_it() -> None:
    """Private, off the record, withheld, taken back, withdrawn, and names: in no projection."""
    shown = [msgspec.json.encode(each).decode() for each in _shown_anywhere()]
    assert any("is right" in each for each in shown), "else nothing was shown at all"
    for each in shown:
        for word in (*SECRETS, "Dana", "Ortiz", "Lee", "Ivo"):
            assert word not in each


@pytest.mark.parametrize("secret", [False, True])
def test_of_an_open_vote_only_how_many_have_voted_and_of_a_closed_one_the_result(
    secret: bool,
) -> None:
    """Whatever the wall is asked for; the result at the stroke of a key, then the question."""
    room = VotingRoom(vote_step("dots", budget=5, secret=secret), people=6)
    room.do(MoveTo(session_id=room.talk, step_id=STEP))

    def wall() -> Projection:
        return project(room.record, room.session, room.now, room.boxes)

    room.open()
    for person in room.people[:5]:
        room.cast("called", {"1": 3, "2": 2}, voter=person)
    for show in (Wall.RESULT, Wall.LIST):
        room.do(ShowOnWall(session_id=room.talk, wall=show))
        shown = wall()
        assert (shown.shows, shown.cast, shown.present) == ("ballots", 5, 6)
        assert (shown.results, shown.items, shown.sentence) == ((), (), "")
    room.close_vote()
    assert wall().shows == "list"
    room.do(ShowOnWall(session_id=room.talk, wall=Wall.RESULT))
    told = wall()
    assert told.shows == "result"
    assert [(bar.text, bar.votes, bar.place) for bar in told.results[:2]] == [
        ("Single sign-on", 15, 1),
        ("Help desk", 10, 2),
    ]
    assert "5 of 6 present voted" in told.sentence
    assert "Voter" not in msgspec.json.encode(told).decode()


def test_while_hands_are_counted_the_wall_says_for_how_many_things() -> None:
    """Nobody's ballot comes in then, so that the room would read 0 to the end."""
    room = VotingRoom(vote_step("dots", budget=5), people=6)
    room.do(MoveTo(session_id=room.talk, step_id=STEP))
    room.open()
    before = project(room.record, room.session, room.now, room.boxes)
    assert (before.cast, before.present, before.counted, before.things) == (0, 6, 0, 0)
    room.hands("1", {"1": 4})
    room.hands("2", {"1": 0})
    shown = project(room.record, room.session, room.now, room.boxes)
    assert (shown.cast, shown.present, shown.counted, shown.things) == (0, 6, 2, 6)


def test_a_vote_of_too_few_shows_who_took_part_and_no_numbers() -> None:
    """From the totals of two each could tell what the other gave."""
    room = VotingRoom(vote_step("dots", budget=5), people=2)
    room.do(MoveTo(session_id=room.talk, step_id=STEP))
    room.open()
    for person in room.people:
        room.cast("called", {"1": 3}, voter=person)
    room.close_vote()
    room.do(ShowOnWall(session_id=room.talk, wall=Wall.RESULT))
    told = project(room.record, room.session, room.now, {})
    assert (told.shows, told.results) == ("result", ())
    assert "2 of 2 present voted" in told.sentence


def test_one_thing_that_is_discussed_before_and_after() -> None:
    """Its shape, by nobody's name, then both rounds; while hands are counted again, no number."""
    room = scored_room({"T1": {"1": 6, "5": 6}}, people=12)
    item = room.item("T1")
    reason(room, "The wards hide it @Voter.001", item)
    room.do(MoveTo(session_id=room.talk, step_id=AGAIN))
    room.do(ShowOnWall(session_id=room.talk, wall=Wall.RESULT, item_id=item))

    def wall() -> Projection:
        return project(room.record, room.session, room.now, {})

    before = wall()
    assert (before.shows, before.words) == ("result", "T1 Prices rise")
    assert [(each.value, each.before, each.count) for each in before.values] == [
        ("5", None, 6), ("4", None, 0), ("3", None, 0), ("2", None, 0), ("1", None, 6),
    ]  # fmt: skip
    assert "Voter" not in repr(before)
    room.step_id = AGAIN
    room.open()
    room.hands("T1", {"5": 7, "4": 5}, "impact")
    counting = wall()
    assert (counting.shows, counting.values, counting.counted) == ("ballots", (), 1)
    room.close_vote()
    after = wall()
    assert [(each.before, each.count) for each in after.values] == [
        (6, 7), (0, 5), (0, 0), (0, 0), (6, 0),
    ]  # fmt: skip
    assert after.sentence.startswith("Middle 3 → 5")
    room.do(MoveTo(session_id=room.talk, step_id="actions"))
    assert wall().shows == "question"
