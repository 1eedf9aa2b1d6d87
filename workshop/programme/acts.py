"""What people do about interviews, as rows of the programme: the same for every front end."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from workshop import times
from workshop.dates import not_a_day, read_moment
from workshop.errors import Refused
from workshop.programme.letters import require_writable
from workshop.programme.outlook import Referral
from workshop.programme.stages import Interview, Programme
from workshop.record.documents import Person
from workshop.record.record import Record
from workshop.registers.kinds.interviews import AGREED, DECLINED, REGISTER
from workshop.running.commands import AddPerson
from workshop.running.handles import meant_by
from workshop.running.row_commands import PutRows, RowText
from workshop.running.row_names import RecordNames
from workshop.running.same_person import known_person, person_of
from workshop.text import clean_line

_KINDS = {"invitation": "invited", "reminder": "reminded"}
"""The field that says when a letter was sent, by the letter."""


def sent(interview: Interview, kind: str, day: date) -> PutRows:
    """A letter was sent on a day.

    Raises:
        Refused: there is nothing to send now.
    """
    require_writable(interview, kind)
    return _changed(interview, {_KINDS[kind]: day.isoformat()})


def agreed(interview: Interview, when: str, place: str, today: date) -> PutRows:
    """Somebody agreed to be heard, on a day and at an hour where these are said.

    Raises:
        Refused: the interview was begun already, or it cannot be read when.
    """
    _require_not_begun(interview)
    values = {"answer": AGREED, "answered": today.isoformat(), **moment_cells(when, today)}
    if place.strip():
        values["place"] = place
    return _changed(interview, values)


def declined(interview: Interview, today: date) -> PutRows:
    """Somebody does not want to be heard.

    Raises:
        Refused: the interview was begun already.
    """
    _require_not_begun(interview)
    return _changed(interview, {"answer": DECLINED, "answered": today.isoformat()})


def taken_in(record: Record, referral: Referral) -> PutRows:
    """Somebody who was named as a person to meet stands in the programme, with who said so."""
    return _new({"person": _name(record, referral.person)}, referral.entries)


def planned(
    record: Record, programme: Programme, person: Person, values: Mapping[str, str]
) -> PutRows:
    """The next interview with somebody, with what is said of it.

    Where one with this person is still to come about, that is meant; else it is one more.

    Args:
        record: the engagement.
        programme: the interviews that there are.
        person: with whom.
        values: cells by the ids of fields, as they are typed.
    """
    own = programme.with_person(person.id)
    if coming := next((each for each in own if each.stage.open), None):
        return _changed(coming, values)
    number = programme.next_number(person.id)
    more = {"conversation": str(number)} if number > 1 else {}
    return _new({**values, **more, "person": _name(record, person)})


def newcomer(named: str) -> AddPerson:
    """Somebody whom nobody knows yet, as `Name, Role, Department` or with bars between.

    Raises:
        Refused: there is no name in it.
    """
    person = person_of(named)
    if not person.name:
        raise Refused("Say a name, and role and department behind commas where they are known.")
    return AddPerson(name=person.name, role=person.role, department=person.department)


def moment_cells(when: str, today: date) -> dict[str, str]:
    """The cells of a day, and of a time where one is said; none for nothing.

    Raises:
        Refused: it is no day, or may be two.
    """
    if not when.strip():
        return {}
    if (said := read_moment(when, today, toward="ahead")) is None:
        raise Refused(f"{not_a_day(when)}; a time may follow, as in 12 Dec 14:30.")
    cells = {"day": said.day.isoformat()}
    if said.clock is not None:
        cells["time"] = times.time(said.clock)
    return cells


def somebody(record: Record, named: str) -> Person | None:
    """Who is meant by `@handle` or a name; none where nobody known is.

    Raises:
        Refused: it may be several people, or it is a department.
    """
    words = clean_line(named)
    if found := record.find(Person, words.removeprefix("@")):
        return found
    if not words.startswith("@") and (known := known_person(record, person_of(words))):
        return known
    meant = meant_by(words.removeprefix("@"), record, None) if words else None
    if meant is None and words.startswith("@"):
        raise Refused(f"Nobody is called {words[:60]}.")
    if meant is not None and not isinstance(meant, Person):
        raise Refused(f"{meant.name} is a department, and a person is wanted.")
    return meant


def interview_named(record: Record, programme: Programme, named: str) -> Interview:
    """The interview that is meant by its code or by a person; of several, the one still to come.

    Raises:
        Refused: there is none; the sentence says how to put somebody in the programme.
    """
    words = clean_line(named)
    coded = [e for e in programme.interviews if e.row.code.casefold() == words.casefold()]
    person = None if coded else somebody(record, words)
    found = coded or (programme.with_person(person.id) if person else [])
    if not found:
        raise Refused(
            f"“{words[:60]}” stands in no row of the programme. "
            "`workshop plan ENGAGEMENT PERSON` puts somebody in it."
        )
    return next((each for each in found if each.stage.open), found[-1])


def _name(record: Record, person: Person) -> str:
    """What somebody is called in a cell: the name, or the handle where several have it."""
    return RecordNames(record).name("person", person.id)


def _require_not_begun(interview: Interview) -> None:
    """Make sure that it can still be said whether somebody wants to be heard.

    Raises:
        Refused: the interview was begun already.
    """
    if interview.session is not None:
        raise Refused(f"The interview with {interview.person.name} is {interview.stage.value}.")


def _changed(interview: Interview, values: Mapping[str, str]) -> PutRows:
    row = RowText(values=dict(values), row_id=interview.row.id)
    return PutRows(register=REGISTER.name, rows=(row,))


def _new(values: Mapping[str, str], entries: tuple[str, ...] = ()) -> PutRows:
    row = RowText(values=dict(values), evidence=entries or None)
    return PutRows(register=REGISTER.name, rows=(row,))
