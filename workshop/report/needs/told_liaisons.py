"""What an edition tells of liaisons, of the sessions in which IT sat, and of promises.

A session is told as a department's where that may be told of it. Whoever of IT took part is told as
they agreed; who is told as a participant is not told as one of IT, which they did not agree to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from workshop.language import counted, marked, raised, say
from workshop.needs.facts import AtTheTableFact, PromiseFact, SatFact
from workshop.needs.liaisons import AtTheTable, Sat, at_the_table
from workshop.privacy.consents import ORDER
from workshop.privacy.told_rows import ToldRow, as_entry, evidence_of
from workshop.record.documents import Attribution, Department, Entry, EntryKind, Person, Session
from workshop.record.rows import Row
from workshop.record.sittings.groups import heard_in
from workshop.registers.kinds import REGISTERS
from workshop.registers.kinds.decisions import DECISIONS
from workshop.registers.kinds.needs.liaisons import LIAISONS
from workshop.registers.kinds.needs.needs import NEEDS
from workshop.registers.kinds.needs.promises import OPEN, PROMISES
from workshop.report.build import changed_of
from workshop.report.synthesis.loose_entries import LooseEntries
from workshop.report.view import Gathered
from workshop.report.wording.liaisons import in_row, of_person
from workshop.running.same_person import in_full
from workshop.text import parted, plural

_BY_DEPARTMENT = ORDER[Attribution.DEPARTMENT]


class ToldTable:
    """What an edition tells of liaisons, sessions and promises; made once (`Gathered.once`).

    Args:
        gathered: the record as the edition tells it.
    """

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered
        self.record = gathered.record
        self.telling = gathered.telling
        self.names = LooseEntries(gathered)
        self.as_of: date = changed_of(gathered).date()
        """The day of the last change: what ended before is over, what was due before is late."""
        told = {
            name: gathered.row_telling.rows(REGISTERS[name])
            for name in (LIAISONS, PROMISES, NEEDS, DECISIONS)
        }
        self._rows = {name: {row.row.id: row for row in one.rows} for name, one in told.items()}
        self.left_out: int = sum(one.left_out for name, one in told.items() if name != DECISIONS)
        """How many needs, promises and liaisons the edition leaves out, over all departments: of
        one alone it would tell who asked not to be quoted."""
        self.found: Sequence[AtTheTable] = at_the_table(self.record, self.as_of)
        """Every department but IT itself, as the whole record has it."""

    def told(self, row: Row) -> ToldRow | None:
        """A row as it is told; none where it is not."""
        return self._rows[row.register.name].get(row.id)

    def rows(self, register: str) -> Iterable[ToldRow]:
        """The rows of one of these registers that are told, as they were entered."""
        return self._rows[register].values()

    def called(self, department_id: str) -> str:
        """The name of a department."""
        return self.telling.called(self.record.get(Department, department_id))

    def liaisons(self, one: AtTheTable) -> tuple[str, ...]:
        """The liaisons of a department that are told, each by name, else by role, else unnamed."""
        rows = (row for each in one.liaisons if (row := self.told(each)))
        return tuple(dict.fromkeys(map(in_row, rows)))

    @cached_property
    def facts(self) -> Mapping[str, AtTheTableFact]:
        """Every department but IT itself, by its id, in the order of names."""
        return {one.department_id: self._fact(one) for one in self.found}

    def _fact(self, one: AtTheTable) -> AtTheTableFact:
        liaisons = self.liaisons(one)
        sessions = tuple(
            self.sat(sat, one.department_id)
            for sat in one.sessions
            if self.is_of(sat.session, one.department_id)
        )
        promises = tuple(
            self.promise(told) for row in one.promises if (told := self.told(row)) is not None
        )
        return AtTheTableFact(
            department=self.called(one.department_id),
            liaisons=liaisons,
            sessions=sessions,
            promises=promises,
            n=sum(bool(each.who) for each in sessions),
            sentence=_sentence(sessions, promises, has_liaison=bool(liaisons)),
        )

    # Sessions

    def is_of(self, session: Session, department_id: str) -> bool:
        """Whether the edition tells that a session was one of a department."""
        if self.telling.open or self.telling.names_department(session):
            return True
        if session.department_id:
            return False
        people = (self.record.find(Person, each) for each in self._voices(session))
        return any(
            ORDER[self.telling.consents.agreed(session.id, person.id)] <= _BY_DEPARTMENT
            for person in people
            if person and person.department_id == department_id
        )

    def _voices(self, session: Session) -> Sequence[str]:
        return self.telling.hearing.voices(session.id)

    def sat(self, sat: Sat, department_id: str) -> SatFact:
        """A session, who of IT was in it, and what came of it for a department.

        Of needs and promises those of the department are named; what was decided and is to be done
        is counted for the whole room.
        """
        session = sat.session
        entries = self.entries_told(session)
        who = (self._who(session, person_id) for person_id in sat.of_it)
        decided = self.codes_from(DECISIONS, session, entries)
        return SatFact(
            session=session.id,
            title=self.gathered.title(session),
            on=session.started.date(),
            who=tuple(dict.fromkeys(each for each in who if each)),
            needs=self.codes_from(NEEDS, session, entries, department_id),
            decisions=(*decided, *self._of_kind(entries, EntryKind.DECISION)),
            actions=self._of_kind(entries, EntryKind.ACTION),
            promises=self.codes_from(PROMISES, session, entries, department_id),
        )

    def _of_kind(self, entries: Sequence[Entry], kind: EntryKind) -> tuple[str, ...]:
        """The ids of the entries of a kind, as they go in the edition."""
        return tuple(self.names.id_of(each) for each in entries if each.kind is kind)

    def _stands(self, entry: Entry) -> bool:
        """Whether an entry is told, and told to be of its session."""
        return self.telling.tells(entry) and self.telling.tied(entry)

    def _who(self, session: Session, person_id: str) -> str:
        """Somebody of IT who was in a session, as far as that may be told."""
        person = self.record.get(Person, person_id)
        if self.telling.open:
            return in_full(self.record, person)
        liaison = of_person(self.rows(LIAISONS), person_id)
        if liaison and person_id not in session.people:
            return liaison
        if person_id in session.parts and person_id not in session.people:
            return say(_LISTENED)
        if ORDER[self.telling.consents.agreed(session.id, person_id)] > _BY_DEPARTMENT:
            return ""
        return self.telling.participant(session, person)

    def codes_from(
        self, register: str, session: Session, entries: Sequence[Entry], department_id: str = ""
    ) -> tuple[str, ...]:
        """The codes of the rows that are told and rest on a session.

        Args:
            register: one of the registers that are told here.
            session: the session.
            entries: what is told of it.
            department_id: whose rows; everybody's unless given.
        """
        return tuple(
            row.code
            for row in self.rows(register)
            if not department_id or row.row.cell("department") == department_id
            if self._is_from(row, session, entries)
        )

    def _is_from(self, row: ToldRow, session: Session, entries: Sequence[Entry]) -> bool:
        """Whether a row rests on what is told of a session, or was entered in it without that."""
        if row.row.evidence:
            ids = {entry.id for entry in entries}
            return any(entry.id in ids for entry in evidence_of(self.record, row.row))
        return row.row.session_id == session.id and self._stands(as_entry(row.row))

    def entries_told(self, session: Session) -> list[Entry]:
        """The entries of a session, and of its groups, that are told to be of it."""
        return [e for e in heard_in(self.record, session) if self._stands(e)]

    # Promises

    def promise(self, told: ToldRow) -> PromiseFact:
        """A promise as data."""
        due: date | None = told.row.cell("due")
        state = told.row.cell("state") or OPEN
        return PromiseFact(
            id=told.code,
            text=told.cells["promise"],
            by=told.cells["person"],
            department=told.cells["department"] or None,
            due=due,
            state=state,
            overdue=state == OPEN and due is not None and due < self.as_of,
            evidence=tuple(key for each in told.evidence if (key := self.names.id_of(each))),
        )


_LISTENED = marked("somebody of IT who listened")


def _sentence(
    sessions: Sequence[SatFact], promises: Sequence[PromiseFact], *, has_liaison: bool
) -> str:
    """How often IT sat with a department, and what is open towards it."""
    sat = sum(bool(each.who) for each in sessions)
    held = counted(len(sessions), "session", of=True)
    parts = [
        say("IT sat in {n} of {sessions}", n=sat, sessions=held)
        if sessions
        else say("no session of theirs is told"),
    ]
    if promises:
        late = sum(each.overdue for each in promises)
        told = plural(len(promises), "open promise")
        parts.append(say("{promises}, {late} overdue", promises=told, late=late) if late else told)
    if not has_liaison:
        parts.append(say("no liaison"))
    return f"{raised(parted(parts))}."
