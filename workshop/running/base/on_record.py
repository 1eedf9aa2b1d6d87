"""What is not done while a session is off the record: what stands where others read it."""

from __future__ import annotations

from workshop.errors import Refused
from workshop.record.documents import Session
from workshop.record.record import Record


def require_on_record(
    record: Record, session_id: str | None, what: str = "what stands in a table"
) -> None:
    """Make sure that rows and scores are entered in no session that is off the record.

    Args:
        record: the record.
        session_id: the session in which they are entered; none where it is in none.
        what: what would be on it.

    Raises:
        Refused: it is; no row and no score would tell later that it was given off it.
    """
    session = record.get(Session, session_id) if session_id else None
    if session and session.off_record:
        raise Refused(f"{session.title} is off the record, and {what} is on it: go on first.")
