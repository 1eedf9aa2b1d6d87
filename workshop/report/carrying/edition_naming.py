"""What the words of an overview may say in an edition."""

from __future__ import annotations

from functools import cached_property
from itertools import chain

from workshop.analysis.evidence import Coverage
from workshop.carrying.gates import Gates
from workshop.privacy.consents import ORDER
from workshop.programme.overview.groups import GROUPS, begins_a_word
from workshop.programme.overview.naming import Naming
from workshop.record.documents import Attribution, Department, Entry, Factor, Person, Session
from workshop.record.record import Record
from workshop.record.rows import ROW_TYPES, Row
from workshop.report.strategy.told import told_gates
from workshop.report.strategy.told.shown import shown
from workshop.report.view import Gathered
from workshop.strategy.element_parts import FACTORS
from workshop.strategy.elements import ElementRow

_WORDS = tuple(chain.from_iterable(each.words for each in GROUPS))
"""By what a role is of a group."""


class EditionNaming(Naming):
    """The words of an edition.

    Which departments were not heard is told where no heard one is hidden, as in every document;
    which groups likewise, and only where whoever spoke in a role of theirs may be told by it.
    """

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self._telling = gathered.telling

    def tells(self, row: Row) -> bool:
        """Whether the edition has a row."""
        return self._gathered.row_telling.tells(row)

    def tells_entry(self, entry: Entry) -> bool:
        """Whether the edition has an entry."""
        return self._telling.tells(entry)

    def tells_factor(self, factor: Factor) -> bool:
        """Whether the edition has a factor."""
        return any(map(self._telling.tells, self._gathered.family(factor)))

    def tells_line(self, line: ElementRow) -> bool:
        """Whether the edition has a line of an element."""
        record = self._gathered.record
        if line.kind == FACTORS:
            return self.tells_factor(record.get(Factor, line.id))
        return self.tells(record.get(ROW_TYPES[line.kind], line.id))

    def code(self, row: Row) -> str:
        """What a row is called."""
        return self._telling.text(row.code)

    def subject(self, row: Row) -> str:
        """What a row is about, as it is told."""
        told = shown(self._gathered, row.TABLE)[row.id]
        return told.cells[row.register.subject.id]

    def title(self, session: Session) -> str:
        """What a session is called, as it is told."""
        return self._gathered.title(session)

    def person(self, person: Person) -> str:
        """The name of somebody who may be named; empty for anybody else."""
        return person.name if self._telling.text(person.name) == person.name else ""

    def department(self, department: Department) -> str:
        """What a department is called."""
        return self._telling.called(department)

    def unheard(self, covered: Coverage) -> tuple[Department, ...] | None:
        """The departments that were not heard; none where a heard one could be worked out."""
        return None if self._telling.departments_unheard is None else covered.unheard

    def starts(self, record: Record) -> tuple[Gates, ...]:
        """What the start of each project hangs on, of what is told."""
        del record  # an edition that tells less has one of its own
        return told_gates.read(self._gathered)

    @property
    def tells_less(self) -> bool:
        """Whether it leaves anything out."""
        return not self._telling.open

    @cached_property
    def names_groups(self) -> bool:
        """Whether it may be told which groups were heard."""
        if self._telling.open:
            return True
        return self._telling.departments_unheard is not None and all(self._roles_told())

    def _roles_told(self) -> list[bool]:
        """For everybody who spoke in a role of a group, whether they may be told by their role."""
        found = []
        record, telling = self._gathered.record, self._telling
        for session in self._gathered.sessions:
            for each in telling.hearing.voices(session.id):
                person = record.find(Person, each)
                if person is not None and begins_a_word(person.role, _WORDS):
                    agreed = telling.consents.agreed(session.id, each)
                    found.append(ORDER[agreed] <= ORDER[Attribution.ROLE])
        return found

    @property
    def tells_of_people(self) -> bool:
        """Whether it may be counted what single people have not answered."""
        return self._telling.open
