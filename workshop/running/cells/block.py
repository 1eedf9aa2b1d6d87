"""A pasted block before it is taken: what is new in it, what changes, what cannot be taken.

Which row is meant by a line is decided as for a file (`workshop.running.tables.row_table`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from workshop.errors import Problem
from workshop.record.change import Moment
from workshop.record.record import Record
from workshop.registers.mapping import Mapped
from workshop.registers.register import Register
from workshop.running.row_commands import PutRows, RowText
from workshop.running.row_rules import read_rows
from workshop.running.tables.file_table import FileRow, FileTable
from workshop.running.tables.row_table import read_table
from workshop.text import listing


class BlockRead(NamedTuple):
    """What a block comes to, each line by its place, counted from 0."""

    rows: Mapping[int, RowText] = {}
    """The lines that can be taken, as a command has them."""
    new: tuple[int, ...] = ()
    """The places of those that are not there yet."""
    changed: tuple[int, ...] = ()
    """Those that are there and would say something else."""
    same: tuple[int, ...] = ()
    """Those that are there and say the same."""
    problems: Mapping[int, tuple[Problem, ...]] = {}
    """Everything that is wrong."""

    @property
    def words(self) -> str:
        """The counts: `12 new, 2 as they are and 1 cannot be taken`."""
        same = "as it is" if len(self.same) == 1 else "as they are"
        changed = "changes" if len(self.changed) == 1 else "change"
        counts = (
            (self.new, "new"), (self.changed, changed), (self.same, same),
            (self.problems, "cannot be taken"),
        )  # fmt: skip
        told = [f"{len(places):,} {what}" for places, what in counts if places]
        return listing(told) or "nothing to take"


def read_block_rows(
    record: Record,
    register: Register,
    lines: Sequence[Sequence[str]],
    columns: Sequence[Mapped],
    moment: Moment,
) -> BlockRead:
    """What the lines of a block come to.

    Args:
        record: what is there.
        register: the table that they go into.
        lines: the cells of each line; one that holds nothing is left out.
        columns: where each column goes.
        moment: gives ids to whoever is new; nothing is kept of them.
    """
    held = [place for place, cells in enumerate(lines) if _holds(cells, columns)]
    rows = tuple(FileRow(place + 1, tuple(lines[place])) for place in held)
    found = read_table(record, FileTable(register, tuple(columns), 0, rows, is_guess=False), moment)
    problems: dict[int, tuple[Problem, ...]] = {}
    for problem in found.problems:
        place = (problem.line or 1) - 1
        problems[place] = (*problems.get(place, ()), problem)
    right = dict(zip((p for p in held if p not in problems), found.rows, strict=True))
    known = PutRows(register=register.name, rows=tuple(r for r in right.values() if r.row_id))
    changing = {old.id for old, _ in read_rows(record, known, moment).rows if old}
    return BlockRead(
        rows=right,
        new=tuple(place for place, row in right.items() if row.row_id is None),
        changed=tuple(place for place, row in right.items() if row.row_id in changing),
        same=tuple(p for p, row in right.items() if row.row_id and row.row_id not in changing),
        problems=problems,
    )


def _holds(cells: Sequence[str], columns: Sequence[Mapped]) -> bool:
    """Whether a line holds something where its columns go anywhere."""
    held = zip(columns, cells, strict=False)
    return any(column.field and cell.strip() for column, cell in held)
