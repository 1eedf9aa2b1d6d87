"""A register as CSV: in UTF-8 with a mark that spreadsheets know it by, lines ended by CR and LF.

What a spreadsheet would carry out has an apostrophe before it (`workshop.registers.guarded`).
"""

from __future__ import annotations

import csv
import io

from workshop.privacy.editions import Edition
from workshop.record.record import Record
from workshop.registers.guarded import guarded
from workshop.registers.kinds import register_named
from workshop.registers.register import Register
from workshop.report.tables.register_file import RegisterFile, register_file


def render(
    record: Record, edition: Edition, session_id: str | None = None, document: str = ""
) -> bytes:
    """The rows of the register that a document is of.

    Raises:
        Refused: there is no such register.
    """
    del session_id
    register = register_named(document)
    return render_table(register, register_file(record, register, edition))


def render_table(register: Register, table: RegisterFile) -> bytes:
    """The content of the file; the same rows give the same bytes."""
    columns = (*register.fields, *register.in_files)
    numeric = {column.id for column in columns if column.numeric}
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.headings)
    for row in table.rows:
        cells = zip(table.headings, row, strict=True)
        writer.writerow(cell if name in numeric else guarded(cell) for name, cell in cells)
    return text.getvalue().encode("utf-8-sig")
