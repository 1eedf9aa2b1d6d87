"""What voters are called: people, seats, and the room as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from workshop.record.documents import ROOM, Department, Person
from workshop.record.record import Record
from workshop.running.base.names import called, department_name, told_apart


def voter_name(record: Record, voter: str, *, alone: bool = False) -> str:
    """A voter as the grid calls them.

    Args:
        record: the record.
        voter: the id of a person, a seat, or the room.
        alone: by name alone, where role and department stand beside it.
    """
    if voter == ROOM:
        return "The room"
    if (person := record.find(Person, voter)) is None:
        return voter
    return person.name if alone else told_apart(record, person)


def short_names(record: Record, voters: Iterable[str]) -> dict[str, str]:
    """Voters as briefly as they can be told apart: `Amara`, `Tom, IT`, `Tom Reilly, Buyer`."""
    people = {voter: record.find(Person, voter) for voter in voters}
    found = {voter: voter_name(record, voter) for voter in people}
    for way in (_by_first_name, _with_department, _with_role):
        named = {voter: way(record, person) for voter, person in people.items() if person}
        often = Counter(named.values())
        for voter, name in named.items():
            if often[name] == 1 and found[voter] == voter_name(record, voter):
                found[voter] = name
                people[voter] = None
    return found


def _by_first_name(_: Record, person: Person) -> str:
    return called(person.name)


def _with_department(record: Record, person: Person) -> str:
    department = record.find(Department, person.department_id)
    called = (department.short or department.name) if department else ""
    return ", ".join(filter(None, (_by_first_name(record, person), called)))


def _with_role(_: Record, person: Person) -> str:
    return ", ".join(filter(None, (person.name, person.role)))


def voter_about(record: Record, voter: str) -> tuple[str, str]:
    """Role and department of a voter, so that two people of one name can be told apart."""
    person = record.find(Person, voter)
    return (person.role, department_name(record, person)) if person else ("", "")


def whose(record: Record, voter: str) -> str:
    """A voter inside a sentence."""
    return "the room" if voter == ROOM else voter_name(record, voter)
