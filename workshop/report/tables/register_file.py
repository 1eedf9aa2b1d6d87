"""The rows of a register for a file that can be changed elsewhere and read back.

In the restricted edition a cell is written as it would be typed, so that it reads back as the very
same: people who bear one name by their handles, days with the year first, amounts without their
thousands parted. The shareable edition has what it tells.
"""

from __future__ import annotations

from typing import NamedTuple

from workshop.privacy.editions import Edition, Telling
from workshop.privacy.told_record import told_record
from workshop.privacy.told_rows import RowTelling, ToldRow
from workshop.record.record import Record
from workshop.registers.fields import AnyField
from workshop.registers.mapping import CODE
from workshop.registers.register import Register
from workshop.running.row_names import RecordNames


class RegisterFile(NamedTuple):
    """A register as text in rows and columns."""

    headings: tuple[str, ...]
    """What a row is called, then the ids of all fields, then those of computed columns."""
    rows: tuple[tuple[str, ...], ...]
    left_out: int
    """How many rows the edition leaves out."""


def register_file(record: Record, register: Register, edition: Edition) -> RegisterFile:
    """The rows of a register, in the order in which they were entered."""
    record = told_record(record)
    told = RowTelling(Telling(record, edition)).rows(register)
    names = RecordNames(record)
    return RegisterFile(
        headings=(CODE, *(column.id for column in (*register.fields, *register.in_files))),
        rows=tuple(
            (
                row.code,
                *(_cell(row, field, names, edition) for field in register.fields),
                *(row.cells[column.id] for column in register.in_files),
            )
            for row in told.rows
        ),
        left_out=told.left_out,
    )


def _cell(told: ToldRow, field: AnyField, names: RecordNames, edition: Edition) -> str:
    """A cell as it would be typed, as far as the edition tells it."""
    value = told.row.cell(field.id)
    if edition == "restricted" or field.numeric:
        return field.written(value, names)
    shown = told.values[field.id]
    if isinstance(shown, list | tuple):
        return "; ".join(shown)
    return "" if shown is None else str(shown)
