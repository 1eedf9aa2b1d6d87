"""A row that is entered cell by cell: what becomes of it after each cell."""

from __future__ import annotations

from typing import NamedTuple

from workshop.record.change import Moment
from workshop.record.record import Record
from workshop.registers.kinds import register_named
from workshop.running.base.row_problems import RowProblem, problem_words
from workshop.running.row_commands import PutRows, RowText
from workshop.running.row_rules import read_rows
from workshop.text import listing


class CellRead(NamedTuple):
    """What a row comes to with a cell that was typed."""

    ready: bool = False
    """Whether it can be recorded."""
    lacking: tuple[str, ...] = ()
    """The titles of the fields that it must have and that were not reached yet."""
    wrong: str = ""
    """What is wrong with it, as a sentence; nothing where it is right so far."""

    @property
    def lacks(self) -> str:
        """What is still needed, in words."""
        return f"{listing([title.lower() for title in self.lacking])} must be there too"


def read_cells(record: Record, command: PutRows, moment: Moment) -> CellRead:
    """What one row comes to; a new one need not have all its cells yet.

    Args:
        record: what is known.
        command: one row, with every cell that was typed in it so far.
        moment: gives ids to whoever is new; nothing is kept of them.

    Returns:
        Neither ready nor anything else where the row is as it was.

    Raises:
        Refused: there is no such register or session.
    """
    register = register_named(command.register)
    (row,) = command.rows
    found = read_rows(record, command, moment)
    lacking = [problem for problem in found.problems if _not_reached(row, problem)]
    wrong = [problem for problem in found.problems if problem not in lacking]
    if wrong:
        return CellRead(wrong=problem_words(register, wrong, of=1))
    if lacking:
        fields = {field.id: field.title for field in register.fields}
        return CellRead(lacking=tuple(fields[problem.field] for problem in lacking))
    return CellRead(ready=bool(found.rows))


def _not_reached(row: RowText, problem: RowProblem) -> bool:
    """Whether it is wrong only that a cell of a new row was not typed yet."""
    return row.row_id is None and not problem.found and problem.field not in row.values
