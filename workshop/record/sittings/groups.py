"""Groups into which the room of a session split up: each is a session of its own, and part of it.

What a group heard counts in the session of which it is part once they came together again; until
then it is the group's alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from workshop.record.documents import Entry, Session
from workshop.record.record import Record


def groups_of(record: Record, session_id: str, step_id: str | None = None) -> list[Session]:
    """The groups of a session, or of one of its steps, in the order in which they were made."""
    found = (each for each in record.all(Session) if each.part_of == session_id)
    chosen = (each for each in found if step_id in (None, each.part_step))
    return sorted(chosen, key=lambda each: (each.started, each.id))


def sitting_of(record: Record, session_id: str) -> str:
    """The id of the session as which a session counts: of a group, the one that it is part of."""
    session = record.find(Session, session_id)
    return session.part_of if session and session.part_of else session_id


def heard_at(record: Record, session: Session) -> tuple[Session, ...]:
    """A session with the groups whose entries count in it."""
    return tuple(each for _, each in heard_with(record, session))


def heard_in(record: Record, session: Session) -> list[Entry]:
    """What counts as heard in a session: its own entries, then those of each group, each once."""
    return [entry for each in heard_at(record, session) for entry in record.entries_of(each.id)]


def heard_with(record: Record, session: Session) -> Iterator[tuple[str, Session]]:
    """A session and the groups that count in it, with what numbers of entries begin with: `G2.`."""
    yield "", session
    for at, each in enumerate(groups_of(record, session.id), 1):
        if each.rejoined:
            yield f"G{at}.", each


def numbered(record: Record, session: Session) -> Iterator[tuple[str, Session, Entry]]:
    """What counts as heard, with what it is called, `4` or `G2.4`, and where it was said."""
    for before, each in heard_with(record, session):
        for at, entry in enumerate(record.entries_of(each.id), 1):
            yield f"{before}{at}", each, entry
