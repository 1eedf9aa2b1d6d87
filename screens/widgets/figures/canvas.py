"""Characters on a grid, each in a style: what figures are drawn on."""

from __future__ import annotations

from itertools import groupby

from rich.cells import cell_len
from textual.content import Content


class Canvas:
    """A grid of characters.

    Args:
        width: cells in a line.
        height: lines.
    """

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._signs = [[" "] * width for _ in range(height)]
        self._inks = [[""] * width for _ in range(height)]
        self._grounds = [[""] * width for _ in range(height)]

    def tint(self, column: int, row: int, ground: str) -> None:
        """Put a ground behind a cell."""
        self._grounds[row][column] = ground

    def put(self, column: int, row: int, text: str, ink: str = "") -> None:
        """Write from a cell on; what finds no room is cut. Every character is a cell wide."""
        if not 0 <= row < self.height:
            return
        for place, sign in enumerate(text, column):
            if 0 <= place < self.width:
                self._signs[row][place] = sign if cell_len(sign) == 1 else "?"
                self._inks[row][place] = ink

    def is_free(self, column: int, row: int, cells: int) -> bool:
        """Whether nothing but lines stands in some cells."""
        part = self._signs[row][max(0, column) : column + cells]
        return all(sign in " ·│─┼╌╎" for sign in part)

    def lines(self) -> list[Content]:
        """The grid, line after line."""
        return [self._line(row) for row in range(self.height)]

    def _line(self, row: int) -> Content:
        cells = zip(self._signs[row], self._inks[row], self._grounds[row], strict=True)
        runs = groupby(cells, key=lambda cell: cell[1:])
        return Content.assemble(
            *(
                ("".join(sign for sign, *_ in cells), _style(ink, ground))
                for (ink, ground), cells in runs
            )
        )


def _style(ink: str, ground: str) -> str:
    """An ink on a ground, as a style."""
    if ground and "reverse" not in ink:
        return f"{ink} on {ground}".strip()
    return ink
