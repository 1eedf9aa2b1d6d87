"""How far each interview of the programme is.

What was asked and answered is entered; that an interview was held, and what became of its record,
is never entered: it follows from the sessions. The k-th conversation with somebody is the k-th
interview in which they take part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import Enum

import msgspec

from workshop.analysis.evidence import Hearing
from workshop.analysis.member_check import CheckState, Progress, progress_of
from workshop.programme.conversations import Conversations
from workshop.record.documents import Entry, Person, Session
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.kinds.interviews import AGREED, DECLINED, REGISTER
from workshop.times import short_day


class Stage(Enum):
    """How far an interview is, in the order in which it comes about."""

    TO_MEET = "to meet"
    INVITED = "invited"
    AGREED = "agreed"
    DECLINED = "declined"
    BEGUN = "begun"
    HELD = "held"
    SENT_BACK = "sent back"
    """What was said was sent back to be checked."""
    ANSWERED = "answered"
    """All of it was read and is right."""
    CORRECTED = "corrected"
    """All of it was read, and some was put right, called wrong or left out."""

    @property
    def open(self) -> bool:
        """Whether the interview is still to come about."""
        return self in (Stage.TO_MEET, Stage.INVITED, Stage.AGREED)

    @property
    def held(self) -> bool:
        """Whether the interview was held, whatever became of its record since."""
        return self in (Stage.HELD, Stage.SENT_BACK, Stage.ANSWERED, Stage.CORRECTED)


class Happened(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was done about an interview."""

    what: str
    """`named`, `invited`, `reminded`, `agreed`, `declined`, `begun`, `held`, `sent back`, then
    `answered`, or `corrected` where something was put right, disputed or left out."""
    on: date | None = None
    """When; none where that was not said."""
    by: str = ""
    """The name of who did it, where that is known."""


class Interview(msgspec.Struct, frozen=True, kw_only=True):
    """One interview of the programme, and how far it is."""

    row: Row
    person: Person
    number: int
    """Which conversation with this person it is, counted from 1."""
    stage: Stage
    session: Session | None = None
    """The session in which it is or was held."""
    check: Progress | None = None
    """How far the person's check of what they said has come; none before it was held."""
    named_by: tuple[str, ...] = ()
    """The names of those who said that the person should be heard."""
    history: tuple[Happened, ...] = ()
    """What was done, oldest first as far as days are known."""

    @property
    def day(self) -> date | None:
        """The day for which it is planned."""
        found: date | None = self.row.cell("day")
        return found

    @property
    def planned(self) -> bool:
        """Whether it is to be held on a day that is known."""
        return self.stage.open and self.day is not None

    def another_day(self, today: date) -> str:
        """For which other day it is planned, as a sentence; empty for today, and where none is."""
        if not self.planned or self.day is None or self.day == today:
            return ""
        words = "agreed" if self.stage is Stage.AGREED else "planned"
        return f"It is {words} for {short_day(self.day)}."


