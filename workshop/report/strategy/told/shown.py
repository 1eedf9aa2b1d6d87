"""The rows of a register as an edition tells them, found by their ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from workshop.privacy.told_rows import ToldRow
from workshop.record.documents import Department, Document
from workshop.record.record import Record
from workshop.registers.kinds import REGISTERS
from workshop.report import register_table
from workshop.report.blocks import AnyBlock, Heading
from workshop.report.view import Gathered

Level = Literal[1, 2]
"""Of a heading: 1 for a chapter, 2 for a part of it."""


def shown(gathered: Gathered, register: str) -> Mapping[str, ToldRow]:
    """The rows of a register that are told, by their ids, in the order in which they came."""
    return gathered.row_telling.by_id(REGISTERS[register])


def without_hidden(
    gathered: Gathered, registers: Iterable[str], others: Iterable[Document] = ()
) -> Record:
    """The record without the rows of some registers that are not told, and without other documents.

    The record itself where there is nothing to leave out.
    """
    rows = (row for name in registers for row in gathered.record.rows(name))
    hidden = [*others, *(row for row in rows if not gathered.row_telling.tells(row))]
    if not hidden:
        return gathered.record
    left = gathered.record.copy()
    for each in hidden:
        left.remove(each)
    return left


def codes_of(rows: Mapping[str, ToldRow], ids: Iterable[str]) -> tuple[str, ...]:
    """The codes of those that are told."""
    return tuple(rows[each].code for each in ids if each in rows)


def department_called(gathered: Gathered, department_id: str | None) -> str:
    """What a department is called; empty where there is none."""
    found = gathered.record.find(Department, department_id) if department_id else None
    return gathered.telling.called(found) if found else ""


def headed(gathered: Gathered, register: str, title: str, level: Level) -> Iterator[AnyBlock]:
    """A heading, and how many rows of a register the edition leaves out."""
    yield Heading(text=title, level=level)
    yield from left_out(gathered, register)


def left_out(gathered: Gathered, register: str) -> Iterator[AnyBlock]:
    """How many rows of a register the edition leaves out; nothing where that is none."""
    yield from register_table.left_out(gathered.row_telling.rows(REGISTERS[register]))
