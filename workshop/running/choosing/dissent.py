"""The decision that dissent is from."""

from __future__ import annotations

from workshop.errors import Refused
from workshop.record.documents import Session
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.kinds.decisions import DECISIONS


def last_decision(record: Record, session: Session, step_id: str) -> Row:
    """The decision that dissent is from where none is named: the newest one of the step.

    Raises:
        Refused: nothing was decided yet.
    """
    rows = [row for row in record.rows_of(session.id, step_id) if row.TABLE == DECISIONS]
    if not rows:
        raise Refused("Nothing is decided in this step yet: type the decision first.")
    return rows[-1]
