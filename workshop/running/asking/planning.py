"""The ways to end in time that a room can choose from, and more time for the step in front.

What people say for it: nothing, where the room is late; `-30` or `+10` minutes; `16:00`, or with
`end` before it; and behind that why. Whoever shows the ways, a dialog or plain prompts, takes the
words for them here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from workshop import times
from workshop.errors import Refused
from workshop.guide.shape import AnyStep
from workshop.guide.step import Step
from workshop.record.documents import Clock, Session
from workshop.record.record import Record
from workshop.running.asking.fitting import least_time, planned_time, shortened
from workshop.running.asking.planned import greatest_minutes, planned_minutes
from workshop.running.asking.replanning import Replan, Rest, rest_of
from workshop.running.asking.replans import Way, replans
from workshop.text import clean_line, plural

LETTERS: Final = "abc"
"""The keys of the ways, in their order."""
_BY: Final = re.compile(r"([-+−–])\s*(\d{1,3})(?:\s*(?:min|minutes?))?(?!\S)\s*(.*)", re.ASCII)
_END: Final = re.compile(r"(?:end\s+)?(?:at\s+)?(\d{1,2}[:.]\d{2})(?!\S)\s*(.*)", re.ASCII)
_NUMBER: Final = re.compile(r"(\d{1,3})(?:\s*(?:m|min|minutes?))?", re.ASCII)
_LONGEST: Final = 600
"""So many minutes ahead, at most, a session ends."""
_TINY: Final = 1e-6


class Planning(NamedTuple):
    """The ways to plan the rest of a session, at most three, each told in the words of a room."""

    session_id: str
    rest: Rest
    """What is still to come."""
    minutes: float
    """What there is for it from now on; more than the plan has left where the room gave more."""
    ways: tuple[Way, ...]
    reason: str
    """Why, as the summary will tell it."""
    now: datetime
    """The moment at which it was asked."""

    @property
    def fits(self) -> bool:
        """Whether nothing need change."""
        return self.rest.planned <= self.minutes + _TINY

    def ends(self, minutes: float) -> datetime:
        """When it is over with so many minutes from now."""
        return self.now + timedelta(minutes=max(0.0, minutes))

    @property
    def heading(self) -> str:
        """How it stands, in a few words: that it is 26 minutes too long."""
        over = self.rest.planned - self.minutes
        return "It fits." if self.fits else f"{_minutes(_half(over))} too long."

    @property
    def standing(self) -> str:
        """What time it is, when the room is to end, and what was planned for what is left."""
        left = max(self.minutes, 0)
        return (
            f"It is {times.time(self.now)}; the room ends at {times.time(self.ends(left))}; "
            f"{self.rest.planned:g} planned, {left:g} left."
        )

    @property
    def fitting(self) -> str:
        """That nothing need change, and when it is over."""
        ends = times.time(self.ends(self.rest.planned))
        takes = f"{self.rest.planned:g} of {self.minutes:g} minutes"
        return f"It fits: what is left takes {takes} and ends at {ends}."

    def name(self, way: Way) -> str:
        """What kind of way it is, in a word or two."""
        if way.more:
            return "ask room" if not way.left_out else "ask and cut"
        if way.left_out:
            return "leave out"
        return "as planned" if self.fits else "shorten"

    def say(self, way: Way) -> str:
        """What it means for the room, in a sentence to be said aloud."""
        told = []
        shorter = [s for s in self.rest.steps if way.minutes.get(s.id, 0) < _planned(s, way)]
        lost = sum(planned_time(step) - way.minutes[step.id] for step in shorter)
        if lost:
            steps = f"{plural(len(shorter), 'step')} {'loses' if len(shorter) == 1 else 'lose'}"
            told.append(f"{steps} {_minutes(lost)}; none goes below its least.")
        if way.left_out:
            told.append("Nothing that must be asked goes.")
        if way.more:
            ends = times.time(self.ends(sum(way.minutes.values())))
            told.append(f"Say: “May I have you until {ends}?”")
        return " ".join(told) or f"It ends at {times.time(self.ends(self.rest.planned))}."

    def command(self, way: Way) -> Replan:
        """What takes a way."""
        given = max(0.0, self.minutes - self.rest.minutes)
        return Replan(
            session_id=self.session_id,
            step_id=self.rest.here.id,
            minutes=self.rest.whole(way.minutes),
            left_out=way.left_out,
            more=way.more + given,
            spare=self.rest.spare(way.minutes, self.minutes + way.more),
            reason=self.reason,
        )


def _planned(step: AnyStep, way: Way) -> float:
    """The minutes that a step was given; none where it goes."""
    return planned_time(step) if step.id in way.minutes else 0


def planning(
    record: Record, session: Session, clock: Clock, now: datetime, words: str = ""
) -> Planning:
    """The ways to plan the rest of a session.

    Args:
        record: the record.
        session: the session.
        clock: its times.
        now: the moment.
        words: what was said: minutes fewer or more, an hour, why; nothing where the room is late.

    Raises:
        Refused: the session is closed, or it cannot end at that hour.
    """
    if session.closed:
        raise Refused(f"{session.title} is closed; reopen it to go on.")
    rest = rest_of(record, session, clock, now)
    minutes, reason = _wish(rest, clean_line(words), now)
    return Planning(session.id, rest, minutes, replans(rest.steps, minutes), reason, now)


def _wish(rest: Rest, words: str, now: datetime) -> tuple[float, str]:
    """The minutes that there are from now on, and why."""
    if found := _BY.fullmatch(words):
        by = float(found[2]) * (1 if found[1] == "+" else -1)
        return rest.minutes + by, found[3] or _fewer(by)
    if found := _END.fullmatch(words):
        until = times.minutes_from(found[1], now)
        if until is None or until > _LONGEST:
            raise Refused(f"It is {times.time(now)}: it cannot end at {found[1]}.")
        return int(until * 2 + _TINY) / 2, found[2] or f"to end at {found[1].replace('.', ':')}"
    late = round(rest.planned - rest.minutes)
    return rest.minutes, words or (f"{late} min behind" if late > 0 else "the agenda as it stands")


def _fewer(by: float) -> str:
    return f"{plural(int(abs(by)), 'minute')} {'fewer' if by < 0 else 'more'}"


def longer(
    record: Record, session: Session, clock: Clock, now: datetime, words: str = ""
) -> Replan:
    """What gives the step in front more time, which the rest of the agenda loses.

    Each time half of what was given before, so that a discussion that is let go on comes to an end
    (as lean coffee has it, where a vote gives a topic a second, shorter stretch; 18F Methods).

    Args:
        record: the record.
        session: the session.
        clock: its times.
        now: the moment.
        words: how many minutes; nothing for half of what was given before.

    Raises:
        Refused: the step had its greatest time, or the rest cannot give so much.
    """
    if session.closed:
        raise Refused(f"{session.title} is closed; reopen it to go on.")
    rest = rest_of(record, session, clock, now)
    step = record.step_of(session, rest.here.id)
    had = max(planned_minutes(session, step), rest.taken)
    room = greatest_minutes(session, step) - had
    if room <= 0:
        raise Refused(
            f"{step.title} has had {had:g} minutes, the most that it may take: go on, or /skip it."
        )
    more = min(_asked_for(words, given_before(session, step)), room)
    others, left = rest.steps[1:], rest.minutes - (had + more - rest.taken)
    if sum(map(least_time, others)) > left + _TINY:
        raise Refused(
            f"The rest cannot give {_minutes(more)}: it takes {sum(map(least_time, others)):g} "
            f"at least, and {max(0.0, left):g} would be left. /plan leaves something out or asks "
            "the room for more."
        )
    rests = shortened(others, left)
    return Replan(
        session_id=session.id,
        step_id=step.id,
        minutes={step.id: had + more, **rests},
        spare=rest.spare(rests, left),
        reason=f"more time for {step.title}",
    )


def given_before(session: Session, step: Step) -> float:
    """The minutes that a step was given last: as more time, else in all."""
    longer_by = [p.longer for p in session.plans if p.here == step.id and p.longer > 0]
    return longer_by[-1] if longer_by else step.minutes.planned


def _asked_for(words: str, before: float) -> float:
    """How many minutes more: as said, else half of what was given before, one at least."""
    text = words.strip().removeprefix("+").strip()
    if not text:
        return max(1.0, _half(before / 2))
    found = _NUMBER.fullmatch(text)
    if not found or not float(found[1]):
        raise Refused(f"“{words}” is no number of minutes: /more 5.")
    return float(found[1])


def _half(minutes: float) -> float:
    """In half minutes, rounded down."""
    return int(minutes * 2 + _TINY) / 2


def _minutes(number: float) -> str:
    return plural(int(number), "minute") if number == int(number) else f"{number:g} minutes"


def table_of(plan: Planning) -> list[tuple[AnyStep, Mapping[str, float | None]]]:
    """The rows of the table: each step with the minutes that each way gives it; none: left out.

    The ways go by their letters.
    """
    return [
        (step, dict(zip(LETTERS, (way.minutes.get(step.id) for way in plan.ways), strict=False)))
        for step in plan.rest.steps
    ]
