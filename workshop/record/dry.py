"""Whether a question was asked until nothing more came: “what else?”, to the end.

That it ran dry is said at a moment. Whatever is recorded for the question after it shows that more
came, so that nobody has to take it back.
"""

from __future__ import annotations

from typing import Final

from workshop.guide.step import Step, kind_of
from workshop.record.documents import Entry, Session, StepRun
from workshop.record.record import Record

_ASKING: Final = frozenset({"ask", "capture"})
"""The kinds of step at which something is asked and any number of answers may come."""


def can_run_dry(step: Step) -> bool:
    """Whether something is asked in a step to which more could come."""
    return kind_of(step) in _ASKING


def said_in(record: Record, session: Session, step_id: str) -> list[Entry]:
    """What was said for the question of a step and stands."""
    return [entry for entry in record.entries_of(session.id, step_id) if not entry.retracted]


def said_count(record: Record, session: Session, step_id: str) -> int:
    """How many things were said for the question of a step and stand."""
    return len(said_in(record, session, step_id))


def is_dry(record: Record, session: Session, step_id: str) -> bool:
    """Whether nothing more came for the question of a step when it was asked last."""
    dry = session.steps.get(step_id, StepRun()).dry
    return dry is not None and all(e.at <= dry for e in said_in(record, session, step_id))
