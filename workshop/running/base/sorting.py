"""Which steps sort: a group is made in one of these alone."""

from __future__ import annotations

from workshop.errors import Refused
from workshop.guide.room_steps import ClusterStep
from workshop.guide.shape import as_kind
from workshop.record.documents import Session
from workshop.record.record import Record


def need_sorting(record: Record, session_id: str, step_id: str) -> None:
    """Check that a step of a session sorts.

    Raises:
        Refused: it does not, or there is no such step.
    """
    step = record.step_of(record.get(Session, session_id), step_id)
    if as_kind(step, ClusterStep) is None:
        raise Refused(
            f"{step.title} does not sort: make a group in a step that does, a theme without a step."
        )
