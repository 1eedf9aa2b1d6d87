"""Who is not heard yet: people who were named, who did not answer, groups without a voice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from workshop.analysis.evidence import Hearing
from workshop.programme.stages import Interview, Programme, Stage
from workshop.record.documents import Department, Entry, Person
from workshop.record.record import Record
from workshop.running.sources import people_to_meet

ANSWER_DAYS = 7
"""After so many days without an answer somebody is asked again."""


class Referral(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who was named as a person to meet, and whom nobody put in the programme."""

    person: Person
    named_by: tuple[str, ...]
    """The names of those who said so, where that is known."""
    entries: tuple[str, ...]
    """The ids of the entries in which they said it."""


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who was invited and has not answered."""

    interview: Interview
    days: int
    """For how many days: since the invitation, or the reminder after it."""


class Unheard(msgspec.Struct, frozen=True, kw_only=True):
    """A department or group of which nobody was heard."""

    department: Department
    coming: tuple[Interview, ...]
    """The interviews of the programme that would change that."""


def referrals(record: Record, programme: Programme) -> list[Referral]:
    """Who was named as somebody to meet, was not heard, and stands in no row of the programme."""
    listed = {each.person.id for each in programme.interviews}
    hearing = Hearing(record)
    found = []
    for person in people_to_meet(record):
        if person.id in listed:
            continue
        said = [e for e in record.all(Entry) if person.id in e.mentions and not e.retracted]
        speakers = dict.fromkeys(each for entry in said for each in hearing.speakers(entry))
        people = (record.find(Person, each) for each in speakers)
        found.append(
            Referral(
                person=person,
                named_by=tuple(each.name for each in people if each),
                entries=tuple(entry.id for entry in said),
            )
        )
    return found


def waiting(programme: Programme, today: date, days: int = ANSWER_DAYS) -> list[Waiting]:
    """Who has not answered for so many days or longer, the longest first."""
    found = []
    for each in programme.interviews:
        if each.stage is not Stage.INVITED:
            continue
        asked = max(day for day in (each.row.cell("invited"), each.row.cell("reminded")) if day)
        if (since := (today - asked).days) >= days:
            found.append(Waiting(interview=each, days=since))
    return sorted(found, key=lambda one: -one.days)


def unheard(record: Record, programme: Programme) -> list[Unheard]:
    """The departments and groups of which nobody was heard, as they were entered."""
    return [
        Unheard(department=each, coming=tuple(_coming(programme.interviews, each)))
        for each in Hearing(record).unheard
    ]


def _coming(interviews: Sequence[Interview], department: Department) -> Iterator[Interview]:
    for each in interviews:
        if each.stage.open and each.person.department_id == department.id:
            yield each
