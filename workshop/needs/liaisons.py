"""Who stands between departments and IT, where they sat, and what they promised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from workshop.needs.it_department import it_department
from workshop.record.documents import Department, Person, Session
from workshop.record.parts import PresenceState
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.record.sittings.groups import groups_of
from workshop.registers.kinds.needs.liaisons import LIAISONS
from workshop.registers.kinds.needs.promises import OPEN, PROMISES
from workshop.text import as_sorted


class Sat(msgspec.Struct, frozen=True, kw_only=True):
    """A session of a department, and who of IT was in it."""

    session: Session
    of_it: tuple[str, ...]
    """The ids of the people of IT and of the liaisons who took part or listened."""


class AtTheTable(msgspec.Struct, frozen=True, kw_only=True):
    """What a department has of IT."""

    department_id: str
    liaisons: tuple[Row, ...]
    """Those that go on, or are to begin, in the order of the rows."""
    sessions: tuple[Sat, ...]
    """The sessions of the department, in the order in which they began: those that are its own,
    and those of a mixed room in which somebody of it took part."""
    promises: tuple[Row, ...]
    """Those that are open, by day; those without a day last."""


def at_the_table(record: Record, today: date | None = None) -> Sequence[AtTheTable]:
    """Every department but IT itself, in the order of names; one without liaison has none.

    Args:
        record: the record.
        today: the day as of which a liaison goes on; unless given, one goes on whose end is not
            said. Documents give the day on which the record last changed.
    """
    home = it_department(record)
    rows = [row for row in record.rows(LIAISONS) if goes_on(row, today)]
    sessions = [each for each in record.sessions() if not each.part_of]
    of_it = _people_of_it(record, home)
    sat = {
        each.id: Sat(session=each, of_it=tuple(p for p in _there(record, each) if p in of_it))
        for each in sessions
    }
    whose = {each.id: departments_of(record, each) for each in sessions}
    others = [each for each in record.all(Department) if each.id != home]
    return [
        AtTheTable(
            department_id=each.id,
            liaisons=tuple(row for row in rows if row.cell("department") == each.id),
            sessions=tuple(one for key, one in sat.items() if each.id in whose[key]),
            promises=tuple(open_promises(record, each.id)),
        )
        for each in sorted(others, key=lambda one: (as_sorted(one.name), one.id))
    ]


def goes_on(row: Row, today: date | None) -> bool:
    """Whether somebody is a liaison still, or is to be."""
    ends: date | None = row.cell("ends")
    return ends is None or (today is not None and ends >= today)


def liaisons_of(record: Record, today: date) -> list[Person]:
    """Everybody who is a liaison still on a day, or is to be, by name."""
    ids = {row.cell("person") for row in record.rows(LIAISONS) if goes_on(row, today)}
    people = [person for each in ids if (person := record.find(Person, each))]
    return sorted(people, key=lambda each: (as_sorted(each.name), each.id))


def open_promises(record: Record, department_id: str | None = None) -> list[Row]:
    """The promises that are open, by day.

    Args:
        record: the record.
        department_id: to which department; to all unless given.
    """
    found = [
        row
        for row in record.rows(PROMISES)
        if row.cell("state") in (OPEN, None, "")
        if department_id in (None, row.cell("department"))
    ]
    return sorted(found, key=lambda row: row.cell("due") or date.max)


def departments_of(record: Record, session: Session) -> frozenset[str]:
    """The ids of the departments whose session it is.

    The one that is said; else those of everybody who took part, in the room or in its groups.
    """
    if session.department_id:
        return frozenset({session.department_id})
    here = (session, *groups_of(record, session.id))
    people = (record.find(Person, each) for one in here for each in one.people)
    return frozenset(person.department_id for person in people if person and person.department_id)


def _people_of_it(record: Record, home: str | None) -> frozenset[str]:
    """The ids of the liaisons, and of the people of the department that is IT."""
    liaisons = {row.cell("person") for row in record.rows(LIAISONS)}
    people = record.all(Person) if home else ()
    return frozenset({*liaisons, *(each.id for each in people if each.department_id == home)})


def _there(record: Record, session: Session) -> Iterator[str]:
    """The ids of everybody who was in a session, each once, those who took part first.

    Whoever is on its list only as named or as owner of an action was not there, nor was whoever is
    marked as away from its beginning to its end.
    """
    here = (session, *groups_of(record, session.id))
    took_part = [each for one in here for each in one.people]
    looked_on = [each for one in here for each, part in one.parts.items() if part.in_the_room]
    for person_id in dict.fromkeys((*took_part, *looked_on)):
        marks = session.presence.get(person_id, ())
        if not marks or any(mark.state is not PresenceState.AWAY for mark in marks):
            yield person_id
