"""Gaps as bars, the one that matters most first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rich.cells import cell_len
from textual.content import Content

from screens.grid.cell_text import one_line
from screens.widgets.ink import ALERT, muted
from workshop.record.rows import Row
from workshop.registers.kinds.gaps import bar
from workshop.registers.numbers import write_number

MOST: Final = 6
"""So many gaps are drawn, at most."""


def draw(rows: Sequence[Row], width: int) -> Iterator[Content]:
    """A line a gap that has a present and a wanted level, as far as there is room.

    Args:
        rows: in the order in which they matter.
        width: the cells of a line.
    """
    for row in [each for each in rows if None not in _levels(each)][:MOST]:
        present, wanted = _levels(row)
        told = {each.id: each.shown(row.cells) for each in row.register.computed}
        weight = f"   weighs {told['weighted']}" if told["weighted"] else ""
        levels = f"{write_number(present or 0)} ▸ {write_number(wanted or 0)}"
        behind = f"  {levels}   gap {told['gap']}{weight}"
        head = f"{row.code} ".ljust(5)
        picture = bar(present or 0, wanted or 0)
        room = max(8, min(40, width - cell_len(head) - len(picture) - cell_len(behind) - 2))
        text = one_line(row.subject, room)
        yield Content.assemble(
            (head, "bold"), Content(text), " " * (room - cell_len(text) + 1), (picture, ALERT),
            muted(behind),
        )  # fmt: skip


def _levels(row: Row) -> tuple[float | None, float | None]:
    return row.cell("present"), row.cell("wanted")
