"""A matrix with a cursor that walks its rows and columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, Final

from msgspec.structs import replace
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from screens.widgets.figures.matrix_drawing import (
    Columns,
    barred,
    cell_words,
    head_lines,
    legend_line,
    row_line,
)
from screens.widgets.figures.word_cells import Place, has_sentences, sentence_lines
from screens.widgets.ink import MUTED, muted
from workshop.report.blocks import Matrix, MatrixLine
from workshop.text import plural

_WORDS: Final = 2
"""So many lines tell the row in front, and what stands in the column that is looked at."""
_MOST: Final = 100_000
FACTOR: Final = re.compile("[SWOT][0-9]+")
"""The code of a factor, which begins with its letter."""


class MatrixFigure(Widget, can_focus=True):
    """Rows against columns; the row in front and the cell that is looked at are told below.

    Args:
        empty: what stands in place of a matrix that there is not.
    """

    DEFAULT_CSS = """
    MatrixFigure {
        height: 1fr;
        padding: 0 1;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "walk(1)", show=False),
        Binding("up", "walk(-1)", show=False),
        Binding("right", "turn(1)", show=False),
        Binding("left", "turn(-1)", show=False),
        Binding("pagedown", "walk(10)", show=False),
        Binding("pageup", "walk(-10)", show=False),
        Binding("home", f"walk({-_MOST})", show=False),
        Binding("end", f"walk({_MOST})", show=False),
    ]

    matrix: reactive[Matrix | None] = reactive[Matrix | None](None)
    """What is drawn; none where there is nothing to draw."""
    place: reactive[int] = reactive(0)
    """Which row is in front."""
    column: reactive[int] = reactive(0)
    """Which column is looked at."""

    @dataclass
    class Walked(Message):
        """Another row or column is in front."""

        view: MatrixFigure
        """The widget."""
        code: str
        """The code of the row."""

        @property
        def control(self) -> MatrixFigure:
            """The widget."""
            return self.view

    def __init__(self, empty: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._empty = empty
        self._top = 0

    @property
    def at(self) -> int:
        """The place of the row in front; -1 where there is none."""
        if self.matrix is None or not self.matrix.rows:
            return -1
        return max(0, min(self.place, len(self.matrix.rows) - 1))

    @property
    def code(self) -> str:
        """The code of the row in front; empty where there is none."""
        return self.matrix.rows[self.at].code if self.matrix and self.at >= 0 else ""

    def show_code(self, code: str) -> None:
        """Put a row in front by its code, where it stands here."""
        for place, row in enumerate(self.matrix.rows if self.matrix else ()):
            if row.code == code:
                self.place = place

    def action_walk(self, by: int) -> None:
        """Put another row in front."""
        if self.matrix and self.matrix.rows:
            self.place = max(0, min(len(self.matrix.rows) - 1, self.at + by))
            self.post_message(self.Walked(self, self.code))

    def action_turn(self, by: int) -> None:
        """Look at another column."""
        if self.matrix and self.matrix.columns:
            self.column = max(0, min(len(self.matrix.columns) - 1, self.column + by))
            self.post_message(self.Walked(self, self.code))

    def render(self) -> Content:
        """The rows that find room, and what is in front in words."""
        width, height = self.content_size
        if self.matrix is None or width < 1:
            return muted(self._empty)
        matrix = self.matrix
        if has_sentences(matrix):
            return self._sentences(matrix, width, height)
        code = max((len(row.code) for row in matrix.rows), default=0)
        column = min(self.column, len(matrix.columns) - 1) if self.has_focus else -1
        columns = Columns(matrix, width, column, code + 3 if code else 0)
        heads = head_lines(matrix, columns)
        room = max(1, height - len(heads) - 1 - _WORDS)
        self._top = max(self.at - room + 1, min(self._top, self.at, len(matrix.rows) - room), 0)
        shown = range(self._top, min(len(matrix.rows), self._top + room))
        lines = [self._line(matrix.rows[at], columns, here=at == self.at) for at in shown]
        if self.at in shown:
            lines[self.at - self._top] = barred(lines[self.at - self._top], width)
        legend = legend_line(matrix, columns, len(matrix.rows) - len(shown))
        words = self._told().wrap(width)[:_WORDS] if matrix.rows else []
        return Content("\n").join([*heads, *lines, legend, *words])

    def _sentences(self, matrix: Matrix, width: int, height: int) -> Content:
        """The same where cells are sentences: the row in front in sight, its heads above."""
        column = min(self.column, len(matrix.columns) - 1) if self.has_focus else -1
        (head, *lines), here = sentence_lines(matrix, width, Place(self.at, column))
        words = self._told().wrap(width)[:_WORDS] if matrix.rows else []
        room = max(1, height - 2 - len(words))
        top = max(0, min(here.start - 2, len(lines) - room))
        rest = len(lines) - top - room
        more = muted(f"▼ {plural(rest, 'line')} more" if rest > 0 else "")
        return Content("\n").join([head, *lines[top : top + room], more, *words])

    def _line(self, row: MatrixLine, columns: Columns, *, here: bool) -> Content:
        """A row; the code of the one in front stands in brackets, which need no colour."""
        assert self.matrix is not None  # noqa: S101 - asked for where there is one
        letter = row.code[0] if FACTOR.fullmatch(row.code) else None
        code = (f"[{row.code}]" if here else f" {row.code}") if row.code else ""
        return row_line(self.matrix, replace(row, code=code), columns, letter, here=here)

    def _told(self) -> Content:
        """The row in front in words, and the cell that is looked at."""
        assert self.matrix is not None  # noqa: S101 - asked for where there is one
        row = self.matrix.rows[self.at]
        told = [Content.styled(row.code, "bold"), Content(row.text)]
        if self.has_focus and self.matrix.columns:
            at = min(self.column, len(self.matrix.columns) - 1)
            said = cell_words(row.cells[at]) or "nothing"
            told.append(Content.styled(f" {self.matrix.columns[at]}: {said}", MUTED))
        return Content(" ").join(each for each in told if each)
