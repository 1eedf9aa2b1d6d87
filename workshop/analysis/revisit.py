"""What was to be asked about again in a session and was not yet."""

from __future__ import annotations

from workshop.record.documents import Entry, Session
from workshop.record.record import Record
from workshop.record.within import Mark


def to_revisit(record: Record, session: Session) -> list[Entry]:
    """The entries of a session that are marked to come back to, in the order recorded."""
    entries = record.entries_of(session.id)
    return [entry for entry in entries if Mark.REVISIT in entry.marks and not entry.retracted]
