"""How a session ends, and what belongs to that: its step in front done, its clock standing."""

from __future__ import annotations

from datetime import datetime

import msgspec

from workshop.ballots.standing import taken_in_where_complete
from workshop.record.documents import Clock, Session, StepRun, StepState
from workshop.record.record import Record


def stopped(clock: Clock, until: datetime) -> Clock:
    """The clock with the running stretch counted to its step, and standing."""
    if clock.since is None:
        return clock
    stretch = max(0.0, (until - clock.since).total_seconds())
    spent = clock.spent | {clock.step_id: clock.spent.get(clock.step_id, 0.0) + stretch}
    return msgspec.structs.replace(clock, since=None, spent=spent)


def with_step(session: Session, step_id: str, **changes: object) -> Session:
    """The session with another state of one of its steps."""
    run = msgspec.structs.replace(session.steps.get(step_id, StepRun()), **changes)
    return msgspec.structs.replace(session, steps=session.steps | {step_id: run})


def is_open(session: Session, step_id: str) -> bool:
    """Whether a step is neither done nor skipped."""
    return session.steps.get(step_id, StepRun()).state is StepState.OPEN


def ended(record: Record, session: Session, clock: Clock, now: datetime) -> tuple[Session, Clock]:
    """A session as closed, with its clock; scores that are complete are taken in."""
    session = taken_in_where_complete(record, session, clock.step_id)
    if is_open(session, clock.step_id):
        session = with_step(session, clock.step_id, state=StepState.DONE)
    # Reopened for a correction, it would else be off the record without anybody remembering.
    closed = msgspec.structs.replace(session, closed=now, off_record=None)
    return closed, stopped(clock, now)
