"""The parking list of a session: what was put off, and what still waits to be disposed of."""

from __future__ import annotations

from workshop.record.documents import Entry, EntryKind, Session
from workshop.record.record import Record
from workshop.text import plural


def parked_of(record: Record, session: Session, *, off_record: bool = False) -> list[Entry]:
    """What stands on the parking list, dropped items too, in the order parked.

    Args:
        record: the record.
        session: the session.
        off_record: with what was parked off the record, for whoever records.
    """
    entries = record.entries_of(session.id, off_record=off_record)
    return [e for e in entries if e.kind is EntryKind.PARKED and not e.retracted]


def open_parked(record: Record, session: Session) -> list[Entry]:
    """What waits: neither dropped nor made something else."""
    return [e for e in parked_of(record, session, off_record=True) if not e.dropped]


def parked_words(record: Record, session: Session) -> str:
    """How many parked items wait, to follow another sentence; empty where none does."""
    waiting = len(open_parked(record, session))
    if not waiting:
        return ""
    waits = "waits" if waiting == 1 else "wait"
    return f"{plural(waiting, 'parked item')} still {waits} to be disposed of"