class Programme:
    """The interviews of an engagement. Make a new one when the record has changed."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._conversations = Conversations(record)
        self._hearing = Hearing(record)
        self._rows: defaultdict[str, list[Row]] = defaultdict(list)
        for row in record.rows(REGISTER.name):
            if record.find(Person, row.is_of):
                self._rows[row.is_of].append(row)
        self.interviews: tuple[Interview, ...] = tuple(self._all())
        """All of them, in the order in which they were entered."""

    def of(self, row_id: str) -> Interview | None:
        """The interview of a row."""
        return next((each for each in self.interviews if each.row.id == row_id), None)

    def with_person(self, person_id: str) -> list[Interview]:
        """The interviews with somebody, by their numbers."""
        own = (each for each in self.interviews if each.person.id == person_id)
        return sorted(own, key=lambda each: each.number)

    def next_number(self, person_id: str) -> int:
        """Which conversation the next one that is planned with somebody would be."""
        held = len(self._conversations.with_people.get(person_id, ()))
        return max([held, *(each.number for each in self.with_person(person_id))]) + 1

    def check_words(self, interview: Interview, today: date) -> str:
        """How far somebody's check of their words is; empty where they were not sent back."""
        if interview.session is None:
            return ""
        person_id = interview.person.id
        progress = progress_of(self._hearing, interview.session, person_id, today)
        sent = progress.state is not CheckState.NOT_SENT
        return progress.sentence if sent or progress.answered else ""

    def together(self, interview: Interview) -> list[Interview]:
        """All interviews that are held in one sitting with this one, itself among them.

        Whoever declined or was heard already is not among the others.
        """
        if not (word := _sitting(interview.row)):
            return [interview]
        return [
            each
            for each in self.interviews
            if _sitting(each.row) == word and (each.stage.open or each is interview)
        ]

    def _all(self) -> Iterator[Interview]:
        numbers = {
            row.id: number for rows in self._rows.values() for row, number in _numbered(rows)
        }
        for row in self._record.rows(REGISTER.name):
            if row.id in numbers:
                yield self._interview(row, numbers[row.id])

    def _interview(self, row: Row, number: int) -> Interview:
        """One interview."""
        held = self._conversations.with_people.get(row.is_of, ())
        session = held[number - 1] if number <= len(held) else None
        check = self._check(row.is_of, session)
        named_by = tuple(self._named_by(row))
        return Interview(
            row=row,
            person=self._record.get(Person, row.is_of),
            number=number,
            stage=_checked(check) or _stage(row, session),
            session=session,
            check=check,
            named_by=named_by,
            history=(*self._history(row, session, named_by), *self._answers(row, check)),
        )

    def _check(self, person_id: str, session: Session | None) -> Progress | None:
        """How far a check has come. Which day it is, and so what is overdue, is not asked here."""
        if session is None or session.closed is None:
            return None
        return progress_of(self._hearing, session, person_id, date.min)

    def _answers(self, row: Row, check: Progress | None) -> Iterator[Happened]:
        """That what was said was sent back, and answered."""
        if check is None or check.check is None:
            return
        leader = row.cell("led_by") or self._record.engagement.facilitator
        if check.check.sent:
            yield Happened(what=Stage.SENT_BACK.value, on=check.check.sent.date(), by=leader)
        if check.state.complete:
            last = max((answer.at for answer in check.check.answers.values()), default=None)
            name = self._record.get(Person, row.is_of).name
            yield Happened(what=check.state.value, on=last.date() if last else None, by=name)

    def _named_by(self, row: Row) -> Iterator[str]:
        """Who said that the person should be heard: as entered, and in entries that it rests on."""
        typed = [row.cell("named_by")] if row.cell("named_by") else []
        cited = (self._record.find(Entry, each) for each in row.evidence)
        said = [p for e in cited if e and not e.retracted for p in self._hearing.speakers(e)]
        for person_id in dict.fromkeys((*typed, *said)):
            if person := self._record.find(Person, person_id):
                yield person.name

    def _history(
        self, row: Row, session: Session | None, named_by: Sequence[str]
    ) -> Iterator[Happened]:
        """What was done about an interview."""
        leader = row.cell("led_by") or self._record.engagement.facilitator
        person = self._record.get(Person, row.is_of).name
        yield Happened(what="named", on=row.at.date(), by=", ".join(named_by))
        for what in ("invited", "reminded"):
            if day := row.cell(what):
                yield Happened(what=what, on=day, by=leader)
        if answer := row.cell("answer"):
            yield Happened(what=answer, on=row.cell("answered"), by=person)
        if session is not None:
            led = session.facilitator or leader
            yield Happened(what="begun", on=session.started.date(), by=led)
            if session.closed:
                yield Happened(what="held", on=session.closed.date(), by=led)


def _numbered(rows: Sequence[Row]) -> Iterator[tuple[Row, int]]:
    """The interviews with one person, each with its number: as typed, else the first not given."""
    given = {int(row.cell("conversation")) for row in rows if row.cell("conversation")}
    number = 0
    for row in rows:
        if typed := row.cell("conversation"):
            yield row, int(typed)
            continue
        number += 1
        while number in given:
            number += 1
        yield row, number


def _stage(row: Row, session: Session | None) -> Stage:
    """How far an interview is."""
    if session is not None:
        return Stage.HELD if session.closed else Stage.BEGUN
    if row.cell("answer") == DECLINED:
        return Stage.DECLINED
    if row.cell("answer") == AGREED:
        return Stage.AGREED
    return Stage.INVITED if row.cell("invited") else Stage.TO_MEET


def _checked(check: Progress | None) -> Stage | None:
    """How far an interview is that was sent back or answered; none for any other."""
    states = {
        CheckState.SENT: Stage.SENT_BACK,
        CheckState.OVERDUE: Stage.SENT_BACK,
        CheckState.ANSWERED: Stage.ANSWERED,
        CheckState.CORRECTED: Stage.CORRECTED,
    }
    return states.get(check.state) if check else None


def _sitting(row: Row) -> str:
    return str(row.cell("sitting")).strip().casefold()


def counted(interviews: Sequence[Interview]) -> Mapping[Stage, int]:
    """How many interviews are at each stage, all stages present."""
    return {stage: sum(each.stage is stage for each in interviews) for stage in Stage}
