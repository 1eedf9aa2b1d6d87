"""The minutes of a step in a session: given by its guide or the plan made anew last, and spent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

import msgspec

from workshop.guide.shape import AnyStep, Guide
from workshop.guide.step import Step
from workshop.record.documents import Clock, Session, StepRun, StepState
from workshop.record.within import Plan

S = TypeVar("S", bound=Step)


def plan_of(session: Session) -> Plan | None:
    """The plan that holds; none where nothing was planned anew."""
    return session.plans[-1] if session.plans else None


def planned_minutes(session: Session, step: Step) -> float:
    """The minutes that a step was given: by the plan that holds, else by its guide.

    What the room had done when it planned anew has what it took, so that nobody is behind with it
    twice; what was left out has none, or its least where the room went to it all the same.
    """
    plan = plan_of(session)
    if plan is None:
        return step.minutes.planned
    if step.id in plan.left_out:
        run = session.steps.get(step.id)
        return 0 if run and run.state is StepState.SKIPPED else step.minutes.least
    return plan.minutes.get(step.id, plan.taken.get(step.id, step.minutes.planned))


def planned_in_all(session: Session, steps: Iterable[Step]) -> float:
    """The minutes that steps were given together, with those that were won and given to none."""
    return sum(planned_minutes(session, step) for step in steps) + spare_minutes(session)


def spare_minutes(session: Session) -> float:
    """The minutes that were won when the rest was planned anew last, and that no step was given."""
    plan = plan_of(session)
    return plan.spare if plan else 0


def greatest_minutes(session: Session, step: Step) -> float:
    """The most minutes that a step may take: never fewer than it was given."""
    return max(step.minutes.greatest, planned_minutes(session, step))


def as_planned(session: Session, step: S) -> S:
    """The step with the minutes that it was given."""
    planned = planned_minutes(session, step)
    if planned == step.minutes.planned:
        return step
    times = msgspec.structs.replace(
        step.minutes,
        least=min(step.minutes.least, planned),
        planned=planned,
        greatest=max(step.minutes.greatest, planned),
    )
    return msgspec.structs.replace(step, minutes=times)


def spent_in(clock: Clock, step_id: str, now: datetime) -> float:
    """Seconds in a step so far, the running stretch included."""
    running = step_id == clock.step_id and clock.since is not None
    stretch = (now - clock.since).total_seconds() if running and clock.since else 0.0
    return clock.spent.get(step_id, 0.0) + max(0.0, stretch)


def changed_minutes(
    plan: Plan,
) -> tuple[dict[str, tuple[float, float]], dict[str, tuple[float, float]]]:
    """The steps that a plan shortened, and those that it gave more, with before and after."""
    kept = {i: (plan.before[i], now) for i, now in plan.minutes.items() if i in plan.before}
    shorter = {i: each for i, each in kept.items() if each[1] < each[0]}
    return shorter, {i: each for i, each in kept.items() if each[1] > each[0]}


def done_later(guide: Guide, session: Session) -> list[AnyStep]:
    """The steps that a plan left out and that may be done by mail or next time."""
    out = {step_id for plan in session.plans for step_id in plan.left_out}
    return [
        step
        for step in guide.steps
        if step.later
        and step.id in out
        and session.steps.get(step.id, StepRun()).state is StepState.SKIPPED
    ]
