"""Who is there and what they are, at plain prompts; and a session as a whole, put right."""

from __future__ import annotations

from typing import Final

from screens.plain.entries import meant
from screens.plain.plain_command import PlainCommand
from screens.plain.talk import Talk
from workshop import times
from workshop.errors import Refused
from workshop.record.documents import Person
from workshop.record.parts import Part, PresenceState
from workshop.running.commands import LeaveSession
from workshop.running.people_commands import (
    DeleteDepartment,
    DiscardSession,
    EditSession,
    MarkPresent,
    MergeDepartments,
    ResolveName,
    SetPart,
)
from workshop.running.same_person import in_full
from workshop.running.words.as_said import Around, department_named, person_named
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
        lines.append(", ".join([in_full(record, person), part.value, *came]))
    talk.tell("\n".join(lines) or "Nobody is on the list.")


def _named(talk: Talk, words: str) -> Person:
    """The person that words mean.

    Raises:
        Refused: nobody, or several people, are called that.
    """
    if not words:
        raise Refused("Say who: a name, or @handle.")
    return person_named(Around(talk.record, talk.session), words)


def _part(talk: Talk, words: str) -> None:
    """What somebody is; the last word says it."""
    name, _, last = words.rpartition(" ")
    part = next((each for each in Part if each.value == last.casefold()), None)
    if part is None:
        known = ", ".join(each.value for each in Part)
        raise Refused(f"Say who, then what they are: {known}.")
    person = _named(talk, name.strip())
    command = SetPart(session_id=talk.session_id, person_id=person.id, part=part)
    talk.tell(f"{talk.send(command).sentence}.")


def _mark(talk: Talk, words: str, state: PresenceState) -> None:
    person = _named(talk, words)
    command = MarkPresent(session_id=talk.session_id, person_id=person.id, state=state)
    talk.tell(f"{talk.send(command).sentence}.")


def _left(talk: Talk, words: str) -> None:
    _mark(talk, words, PresenceState.LEFT)


def _late(talk: Talk, words: str) -> None:
    _mark(talk, words, PresenceState.LATE)


def _away(talk: Talk, words: str) -> None:
    _mark(talk, words, PresenceState.AWAY)


def _there(talk: Talk, words: str) -> None:
    _mark(talk, words, PresenceState.PRESENT)


def _off(talk: Talk, words: str) -> None:
    person = _named(talk, words)
    change = talk.send(LeaveSession(session_id=talk.session_id, person_id=person.id))
    talk.tell(f"{change.sentence}.")


def _who(talk: Talk, words: str) -> None:
    """Who is meant by a name that was not clear."""
    entry, name = meant(talk.record, talk.session_id, words)
    if not entry.unclear:
        raise Refused("No name is open there.")
    person = _named(talk, name)
    command = ResolveName(entry_id=entry.id, name=entry.unclear[0], person_id=person.id)
    talk.tell(f"{talk.send(command).sentence}.")


def _title(talk: Talk, words: str) -> None:
    change = talk.send(EditSession(session_id=talk.session_id, title=words))
    talk.tell(f"{change.sentence}.")


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
        raise Refused("Say which becomes part of which: :department-merge OLD into NEW.")
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


PEOPLE_COMMANDS: Final = (
    PlainCommand("people", "", "tell who is on the list, with part and presence", _people),
    PlainCommand("part", "NAME PART", "say what somebody is: participant, observer, …", _part),
    PlainCommand("left", "NAME", "somebody has gone", _left),
    PlainCommand("late", "NAME", "somebody came late", _late),
    PlainCommand("away", "NAME", "somebody is not there", _away),
    PlainCommand("there", "NAME", "somebody is there again", _there),
    PlainCommand("unlist", "NAME", "take somebody off the list who said nothing", _off),
    PlainCommand("who", "N NAME", "say who is meant by a name that was not clear", _who),
    PlainCommand("title", "TEXT", "call the session something else", _title),
    PlainCommand("department", "[NAME]", "whose session it is; empty: a mixed room", _department),
    PlainCommand(
        "department-merge", "OLD into NEW", "make a department part of another", _merge_department
    ),
    PlainCommand(
        "department-delete", "NAME", "take a department away; its people stay", _delete_department
    ),
    PlainCommand("discard", "", "take the session out of the record", _discard),
)
"""The commands about people and the session as a whole, in the order of the help."""
