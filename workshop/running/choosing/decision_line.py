"""A decision as it is typed in its step, and what came of it where that does not follow."""

from __future__ import annotations

from typing import Final

from workshop.ballots.votes.decided_on import following
from workshop.errors import Refused
from workshop.guide.row_steps import Decide
from workshop.record.documents import Session
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.kinds.decisions import CARRIED, DECISIONS, NOT_CARRIED, PUT_OFF
from workshop.running.choosing.dissent import last_decision
from workshop.running.row_commands import PutRows, RowText

_NEXT: Final = {"": CARRIED, CARRIED: NOT_CARRIED, NOT_CARRIED: PUT_OFF, PUT_OFF: CARRIED}
"""What comes after a result where the key is pressed again."""


def decision_of(record: Record, session: Session, step: Decide, line: str) -> PutRows:
    """What a line that is typed in a step to decide comes to: a decision, as far as it follows.

    Raises:
        Refused: nothing is said.
    """
    if not line.strip():
        raise Refused("Say what is decided.")
    values = dict(following(record, session, step, {"decision": line.strip()}))
    row = RowText(values=values)
    return PutRows(register=DECISIONS, rows=(row,), session_id=session.id, step_id=step.id)


def next_result(record: Record, session: Session, step: Decide) -> PutRows:
    """What puts the result of the newest decision of a step: carried, then not, then put off.

    Raises:
        Refused: nothing is decided in it yet.
    """
    row: Row = last_decision(record, session, step.id)
    edit = RowText(values={"result": _NEXT[row.cell("result")]}, row_id=row.id)
    return PutRows(register=DECISIONS, rows=(edit,), session_id=session.id, step_id=step.id)
