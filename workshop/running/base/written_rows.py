"""Rows of registers that a command writes by itself, from values as they are stored.

What people type in cells is read by `workshop.running.row_rules`; a command that knows its values
puts them here, under the same checks and with the same codes.
"""

from __future__ import annotations

from typing import Any

import msgspec

from workshop.errors import Refused
from workshop.language import raised
from workshop.record.change import Moment
from workshop.record.record import Record
from workshop.record.rows import ROW_TYPES, Row
from workshop.registers.field_base import LONGEST
from workshop.registers.fields import TextField
from workshop.registers.kinds import register_named
from workshop.text import clean_block, clean_line


class WrittenRows:
    """The rows of one register that a command makes and changes.

    Args:
        record: the record before.
        register: its name.
        moment: gives ids and the time.
        session_id: the session in which new rows are entered, where it is in one.
        step_id: the step of that session.
    """

    def __init__(
        self,
        record: Record,
        register: str,
        moment: Moment,
        session_id: str | None = None,
        step_id: str = "",
    ) -> None:
        self.register = register_named(register)
        """The register."""
        self._type = ROW_TYPES[self.register.name]
        self._moment = moment
        self._session_id, self._step_id = session_id, step_id
        self._codes = {row.code.casefold() for row in record.all(self._type)}
        self._number = record.last_row_number(self.register.name)
        self.puts: list[Row] = []
        """Every row that is new or not as it was."""

    def new(self, **cells: Any) -> Row:
        """A new row with the next code.

        Raises:
            Refused: it breaks a rule of the register.
        """
        row = self._type(
            id=self._moment.new_id(),
            code=self._next_code(),
            at=self._moment.now,
            session_id=self._session_id,
            step_id=self._step_id,
            **self._clean(cells),
        )
        return self._put(row)

    def change(self, row: Row, **cells: Any) -> Row:
        """A row with some cells changed; where all are as they were, nothing is put.

        Raises:
            Refused: it breaks a rule of the register.
        """
        changed = msgspec.structs.replace(row, **self._clean(cells))
        return row if changed == row else self._put(changed)

    def _put(self, row: Row) -> Row:
        for check in self.register.checks:
            if wrong := check.wrong(row.cells):
                raise Refused(f"{raised(wrong)}.")
        self.puts.append(row)
        return row

    def _next_code(self) -> str:
        while True:
            self._number += 1
            code = f"{self.register.prefix}{self._number}"
            if code.casefold() not in self._codes:
                return code

    def _clean(self, cells: dict[str, Any]) -> dict[str, Any]:
        """Values with every text clean.

        Raises:
            Refused: a text is longer than any cell.
        """
        found = dict(cells)
        for field in self.register.fields:
            text = cells.get(field.id)
            if not isinstance(field, TextField) or not isinstance(text, str):
                continue
            if len(text) > LONGEST:
                long = f"has {len(text):,} characters; {LONGEST:,} are allowed"
                raise Refused(f"{field.title} {long}.")
            found[field.id] = clean_block(text) if field.lines else clean_line(text)
        return found
