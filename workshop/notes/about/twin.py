"""Whether a session that is imported is in the engagement already: it would be counted twice."""

from __future__ import annotations

from collections import Counter

from workshop.errors import Refused
from workshop.record.documents import Session
from workshop.record.record import Record
from workshop.running.handles import key_of


def refuse_twin(record: Record, session_id: str) -> None:
    """Refuse a session that is there already.

    Args:
        record: the engagement with the session in it.
        session_id: the session that came in.

    Raises:
        Refused: another one of the same guide and time is the same.
    """
    new = record.get(Session, session_id)
    guide = record.guide_of(new).name
    for session in record.all(Session):
        same = session.started == new.started and record.guide_of(session).name == guide
        if session.id != new.id and same and _is_twin(record, session, new):
            who = " and those people" if new.people else ""
            raise Refused(f"{session.title} of that time{who} is here already.")


def _is_twin(record: Record, known: Session, new: Session) -> bool:
    """Whether two sessions of one guide and time are the same one.

    Nobody is in two rooms at once, so the same people are the same session. Two groups of which
    nobody wrote who sat where are told apart by what they said, their title, place or department.
    """
    people, others = set(known.people), set(new.people)
    if people and people == others:
        return True
    said, other = _said(record, known), _said(record, new)
    fewer = min(said.total(), other.total())
    if fewer and (said & other).total() * 2 > fewer:
        return True
    alike = (known.title, known.place, known.department_id) == (
        new.title,
        new.place,
        new.department_id,
    )
    return alike and not (people or others or fewer)


def _said(record: Record, session: Session) -> Counter[str]:
    """What was said in a session, as it is compared."""
    entries = record.entries_of(session.id, off_record=True)
    return Counter(key_of(entry.text) or entry.text for entry in entries)
