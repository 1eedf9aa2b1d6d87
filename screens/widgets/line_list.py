"""A list of any number of rows of one line each, drawn as they are seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from screens.widgets.list_look import SCROLLBAR, with_bar

Draw = Callable[[Any, int], Content]
"""Puts a row in so many cells."""


class LineList(ScrollView, can_focus=True):
    """Rows with a cursor that passes over headings.

    Only what is seen is drawn, so that ten thousand rows open as quickly as ten. Texts are content
    and never markup.

    Args:
        draw: puts a row in a line of so many cells.
    """

    DEFAULT_CSS = f"""
    LineList {{
        height: 1fr;
        scrollbar-size: 1 1;
        scrollbar-gutter: stable;
        overflow-x: hidden;
        {SCROLLBAR}
    }}
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, action, show=False)
        for key, action in (
            ("up", "step(-1)"),
            ("down", "step(1)"),
            ("pageup", "page(-1)"),
            ("pagedown", "page(1)"),
            ("home", "end(-1)"),
            ("end", "end(1)"),
        )
    ]

    cursor: reactive[int] = reactive(0)
    """The place of the row under the cursor, headings counted."""

    @dataclass
    class Selected(Message):
        """A row was clicked on."""

        row: Any

    @dataclass
    class Moved(Message):
        """The cursor is on another row."""

        line_list: LineList

        @property
        def control(self) -> LineList:
            """The list."""
            return self.line_list

    def __init__(self, draw: Draw, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._draw = draw
        self._rows: Sequence[Any] = ()
        self._headings: frozenset[int] = frozenset()
        self._strips: dict[int, Strip] = {}

    @property
    def chosen(self) -> Any:
        """The row under the cursor; none where there is none."""
        inside = 0 <= self.cursor < len(self._rows) and self.cursor not in self._headings
        return self._rows[self.cursor] if inside else None

    @property
    def rows(self) -> Sequence[Any]:
        """All rows, headings too."""
        return self._rows

    def show(self, rows: Sequence[Any], headings: frozenset[int], cursor: int = 0) -> None:
        """Show other rows.

        Args:
            rows: what is drawn, in order.
            headings: the places of those that the cursor passes over.
            cursor: where it goes, or near there.
        """
        self._rows, self._headings = rows, headings
        self._strips.clear()
        self.virtual_size = Size(0, len(rows))
        self.cursor = self._near(min(cursor, len(rows) - 1), 1)
        self.bring_into_view()
        self.refresh()

    def _near(self, place: int, way: int) -> int:
        """The nearest row that is no heading, first in one direction."""
        for by in (way, -way):
            goal = place
            while goal in self._headings:
                goal += by
            if 0 <= goal < len(self._rows):
                return goal
        return 0

    def action_step(self, by: int) -> None:
        """Go to another row."""
        goal = min(max(self.cursor + by, 0), len(self._rows) - 1)
        self.cursor = self._near(goal, 1 if by > 0 else -1)

    def action_page(self, by: int) -> None:
        """Go a screen up or down."""
        self.action_step(by * max(1, self.size.height - 2))

    def action_end(self, way: int) -> None:
        """Go to the first or last row."""
        self.cursor = self._near(0 if way < 0 else len(self._rows) - 1, -way)

    def watch_cursor(self) -> None:
        """Bring the row into view, with the heading above it."""
        self.bring_into_view()
        self.refresh()
        self.post_message(self.Moved(self))

    def bring_into_view(self) -> None:
        """Scroll so far that the cursor is seen, and the headings that stand over it."""
        above = self.cursor
        while above - 1 in self._headings:
            above -= 1
        region = Region(0, above, 1, self.cursor - above + 1)
        self.scroll_to_region(region, animate=False, immediate=True)

    def render_line(self, y: int) -> Strip:
        """A line; the one under the cursor has a bar before it, so that no colour is needed."""
        place = y + self.scroll_offset.y
        width = self.scrollable_content_region.width or self.size.width
        if place >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        if place not in self._strips:
            self._strips[place] = self._strip(self._rows[place], width)
        strip = self._strips[place]
        if not self.has_focus or place != self.cursor:
            return strip
        return with_bar(self, strip, self.visual_style)

    def _strip(self, row: Any, width: int) -> Strip:
        """One row as it is drawn, a cell in from the left."""
        line = Content(" ") + self._draw(row, max(10, width - 2))
        parse = self.app.stylesheet.parse_style
        segments = [
            Segment(text, style.rich_style)
            for text, style in line.render(self.visual_style, end="", parse_style=parse)
        ]
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def on_resize(self) -> None:
        """Draw for the new width."""
        self._strips.clear()
        self.bring_into_view()

    def notify_style_update(self) -> None:
        """The theme changed: draw everything in its inks."""
        super().notify_style_update()
        self._strips.clear()

    def on_click(self, event: events.Click) -> None:
        """Go to the row under the pointer; a second click on it selects it."""
        place = event.y + self.scroll_offset.y
        if place >= len(self._rows) or place in self._headings:
            return
        if place == self.cursor:
            self.post_message(self.Selected(self._rows[place]))
        self.cursor = place
