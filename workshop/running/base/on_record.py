"""What is not done while a session is off the record: what stands where others read it."""

from __future__ import annotations

from workshop.errors import Refused
from workshop.record.documents import Session
from workshop.record.record import Record


def require_on_record(record: Record, session_id: str | None) -> None:
    """Make sure that rows are entered in no session that is off the record.

    Args:
        record: the record.
        session_id: the session in which they are entered; none where it is in none.

    Raises:
        Refused: it is; nothing of a table would tell later that a row was said off it.
    """
    session = record.get(Session, session_id) if session_id else None
    if session and session.off_record:
        raise Refused(
            f"{session.title} is off the record, and what stands in a table is on it: go on first."
        )
