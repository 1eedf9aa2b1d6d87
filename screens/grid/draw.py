"""The lines of a grid: its heading, and a row with the cell in hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len
from textual.content import Content

from screens.grid.cell_text import CellText, first_cells, one_line
from screens.grid.layout import Column, Layout, Placed
from screens.grid.table import Shown, Sort

ASKED: Final = "?"
"""Before a question that stands in an empty cell."""
NOTHING: Final = "·"
"""What stands in an empty cell of which nothing is asked."""
MARKED: Final = "✓"
"""Behind the code of a row that is marked."""
HERE: Final = "•"
"""Behind the code of a row that was entered in the session in front."""

_MUTED: Final = "$ink-muted"
_BRACKET: Final = "bold $accent"


@dataclass(frozen=True, slots=True)
class InHand:
    """The cell that the keys go to."""

    column: int
    typed: CellText | None = None
    """What is typed in it; none while it is only looked at."""
    rest: str = ""
    """What could be taken behind it, in grey."""
    wrong: bool = False
    """Whether what is typed in it was not taken."""


def head(columns: Sequence[Column], layout: Layout, current: int, sort: Sort | None) -> Content:
    """The titles of the columns in sight, the one in hand bold, the one sorted by marked."""
    parts: list[tuple[str, str]] = [(" " * layout.code, "")]
    for placed in layout.placed:
        column = columns[placed.column]
        title, width = column.title, placed.width
        if sort is not None and sort.column == placed.column:
            title = f"{one_line(title, max(1, width - 2))} {'↓' if sort.falling else '↑'}"
        style = "bold" if placed.column == current else f"bold {_MUTED}"
        parts += [(_set(one_line(title, width), width, right=column.right), style), ("  ", "")]
    return Content.assemble(*parts)


def line(
    row: Shown, columns: Sequence[Column], layout: Layout, in_hand: InHand | None, *, marked: bool
) -> Content:
    """A row; with the cell in hand between brackets where the keys go to it."""
    front = in_hand is not None
    code = one_line(row.code or "new", layout.code - 3)
    mark = MARKED if marked else HERE if row.here else " "
    parts: list[tuple[str, str] | Content] = [
        (" ", ""),
        (_set(code, layout.code - 3), "bold" if row.code else "" if front else _MUTED),
        (mark, "bold $warning" if marked else "$accent"),
    ]
    before = False
    for placed in layout.placed:
        here = in_hand is not None and in_hand.column == placed.column
        parts.append(("[", _BRACKET) if here else ("]", _BRACKET) if before else (" ", ""))
        if here and in_hand is not None and in_hand.typed is not None:
            parts.append(_typed(in_hand, in_hand.typed, placed.width))
        else:
            parts.append(_cell(row, columns, placed, front=front, here=here))
        parts.append(("]", _BRACKET) if here else (" ", ""))
        before = False
    return Content.assemble(*parts)


def _cell(
    row: Shown, columns: Sequence[Column], placed: Placed, *, front: bool, here: bool
) -> tuple[str, str]:
    """A cell that is only looked at."""
    place, width, right = placed.column, placed.width, columns[placed.column].right
    if place >= len(row.cells):
        text = str(row.rests_on) if row.rests_on else NOTHING
        style = "" if row.rests_on else _MUTED
    elif row.cells[place]:
        text, style = one_line(row.cells[place], width), "bold" if place == 0 and front else ""
    elif row.asked[place]:
        asked = f"{ASKED} {row.asked[place].rstrip('?')}"
        text = one_line(asked, width) if cell_len(asked) <= width or width >= 14 else ASKED
        style = _MUTED
    else:
        text, style = NOTHING, _MUTED
    # On the tint of the row in front muted words cannot be read.
    style = "bold" if here and style != _MUTED else "" if front and style == _MUTED else style
    return _set(text, width, right=right), style


def _typed(in_hand: InHand, typed: CellText, width: int) -> Content:
    """The cell while it is typed in, with its cursor and the grey rest."""
    before, under, behind = typed.window(width)
    rest = in_hand.rest if typed.at_end else ""
    ink = "bold $error" if in_hand.wrong else "bold"
    used = cell_len(before) + max(1, cell_len(under)) + cell_len(behind)
    if rest and used <= width:
        under, rest = rest[0], first_cells(rest[1:], width - used)
        used = cell_len(before) + max(1, cell_len(under)) + cell_len(rest)
        parts = [(before, ink), (under, f"{_MUTED} reverse"), (rest, _MUTED)]
    else:
        parts = [(before, ink), (under, f"{ink} reverse"), (behind, ink)]
    return Content.assemble(*parts, (" " * max(0, width - used), ""))


def _set(text: str, width: int, *, right: bool = False) -> str:
    """A text in exactly so many cells."""
    blanks = " " * max(0, width - cell_len(text))
    return f"{blanks}{text}" if right else f"{text}{blanks}"
