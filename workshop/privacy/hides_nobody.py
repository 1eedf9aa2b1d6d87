"""Where being told less openly protects nobody: one person in the session, or of the department.

This counts people; it cannot know what else gives somebody away.
"""

from __future__ import annotations

from collections.abc import Iterator

from workshop.analysis.evidence import Hearing
from workshop.privacy.consents import agreed
from workshop.record.documents import Attribution, Department, Person, Session
from workshop.record.record import Record
from workshop.running.same_person import told_apart

_NARROWED = (Attribution.DEPARTMENT, Attribution.PARTICIPANT)


def hides_nobody(record: Record, session: Session, person_id: str, level: Attribution) -> str:
    """Why a level does not hide who said something; empty where it may.

    Args:
        record: the record.
        session: where it was said.
        person_id: who said it.
        level: how it is to be told.
    """
    person = record.find(Person, person_id)
    if person is None or level not in _NARROWED:
        return ""
    voices = Hearing(record).voices(session.id)
    if voices == (person_id,):
        return f"{told_apart(record, person)} is alone here: {level.sentence} hides nobody"
    department = record.find(Department, person.department_id or session.department_id)
    if level is Attribution.DEPARTMENT and department:
        others = [p for p in record.all(Person) if p.department_id == department.id]
        if len(others) < 2:
            return f"nobody else is of {department.name}: {level.sentence} hides nobody"
    return ""


def hidden_in_vain(record: Record, session_id: str | None = None) -> list[str]:
    """What whoever sends a shareable document must know, a sentence for each.

    Args:
        record: the record.
        session_id: the session of the document; all of them unless given.
    """
    sessions = [s for s in record.sessions() if session_id in (None, s.id)]
    return list(dict.fromkeys(_in_vain(record, sessions)))


def _in_vain(record: Record, sessions: list[Session]) -> Iterator[str]:
    """For the levels that people agreed to, and for those on single entries."""
    hearing = Hearing(record)
    for session in sessions:
        levels = {each: {agreed(record, session.id, each)} for each in hearing.voices(session.id)}
        for entry in record.entries_of(session.id):
            if entry.attribution and not entry.retracted:
                for each in hearing.speakers(entry):
                    levels.setdefault(each, set()).add(entry.attribution)
        for person_id, found in levels.items():
            for level in _NARROWED:
                if level in found and (why := hides_nobody(record, session, person_id, level)):
                    yield f"{session.title}: {why}."
