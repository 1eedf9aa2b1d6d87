"""A ballot drawn for a size: the bands that stay, and of the rows those round the one in front."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from textual.content import Content

from screens.session.ballot import lines, result_lines
from screens.session.ballot.lines import Box, Cursor
from screens.session.ballot.shown import Grid
from screens.widgets.ink import muted

NOTHING: Final = "There are no factors to score yet: they are the + - * ! entries."
"""What stands there while there is nothing to score."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What stands on the lines of the grid."""

    lines: tuple[Content, ...] = ()
    places: tuple[int | None, ...] = ()
    """The row of each line; none for a line of a band."""
    top: int = 0
    """The first row in view."""

    def line(self, y: int) -> Content:
        """What stands on a line."""
        return self.lines[y] if y < len(self.lines) else Content("")

    def place(self, y: int) -> int | None:
        """The row on a line."""
        return self.places[y] if y < len(self.places) else None


def needed(grid: Grid, column: int, width: int) -> int:
    """Lines that it takes to show everything at once, whichever row is in front."""
    box = Box(width, 99)
    above, below = _bands(grid, Cursor(0, column), box)
    count = range(len(grid.factors))
    highest = max(len(_row(grid, place, box, Cursor(place, column))) for place in count)
    return len(above) + len(grid.factors) + highest - 1 + len(below)


def draw(grid: Grid, cursor: Cursor, box: Box, top: int) -> Drawn:
    """The grid as it stands in a box.

    Args:
        grid: what is shown.
        cursor: where the keys go.
        box: the room.
        top: the first row that was in view before.
    """
    if not grid.factors:
        return Drawn((muted(grid.empty or NOTHING),))
    above, below = _bands(grid, cursor, box)
    rows = [_row(grid, place, box, cursor) for place in range(len(grid.factors))]
    room = max(1, box.height - len(above) - len(below))
    if sum(map(len, rows)) > room:
        room = max(1, room - 1)  # one line says how many are out of view
    top, last = _in_view([len(row) for row in rows], cursor.row, room, top)
    drawn = list(above)
    places: list[int | None] = [None] * len(above)
    for place in range(top, last):
        drawn += rows[place]
        places += [place] * len(rows[place])
    if hidden := _hidden(grid, top, last):
        drawn.append(muted(hidden))
    spare = box.height - len(drawn) - len(below)
    drawn += [Content("")] * min(max(0, spare), 1)
    return Drawn((*drawn, *below), tuple(places), top)


def _bands(grid: Grid, cursor: Cursor, box: Box) -> tuple[list[Content], list[Content]]:
    """The lines above and below the rows, which stay."""
    if (results := grid.results) is not None:
        above = result_lines.head(results, grid, cursor, box)
        below = result_lines.foot(results, grid, cursor, box)
        return above, [*below, result_lines.keys(results, box)]
    above = lines.head(grid, cursor, box)
    return above, [*lines.foot(grid, cursor, box), lines.keys(grid, cursor, box)]


def _row(grid: Grid, place: int, box: Box, cursor: Cursor) -> list[Content]:
    """The lines of one factor."""
    if grid.results is not None:
        return result_lines.row(grid.results, grid, place, cursor, box)
    return lines.row(grid, place, cursor, box)


def _in_view(heights: Sequence[int], here: int, room: int, top: int) -> tuple[int, int]:
    """The first row in view and the one after the last, so that the row in front is in view."""
    top = min(top, here)
    while sum(heights[top : here + 1]) > room and top < here:
        top += 1
    last = top
    while last < len(heights) and sum(heights[top : last + 1]) <= room:
        last += 1
    # No empty lines at the end while there are rows above.
    while top > 0 and last == len(heights) and sum(heights[top - 1 :]) <= room:
        top -= 1
    return top, max(last, top + 1)


def _hidden(grid: Grid, top: int, last: int) -> str:
    """How many rows are out of view, and whether those below are empty."""
    words = [f"▲ {top} above"] if top else []
    if below := len(grid.factors) - last:
        ids = {factor.id for factor in grid.factors[last:]}
        filled = grid.results is not None or any(key in ids for key, _ in grid.values)
        words.append(f"▼ {below} below{'' if filled else ', all empty'}")
    return " · ".join(words)
