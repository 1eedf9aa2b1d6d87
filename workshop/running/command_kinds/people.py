"""What can be said of the people of a session, and the lists of people that are entered at once."""

from __future__ import annotations

import msgspec

from workshop.record.meanings import DepartmentName, EntryId, PersonId, SessionId
from workshop.record.parts import Part, PresenceState
from workshop.running.base.command import Command


class SetPart(Command, frozen=True, kw_only=True):
    """Say what somebody is in a session; only participants are asked for consent and are heard."""

    session_id: SessionId
    person_id: PersonId
    part: Part


class MarkPresent(Command, frozen=True, kw_only=True):
    """Say that somebody is there, came late, has left or is away, from now on."""

    session_id: SessionId
    person_id: PersonId
    state: PresenceState


class ResolveName(Command, frozen=True, kw_only=True):
    """Say who is meant by a name of which that was not clear."""

    entry_id: EntryId
    name: str
    """The name as it was typed."""
    person_id: PersonId | None
    """Who is meant; none where it is to be left out."""


class PutPerson(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody of a list: entered, or put as the list has them."""

    name: str
    role: str = ""
    department: DepartmentName = ""
    """The department by its name, found or made; empty where it was not said."""
    person_id: PersonId | None = None
    """Who that is, where they are known; what is empty stays as it is known."""


class PutPeople(Command, frozen=True, kw_only=True):
    """Enter a whole list of people and departments, and correct those who are known, at once."""

    people: tuple[PutPerson, ...] = ()
    departments: tuple[str, ...] = ()
    """Departments by their names, with or without people."""
