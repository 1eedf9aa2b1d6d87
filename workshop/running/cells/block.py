"""Rows from outside before they are taken: what is new, what changes, what cannot be taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from workshop.record.change import Moment
from workshop.record.record import Record
from workshop.registers.mapping import Line
from workshop.running.row_commands import PutRows, RowText
from workshop.running.row_rules import RowProblem, read_rows
from workshop.text import listing


class BlockRead(NamedTuple):
    """What a block comes to."""

    new: tuple[int, ...]
    """The places of the rows that are not there yet."""
    changed: tuple[int, ...]
    """Those that are there, by their code, and would say something else."""
    same: tuple[int, ...]
    """Those that are there and say the same."""
    problems: tuple[RowProblem, ...]
    """Everything that is wrong, by the places of rows."""

    @property
    def wrong(self) -> tuple[int, ...]:
        """The places of the rows that cannot be taken."""
        return tuple(dict.fromkeys(problem.row for problem in self.problems))

    @property
    def words(self) -> str:
        """The counts: `12 new, 2 as they are and 1 cannot be taken`."""
        same = "as it is" if len(self.same) == 1 else "as they are"
        counts = (
            (self.new, "new"), (self.changed, "changed"), (self.same, same),
            (self.wrong, "cannot be taken"),
        )  # fmt: skip
        told = [f"{len(places):,} {what}" for places, what in counts if places]
        return listing(told) or "nothing to take"


def block_rows(record: Record, register: str, lines: Sequence[Line]) -> tuple[RowText, ...]:
    """The rows of a table as a command has them; a code that is there already means that row."""
    known = {row.code.casefold(): row.id for row in record.rows(register)}
    return tuple(
        RowText(values=dict(line.values), row_id=row_id)
        if (row_id := known.get(line.code.strip().casefold())) and line.code
        else RowText(values=dict(line.values), code=line.code)
        for line in lines
    )


def read_block_rows(record: Record, command: PutRows, moment: Moment) -> BlockRead:
    """What the rows of a command come to, each at its place.

    Raises:
        Refused: there is no such register or session.
    """
    found = read_rows(record, command, moment)
    wrong = {problem.row for problem in found.problems}
    right = [place for place in range(len(command.rows)) if place not in wrong]
    changed_ids = {old.id for old, _ in found.rows if old is not None}
    fresh = iter([row for old, row in found.rows if old is None])
    old_rows = record.rows(command.register)
    new: list[int] = []
    changed: list[int] = []
    same: list[int] = []
    for place in right:
        given = command.rows[place]
        if given.row_id is not None:
            (changed if given.row_id in changed_ids else same).append(place)
            continue
        row = next(fresh)
        cells = [row.cell(name) for name in given.values]
        known = any([old.cell(name) for name in given.values] == cells for old in old_rows)
        (same if known and not given.code else new).append(place)
    return BlockRead(tuple(new), tuple(changed), tuple(same), found.problems)
