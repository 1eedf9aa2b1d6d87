"""The programme of interviews as data, and in a few sentences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

import msgspec

from workshop import times
from workshop.programme.appointments import Appointment, GuideOf, appointment_of, clashes
from workshop.programme.letters import waiting_words
from workshop.programme.outlook import ANSWER_DAYS, passed, referrals, unchecked, unheard, waiting
from workshop.programme.stages import Happened, Interview, Programme, Stage, counted
from workshop.record.record import Record
from workshop.running.same_person import department_name
from workshop.text import listing, plural


class InterviewFact(msgspec.Struct, frozen=True, kw_only=True):
    """One interview."""

    id: str
    """The code of its row."""
    person: str
    role: str
    department: str
    conversation: int
    """Which conversation with this person it is, counted from 1."""
    stage: str
    day: date | None
    time: str
    """When it begins, `14:30`; empty where only the day is known."""
    minutes: int
    place: str
    guide: str
    led_by: str
    sitting: str
    named_by: tuple[str, ...]
    session: str | None
    """The id of the session in which it is or was held."""
    evidence: tuple[str, ...]
    """The ids of the entries in which the person was named."""
    history: tuple[Happened, ...]
    check: str = ""
    """How far the check of their words is: `sent back`, `corrected`; empty where none was sent."""


class ReferralFact(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who was named as a person to meet and stands in no row."""

    person: str
    named_by: tuple[str, ...]
    evidence: tuple[str, ...]


class WaitingFact(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who was asked and has not answered."""

    id: str
    person: str
    days: int


class UnheardFact(msgspec.Struct, frozen=True, kw_only=True):
    """A department or group of which nobody was heard."""

    department: str
    coming: tuple[str, ...]
    """The codes of the interviews that would change that."""


class ProgrammeFact(msgspec.Struct, frozen=True, kw_only=True):
    """The whole programme."""

    n: int
    """How many interviews there are, those that were declined too."""
    sentence: str
    stages: dict[str, int]
    """How many interviews are at each stage."""
    interviews: tuple[InterviewFact, ...]
    to_meet: tuple[ReferralFact, ...]
    waiting: tuple[WaitingFact, ...]
    unchecked: tuple[str, ...]
    """The codes of interviews whose record was sent back and not answered in time."""
    passed: tuple[str, ...]
    """The codes of interviews that were planned for a day that has passed, and not begun."""
    unheard: tuple[UnheardFact, ...]
    clashes: tuple[tuple[str, str], ...]
    """Two codes each of interviews of one leader that overlap."""


def fact_of(
    record: Record,
    programme: Programme,
    guide_of: GuideOf,
    today: date,
    days: int = ANSWER_DAYS,
) -> ProgrammeFact:
    """The programme as data.

    Args:
        record: what may be told, as `told_record` gives it.
        programme: the interviews.
        guide_of: gives what is known of a guide.
        today: the day from which waiting is counted.
        days: after so many without an answer somebody counts as waiting.
    """
    found = programme.interviews
    times_of = {each.row.id: appointment_of(record, programme, each, guide_of) for each in found}
    timed = {times_of[e.row.id].key: times_of[e.row.id] for e in found if e.planned}
    return ProgrammeFact(
        n=len(found),
        sentence=sentence(programme),
        stages={stage.value: number for stage, number in counted(found).items()},
        interviews=tuple(
            msgspec.structs.replace(
                _interview(record, each, times_of[each.row.id]),
                check=programme.check_words(each, today),
            )
            for each in found
        ),
        to_meet=tuple(
            ReferralFact(person=r.person.name, named_by=r.named_by, evidence=r.entries)
            for r in referrals(record, programme)
        ),
        waiting=tuple(
            WaitingFact(id=w.interview.row.code, person=w.interview.person.name, days=w.days)
            for w in waiting(programme, today, days)
        ),
        unchecked=tuple(each.row.code for each in unchecked(programme, today)),
        passed=tuple(each.row.code for each in passed(programme, today)),
        unheard=tuple(
            UnheardFact(
                department=each.department.name,
                coming=tuple(one.row.code for one in each.coming),
            )
            for each in unheard(record, programme)
        ),
        clashes=tuple(
            (one.interviews[0].row.code, other.interviews[0].row.code)
            for one, other in clashes(list(timed.values()))
        ),
    )


def _interview(record: Record, one: Interview, when: Appointment) -> InterviewFact:
    return InterviewFact(
        id=one.row.code,
        person=one.person.name,
        role=one.person.role,
        department=department_name(record, one.person),
        conversation=one.number,
        stage=one.stage.value,
        day=when.day,
        time=times.time(when.time) if when.time else "",
        minutes=when.minutes,
        place=when.place,
        guide=when.guide,
        led_by=when.led_by,
        sitting=one.row.cell("sitting"),
        named_by=one.named_by,
        session=one.session.id if one.session else None,
        evidence=one.row.evidence,
        history=one.history,
    )


_DONE: Final = (Stage.HELD, Stage.SENT_BACK, Stage.ANSWERED, Stage.CORRECTED)


def sentence(programme: Programme) -> str:
    """How far the programme is: `12 interviews: 5 held, 3 agreed, 4 to meet`."""
    found = programme.interviews
    if not found:
        return "Nobody stands in the programme yet"
    order = (*_DONE, Stage.BEGUN, Stage.AGREED, Stage.INVITED, Stage.TO_MEET, Stage.DECLINED)
    counts = counted(found)
    parts = [f"{counts[stage]} {stage.value}" for stage in order if counts[stage]]
    return f"{plural(len(found), 'interview')}: {listing(parts)}"


def when_words(when: Appointment) -> str:
    """Day and time of an interview in a list; empty where no day is known."""
    if when.day is None:
        return ""
    clock = f", {times.time(when.time)}" if when.time else ""
    return f"{times.short_day(when.day)}{clock}"


def open_ends(fact: ProgrammeFact) -> Iterator[str]:
    """What is to be seen to, a sentence each: answers, people to meet, groups without a voice."""
    for one in fact.waiting:
        yield f"{one.id} {one.person}: {waiting_words(one.days)}"
    people = {one.id: one.person for one in fact.interviews}
    for code in fact.unchecked:
        yield f"{code} {people[code]}: sent back, not answered in time"
    for code in fact.passed:
        yield f"{code} {people[code]}: the day has passed, and it was not begun"
    for first, second in fact.clashes:
        yield f"{first} and {second} overlap"
    for named in fact.to_meet:
        by = f", named by {listing(list(named.named_by))}" if named.named_by else ""
        yield f"To meet: {named.person}{by}"
    for each in fact.unheard:
        coming = f"; {listing(list(each.coming))} would change that" if each.coming else ""
        yield f"Nobody heard yet: {each.department}{coming}"
