"""Somebody who takes part, as written in a line: known already, or new."""

from __future__ import annotations

from workshop.errors import Refused
from workshop.notes.grammar.fields import split_fields
from workshop.record.documents import Person
from workshop.record.record import Record
from workshop.running.commands import NewPerson
from workshop.running.same_person import known_person, person_of
from workshop.running.words.as_said import Around, person_named
from workshop.text import clean_line


def participant(record: Record, said: str) -> str | NewPerson:
    """Somebody given as `Name, Role, Department`, also with bars, as `@handle` or an id.

    Returns:
        The id of whoever is known, else the one who is new.

    Raises:
        Refused: it names nobody, or it is not sure who is meant.
    """
    if record.find(Person, said) is not None or said.startswith("@"):
        return person_named(Around(record), said).id
    if "|" in said:
        name, role, department = [*split_fields(said), "", ""][:3]
        named = NewPerson(name=name, role=role, department=department)
    else:
        named = person_of(said)
    if not named.name or len(split_fields(said)) > 3:
        raise Refused(f"“{clean_line(said)}” is no person: write `Name | Role | Department`.")
    return known_or_new(record, named)


def known_or_new(record: Record, person: NewPerson) -> str | NewPerson:
    """The id of whoever is meant by somebody's particulars, else the one who is new.

    Raises:
        Refused: it is not sure who is meant.
    """
    known = None if person.namesake else known_person(record, person)
    return known.id if known else person
