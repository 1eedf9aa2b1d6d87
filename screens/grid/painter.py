"""Puts the lines of a grid on the screen: the columns in sight, the inks, what was drawn before."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.content import Content
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from screens.grid import draw
from screens.grid.layout import Layout, columns_of, laid_out
from screens.grid.table import Shown, Table
from screens.widgets.list_look import with_bar


class Painter:
    """Draws rows of a table for a widget, and keeps what it drew until something changed.

    Args:
        widget: whose inks are used.
        table: what is drawn.
    """

    def __init__(self, widget: Widget, table: Table) -> None:
        self.layout = Layout(0, ())
        """Which columns are in sight."""
        self._widget = widget
        self._table = table
        self._columns = columns_of(table.fields, table.computed, evidence=table.register.evidence)
        self._first = 1
        self._strips: dict[tuple[str, int], Strip] = {}

    def forget(self) -> None:
        """Draw everything anew."""
        self._strips.clear()

    def arrange(self, width: int, column: int) -> None:
        """Decide which columns are in sight.

        Args:
            width: the cells of a line.
            column: the one that must be.
        """
        code = min(10, max(3, self._table.widest_code))
        layout = laid_out(self._columns, max(20, width - 1), code, column, self._first)
        if layout != self.layout:
            self._strips.clear()
            self.layout = layout
        # Before it is known how wide a line is, nothing stands anywhere yet.
        if width and len(layout.placed) > 1:
            self._first = layout.placed[1].column

    def head(self, line: int, width: int, column: int) -> Strip:
        """A line of the heading: the titles, or the rule below them."""
        if line:
            return self._strip(Content.styled("─" * max(0, width - 1), "$rule"), width)
        words = draw.head(self._columns, self.layout, column, self._table.sort)
        return self._strip(words, width)

    def row(self, row: Shown, width: int, *, marked: bool) -> Strip:
        """A row that is not in hand."""
        key = (row.id, width)
        if key not in self._strips:
            words = draw.line(row, self._columns, self.layout, None, marked=marked)
            strip = self._strip(words, width)
            if not row.id:
                return strip
            self._strips[key] = strip
        return self._strips[key]

    def front(self, row: Shown, width: int, in_hand: draw.InHand, *, marked: bool) -> Strip:
        """The row in hand: tinted, with a bar before it and its cell in brackets."""
        tint = Color.parse(self._widget.app.theme_variables["block-cursor-background"])
        style = self._widget.visual_style + Style(background=tint)
        words = draw.line(row, self._columns, self.layout, in_hand, marked=marked)
        return with_bar(self._widget, self._strip(words, width, style), style)

    def _strip(self, words: Content, width: int, style: Style | None = None) -> Strip:
        style = style or self._widget.visual_style
        parse = self._widget.app.stylesheet.parse_style
        segments = [
            Segment(text, ink.rich_style)
            for text, ink in words.render(style, end="", parse_style=parse)
        ]
        return Strip(segments).adjust_cell_length(width, style.rich_style)
