"""The day of a session: the one from which `tomorrow` and `friday` are reckoned in it."""

from __future__ import annotations

from datetime import date

from workshop.record.documents import Session
from workshop.record.record import Record


def day_of(record: Record, session: Session) -> date:
    """The day since which its time runs; where it stands, the day on which it began."""
    since = record.clock_of(session.id).since
    return (since or session.started).date()
