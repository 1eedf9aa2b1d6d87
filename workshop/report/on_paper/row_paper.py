"""The rows of tables as they are read back to the room: what a shareable document tells of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from workshop.record.documents import Session
from workshop.record.record import Record
from workshop.registers.kinds import REGISTERS
from workshop.report.view import Gathered


class PaperRow(NamedTuple):
    """One row of a table."""

    table: str
    """The title of the register."""
    words: str
    """Its code and what it is about."""
    behind: str
    """What else was entered, by the title of its field."""


def rows_on_paper(record: Record, session: Session) -> Iterator[PaperRow]:
    """The rows that were entered in a session, table by table, without those of internal ones."""
    gathered = Gathered(record, "shareable")
    rows = record.rows_of(session.id)
    for name in dict.fromkeys(row.TABLE for row in rows):
        register = REGISTERS[name]
        told = gathered.row_telling.rows(register, [row for row in rows if name == row.TABLE])
        titles = {field.id: field.title for field in register.fields}
        for row in told.rows:
            first, *others = ((key, row.cells.get(key, "")) for key in titles)
            behind = "; ".join(f"{titles[key].lower()}: {text}" for key, text in others if text)
            yield PaperRow(register.title, f"{row.code} {first[1]}", behind)
