"""Rows against columns as lines of text: signs of departments, numbers as bars, or words.

A sign, a height or a number always says what a colour says too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from textual.content import Content

from screens.widgets.figures.heads import heads
from screens.widgets.ink import ALERT, MUTED, muted
from screens.widgets.letter_signs import letter_sign
from workshop.report.blocks import CONTESTED, Matrix, MatrixCell, MatrixLine
from workshop.text import plural

SIGNS: Final = {
    "": (" ", MUTED),
    "said": ("●", "$accent"),
    "against": ("✕", ALERT),
    "both": ("◐", ALERT),
    "silent": ("·", MUTED),
    "unheard": ("░", MUTED),
}
"""What a cell of signs shows, and in which ink."""
WORDS: Final = {
    "said": "said",
    "against": "said the opposite",
    "both": "both",
    "silent": "silent",
    "unheard": "not heard",
}
"""What the signs mean."""
WIDE: Final = 100
"""From so many cells on, heads stand in one line."""

_BAR: Final = "▌"
_ON: Final = "$block-cursor-foreground on $block-cursor-background"
_BARS: Final = " ▁▂▃▄▅▆▇█"
_SHORT_NAME: Final = 16
"""The same where heads would not be whole otherwise."""
_LEAST_NAME: Final = 24
"""The fewest cells for the words of a row; where there are fewer, columns are left out."""


class Columns:
    """How the columns of a matrix stand in a width.

    Args:
        matrix: what is drawn.
        width: the cells in a line.
        front: the column that is looked at; -1 for none. It is always among those shown.
        code: the cells for the code of a row; 0 where only its sign stands before the words.
    """

    def __init__(self, matrix: Matrix, width: int, front: int = -1, code: int = 0) -> None:
        self.is_wide = width >= WIDE
        """Whether heads stand in one line."""
        self.front = front
        """The column that is looked at; -1 for none."""
        self.width = width
        """The cells in a line."""
        self.lead = 4 + code
        """The cells before the words of a row."""
        bars = matrix.pattern != "signs"
        self.pitch = 5 if self.is_wide or bars else 2
        """Cells of a column."""
        if matrix.pattern == "words":
            self.pitch = 2 + max(map(len, _words_of(matrix)), default=0)
        self.heads = tuple(matrix.columns) if bars else heads(matrix.columns)
        """The heads of all columns."""
        self.ends = tuple(_end_cells(matrix, at) for at in range(len(matrix.ends)))
        """The cells of each column behind."""
        fixed = self.lead + sum(self.ends) + len(self.ends)
        count = len(matrix.columns)
        room = max(0, width - fixed - _LEAST_NAME)
        # A head is read whole where all columns find room that way.
        whole = 1 + max(map(len, self.heads), default=0)
        fit = count * whole <= width - fixed - _SHORT_NAME
        if matrix.pattern == "bars" and whole > self.pitch and fit:
            self.pitch = whole
            room = max(room, count * whole)
        fits = max(1, room // self.pitch)
        first = min(front, count - 1) - fits + 1 if fits < count and front >= fits else 0
        self.shown = range(first, min(count, first + fits))
        """The columns that find room."""
        self.left_out = count - len(self.shown)
        """How many do not."""
        self.name = max(8, width - fixed - self.pitch * len(self.shown))
        """The cells for the words of a row."""


def _words_of(matrix: Matrix) -> Iterator[str]:
    """The heads and cells of a matrix of words."""
    yield from matrix.columns
    yield from (cell.text for row in matrix.rows for cell in row.cells)


def _end_cells(matrix: Matrix, at: int) -> int:
    """The cells of a column behind: those of its longest word."""
    words = [matrix.ends[at].title, *(line.ends[at] for line in matrix.rows if at < len(line.ends))]
    return max(len(word) for word in words)


def head_lines(matrix: Matrix, columns: Columns, quiet: Sequence[str] = ()) -> list[Content]:
    """The names of the columns over them.

    Args:
        matrix: what is drawn.
        columns: how its columns stand.
        quiet: names of columns that are muted: departments that were not heard.
    """
    indent = " " * (columns.lead + columns.name)
    tail = muted(
        "".join(
            f" {_aligned(matrix, at, each.title, columns)}" for at, each in enumerate(matrix.ends)
        )
    )
    inks = {
        at: "bold underline $accent"
        if at == columns.front
        else MUTED
        if matrix.columns[at] in quiet
        else "bold"
        for at in columns.shown
    }
    if columns.pitch > 2:
        side = ">" if matrix.pattern == "words" else "^"
        words = []
        for at in columns.shown:
            word = columns.heads[at][: columns.pitch - 1]
            blanks = columns.pitch - len(word)
            before = blanks if side == ">" else blanks // 2
            words.append(Content.assemble(" " * before, (word, inks[at]), " " * (blanks - before)))
        return [cut(Content.assemble(indent, *words) + tail, columns.width)]
    lines = []
    for letter in range(3):
        cells = [(f"{columns.heads[at][letter : letter + 1]:<2}", inks[at]) for at in columns.shown]
        line = Content.assemble(indent, *cells)
        lines.append(cut(line + tail if letter == 2 else line, columns.width))
    return lines


def row_line(
    matrix: Matrix,
    row: MatrixLine,
    columns: Columns,
    letter: str | None = None,
    *,
    here: bool = False,
) -> Content:
    """One row over the columns.

    Args:
        matrix: what is drawn.
        row: which row of it.
        columns: how its columns stand.
        letter: the letter of what the row is about, whose sign stands first; none for a dot.
        here: whether the row is in front.
    """
    lead = letter_sign(letter) if letter else muted("·")
    code = f"{row.code:<{columns.lead - 4}}" if columns.lead > 4 else ""
    mark = f" {CONTESTED}" if row.contested else ""
    name = Content.styled(row.text.replace("\n", " "), "bold" if here else "")
    name = name.truncate(columns.name - 1 - len(mark), ellipsis=True) + Content.styled(mark, ALERT)
    most = most_of(matrix)
    cells = [
        Content.styled(f"{row.cells[at].text:>{columns.pitch}}")
        if matrix.pattern == "words"
        else _cell(row.cells[at], columns.pitch, most)
        for at in columns.shown
    ]
    ends = [
        Content.styled(f" {_aligned(matrix, at, words, columns)}", _end_ink(words))
        for at, words in enumerate(row.ends)
    ]
    return cut(
        Content.assemble(
            "  ", lead, " ", (code, "bold"), padded(name, columns.name), *cells, *ends
        ),
        columns.width,
    )


def _aligned(matrix: Matrix, at: int, words: str, columns: Columns) -> str:
    cells = columns.ends[at]
    return f"{words:>{cells}}" if matrix.ends[at].numeric else f"{words:<{cells}}"


def _end_ink(words: str) -> str:
    """How much is to be read into a word: what is weak steps back."""
    if words == "high" or words[:1] == "+" or words == "new":
        return "bold"
    return MUTED if words in ("low", "very low") else ""


def most_of(matrix: Matrix) -> float:
    """The greatest number of a matrix of bars; 0 for one of signs or words."""
    if matrix.pattern != "bars":
        return 0
    if matrix.greatest is not None:
        return matrix.greatest
    return max((_number(cell) for row in matrix.rows for cell in row.cells), default=0)


def _number(cell: MatrixCell) -> float:
    try:
        return float(cell.text or 0)
    except ValueError:
        return 0


def _cell(cell: MatrixCell, pitch: int, most: float) -> Content:
    """A sign in the middle of its column; a number as a bar with the number behind it."""
    if most or not cell.sign:
        number = _number(cell)
        bar = _BARS[max(1, round(number / most * 8))] if number and most else " "
        words = f"{bar}{cell.text}" if number else "·"
        return Content.styled(f"{words:^{pitch}}", "bold $accent" if number else MUTED)
    sign, ink = SIGNS[cell.sign]
    style = ink if cell.sign in ("silent", "unheard") else f"bold {ink}"
    before = (pitch - 1) // 2
    if cell.sign == "both" and pitch > 3:
        return Content.assemble(
            " ", ("●", "bold $accent"), ("✕", f"bold {ALERT}"), " " * (pitch - 3)
        )
    return Content.assemble(" " * before, (sign, style), " " * (pitch - before - 1))


def legend_line(
    matrix: Matrix, columns: Columns, hidden: int = 0, more: str = "", what: str = "column"
) -> Content:
    """What the signs mean, and how much is not on the screen.

    Args:
        matrix: what is drawn.
        columns: how its columns stand.
        hidden: how many rows find no room.
        more: what stands behind it all.
        what: what a column is called: `department`.
    """
    parts = [Content.styled(f"▼ {hidden} more", "bold")] if hidden else []
    if columns.left_out:
        parts.append(Content.styled(f"→ {plural(columns.left_out, what)} more", "bold"))
    if matrix.pattern == "signs":
        for word, said in WORDS.items():
            sign, ink = ("●✕", ALERT) if word == "both" and columns.pitch > 3 else SIGNS[word]
            short = said if columns.is_wide else said.removeprefix("said the ")
            parts.append(Content.assemble((sign, f"bold {ink}"), f" {short}"))
    if any(row.contested for row in matrix.rows):
        parts.append(Content.assemble((CONTESTED, f"bold {ALERT}"), " contested"))
    if more:
        parts.append(muted(more))
    gap = "   " if columns.is_wide else "  "
    return cut(Content("  ") + Content(gap).join(parts), columns.width)


def cell_words(cell: MatrixCell) -> str:
    """What stands in a cell, in words; empty for nothing."""
    return cell.words or WORDS.get(cell.sign, "") or cell.text


def barred(line: Content, width: int) -> Content:
    """The row in front: a bar and a tint, so that it needs no colour."""
    rest = padded(cut(line, width), width)[1:]
    return Content.styled(_BAR, "$accent") + rest.stylize(_ON)


def padded(line: Content, width: int) -> Content:
    """A line with blanks up to a width."""
    return line.pad_right(max(0, width - line.cell_length))


def cut(line: Content, width: int) -> Content:
    """A line cut at a width."""
    return line.truncate(width, ellipsis=True) if line.cell_length > width else line
