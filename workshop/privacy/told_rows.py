"""The rows of registers as an edition tells them.

1. A row that rests on entries is told where one of them is; one entered in a session without an
   entry is told as a statement of that session without a speaker would be.
2. A row is left out too where its wording borrows from an entry it rests on that is left out, or
   where it holds the whole text of any entry that is.
3. People are named where they agreed to be named everywhere they were asked; else their role and
   department stand for them as far as they agreed to that, and nobody where they did not. The
   department that a row is of says whose the row is, not who said it, and is told; but of rows
   that are somebody's own words (`Register.said_by`) both are told as that person agreed, and one
   that says whose answer a row is (`DepartmentField.answers`) as those of it did who took part.
4. Names are taken out of all other texts, codes among them, as they are everywhere. Links to what
   is left out go, those too that are words: its code, or what it alone is called.

5. Rows of a register that is for those who run the sessions alone are in nothing that is shared.

What is left out is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Final

import msgspec

from workshop.language import marked, say
from workshop.privacy.consents import ORDER
from workshop.privacy.editions import Telling
from workshop.privacy.redaction import borrows_anywhere
from workshop.privacy.whole_texts import WholeTexts
from workshop.record.documents import Attribution, Entry, EntryKind, Factor, Person, Session
from workshop.record.record import Record
from workshop.record.rows import ROW_TYPES, Row
from workshop.registers.choices import ChoicesField
from workshop.registers.field_base import Target
from workshop.registers.fields import (
    AnyField,
    ChoiceField,
    DateField,
    DepartmentField,
    LinkField,
    MoneyField,
    NumberField,
    PersonField,
    TextField,
    TimeField,
)
from workshop.registers.quarters import QuarterField
from workshop.registers.register import Register
from workshop.running.row_names import RecordNames
from workshop.running.same_person import about, department_name
from workshop.strategy.word_links import WordLinks
from workshop.text import in_quotes, parted

NOT_NAMED: Final = marked("not named")
"""What stands for somebody who did not agree to be told."""

Told = str | int | float | tuple[str, ...] | None
"""A cell as data: a text, a day or a name; a number, or an amount in the unit; codes or options;
nothing."""


class ToldRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row as an edition tells it."""

    row: Row
    code: str
    """What it is called."""
    cells: dict[str, str]
    """What stands in each field, by its id, as a table shows it."""
    values: dict[str, Told]
    """The same as data: numbers as numbers, amounts in the unit of the table, days year first,
    links as codes or words, what was chosen of several options as these."""
    evidence: tuple[Entry, ...] = ()
    """The entries it rests on that are told."""


class ToldRows(msgspec.Struct, frozen=True, kw_only=True):
    """A register as an edition tells it."""

    register: Register
    rows: tuple[ToldRow, ...]
    left_out: int = 0
    """How many rows stand that the edition leaves out."""


def evidence_of(record: Record, row: Row) -> list[Entry]:
    """The entries that a row rests on and that stand, in its order."""
    return [entry for entry in _cited(record, row) if not entry.retracted]


def _cited(record: Record, row: Row) -> list[Entry]:
    """The entries that a row cites, retracted ones too."""
    found = (record.find(Entry, entry_id) for entry_id in row.evidence)
    return [entry for entry in found if entry]


def as_entry(row: Row) -> Entry:
    """A row that was entered in a session, as a statement without a speaker in it."""
    return Entry(
        id=row.id,
        session_id=row.session_id or "",
        step_id=row.step_id,
        kind=EntryKind.NOTE,
        text=row.subject,
        at=row.at,
    )


