"""Who is the same person, for every way in which somebody can be named.

A name is the same without its accents, in another case and with other blanks. Where one person of
that name is known, and nothing said of role and department speaks against it, that person is meant;
another role does not, where the department agrees. Where several are known, or what was said is
another department than theirs, or another role and nothing more, nobody can tell: people are asked,
and a file or a command line is refused with those who may be meant.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

import msgspec

from workshop.errors import Refused
from workshop.record.documents import Person
from workshop.record.record import Record
from workshop.running.base.names import about as about  # noqa: PLC0414
from workshop.running.base.names import department_name as department_name  # noqa: PLC0414
from workshop.running.base.names import in_full as in_full  # noqa: PLC0414
from workshop.running.base.names import name_key as name_key  # noqa: PLC0414
from workshop.running.base.names import names_told_apart as names_told_apart  # noqa: PLC0414
from workshop.running.base.names import told_apart as told_apart  # noqa: PLC0414
from workshop.running.commands import NewPerson
from workshop.text import clean_line, listing


class SamePerson(NamedTuple):
    """Who is meant by somebody's particulars; nobody that is known where both are empty."""

    person: Person | None = None
    """The one who is meant, where that is sure."""
    perhaps: tuple[Person, ...] = ()
    """Those who may be meant, where it is not."""


def person_of(said: str) -> NewPerson:
    """Somebody as people write them, alike everywhere: `Name, Role, Department`, or with bars.

    Of more than three parts the first is the name and the last the department.
    """
    mark = "|" if "|" in said else ","
    name, *others = [clean_line(part) for part in said.split(mark)]
    department = others.pop() if len(others) > 1 else ""
    joined = " | " if mark == "|" else ", "
    return NewPerson(name=name, role=joined.join(p for p in others if p), department=department)


def is_same_name(one: str, other: str) -> bool:
    """Whether two names are written differently at most: accents, case, blanks, punctuation."""
    return name_key(one) == name_key(other)


def same_person(record: Record, named: NewPerson, *, but: Collection[str] = ()) -> SamePerson:
    """Who of those known is meant by a name, a role and a department.

    Args:
        record: the engagement.
        named: as somebody wrote it; what is empty was not said.
        but: the ids of those who cannot be meant.
    """
    key = name_key(named.name)
    known = [p for p in record.all(Person) if p.id not in but and name_key(p.name) == key]
    as_said = [person for person in known if all(_said(record, person, named))]
    if len(as_said) == 1:
        return SamePerson(as_said[0])
    if len(known) == 1 and not _differs(record, known[0], named):
        return SamePerson(known[0])
    return SamePerson(perhaps=tuple(as_said or known))


def _said(record: Record, person: Person, named: NewPerson) -> Iterable[bool]:
    """For each particular that was said, whether the person is known by it."""
    for said, known in _particulars(record, person, named):
        if said:
            yield is_same_name(said, known)


def _differs(record: Record, person: Person, named: NewPerson) -> bool:
    """Whether something was said that speaks against it."""
    role, department = (
        None if not said or not known else is_same_name(said, known)
        for said, known in _particulars(record, person, named)
    )
    return department is False or (department is None and role is False)


def _particulars(record: Record, person: Person, named: NewPerson) -> tuple[tuple[str, str], ...]:
    """Role, then department, as said and as known."""
    return (
        (clean_line(named.role), person.role),
        (clean_line(named.department), department_name(record, person)),
    )


def beside_new(named: NewPerson, others: Iterable[NewPerson]) -> NewPerson | None:
    """Somebody new beside others who are new too; none where they are one of those.

    Who has the name of one of them, and another role or department, is another person.
    """
    namesakes = [other for other in others if is_same_name(other.name, named.name)]
    for other in namesakes:
        said = ((named.role, other.role), (named.department, other.department))
        if all(not one or not two or is_same_name(one, two) for one, two in said):
            return None
    return msgspec.structs.replace(named, namesake=True) if namesakes else named


def known_person(record: Record, named: NewPerson, *, but: Collection[str] = ()) -> Person | None:
    """The person who is meant, or none where nobody of that name is known.

    Raises:
        Refused: it is not sure who is meant; the sentence names those who may be.
    """
    found = same_person(record, named, but=but)
    if found.perhaps:
        who = listing([in_full(record, person) for person in found.perhaps[:4]], "or")
        raise Refused(
            f"{clean_line(named.name)} may be {who}: "
            "write `Name | Role | Department` as it is known, or add a namesake in the engagement."
        )
    return found.person
