"""A table before it is shared out over slides, and the same table in larger type."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sessions.exports.slides.texts import BOLD, LEAD, Para
from sessions.exports.text_layout import LONG, em_width

SIDE: Final = 5.0
"""What a cell needs beside its text, on either side."""
HEAD: Final = 9.5
"""The type of heads, in points."""
STANDING: Final = 8.5
"""The type of heads that stand upright."""
SCALES: Final = (1.6, 1.45, 1.3, 1.15)
"""By so much type may grow where a slide has room, the largest first."""

_GREATEST: Final = 20.0
"""No type of a table grows beyond that: the title of a slide has 24 points."""
_BOLD_FIGURES: Final = 1.15
"""How much wider bold sums are in the widest face: their commas and points count."""
_WHOLE: Final = 12
"""So many characters of a cell, as a day or a sum has, stay in a line."""

Cell = tuple[Para, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column."""

    title: str
    wide: float
    """In points."""
    upright: bool = False
    end: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row with what the speaker is told beside it."""

    cells: tuple[Cell, ...]
    told: tuple[str, ...] = ()
    """For the notes: what stands behind it."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, before it is shared out over slides."""

    caption: str
    """What it shows, for whoever cannot see it."""
    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    total: Line | None = None
    """A last row that sums up, on the last slide."""
    scale: float = 1.0
    """By how much its type is larger than it was made."""

    @property
    def headed(self) -> bool:
        """Whether it is a table: one column without a name is a list of sentences."""
        return len(self.heads) > 1 or any(head.title for head in self.heads)


def enlarged(grid: Grid, by: float) -> Grid | None:
    """The same in larger type, its width shared out anew; none where a word would be torn.

    Args:
        grid: a table as it was made.
        by: by how much its type grows.
    """
    lines = tuple(_line(line, by) for line in grid.lines)
    total = _line(grid.total, by) if grid.total else None
    rows = [*lines, total] if total else lines
    needs = [
        max(_of_head(head, by), *(_of_cell(row.cells[at]) for row in rows), 0.0)
        for at, head in enumerate(grid.heads)
    ]
    wide = [head.wide for head in grid.heads]
    if sum(needs) > sum(wide):
        return None
    heads = tuple(
        replace(head, wide=room)
        for head, room in zip(grid.heads, _shared_out(wide, needs), strict=True)
    )
    return Grid(grid.caption, heads, lines, total, by)


def _line(line: Line, by: float) -> Line:
    return Line(tuple(tuple(_larger(one, by) for one in cell) for cell in line.cells), line.told)


def _larger(one: Para, by: float) -> Para:
    """A paragraph in larger type, and with the lines that it takes then."""
    size = max(one.size, min(_GREATEST, math.floor(one.size * by * 2) / 2))
    most = math.ceil(one.most * by) + 1 if one.most > 1 else 1
    return replace(one, size=size, most=most, before=one.before * by)


def _of_head(head: Head, by: float) -> float:
    """How wide a column is at least for its name."""
    if head.upright:
        return 2 * STANDING * by * LEAD + 4
    return max(map(em_width, head.title.split()), default=0.0) * HEAD * by * BOLD + 2 * SIDE + 1


def _of_cell(cell: Cell) -> float:
    """How wide a column is at least for the words of a cell."""
    return max((max(_words(one), default=0.0) for one in cell), default=0.0) + 2 * SIDE + 1


def _words(one: Para) -> Iterator[float]:
    """How wide words are that are not broken: those of a short cell all together."""
    text = one.text.strip()
    bold = _BOLD_FIGURES if any(run.bold for run in one.runs) else 1.0
    for word in [text] if len(text) <= _WHOLE else text.split():
        yield em_width(word[:LONG]) * one.size * bold + one.indent


def _shared_out(wide: Sequence[float], needs: Sequence[float]) -> list[float]:
    """The same width together, where those that have more than they need give to the others."""
    lack = sum(max(0.0, need - has) for has, need in zip(wide, needs, strict=True))
    spare = sum(max(0.0, has - need) for has, need in zip(wide, needs, strict=True))
    share = lack / spare if spare else 0.0
    return [
        need if need > has else has - (has - need) * share
        for has, need in zip(wide, needs, strict=True)
    ]
