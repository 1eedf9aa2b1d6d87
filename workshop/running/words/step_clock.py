"""What goes on inside a step by the clock: silence and breaks, until when, and whose turn it is."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

import msgspec

from workshop import times
from workshop.guide.step import Step, kind_of
from workshop.record.documents import Clock, Person, Session
from workshop.record.parts import presence_now
from workshop.record.record import Record
from workshop.running.asking.planned import planned_minutes, spent_in


class StepClock(msgspec.Struct, frozen=True, kw_only=True):
    """The clock of a step beside its planned time."""

    kind: Literal["silence", "break"]
    until: datetime | None
    """Until when it lasts; none while it has not begun."""
    left: float
    """Seconds that are left; below 0 once it is over."""
    minutes: float
    """How many minutes the guide gives it."""

    @property
    def begun(self) -> bool:
        """Whether it was begun."""
        return self.until is not None

    @property
    def over(self) -> bool:
        """Whether it was begun and is over."""
        return self.begun and self.left <= 0

    @property
    def sentence(self) -> str:
        """How it stands, as a sentence without a full stop."""
        if self.until is None:
            return f"{self.minutes:g} minutes of silence have not begun"
        hour, minutes = times.time(self.until), max(1, round(abs(self.left) / 60))
        if self.kind == "break":
            return f"{'Was to be back' if self.over else 'Back'} at {hour}" + (
                f", {minutes} min ago" if self.over else f", {minutes} min left"
            )
        return f"Silence {'over since' if self.over else 'until'} {hour}" + (
            "" if self.over else f", {minutes} min left"
        )


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """Who says one thing each, one after the other."""

    turn: Person | None
    """Whose turn it is; none before the first."""
    next: Person
    """Whose turn comes then; the same one again where nobody else is there."""
    place: int
    """The place of whoever has the turn among those who are there, from 1; 0 before the first."""
    count: int
    """How many are there."""


def step_clock(session: Session, clock: Clock, step: Step, now: datetime) -> StepClock | None:
    """The clock of a step; none where it has none and none was set.

    Args:
        session: the session, for what its steps were given.
        clock: its times.
        step: the step.
        now: the moment.
    """
    pause = kind_of(step) == "break"
    until = clock.until.get(step.id)
    if pause and until is None and step.id == clock.step_id:
        # A break that was begun by a version that kept no hour.
        rest = planned_minutes(session, step) * 60 - spent_in(clock, step.id, now)
        until = now + timedelta(seconds=rest)
    if until is None and (pause or not step.silence):
        return None
    return StepClock(
        kind="break" if pause else "silence",
        until=until,
        left=(until - now).total_seconds() if until else 0.0,
        minutes=planned_minutes(session, step) if pause else step.silence,
    )


def round_of(record: Record, session: Session, step: Step) -> Round | None:
    """Whose turn it is in a step that goes round the room; none where nobody is listed.

    Whoever has left or is away is passed over.
    """
    people = record.people_of(session)
    there = [each for each in people if presence_now(session.presence, each.id).there]
    if not step.in_turn or len(there) < 2:
        return None
    place = record.clock_of(session.id).turns.get(step.id, 0)
    holder = record.find(Person, session.people[place - 1]) if _is_place(place, session) else None
    order = [*session.people[place:], *session.people[:place]] if holder else session.people
    ids = {each.id: each for each in there}
    following = next(ids[each] for each in order if each in ids)
    return Round(
        turn=holder,
        next=following,
        place=there.index(holder) + 1 if holder in there else 0,
        count=len(there),
    )


def _is_place(place: int, session: Session) -> bool:
    return 1 <= place <= len(session.people)
