"""What a liaison is told: a brief before the next session of a department, a digest of the last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property

from workshop.analysis.follow_up import FollowedUp
from workshop.language import say
from workshop.needs.facts import (
    BriefFact,
    ComingFact,
    DigestFact,
    LiaisonFact,
    ReplyFact,
    SaidFact,
)
from workshop.needs.liaisons import AtTheTable, Sat, departments_of
from workshop.privacy.consents import ORDER
from workshop.privacy.told_rows import ToldRow
from workshop.programme.stages import Interview, Programme
from workshop.record.documents import Attribution, Entry, EntryKind, Person, Session
from workshop.registers.kinds.decisions import DECISIONS
from workshop.registers.kinds.needs.needs import DONE, NEEDS, NOT
from workshop.registers.kinds.needs.promises import PROMISES
from workshop.report.appendices.followed import of_all_sessions
from workshop.report.needs.agreed_days import days_to_come
from workshop.report.needs.told_answers import answers
from workshop.report.needs.told_liaisons import ToldTable
from workshop.report.needs.told_needs import told_needs
from workshop.report.view import Gathered
from workshop.report.wording.departments import departments_told
from workshop.report.wording.liaisons import in_row
from workshop.text import plural

_SAID = frozenset(EntryKind) - {EntryKind.OBSERVATION, EntryKind.PARKED}
_BY_DEPARTMENT = ORDER[Attribution.DEPARTMENT]


class LiaisonSheets:
    """Makes the sheets of liaisons.

    Args:
        gathered: the record as the edition tells it.
    """

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self._record = gathered.record
        self._telling = gathered.telling
        self._table = gathered.once(ToldTable)
        self._needs = told_needs(gathered)

    def facts(self, person_id: str | None = None) -> Iterator[LiaisonFact]:
        """A sheet for each department of a liaison, by name; of all liaisons unless one is given.

        Args:
            person_id: the liaison.
        """
        for one in self._table.found:
            for row in one.liaisons:
                told = self._table.told(row)
                if told is not None and person_id in (None, row.cell("person")):
                    yield self._sheet(one, told)

    def _sheet(self, one: AtTheTable, told: ToldRow) -> LiaisonFact:
        department_id = one.department_id
        sat = [each for each in one.sessions if self._table.is_of(each.session, department_id)]
        fact = self._table.facts[department_id]
        requests = answers(self._needs, department_id)
        brief = self._brief(department_id, sat, requests)
        return LiaisonFact(
            who=in_row(told),
            department=fact.department,
            role=told.cells["role"],
            sits_in=told.cells["meeting"],
            begins=told.row.cell("begins"),
            ends=told.row.cell("ends"),
            brief=brief,
            digest=self._digest(sat[-1].session, department_id, requests) if sat else None,
            n=fact.n,
            sentence=_sentence(brief),
        )

    # Before the next session

    def _brief(
        self, department_id: str, sat: Sequence[Sat], requests: Sequence[ReplyFact]
    ) -> BriefFact:
        return BriefFact(
            promises=self._table.facts[department_id].promises,
            answers=tuple(each for each in requests if each.answer not in (DONE, NOT)),
            said_since=tuple(self._said_since(department_id, sat)),
            questions=tuple(self._questions(department_id, sat)),
            to_hear=tuple(self._to_hear(department_id)),
            dates=tuple(self._dates()),
            meets=tuple(self._meets(department_id, sat)),
        )

    def _said_since(self, department_id: str, sat: Sequence[Sat]) -> Iterator[SaidFact]:
        """What was said for a department or of its needs after its last session, in order."""
        own = {each.session.id for each in sat}
        begun = sat[-1].session.started if sat else None
        needs = {row.row.id for row in self._table.rows(NEEDS) if _asks(row, department_id)}
        for session in self._gathered.sessions:
            if session.id in own or (begun and session.started <= begun):
                continue
            for entry in self._record.entries_of(session.id):
                if entry.kind not in _SAID or not self._is_told(entry):
                    continue
                speaks = departments_told(self._telling, entry)
                if entry.about_id in needs or department_id in {each.id for each in speaks}:
                    yield self._said(entry, session)

    def _is_told(self, entry: Entry) -> bool:
        return self._telling.tells(entry) and self._telling.tied(entry)

    def _questions(self, department_id: str, sat: Sequence[Sat]) -> Iterator[SaidFact]:
        """The open questions of a department's own sessions, and those that it asked elsewhere."""
        own = {
            each.session.id
            for each in sat
            if departments_of(self._record, each.session) == {department_id}
        }
        for one in of_all_sessions(self._gathered):
            if one.entry.kind is not EntryKind.QUESTION or not one.is_open:
                continue
            asked = {each.id for each in departments_told(self._telling, one.entry)}
            here = one.session.id in own and self._telling.tied(one.entry)
            if here or department_id in asked:
                yield self._said(one.entry, one.session)

    @cached_property
    def _interviews(self) -> Sequence[Interview]:
        return Programme(self._record).interviews

    def _to_hear(self, department_id: str) -> Iterator[ComingFact]:
        """Who of a department stands in the programme and was not heard; internal, as that is."""
        if not self._telling.open:
            return
        for each in self._interviews:
            if each.stage.open and each.person.department_id == department_id:
                yield ComingFact(what=each.person.name, on=each.day, words=say(each.stage.value))

    def _dates(self) -> Iterator[ComingFact]:
        """The days of the calendar from the day of the last change on."""
        for day, what in days_to_come(self._gathered):
            yield ComingFact(what=what, on=day)

    def _meets(self, department_id: str, sat: Sequence[Sat]) -> Iterator[str]:
        """Whom of a department they sit with: who took part for it, as far as these are told."""
        known: dict[str, str] = {}
        for each in sat:
            for person in self._record.people_of(each.session):
                if person.department_id == department_id and self._may_name(person):
                    known[person.id] = self._telling.participant(each.session, person)
        yield from dict.fromkeys(known.values())

    def _may_name(self, person: Person) -> bool:
        agreed = self._telling.consents.everywhere(person.id)
        return self._telling.open or ORDER[agreed] < _BY_DEPARTMENT

    # After the last session

    def _digest(
        self, session: Session, department_id: str, requests: Sequence[ReplyFact]
    ) -> DigestFact:
        entries = self._table.entries_told(session)
        raised = set(self._table.codes_from(NEEDS, session, entries))
        made = set(self._table.codes_from(PROMISES, session, entries, department_id))
        decided = set(self._table.codes_from(DECISIONS, session, entries))
        rows = (row for row in self._table.rows(DECISIONS) if row.code in decided)
        promises = (row for row in self._table.rows(PROMISES) if row.code in made)
        return DigestFact(
            session=self._table.facts[department_id].sessions[-1],
            answers=tuple(each for each in requests if each.id in raised),
            decisions=(
                *(self._decided(row, session) for row in rows),
                *self._of_kind(entries, EntryKind.DECISION),
            ),
            actions=tuple(self._of_kind(entries, EntryKind.ACTION)),
            questions=tuple(self._of_kind(entries, EntryKind.QUESTION)),
            promises=tuple(map(self._table.promise, promises)),
        )

    def _decided(self, row: ToldRow, session: Session) -> SaidFact:
        evidence = tuple(key for each in row.evidence if (key := self._table.names.id_of(each)))
        return SaidFact(
            id=row.code,
            kind=EntryKind.DECISION.value,
            text=row.cells["decision"],
            who="",
            session_title=self._gathered.title(session),
            on=session.started.date(),
            evidence=evidence,
        )

    def _of_kind(self, entries: Sequence[Entry], kind: EntryKind) -> Iterator[SaidFact]:
        for entry in entries:
            if entry.kind is kind:
                yield self._said(entry, self._record.get(Session, entry.session_id))

    def _said(self, entry: Entry, session: Session) -> SaidFact:
        """An entry as data."""
        tied = self._telling.tied(entry)
        name = self._table.names.id_of(entry)
        return SaidFact(
            id=name,
            kind=entry.kind.value,
            text=self._telling.words(entry),
            who=self._telling.who(entry),
            session_title=self._gathered.title(session) if tied else "",
            on=session.started.date() if tied else None,
            due=self._due(entry),
            evidence=(name,),
        )

    def _due(self, entry: Entry) -> date | None:
        found = self._gathered.once(_by_entry).get(entry.id)
        return found.due if found else entry.due


def _by_entry(gathered: Gathered) -> dict[str, FollowedUp]:
    """Actions and questions by the ids of their entries."""
    return {one.entry.id: one for one in of_all_sessions(gathered)}


def _asks(row: ToldRow, department_id: str) -> bool:
    found: str | None = row.row.cell("department")
    return found == department_id


def _sentence(brief: BriefFact) -> str:
    """How much is open towards a department."""
    late = sum(each.overdue for each in brief.promises)
    promises = plural(len(brief.promises), "promise")
    if late:
        promises = say("{promises} ({late} overdue)", promises=promises, late=late)
    return say(
        "Open: {promises}, {needs}, {questions}.",
        promises=promises,
        needs=plural(len(brief.answers), "need"),
        questions=plural(len(brief.questions), "question"),
    )
