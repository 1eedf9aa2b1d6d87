"""Who is there and what they are, at plain prompts; and a session as a whole, put right."""

from __future__ import annotations

from typing import Final

from screens.plain.base.talk import Act, Talk
from workshop import times
from workshop.errors import Refused
from workshop.record.documents import Person
from workshop.record.parts import Part
from workshop.running.command_kinds.departments import DeleteDepartment, MergeDepartments
from workshop.running.command_kinds.sessions import DiscardSession, EditSession
from workshop.running.same_person import in_full
from workshop.running.typed.speakers import number_of
from workshop.running.words.as_said import department_named
from workshop.text import plural


def _people(talk: Talk, _: str) -> None:
    """Tell everybody on the list, with part and presence."""
    session, record = talk.session, talk.record
    listed = [(person, Part.PARTICIPANT) for person in record.people_of(session)]
    listed += [(person, session.parts[person.id]) for person in record.others_of(session)]
    lines = []
    for person, part in listed:
        marks = session.presence.get(person.id, ())
        came = [f"{mark.state.value} {times.time(mark.at)}" for mark in marks]
        number = number_of(session, person.id)
        spoken = [f"speaker {number}"] if number else []
        lines.append(", ".join([in_full(record, person), part.value, *spoken, *came]))
    talk.tell("\n".join(lines) or "Nobody is on the list.")


def _department(talk: Talk, words: str) -> None:
    if words and talk.record.department_named(words) is None:
        known = talk.ask.confirm(f"{words} is a new department. Add it?")
        if not known:
            return
    change = talk.send(EditSession(session_id=talk.session_id, department=words))
    talk.tell(f"{change.sentence}.")


def _merge_department(talk: Talk, words: str) -> None:
    """`OLD into NEW`: one department becomes part of another one."""
    old, mark, new = words.partition(" into ")
    if not mark:
        raise Refused("Say which becomes part of which: /department-merge OLD into NEW.")
    record = talk.record
    merged, into = (department_named(record, each.strip()) for each in (old, new))
    question = f"{merged.name} becomes part of {into.name}, with its people. Merge them?"
    if talk.ask.confirm(question, default=False):
        command = MergeDepartments(into=into.id, others=(merged.id,))
        talk.tell(f"{talk.send(command).sentence}.")


def _delete_department(talk: Talk, words: str) -> None:
    """Take a department away; its people stay."""
    department = department_named(talk.record, words)
    people = talk.record.all(Person)
    count = plural(sum(p.department_id == department.id for p in people), "person", "people")
    question = f"Delete {department.name}? {count} of it stay, without a department."
    if talk.ask.confirm(question, default=False):
        command = DeleteDepartment(department_id=department.id)
        talk.tell(f"{talk.send(command).sentence}.")


def _discard(talk: Talk, _: str) -> None:
    if talk.ask.confirm(f"Discard {talk.session.title} with all in it?", default=False):
        change = talk.send(DiscardSession(session_id=talk.session_id))
        talk.tell(f"{change.sentence}.")
        talk.over = True


PEOPLE_ACTS: Final[dict[str, Act]] = {
    "people": _people,
    "department": _department,
    "department-merge": _merge_department,
    "department-delete": _delete_department,
    "discard": _discard,
}
"""What is told or asked about people and the session as a whole, by its word."""
