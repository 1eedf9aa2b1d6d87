"""The grid of two scales and the gauge, as shapes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from sessions.exports.figures.setting import LEAD, centred, fitted, lines
from sessions.exports.figures.shapes import WIDTH, Box, BoxRole, Figure, Mark, Shape, Words
from sessions.exports.labels import scale, share
from workshop.report.blocks import Cell, Gauge, Grid

_SIDE: Final = 150  # The column with the names of the rows.
_GRID_LINES: Final = 4
_GAUGE: Final = 480
_TINTS: Final[tuple[BoxRole, BoxRole, BoxRole]] = ("tint-0", "tint-1", "tint-2")

_Fitted = tuple[list[str], bool]


def grid(block: Grid) -> Figure:
    """Two scales against each other, the greatest at the top right."""
    wide = (WIDTH - _SIDE) / max(1, len(block.columns))
    broken = [[_cell_lines(cell, wide) for cell in row] for row in block.cells]
    names = [fitted("note", name, (_SIDE - 16) * 12 / 13, 3) for name in block.rows]
    heads = [fitted("note", name, (wide - 12) * 12 / 13, 3) for name in block.columns]
    highs = [_row_height([found for found, _ in row]) for row in broken]
    down = fitted("axis", block.down, _SIDE - 30, 1)
    across = fitted("axis", block.across, WIDTH - _SIDE - 30, 1)
    shapes: list[Shape] = [
        Words("axis", 0, 18, f"↑ {down[0][0]}"),
        Words("axis", WIDTH, 18, f"{across[0][0]} →", "end"),
    ]
    top = 30.0
    for (name, _), row, found, high in zip(names, block.cells, broken, highs, strict=True):
        middle = top + high / 2 + 4 - (len(name) - 1) * 9
        shapes += lines("note", 0, middle, _SIDE - 16, name)
        shapes += _row(row, [text for text, _ in found], top, (wide, high))
        top += high
    for at, (head, _) in enumerate(heads):
        shapes += centred("note", _SIDE + (at + 0.5) * wide, top + 20, head)
    high = top + 12 + max((len(head) for head, _ in heads), default=1) * LEAD
    every: list[_Fitted] = [down, across, *names, *heads, *(one for row in broken for one in row)]
    told = f"{block.down} against {block.across}. The table has the same fields."
    whole = all(fits for _, fits in every)
    return Figure("grid", WIDTH, high, block.caption, told, tuple(shapes), whole=whole)


def _cell_lines(cell: Cell, wide: float) -> _Fitted:
    return fitted("code", cell.text, (wide - 14) * 13 / 14.2, _GRID_LINES)


def _row_height(cells: Sequence[Sequence[str]]) -> float:
    """As high as its fullest cell asks for."""
    return max(50, 20 + LEAD * max((len(found) for found in cells), default=1))


def _row(
    cells: Sequence[Cell], texts: Sequence[list[str]], top: float, size: tuple[float, float]
) -> Iterator[Shape]:
    """The cells of one row."""
    wide, high = size
    for at, (cell, text) in enumerate(zip(cells, texts, strict=True)):
        left = _SIDE + at * wide
        yield Box(_TINTS[cell.tint], left + 1, top + 1, wide - 2, high - 2)
        first = top + high / 2 + 5 - (len(text) - 1) * LEAD / 2
        yield from centred("axis", left + wide / 2, first, text)


def gauge(block: Gauge) -> Figure:
    """One number on its scale, with the midpoint marked."""
    at = _GAUGE * share(block, block.value)
    middle = _GAUGE * share(block, block.midpoint)
    shown, whole = fitted("value", block.shown, 190, 1)
    spot = min(max(at, 40.0), _GAUGE - 40.0)
    shapes: tuple[Shape, ...] = (
        Words("value", spot, 24, shown[0], "middle"),
        Box("bar", 0, 40, _GAUGE, 6),
        Box("fill", 0, 40, at, 6),
        Box("middle", middle - 0.75, 34, 1.5, 18),
        Mark("mark", "dot", at, 43, 8),
        Words("note", 0, 70, f"{block.least:g}"),
        Words("note", middle, 70, f"midpoint {block.midpoint:g}", "middle"),
        Words("note", _GAUGE, 70, f"{block.greatest:g}", "end"),
    )
    title = f"{block.label}: {block.shown}"
    return Figure("gauge", _GAUGE, 78, title, scale(block), shapes, whole=whole)
