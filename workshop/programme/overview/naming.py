"""What the words of an overview may say of a record: all of it, unless an edition tells less.

What is done, missing and next is always worked out of the whole record, so that nothing is called
missing that is only not told.
"""

from __future__ import annotations

from workshop.analysis.evidence import Coverage
from workshop.carrying.gates import GateReader, Gates
from workshop.record.documents import Department, Entry, Factor, Person, Session
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.strategy.elements import ElementRow


class Naming:
    """Says everything. An edition that tells less has one of its own."""

    def tells(self, row: Row) -> bool:
        """Whether a row may be counted and named by its code."""
        del row
        return True

    def tells_entry(self, entry: Entry) -> bool:
        """Whether an entry may be counted."""
        del entry
        return True

    def tells_factor(self, factor: Factor) -> bool:
        """Whether a factor may be counted."""
        del factor
        return True

    def tells_line(self, line: ElementRow) -> bool:
        """Whether a line of an element may be counted."""
        del line
        return True

    def code(self, row: Row) -> str:
        """What a row that is told is called."""
        return row.code

    def subject(self, row: Row) -> str:
        """What a row that is told is about."""
        return row.subject

    def title(self, session: Session) -> str:
        """What a session is called."""
        return session.title

    def person(self, person: Person) -> str:
        """What somebody is called; empty where they are not to be named."""
        return person.name

    def department(self, department: Department) -> str:
        """What a department is called."""
        return department.name

    def unheard(self, covered: Coverage) -> tuple[Department, ...] | None:
        """The departments that were not heard; none where these are not to be named."""
        return covered.unheard

    def starts(self, record: Record) -> tuple[Gates, ...]:
        """What the start of each project hangs on, as far as it may be said."""
        return GateReader(record).all()

    @property
    def tells_less(self) -> bool:
        """Whether words may not say everything."""
        return False

    @property
    def names_groups(self) -> bool:
        """Whether it may be told which groups were heard and which were not."""
        return True

    @property
    def tells_of_people(self) -> bool:
        """Whether it may be counted what single people have not answered."""
        return True
