"""The rows of a session on their way into notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from workshop.guide.step import Step
from workshop.notes.grammar.fields import write_stamp
from workshop.notes.row_lines import (
    form_register,
    link_parts,
    numbered_names,
    statement_words,
    write_row,
)
from workshop.record.documents import Entry, Factor, Person, Session
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.field_base import Target
from workshop.registers.fields import LinkField, PersonField
from workshop.running.row_names import RecordNames


class RowWriter:
    """The rows that were entered in a session, as lines of its notes.

    Args:
        record: the engagement.
        session: the session.
        participants: whom the header lists as taking part.
    """

    def __init__(self, record: Record, session: Session, participants: Sequence[Person]) -> None:
        self._record = record
        self._session = session
        self._names = RecordNames(record)
        self._guide = record.guide_of(session)
        self._entries: dict[str, str] = {}
        self._factors: dict[str, str] = {}
        for step in self._guide.steps:
            for number, entry in enumerate(record.entries_of(session.id, step.id), 1):
                self._note(entry, f"{step.id}/{number}")
        taking_part = {person.id for person in participants}
        ids = [each for row in record.rows_of(session.id) for each in row.named_people]
        found = (record.find(Person, each) for each in dict.fromkeys(ids))
        self.named = [person for person in found if person and person.id not in taking_part]
        """Whom the rows name and who does not take part."""
        people = [*participants, *self.named]
        called = numbered_names([person.name for person in people])
        self._called = {person.id: name for person, name in zip(people, called, strict=True)}

    def _note(self, entry: Entry, place: str) -> None:
        self._entries[entry.id] = place
        if entry.factor_id:
            self._factors.setdefault(entry.factor_id, place)

    def lines(self, step: Step) -> Iterator[str]:
        """The rows of a step."""
        for row in self._record.rows_of(self._session.id, step.id):
            cells = {field.id: self._cell(row, field.id) for field in row.register.fields}
            places = [self._entries[each] for each in row.evidence if each in self._entries]
            first, *others = write_row(row.code, cells, places).split("\n")
            own = form_register(step) is row.register
            word = "row" if own else f"row of {row.register.name}"
            yield f"% {word}: [{self._stamp(row.at)}] {first}"
            yield from (f"| {line}".rstrip() for line in others)

    def _stamp(self, at: datetime) -> str:
        return write_stamp(at, self._session.started)

    def _cell(self, row: Row, name: str) -> str:
        """A cell as the file has it."""
        field, value = row.register.field(name), row.cell(name)
        match field:
            case None:
                return ""
            case PersonField():
                return self._called.get(value or "", "")
            case LinkField():
                told = (self._link(field, target) for target in value)
                return "; ".join(part for part in told if part)
        return field.written(value, self._names)

    def _link(self, field: LinkField, target: Target) -> str:
        """What a link leads to: by its place in the file, its statement, its code, or in words."""
        if not target.id:
            return "; ".join(link_parts(field, target.text))
        if target.table == "entry":
            place = self._entries.get(target.id, "")
            return f"entry {place}" if place and "factor" in field.to else place
        if target.table != "factor":
            return self._names.name(target.table, target.id)
        factor = self._record.find(Factor, target.id)
        if not self._record.own_entries(target.id):
            return ""  # Its words are those of entries that no file may have.
        elsewhere = statement_words(factor.letter, factor.text) if factor else ""
        return self._factors.get(target.id, elsewhere)
