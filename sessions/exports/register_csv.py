"""A register, or the actions of all sessions, as CSV.

In UTF-8 with a mark that spreadsheets know it by, lines ended by CR and LF.

What a spreadsheet would carry out has an apostrophe before it (`workshop.registers.guarded`).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from workshop.privacy.editions import Edition
from workshop.record.record import Record
from workshop.registers.guarded import guarded
from workshop.registers.kinds import register_named
from workshop.registers.register import Register
from workshop.report.actions.document import CSV, actions_file
from workshop.report.tables.register_file import RegisterFile, register_file


def render(
    record: Record, edition: Edition, session_id: str | None = None, document: str = ""
) -> bytes:
    """The rows of the register that a document is of, or of the register of actions.

    Raises:
        Refused: there is no such register.
    """
    del session_id
    if document == "actions":
        rows = actions_file(record, edition)
        return _file(CSV, (map(guarded, row) for row in rows))
    register = register_named(document)
    return render_table(register, register_file(record, register, edition))


def render_table(register: Register, table: RegisterFile) -> bytes:
    """The content of the file; the same rows give the same bytes."""
    columns = (*register.fields, *register.in_files)
    numeric = {column.id for column in columns if column.numeric}
    rows = (
        [
            cell if name in numeric else guarded(cell)
            for name, cell in zip(table.headings, row, strict=True)
        ]
        for row in table.rows
    )
    return _file(table.headings, rows)


def _file(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")
