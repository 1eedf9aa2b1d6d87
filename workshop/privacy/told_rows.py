"""The rows of registers as an edition tells them.

1. A row that rests on entries is told where one of them is; one entered in a session without an
   entry is told as a statement of that session without a speaker would be.
2. A row whose wording borrows from an entry that is left out is left out too.
3. People are named where they agreed to be named everywhere they were asked; else their role and
   department stand for them as far as they agreed to that, and nobody where they did not.
4. Names are taken out of all other texts, as they are everywhere. Links to what is left out go.

What is left out is counted.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from workshop.privacy.editions import Telling
from workshop.privacy.redaction import borrows
from workshop.record.documents import Attribution, Entry, EntryKind, Factor, Person
from workshop.record.record import Record
from workshop.record.rows import ROW_TYPES, Row
from workshop.registers.fields import AnyField, LinkField, PersonField, Target
from workshop.registers.register import Register
from workshop.running.row_names import RecordNames
from workshop.running.same_person import about, department_name

NOT_NAMED: Final = "not named"
"""What stands for somebody who did not agree to be told."""


class ToldRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row as an edition tells it."""

    row: Row
    code: str
    """What it is called."""
    cells: dict[str, str]
    """What stands in each field, by its id, as a table shows it."""
    values: dict[str, str | int | float | list[str] | None]
    """The same as data: numbers as numbers, money in cents, links as a list of codes or words."""
    evidence: tuple[Entry, ...] = ()
    """The entries it rests on that are told."""


class ToldRows(msgspec.Struct, frozen=True, kw_only=True):
    """A register as an edition tells it."""

    register: Register
    rows: tuple[ToldRow, ...]
    left_out: int = 0
    """How many rows stand that the edition leaves out."""


def told_rows(telling: Telling, register: Register) -> ToldRows:
    """The rows of a register, in the order in which they were entered."""
    rows = telling.record.rows(register.name)
    told = [_told(telling, row) for row in rows if tells_row(telling, row)]
    return ToldRows(register=register, rows=tuple(told), left_out=len(rows) - len(told))


def tells_row(telling: Telling, row: Row) -> bool:
    """Whether an edition has a row at all."""
    if telling.open:
        return True
    entries = evidence_of(telling.record, row)
    if not entries:
        return telling.tells(as_entry(row)) if row.session_id else not row.evidence
    shown = [entry for entry in entries if telling.tells(entry)]
    hidden = [entry for entry in entries if entry not in shown]
    texts = (value for value in row.cells.values() if isinstance(value, str) and value)
    return bool(shown) and not any(borrows(text, shown, hidden) for text in texts)


def evidence_of(record: Record, row: Row) -> list[Entry]:
    """The entries that a row rests on and that stand, in its order."""
    found = (record.find(Entry, entry_id) for entry_id in row.evidence)
    return [entry for entry in found if entry and not entry.retracted]


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


def _told(telling: Telling, row: Row) -> ToldRow:
    """One row."""
    entries = [entry for entry in evidence_of(telling.record, row) if telling.tells(entry)]
    people = tuple({person for entry in entries for person in entry.people})
    names = RecordNames(telling.record)
    cells, values = {}, {}
    for field in row.register.fields:
        value = row.cell(field.id)
        cells[field.id], values[field.id] = _cell(telling, field, value, names, people)
    return ToldRow(
        row=row,
        code=telling.text(row.code),
        cells=cells,
        values=values,
        evidence=tuple(entries),
    )


def _cell(
    telling: Telling, field: AnyField, value: object, names: RecordNames, people: Iterable[str]
) -> tuple[str, str | int | float | list[str] | None]:
    """A cell in words and as data."""
    match field:
        case PersonField():
            who = named_as(telling, str(value)) if value else ""
            return who, who or None
        case LinkField():
            targets = [t for t in value if _leads(telling, t)]  # type: ignore[attr-defined]
            words = [
                telling.text(names.name(t.table, t.id) if t.id else t.text, people) for t in targets
            ]
            words = [word for word in words if word]
            return "; ".join(words), words
    shown = field.shown(value, names)  # type: ignore[arg-type]
    if isinstance(value, int | float) and not isinstance(value, bool):
        return shown, value
    told = telling.text(shown, people)
    return told, field.written(value, names) if told == shown else told  # type: ignore[arg-type]


def _leads(telling: Telling, target: Target) -> bool:
    """Whether an edition tells what a link leads to."""
    if telling.open or not target.id:
        return True
    record = telling.record
    match target.table:
        case "entry":
            entry = record.find(Entry, target.id)
            return entry is not None and telling.tells(entry) and telling.tied(entry)
        case "factor":
            factor = record.find(Factor, target.id)
            return factor is not None and any(map(telling.tells, record.evidence_of(factor.id)))
    row = record.find(ROW_TYPES[target.table], target.id) if target.table in ROW_TYPES else None
    return row is not None and tells_row(telling, row)


def named_as(telling: Telling, person_id: str) -> str:
    """Somebody whom a row names, as they agreed to be told in all sessions taken together."""
    person = telling.record.find(Person, person_id)
    if person is None:
        return ""
    if telling.open or telling.text(person.name) == person.name:
        return person.name
    level = telling.consents.everywhere(person_id)
    if level in (Attribution.NAME, Attribution.ROLE):
        return telling.text(about(telling.record, person)) or NOT_NAMED
    if level is Attribution.DEPARTMENT:
        return telling.text(department_name(telling.record, person)) or NOT_NAMED
    return NOT_NAMED
