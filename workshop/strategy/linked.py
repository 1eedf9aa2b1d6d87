"""To which rows of a register links lead, those too that were entered before what they name."""

from __future__ import annotations

from collections.abc import Iterable

from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.strategy.word_links import called_rows


class Linked:
    """The rows of one register, found by links to them, those too that are words."""

    def __init__(self, record: Record, register: str) -> None:
        self._register = register
        self.rows = {row.id: row for row in record.rows(register)}
        """The rows by their ids, in the order in which they were entered."""
        self._called = called_rows(self.rows.values())

    def ids(self, row: Row, field: str) -> tuple[str, ...]:
        """The ids of those to which a link of a row leads, each once."""
        found: dict[str, None] = {}
        for target in row.cell(field):
            if target.id:
                known = target.table == self._register and target.id in self.rows
                found |= dict.fromkeys([target.id] if known else [])
            elif called := self._called.id_of(target.text):
                found[called] = None
        return tuple(found)

    def one(self, row: Row, field: str) -> str:
        """The id of the first of them; empty where it leads to none."""
        return next(iter(self.ids(row, field)), "")

    def grouped(self, others: Iterable[Row], field: str) -> dict[str, list[Row]]:
        """Other rows by the id to which their link leads; those that lead to none are left out."""
        found: dict[str, list[Row]] = {}
        for row in others:
            if known := self.one(row, field):
                found.setdefault(known, []).append(row)
        return found