class RowTelling:
    """What an edition tells of rows. Made once for many of them; anew when the record changed."""

    def __init__(self, telling: Telling) -> None:
        self.telling = telling
        """What the edition tells."""
        self._record = telling.record
        self._names = RecordNames(telling.record)
        self._tells: dict[str, bool] = {}
        self._told: dict[str, ToldRows] = {}
        self._by_id: dict[str, Mapping[str, ToldRow]] = {}

    def rows(self, register: Register, only: Iterable[Row] | None = None) -> ToldRows:
        """The rows of a register, in the order in which they were entered.

        Args:
            register: the register.
            only: some of its rows; all unless given.
        """
        if only is not None:
            return self._rows(register, list(only))
        if register.name not in self._told:
            self._told[register.name] = self._rows(register, self._record.rows(register.name))
        return self._told[register.name]

    def by_id(self, register: Register) -> Mapping[str, ToldRow]:
        """The rows of a register that are told, by their ids, in the same order."""
        if register.name not in self._by_id:
            self._by_id[register.name] = {row.row.id: row for row in self.rows(register).rows}
        return self._by_id[register.name]

    def _rows(self, register: Register, rows: Sequence[Row]) -> ToldRows:
        told = tuple(self._row(row) for row in rows if self.tells(row))
        return ToldRows(register=register, rows=told, left_out=len(rows) - len(told))

    # Whether it is told

    def tells(self, row: Row) -> bool:
        """Whether the edition has a row at all."""
        if self.telling.open:
            return True
        if row.register.internal:
            return False
        if row.id not in self._tells:
            self._tells[row.id] = self._rests_on_told(row) and not self._borrows(row)
        return self._tells[row.id]

    def _rests_on_told(self, row: Row) -> bool:
        """Whether something that the row rests on is told."""
        if row.evidence:
            return any(map(self.telling.tells, evidence_of(self._record, row)))
        return not row.session_id or self.telling.tells(as_entry(row))

    def _borrows(self, row: Row) -> bool:
        """Whether the row gives away what only entries left out say."""
        cited = _cited(self._record, row)
        shown = [entry for entry in cited if self.telling.tells(entry)]
        hidden = [entry for entry in cited if not self.telling.tells(entry)]
        return any(
            self._left_out.held_in(text) or borrows_anywhere(text, shown, hidden)
            for text in row.texts
        )

    @cached_property
    def _left_out(self) -> WholeTexts:
        """The texts of entries that the edition leaves out."""
        told: list[str] = []
        hidden: list[str] = []
        for entry in self._record.all(Entry):
            (told if self.telling.tells(entry) else hidden).append(entry.text)
        return WholeTexts(hidden, but=told)

    def leads(self, target: Target, field: LinkField | None = None) -> bool:
        """Whether the edition tells what a link leads to.

        Args:
            target: what it leads to.
            field: the link; with it words that name something lead there too.
        """
        if self.telling.open:
            return True
        if not target.id:
            named = self._word_links.meant(field, target.text) if field else ()
            return all(map(self._tells_named, named))
        match target.table:
            case "entry":
                entry = self._record.find(Entry, target.id)
                return bool(entry and self.telling.tells(entry) and self.telling.tied(entry))
            case "factor":
                factor = self._record.find(Factor, target.id)
                return factor is not None and self._tells_named(factor)
        kind = ROW_TYPES.get(target.table)
        row = self._record.find(kind, target.id) if kind else None
        return row is not None and self.tells(row)

    def _tells_named(self, one: Factor | Row) -> bool:
        """Whether the edition tells of a factor or a row that a link names."""
        if isinstance(one, Row):
            return self.tells(one)
        return any(map(self.telling.tells, self._record.evidence_of(one.id)))

    @cached_property
    def _word_links(self) -> WordLinks:
        return WordLinks(self._record)

    # How it is told

    def _row(self, row: Row) -> ToldRow:
        """One row."""
        people = frozenset(self._people(row))
        told = {
            field.id: self._cell(field, row.cell(field.id), people) for field in row.register.fields
        }
        told |= self._withheld(row)
        for each in row.register.in_files:  # of numbers, which every edition tells as they are
            value = each.of_row(row.cells)
            worth = _plain(value) if isinstance(value, float) else value
            told[each.id] = each.shown(row.cells), worth
        evidence = evidence_of(self._record, row)
        return ToldRow(
            row=row,
            code=self.telling.text(row.code, people),
            cells={name: words for name, (words, _) in told.items()},
            values={name: value for name, (_, value) in told.items()},
            evidence=tuple(entry for entry in evidence if self.telling.tells(entry)),
        )

    def words(self, row: Row, text: str) -> str:
        """Words that a row holds, as the edition tells them."""
        return self.telling.text(text, frozenset(self._people(row)))

    def _people(self, row: Row) -> Iterator[str]:
        """The ids of those to whom the words of a row may belong."""
        speakers = self.telling.hearing.speakers
        for entry in _cited(self._record, row):
            yield from entry.people or speakers(entry)
        if row.session_id and not row.evidence:
            yield from speakers(as_entry(row))
        if row.register.said_by:
            yield row.cell(row.register.said_by)

    def _withheld(self, row: Row) -> Iterator[tuple[str, tuple[str, Told]]]:
        """The cells of a row that those whose words or answer it is did not agree to have told."""
        for field in row.register.fields:
            if isinstance(field, DepartmentField) and field.answers and row.cell(field.id):
                yield from self._unanswered(row, field)
        if not row.register.said_by:
            return
        speaker = row.cell(row.register.said_by)
        department = tells_department(self.telling, speaker)
        words = may_quote(self.telling, speaker)
        for field in row.register.fields:
            if (isinstance(field, DepartmentField) and not department) or (
                isinstance(field, TextField) and not words
            ):
                yield field.id, ("", field.empty)

    def _unanswered(
        self, row: Row, whose: DepartmentField
    ) -> Iterator[tuple[str, tuple[str, Told]]]:
        """The cells of an answer that those who gave it for a department agreed not to have told.

        Those of the department who took part where it was given may be known by it; where none is
        known to have, anybody of it may be who answered.
        """
        session = self._record.find(Session, row.session_id)
        own = [p.id for p in self._record.all(Person) if p.department_id == row.cell(whose.id)]
        there = {each.id for each in self._record.people_of(session)} if session else set()
        answered = [each for each in own if each in there] or own
        if all(tells_department(self.telling, each) for each in answered):
            return
        yield whose.id, (say(NOT_NAMED), whose.empty)
        if not all(may_quote(self.telling, each) for each in answered):  # they may be whose words
            for field in row.register.fields[1:]:
                if isinstance(field, TextField) and row.cell(field.id):
                    yield field.id, ("", field.empty)

    def _cell(self, field: AnyField, value: Any, people: Iterable[str]) -> tuple[str, Told]:
        """A cell in words and as data."""
        shown, told = field.shown(value, self._names), field.written(value, self._names)
        match field:
            case _ if value == field.empty:
                return "", field.empty
            case PersonField():
                return (who := named_as(self.telling, value)), who or None
            case LinkField():
                links = tuple(self._linked(field, value, people))
                return parted(links), links
            case MoneyField() | NumberField():
                return shown, _plain(value / 100 if isinstance(field, MoneyField) else value)
            case _ if _is_chosen(field, value):  # never typed as words: there are no names in it
                return shown, value if isinstance(value, tuple) else told
        words = self.telling.text(shown, people)
        return words, words

    def _linked(
        self, field: LinkField, targets: Iterable[Target], people: Iterable[str]
    ) -> Iterator[str]:
        """The codes or words of what a link leads to, as far as it is told."""
        for target in targets:
            if self.leads(target, field):
                if (said := self._entry(target)) is not None:
                    yield said
                    continue
                words = self._names.name(target.table, target.id) if target.id else target.text
                if words:
                    yield self.telling.text(words, people)

    def _entry(self, target: Target) -> str | None:
        """A statement that a link leads to, in its words; none for any other target."""
        entry = self._record.find(Entry, target.id) if target.table == "entry" else None
        if entry is None:
            return None
        who = self.telling.who(entry)
        quoted = in_quotes(self.telling.words(entry))
        return f"{quoted} ({who})" if who else quoted


