"""The rest of a session planned anew: legal by rule, one change, and the plan from then on."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import msgspec
import pytest

from sessions.library.guides import Library
from tests.builders.record import Building, interview
from workshop.analysis.time_left import time_left
from workshop.errors import Refused
from workshop.guide.parts import Timing
from workshop.guide.room_steps import WORTH
from workshop.guide.shape import Actions, Ask, Break, Guide, Score
from workshop.record.change import Change
from workshop.record.documents import Clock, Session, StepState
from workshop.running.asking.planned import planned_minutes
from workshop.running.asking.planning import Planning, given_before, longer, planning
from workshop.running.asking.replanning import Replan
from workshop.running.commands import CloseSession, Command, MoveTo, SkipStep
from workshop.running.words.agenda import timing


def minutes(least: float, planned: float, greatest: float) -> Timing:
    """The elastic time of a step."""
    return Timing(least=least, planned=planned, greatest=greatest)


STEPS: Final = (
    Ask(id="first", title="First", minutes=minutes(5, 10, 20), must_ask=True),
    Ask(id="talk", title="Talk", minutes=minutes(10, 20, 40), must_ask=True),
    Break(id="break", title="Break", minutes=minutes(5, 10, 15), cut=1),
    Ask(id="sort", title="Sort", minutes=minutes(6, 10, 15), cut=2),
    Score(id="weigh", title="Weigh", minutes=minutes(8, 15, 20), scales=(WORTH,), after=("sort",)),
    Ask(id="mail", title="Mail", minutes=minutes(3, 5, 9), later=True),
    Actions(id="actions", title="Actions", minutes=minutes(5, 10, 15), must_ask=True),
    Ask(id="close", title="Close", minutes=minutes(2, 5, 5), cut="never"),
)
GUIDE: Final = msgspec.structs.replace(interview("elastic"), steps=STEPS, setting="workshop")
"""85 minutes, 44 at least; 26 of these for what may go."""


class Room(Building):
    """A room in a guide that bends."""

    def __init__(self, guide: Guide = GUIDE) -> None:
        super().__init__()
        self.id = self.start(guide, self.person("Dana Ortiz"))

    @property
    def session(self) -> Session:
        """The session as it is now."""
        return self.record.get(Session, self.id)

    @property
    def clock(self) -> Clock:
        """Its times."""
        return self.record.clock_of(self.id)

    def do(self, command: Command) -> Change:
        """Carry out a command, for which no time goes by."""
        now = self.now
        change = super().do(command)
        self.now = now
        return change

    def after(self, number: float) -> None:
        """Let minutes go by."""
        self.now += timedelta(minutes=number)

    def go(self, step_id: str) -> None:
        """Go to a step."""
        self.do(MoveTo(session_id=self.id, step_id=step_id))

    def ways(self, words: str = "") -> Planning:
        """The ways from here."""
        return planning(self.record, self.session, self.clock, self.now, words)

    def more(self, words: str = "") -> None:
        """More time for the step in front."""
        self.do(longer(self.record, self.session, self.clock, self.now, words))

    def planned(self, *ids: str) -> list[float]:
        """What steps are given now."""
        return [planned_minutes(self.session, self.record.step_of(self.session, i)) for i in ids]

    def drift(self) -> float:
        """Minutes behind."""
        return timing(self.record, self.session, self.clock, self.now).drift / 60


def late() -> Room:
    """A room that has spent 40 of 85 minutes on its first step, and goes on."""
    room = Room()
    room.after(40)
    room.go("talk")
    return room


def test_a_late_room_is_on_time_once_a_way_is_taken() -> None:
    """Thirty behind: the plan is what time, drift and what is left are told by from then on."""
    room = late()
    found = room.ways()
    assert (round(room.drift()), found.rest.planned, found.minutes) == (30, 75, 45)
    assert [found.name(way) for way in found.ways] == ["shorten", "leave out", "ask room"]
    assert found.reason == "30 min behind"
    assert found.heading == "30 minutes too long."
    room.do(found.command(found.ways[0]))
    assert abs(room.drift()) < 0.1
    whole = timing(room.record, room.session, room.clock, room.now)
    assert 82 <= whole.planned / 60 <= 85
    left = time_left(room.record, room.session, room.clock, room.now)
    assert (left.drop, left.short) == ((), 0)
    assert [plan.reason for plan in room.session.plans] == ["30 min behind"]


def test_what_is_left_out_is_skipped_for_that_reason_and_may_be_gone_to() -> None:
    """One change, told whole; a step that is gone to all the same gets its least minutes."""
    room = late()
    found = room.ways("-1 fire drill")
    way = found.ways[1]
    assert found.name(way) == "leave out"
    change = room.do(found.command(way))
    assert change.undoable
    assert change.sentence.startswith("Planned the rest anew, fire drill: left out ")
    for step_id in way.left_out:
        run = room.session.steps[step_id]
        assert (run.state, run.reason) == (StepState.SKIPPED, "fire drill")
    assert room.planned(*way.left_out) == [0 for _ in way.left_out]
    room.go("break")
    assert room.planned("break") == [5]


def wrong(room: Room, **changes: object) -> str:
    """Why a plan that is legal but for some changes is refused."""
    found = room.ways()
    legal = found.command(found.ways[0])
    with pytest.raises(Refused) as refused:
        room.do(msgspec.structs.replace(legal, **changes))
    return str(refused.value)


def test_a_plan_that_is_not_legal_is_refused_with_all_that_is_wrong() -> None:
    """Least and greatest, must-asks, what never goes, what rests on what, the end, the step."""
    room = late()
    found = room.ways()
    legal = found.command(found.ways[0]).minutes

    def without(*ids: str) -> dict[str, float]:
        return {step_id: each for step_id, each in legal.items() if step_id not in ids}

    assert "Talk takes 10 to 40 minutes; 4 was found." in wrong(room, minutes=legal | {"talk": 4})
    assert "Close takes 2 to 5" in wrong(room, minutes=legal | {"close": 6})
    both = wrong(room, minutes=without("actions", "close"), left_out=("actions", "close"))
    assert "Actions must be asked" in both
    assert "Close is never left out" in both
    assert "Weigh makes no sense without Sort" in wrong(
        room, minutes=without("sort"), left_out=("sort",)
    )
    assert "minutes late" in wrong(room, minutes=legal | {"talk": 40})
    assert "Say what becomes of Mail" in wrong(room, minutes=without("mail"))
    assert "First is not to come" in wrong(room, minutes=legal | {"first": 5})
    assert "“x” is no step" in wrong(room, minutes=legal | {"x": 5})
    assert "Talk is in front of the room, not Break" in wrong(room, step_id="break")
    assert "in front of the room: skip it" in wrong(
        room, minutes=without("talk"), left_out=("talk",)
    )
    assert "Say why" in wrong(room, reason=" ")
    assert "0 to 600" in wrong(room, more=-1)
    assert "nan was found" in wrong(room, minutes=legal | {"talk": float("nan")})
    assert room.session.plans == ()
    room.do(CloseSession(session_id=room.id))
    with pytest.raises(Refused, match="closed"):
        room.ways()


def test_what_is_said_for_the_end_of_a_session() -> None:
    """Fewer or more minutes, an hour, why; more than the plan has left is what the room gave."""
    room = Room()
    asked = {
        "-30": (55, "30 minutes fewer"),
        "−30 min the board comes": (55, "the board comes"),
        "+10": (95, "10 minutes more"),
        f"end {room.now + timedelta(minutes=50):%H:%M}": (50, None),
        "the lift is broken": (85, "the lift is broken"),
    }
    for words, (left, reason) in asked.items():
        found = room.ways(words)
        assert left - 1 <= found.minutes <= left, words
        assert reason is None or found.reason == reason
    given = room.ways("+10")
    assert given.fits
    assert given.command(given.ways[0]).more == 10
    with pytest.raises(Refused, match="cannot end at 25:00"):
        room.ways("25:00")


def test_time_that_was_won_can_be_given_back() -> None:
    """Once there is a minute to spare, steps have what the guide gives them, as far as it goes."""
    room = late()
    found = room.ways()
    room.do(found.command(found.ways[0]))
    assert room.ways().fits
    room.after(2)
    room.do(SkipStep(session_id=room.id, step_id="talk", reason="said already"))
    assert room.ways().rest.planned == 55
    assert not room.ways().fits


def test_more_time_for_a_step_comes_in_shrinking_amounts() -> None:
    """Half of what was given before, within its greatest; the rest loses it, and says what."""
    room = Room()
    room.after(10)
    room.go("talk")
    talk = STEPS[1]
    assert (given_before(room.session, talk), room.planned("talk")) == (20, [20])
    room.more()
    assert room.planned("talk") == [30]
    rest = [step.id for step in STEPS[2:]]
    assert 43 <= sum(room.planned(*rest)) <= 45
    room.more()
    assert room.planned("talk") == [35]
    with pytest.raises(
        Refused, match="The rest cannot give 10 minutes: it takes 29 at least, and 15"
    ):
        late().more()
    room.more("1")
    assert room.planned("talk") == [36]
    assert [round(plan.longer, 1) for plan in room.session.plans] == [10, 5, 1]
    with pytest.raises(Refused, match="no number of minutes"):
        room.more("soon")
    room.after(50)
    with pytest.raises(Refused, match="the most that it may take"):
        room.more()


def test_several_plans_add_up() -> None:
    """The last one holds; the room is asked anew each time, and each keeps what was before it."""
    room = late()
    for _ in range(2):
        room.after(12)
        found = room.ways()
        asking = next(way for way in found.ways if way.more)
        room.do(found.command(asking))
        assert room.ways().fits
    assert [plan.more > 0 for plan in room.session.plans] == [True, True]
    assert room.planned("talk") == [24]


@pytest.mark.slow
@pytest.mark.parametrize("name", [each.name for each in Library().listing()])
def test_every_way_of_every_guide_is_legal_and_fits_once_it_is_taken(name: str) -> None:
    """At every step, with whatever is left: the rule takes each way, and then it fits."""
    guide = Library().load(name)
    whole = int(guide.planned)
    for step in guide.steps:
        room = Room(guide)
        if step.id != guide.steps[0].id:
            room.go(step.id)
        room.after(step.minutes.planned / 3)
        for fewer in (0, whole // 8, whole // 3, whole - 5):
            found = room.ways(f"-{fewer} late")
            for way in found.ways:
                taken = Room.__new__(Room)
                taken.__dict__.update(room.__dict__, record=room.record.copy())
                change = taken.do(found.command(way))
                assert change.undoable
                assert taken.ways().fits, (step.id, fewer, way.sentence)


def test_other_programs_say_it_by_its_names() -> None:
    """What the command holds is what it is written with."""
    assert [field.name for field in msgspec.structs.fields(Replan)] == [
        "session_id", "step_id", "minutes", "left_out", "more", "spare", "reason",
    ]  # fmt: skip


def test_what_was_won_stays_with_the_session_when_it_is_planned_anew() -> None:
    """Seven minutes ahead and `/more 2`: five are left, and the next `/more` has them."""
    room = Room()
    room.after(3)
    room.go("talk")
    assert (round(room.drift()), room.ways().minutes) == (-7, 82)
    room.more("2")
    whole = timing(room.record, room.session, room.clock, room.now)
    assert (round(whole.planned / 60), round(room.drift())) == (85, -5)
    assert (room.planned("talk"), room.planned("sort")) == ([22], [10])
    assert (room.session.plans[-1].spare, room.ways().minutes) == (5, 82)
    assert time_left(room.record, room.session, room.clock, room.now).minutes == 82
    room.more("6")
    assert room.session.plans[-1].spare == 0
    assert 52 <= sum(room.planned(*(step.id for step in STEPS[2:]))) <= 54.5


def test_the_end_is_what_the_room_said_whatever_the_plan_takes_of_it() -> None:
    """An hour that was said holds though the steps need less; ten fewer make it ten earlier."""
    for words, end, spare in (("+10", 95, 17), ("-2", 83, 5), ("-7", 78, 0)):
        room = Room()
        room.after(3)
        room.go("talk")
        found = room.ways(words)
        room.do(found.command(found.ways[0]))
        whole = timing(room.record, room.session, room.clock, room.now)
        assert (round(whole.planned / 60), room.session.plans[-1].spare) == (end, spare), words
    room = Room()
    assert wrong(room, spare=3.0) == "There are 0 minutes to spare; 3 was found."
