"""A matrix whose cells are sentences: each in lines of its own, the one looked at behind a bar."""

from __future__ import annotations

from typing import Final, NamedTuple

from textual.content import Content

from screens.widgets.figures.matrix_drawing import cut, padded
from screens.widgets.ink import MUTED
from workshop.report.blocks import Matrix, MatrixLine

_LONGEST: Final = 16
"""A number is no longer."""
_WORD: Final = 10
"""Nor is a word; what is longer and has a blank in it is several."""
_NAME: Final = 16
"""The cells for what a row is."""
_LEAST: Final = 14
"""The fewest cells of a column; where there are fewer, columns are left out."""
_BAR: Final = "▌"


class Place(NamedTuple):
    """What is looked at."""

    row: int
    column: int
    """-1 where only the row is in front."""


def has_sentences(matrix: Matrix) -> bool:
    """Whether cells hold more than finds room in a line of all columns."""
    texts = (cell.text for row in matrix.rows for cell in row.cells)
    return matrix.pattern == "words" and any(
        len(text) > (_WORD if " " in text else _LONGEST) for text in texts
    )


def sentence_lines(matrix: Matrix, width: int, place: Place) -> tuple[list[Content], range]:
    """The matrix as lines, its heads first, and which lines the row in front takes.

    Args:
        matrix: what is drawn.
        width: cells in a line.
        place: what is looked at.
    """
    fits = max(1, min(len(matrix.columns), (width - _NAME) // _LEAST))
    first = max(0, min(place.column - fits + 1, len(matrix.columns) - fits))
    columns = range(first, first + fits)
    cells = max(_LEAST, (width - _NAME) // fits)
    heads = [Content.styled(matrix.columns[at], _head_ink(at, place)) for at in columns]
    lines = [_across(Content.styled(matrix.head, f"bold {MUTED}"), heads, cells, width)]
    shown = range(0)
    for at, row in enumerate(matrix.rows):
        lines.append(Content.styled("─" * width, "$rule"))
        block = _row_lines(row, columns, cells, place.column if at == place.row else None)
        if at == place.row:
            shown = range(len(lines), len(lines) + len(block))
        lines += [cut(line, width) for line in block]
    return lines, shown


def _head_ink(at: int, place: Place) -> str:
    return "bold underline $accent" if at == place.column else "bold"


def _row_lines(row: MatrixLine, columns: range, cells: int, looked_at: int | None) -> list[Content]:
    """A row, each cell wrapped in its column.

    Args:
        row: which.
        columns: the columns that find room.
        cells: of a column.
        looked_at: the column that is looked at; none where the row is not in front.
    """
    here = looked_at is not None
    name = Content.styled(f"{row.code} {row.text}".strip(), "bold" if here else "")
    parts = [name.wrap(_NAME - 3)]
    for at in columns:
        text = row.cells[at].text or "–"
        ink = "bold" if at == looked_at else "" if row.cells[at].text else MUTED
        parts.append(Content.styled(text.replace("; ", ";\n"), ink).wrap(cells - 3))
    found = []
    for line in range(max(map(len, parts))):
        texts = [part[line] if line < len(part) else Content("") for part in parts]
        lead = Content.styled(_BAR if here else " ", "$accent") + " "
        told = padded(lead + texts[0], _NAME)
        for at, words in zip(columns, texts[1:], strict=True):
            bar = Content.styled(_BAR if at == looked_at else " ", "$accent")
            told += padded(bar + words, cells)
        found.append(told)
    return found


def _across(name: Content, heads: list[Content], cells: int, width: int) -> Content:
    """The names of the columns over them."""
    line = padded(Content("  ") + name, _NAME)
    for head in heads:
        line += padded(Content(" ") + cut(head, cells - 2), cells)
    return cut(line, width)