def _is_chosen(field: AnyField, value: Any) -> bool:
    """Whether a value was chosen of a list or a calendar, and is nobody's words."""
    if isinstance(field, ChoiceField):
        return not field.preset or value in field.options
    return isinstance(field, ChoicesField | DateField | TimeField | QuarterField)


def _plain(value: float) -> int | float:
    """A number, without decimals where it is whole."""
    return int(value) if value == int(value) else value


def named_as(telling: Telling, person_id: str) -> str:
    """Somebody whom a row names as `name_told` tells them, or that they are not named."""
    named = telling.record.find(Person, person_id)
    return name_told(telling, person_id) or (say(NOT_NAMED) if named else "")


def name_told(telling: Telling, person_id: str | None) -> str:
    """Somebody whom a row names, as they agreed to be told in all sessions taken together.

    Empty where nothing of them may be told, and of nobody.
    """
    person = telling.record.find(Person, person_id)
    if person is None:
        return ""
    if telling.open or telling.text(person.name) == person.name:
        return person.name
    level = telling.consents.everywhere(person.id)
    words = ""
    if level in (Attribution.NAME, Attribution.ROLE):
        words = about(telling.record, person)
    elif level is Attribution.DEPARTMENT:
        words = department_name(telling.record, person)
    return telling.text(words, [person.id])


def tells_department(telling: Telling, person_id: str) -> bool:
    """Whether it is told for which department somebody speaks: its head would be known by it.

    Who was never asked speaks for the department in the open; who asked to be told as a
    participant, or not to be quoted, does not.
    """
    if telling.open or not telling.consents.asked(person_id):
        return True
    return ORDER[telling.consents.everywhere(person_id)] <= ORDER[Attribution.DEPARTMENT]


def may_quote(telling: Telling, person_id: str) -> bool:
    """Whether somebody's own words in a row may be told."""
    return telling.open or Attribution.WITHHELD not in telling.consents.asked(person_id)
