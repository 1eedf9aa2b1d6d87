"""What a row that is entered in a session takes over from it: whose request it is."""

from __future__ import annotations

from workshop.record.documents import Attribution, Department, Session
from workshop.record.record import Record
from workshop.record.sittings.groups import sitting_of
from workshop.registers.fields import DepartmentField
from workshop.registers.register import Register

UNTOLD = frozenset({Attribution.PARTICIPANT, Attribution.WITHHELD})
"""Whoever agreed to no more than this is not told by their department."""


def cells_of_session(record: Record, session: Session | None, register: Register) -> dict[str, str]:
    """The cells of a new row that follow from its session, as they are stored, by their fields.

    In the session of a department a request is that department's, as it is where it is made of
    what was said there. Nothing follows where somebody who takes part is not to be told by their
    department: a row tells it. In a mixed room it is asked whose it is.
    """
    if session is None or not record.find(Department, session.department_id or ""):
        return {}
    if any(hides_department(record, session.id, person) for person in session.people):
        return {}
    return {
        field.id: session.department_id or ""
        for field in register.fields
        if isinstance(field, DepartmentField) and field.of_speaker
    }


def hides_department(record: Record, session_id: str, person_id: str) -> bool:
    """Whether somebody agreed in a session, or its whole room, to less than their department."""
    places = (session_id, sitting_of(record, session_id))
    given = (record.consent_of(each, person_id) for each in places)
    return any(consent and consent.attribution in UNTOLD for consent in given)
