"""The grid: rows down, fields across, a cell in hand; only what is seen is drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.color import Color
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from screens.grid import draw
from screens.grid.cell_text import CellText
from screens.grid.layout import Column, Layout, columns_of, laid_out
from screens.grid.table import Shown, Table
from screens.widgets.list_look import SCROLLBAR, with_bar
from workshop.registers.fields import TextField
from workshop.running.row_offers import Offer
from workshop.text import clean

HEAD: Final = 2
"""Lines above the first row."""

Take = Callable[[str, int, str], str]
"""Takes what was typed in a cell of a row, and gives the reason where it is refused."""
Offered = Callable[[int, str], Offer | None]
"""Gives what a half-typed cell of a column may become."""


class Grid(ScrollView, can_focus=True):
    """Rows of a register with one cell in hand.

    A cell that is taken is handed over by a call and not by a message: a key that goes on must not
    overtake it.

    Args:
        table: what is shown.
        take: takes a cell.
        offered: what a half-typed cell may become.
    """

    DEFAULT_CSS = f"""
    Grid {{
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
            ("up", "go(-1, 0)"),
            ("down", "go(1, 0)"),
            ("left", "go(0, -1)"),
            ("right", "go(0, 1)"),
            ("tab", "onward"),
            ("shift+tab", "back"),
            ("pageup", "page(-1)"),
            ("pagedown", "page(1)"),
            ("home", "side(-1)"),
            ("end", "side(1)"),
            ("ctrl+home", "end(-1)"),
            ("ctrl+end", "end(1)"),
        )
    ]

    @dataclass
    class Moved(Message):
        """Another cell is in hand, or what is typed in it changed."""

        def can_replace(self, message: Message) -> bool:
            """Only how it is now matters."""
            return isinstance(message, Grid.Moved)

    @dataclass
    class Pasted(Message):
        """A text of several cells was pasted."""

        text: str

    def __init__(self, table: Table, take: Take, offered: Offered) -> None:
        super().__init__(id="grid")
        self.table = table
        """What is shown."""
        self.place = 0
        """The row in hand, counted from 0; one past the last is the row to be entered."""
        self.column = 0
        """The column in hand."""
        self.typed: CellText | None = None
        """What is typed in the cell; none while it is only looked at."""
        self.wrong = ""
        """Why what is typed was not taken."""
        self.writable = False
        """Whether anything can be typed."""
        self.picks_rows = False
        """Whether letters are commands for rows and nothing is typed."""
        self.marked: set[str] = set()
        """The ids of the rows that are marked."""
        self.begun: Sequence[str] = ()
        """The cells of the row that is being entered and not recorded yet."""
        self._take = take
        self._offered = offered
        self._columns: list[Column] = columns_of(table.fields, evidence=table.register.evidence)
        self._first = 1
        self._strips: dict[tuple[str, int], Strip] = {}
        self._layout = Layout(0, ())

    # What is where

    @property
    def row_id(self) -> str:
        """The row in hand; empty for the one to be entered, or where there is none."""
        return self.table.ids[self.place] if self.place < len(self.table.ids) else ""

    @property
    def on_new(self) -> bool:
        """Whether the row to be entered is in hand."""
        return self.writable and self.place == len(self.table.ids)

    @property
    def on_evidence(self) -> bool:
        """Whether the column of the entries is in hand."""
        return self.column >= len(self.table.fields)

    @property
    def rows(self) -> int:
        """How many rows there are to go to."""
        return len(self.table.ids) + int(self.writable)

    @property
    def layout_now(self) -> Layout:
        """Which columns are in sight."""
        return self._layout

    @property
    def cell(self) -> str:
        """What stands in the cell in hand, as a table shows it."""
        if self.on_evidence:
            return ""
        return self._shown(self.place).cells[self.column] if self.rows else ""

    def show(self) -> None:
        """Show the table as it is now, with the cell in hand where it was."""
        self._strips.clear()
        self.marked &= set(self.table.ids)
        self.virtual_size = Size(0, HEAD + max(1, self.rows))
        self.go_to(self.place, self.column)

    def go_to(self, place: int, column: int) -> None:
        """Take another cell in hand; nothing may be half typed."""
        self.place = min(max(0, place), max(0, self.rows - 1))
        self.column = min(max(0, column), max(0, self.table.columns - 1))
        self._arrange()
        self._into_view()
        self.refresh()
        self.post_message(self.Moved())

    def _arrange(self) -> None:
        """Decide which columns are in sight."""
        width = max(20, (self.scrollable_content_region.width or self.size.width) - 1)
        code = min(10, max(3, self.table.widest_code))
        layout = laid_out(self._columns, width, code, self.column, self._first)
        if layout != self._layout:
            self._strips.clear()
            self._layout = layout
        if len(layout.placed) > 1:
            self._first = layout.placed[1].column

    def _into_view(self) -> None:
        top, bottom = self.scroll_offset.y, self.scroll_offset.y + self._page
        if self.place < top:
            self.scroll_to(y=self.place, animate=False, immediate=True)
        elif self.place >= bottom:
            self.scroll_to(y=self.place - self._page + 1, animate=False, immediate=True)

    @property
    def _page(self) -> int:
        """How many rows are seen at once."""
        return max(1, self.scrollable_content_region.height - HEAD)

    # Drawing

    def _shown(self, place: int) -> Shown:
        if place < len(self.table.ids):
            return self.table.shown(self.table.ids[place])
        cells = tuple(self.begun) or ("",) * len(self.table.fields)
        return Shown("", "", cells, ("",) * len(cells), 0)

    def render_line(self, y: int) -> Strip:
        """A line of the heading, which stays, or of a row."""
        width = self.scrollable_content_region.width or self.size.width
        if y == 0:
            words = draw.head(self._columns, self._layout, self.column, self.table.sort)
            return self._strip(words, width)
        if y == 1:
            return self._strip(Content.styled("─" * max(0, width - 1), "$rule"), width)
        place = y - HEAD + self.scroll_offset.y
        if place >= self.rows:
            return Strip.blank(width, self.rich_style)
        if place == self.place and self.has_focus:
            return self._front(place, width)
        key = (self._shown(place).id or "new", width)
        if key not in self._strips:
            self._strips[key] = self._strip(self._line(place, None), width)
        return self._strips[key]

    def _line(self, place: int, in_hand: draw.InHand | None) -> Content:
        row = self._shown(place)
        marked = row.id in self.marked
        return draw.line(row, self._columns, self._layout, in_hand, marked=marked)

    def _front(self, place: int, width: int) -> Strip:
        """The row in hand: tinted, with a bar before it and its cell in brackets."""
        offer = self._offered(self.column, self.typed.text) if self.typed else None
        rest = (offer.rest or f" → {offer.text}") if offer else ""
        in_hand = draw.InHand(self.column, self.typed, rest, wrong=bool(self.wrong))
        tint = Color.parse(self.app.theme_variables["block-cursor-background"])
        style = self.visual_style + Style(background=tint)
        return with_bar(self, self._strip(self._line(place, in_hand), width, style), style)

    def _strip(self, words: Content, width: int, style: Style | None = None) -> Strip:
        style = style or self.visual_style
        parse = self.app.stylesheet.parse_style
        segments = [
            Segment(text, ink.rich_style)
            for text, ink in words.render(style, end="", parse_style=parse)
        ]
        return Strip(segments).adjust_cell_length(width, style.rich_style)

    def on_resize(self) -> None:
        """Draw for the new size."""
        self._strips.clear()
        self.go_to(self.place, self.column)

    def notify_style_update(self) -> None:
        """The theme changed: draw everything in its inks."""
        super().notify_style_update()
        self._strips.clear()

    def watch_has_focus(self, _: bool) -> None:  # noqa: FBT001 - Textual calls it
        """Show the cell in hand only where keys go to it."""
        self.refresh()

    # Typing

    def on_key(self, event: events.Key) -> None:
        """Type into the cell; leave the rest to commands."""
        if self._uses(event):
            event.stop()
            event.prevent_default()
        elif event.is_printable and event.key not in self.screen.active_bindings:
            event.stop()  # a letter that means nothing here is not for another field either

    def _uses(self, event: events.Key) -> bool:
        """Do what a key does to what is typed; whether it is one for that."""
        if self.picks_rows or not self.writable or self.on_evidence:
            return False
        if self.typed is None:
            begins = event.is_printable and event.character and not self._as_above(event.key)
            if begins:
                self.type(event.character or "")
            return bool(begins)
        if event.key in ("escape", "ctrl+z"):
            self.drop()
        elif event.key == "right" and self.typed.at_end:
            if offer := self._offered(self.column, self.typed.text):
                self.typed = CellText(offer.text, len(offer.text))
        elif event.key == "ctrl+j" and self.has_lines:
            self.put("\n")
        elif event.is_printable and event.character:
            self.put(event.character)
        elif not self.typed.press(event.key):
            return False
        self.changed()
        return True

    def _as_above(self, key: str) -> bool:
        """Whether a key takes the cell above, and does not begin a text."""
        return key == "equals_sign" and self.can_take_above

    @property
    def has_lines(self) -> bool:
        """Whether the cell in hand may have several lines."""
        field = None if self.on_evidence else self.table.fields[self.column]
        return isinstance(field, TextField) and field.lines

    @property
    def can_take_above(self) -> bool:
        """Whether the cell in hand is empty and the one above is not."""
        free = self.typed is None and self.writable and not self.picks_rows
        if not free or self.on_evidence or not self.place or self.cell:
            return False
        return bool(self._shown(self.place - 1).cells[self.column])

    def type(self, characters: str, text: str = "") -> None:
        """Begin to type in the cell, in place of what is there or behind a text."""
        self.typed = CellText(text, len(text))
        self.put(characters)
        self.changed()

    def put(self, characters: str) -> None:
        """Put characters into what is typed."""
        if self.typed is not None:
            self.typed.put(characters, lines=self.has_lines)

    def changed(self) -> None:
        """What is typed is another text now."""
        self.wrong = ""
        self.refresh()
        self.post_message(self.Moved())

    def drop(self) -> bool:
        """Forget what is half typed; whether there was anything."""
        typed, self.typed, self.wrong = self.typed, None, ""
        self.refresh()
        self.post_message(self.Moved())
        return typed is not None

    def commit(self) -> bool:
        """Have what is typed taken; whether nothing is left that was not."""
        if self.typed is None:
            return True
        self.wrong = self._take(self.row_id, self.column, self.typed.text)
        if not self.wrong:
            self.typed = None
        self.refresh()
        self.post_message(self.Moved())
        return not self.wrong

    def on_paste(self, event: events.Paste) -> None:
        """Take a text of one cell into the cell, and hand on a block."""
        event.stop()
        event.prevent_default()
        if not self.writable:
            return
        text = event.text.strip("\r\n")
        if "\t" in text or "\n" in clean(text):
            self.post_message(self.Pasted(event.text))
        elif self.typed is not None:
            self.put(text)
            self.changed()
        elif not self.on_evidence and not self.picks_rows and text:
            self.type(text)

    # Going about

    def action_go(self, down: int, right: int) -> None:
        """Go to another cell, once what was typed is taken."""
        if self.commit():
            self.go_to(self.place + down, self.column + right)

    def action_page(self, by: int) -> None:
        """Go a screen up or down."""
        self.action_go(by * self._page, 0)

    def action_side(self, way: int) -> None:
        """Go to the first or the last column."""
        self.action_go(0, way * self.table.columns)

    def action_end(self, way: int) -> None:
        """Go to the first or the last row."""
        self.action_go(way * max(1, self.rows), 0)

    def action_onward(self) -> None:
        """Take the cell and go to the next, at the end of a row to the next row."""
        if not self.commit():
            return
        last = self.column >= len(self.table.fields) - 1
        if not last:
            self.go_to(self.place, self.column + 1)
        elif not self.on_new:
            self.go_to(self.place + 1, 0)
        else:
            self.go_to(self.place, 0)

    def action_back(self) -> None:
        """Take the cell and go to the one before."""
        if not self.commit():
            return
        if self.column:
            self.go_to(self.place, self.column - 1)
        elif self.place:
            self.go_to(self.place - 1, len(self.table.fields) - 1)

    def on_click(self, event: events.Click) -> None:
        """Take the cell under the pointer in hand."""
        place = event.y - HEAD + self.scroll_offset.y
        if 0 <= place < self.rows and event.y >= HEAD and self.commit():
            column = self._layout.at(event.x)
            self.go_to(place, self.column if column is None else column)
