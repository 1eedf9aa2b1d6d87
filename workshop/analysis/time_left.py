"""What is not asked yet in a session, the minutes that are left for it, and what no longer fits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from workshop.analysis.evidence import filled_steps, was_asked
from workshop.guide.shape import AnyStep
from workshop.guide.step import Step
from workshop.record.documents import Clock, Session, StepRun, StepState
from workshop.record.record import Record
from workshop.running.asking.asked_steps import asked_steps
from workshop.running.asking.fitting import least_time, left_out, planned_time
from workshop.running.asking.planned import as_planned, spare_minutes, spent_in
from workshop.text import listing, plural


class TimeLeft(msgspec.Struct, frozen=True, kw_only=True):
    """What is still to come in a session beside the time that is left for it."""

    unasked: tuple[AnyStep, ...]
    """The steps of the agenda that were neither put to the room nor skipped, but for the one in
    front, in their order."""
    minutes: int
    """Whole minutes of the planned time that are left; below 0 where more than all is spent."""
    planned: float
    """Minutes that they were planned to take."""
    least: float
    """Minutes that they take at least."""
    drop: tuple[AnyStep, ...] = ()
    """Which of them no longer fit: what to leave out, must-asks last of all."""
    short: int = 0
    """Whole minutes that are missing even without these."""

    @property
    def words(self) -> str:
        """What is to come, in a few words: `5 to come, 18 min left`, then what to leave out."""
        return ": ".join(filter(None, (self.to_come, self.advice)))

    @property
    def to_come(self) -> str:
        """How many steps are to come and how long there is for them; empty where none is."""
        left = f"{self.minutes} min left" if self.minutes >= 0 else f"{-self.minutes} min over"
        return f"{len(self.unasked)} to come, {left}" if self.unasked else ""

    @property
    def advice(self) -> str:
        """What to leave out, and how much is missing even so; empty where all fits."""
        out = f"leave out {listing([step.title for step in self.drop])}" if self.drop else ""
        short = f"{self.short} min short" if self.short else ""
        return ", ".join(filter(None, (out, short)))

    @property
    def lines(self) -> tuple[str, ...]:
        """The whole of it, a line for each step."""
        if not self.unasked:
            return ("Every step was asked or left out.",)
        return tuple(self._lines())

    def _lines(self) -> Iterator[str]:
        count = plural(len(self.unasked), "step")
        takes = f"they need {self.least:g}, planned are {self.planned:g}"
        yield f"{count}, {_left(self.minutes)}; {takes}."
        for step in self.unasked:
            must = "! " if step.must_ask else "  "
            times = f"{step.minutes.least:g} to {step.minutes.planned:g} min"
            out = ", no longer fits: leave it out" if step in self.drop else ""
            yield f"{must}{step.title}, {times}{out}"
        if self.short:
            yield f"Without these, {plural(self.short, 'minute')} are missing: ask for more time."


def _left(minutes: int) -> str:
    if minutes < 0:
        return f"{plural(-minutes, 'minute')} more spent than were planned"
    return f"{plural(minutes, 'minute')} left"


def time_left(record: Record, session: Session, clock: Clock, now: datetime) -> TimeLeft:
    """What is not asked yet, and what of it no longer fits into the planned time.

    The step in front is given the rest of its least time. The others fit as long as their least
    times do; else those go that `workshop.running.asking.fitting` says, must-asks after all others.
    """
    agenda = tuple(as_planned(session, step) for step in asked_steps(record, session))
    filled = filled_steps(record, session)
    unasked = tuple(
        step
        for step in agenda
        if step.id != clock.step_id and _is_waiting(record, session, step, filled)
    )
    spent = sum(spent_in(clock, step.id, now) for step in record.guide_of(session).steps) / 60
    whole = sum(map(planned_time, agenda)) + spare_minutes(session) - spent
    left = whole - _rest(agenda, clock, now)
    least = sum(map(least_time, unasked))
    drop = left_out(unasked, least - left, least_time, must_asks=True)
    missing = least - sum(map(least_time, drop)) - max(0.0, left)
    return TimeLeft(
        unasked=unasked,
        minutes=int(whole // 1),
        planned=sum(map(planned_time, unasked)),
        least=least,
        drop=drop,
        short=int(-(-missing // 1)) if missing > 0 else 0,
    )


def _is_waiting(record: Record, session: Session, step: Step, filled: set[str]) -> bool:
    """Whether a step was neither put to the room nor left out.

    A must-ask that was only passed through waits still, as it is missed when the session is closed.
    """
    state = session.steps.get(step.id, StepRun()).state
    passed = state is StepState.SKIPPED or (state is StepState.DONE and not step.must_ask)
    return not passed and not was_asked(record, session, step, filled)


def _rest(agenda: tuple[AnyStep, ...], clock: Clock, now: datetime) -> float:
    """Minutes that the step in front takes yet at least."""
    here = next((step for step in agenda if step.id == clock.step_id), None)
    if here is None:
        return 0
    return max(0.0, least_time(here) - spent_in(clock, here.id, now) / 60)
