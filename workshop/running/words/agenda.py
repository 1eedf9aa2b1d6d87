"""The elastic times of a session: how long it has taken, and how far it is behind."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from workshop.record.documents import Clock, Session, StepState
from workshop.record.record import Record
from workshop.running.asking.asked_steps import asked_steps
from workshop.running.asking.planned import (
    greatest_minutes,
    planned_in_all,
    planned_minutes,
    spare_minutes,
)
from workshop.running.asking.planned import spent_in as spent_in  # noqa: PLC0414 - asked for here


class Timing(msgspec.Struct, frozen=True, kw_only=True):
    """The times of a session at a moment, in seconds unless said otherwise."""

    spent: float
    """In the whole session."""
    planned: float
    """For the whole session: for the steps in its agenda now."""
    step_spent: float
    """In the step in front of the room, or in the one that is asked for."""
    step_planned: float
    """For that step."""
    step_greatest: float
    """The most that step may take."""
    drift: float
    """Behind the guide where positive, ahead of it where negative."""

    @property
    def planned_words(self) -> str:
        """The planned minutes of the whole session in half ones, as some have what they took."""
        return f"{round(self.planned / 30) / 2:g}"

    @property
    def step_state(self) -> Literal["within", "over plan", "over"]:
        """Whether the step is within its planned time, past that, or past its greatest."""
        if self.step_spent <= self.step_planned:
            return "within"
        return "over plan" if self.step_spent <= self.step_greatest else "over"

    @property
    def drift_words(self) -> str:
        """The drift in whole minutes: `3 min behind`, `on time`, `2 min ahead`."""
        minutes = round(abs(self.drift) / 60)
        if minutes == 0:
            return "on time"
        return f"{minutes} min {'behind' if self.drift > 0 else 'ahead'}"


def timing(
    record: Record, session: Session, clock: Clock, now: datetime, step_id: str = ""
) -> Timing:
    """The times of a session, and of the step in front of the room or another one.

    A step that was done or skipped is behind or ahead by what it took against its plan; the
    step in front of the room is behind once it takes longer than planned. What was won before the
    rest was planned anew, and given to no step, counts as ahead.
    """
    guide = record.guide_of(session)
    drift, spent = -60 * spare_minutes(session), 0.0
    for step in guide.steps:
        seconds, planned = spent_in(clock, step.id, now), planned_minutes(session, step) * 60
        spent += seconds
        run = session.steps.get(step.id)
        if step.id == clock.step_id and not session.closed:
            drift += max(0.0, seconds - planned)
        elif run is not None and run.state is not StepState.OPEN:
            drift += seconds - planned
        elif run is not None:
            drift += max(0.0, seconds - planned)
    here = guide.step(step_id or clock.step_id) or guide.steps[0]
    return Timing(
        spent=spent,
        planned=60 * planned_in_all(session, asked_steps(record, session)),
        step_spent=spent_in(clock, here.id, now),
        step_planned=planned_minutes(session, here) * 60,
        step_greatest=greatest_minutes(session, here) * 60,
        drift=drift,
    )


def clock_face(seconds: float) -> str:
    """Seconds as a clock shows them: `12:40`, from an hour on `1:02:40`."""
    whole = max(0, int(seconds))
    hours, minutes = divmod(whole // 60, 60)
    if hours:
        return f"{hours}:{minutes:02}:{whole % 60:02}"
    return f"{minutes:02}:{whole % 60:02}"
