"""The grid: rows down, fields across, a cell in hand; only what is seen is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from screens.grid import draw
from screens.grid.cell_text import CellText
from screens.grid.hand import Hand
from screens.grid.layout import Layout
from screens.grid.painter import Painter
from screens.grid.table import Table
from screens.widgets.list_look import SCROLLBAR
from workshop.running.cells.offers import Offer
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
        self.hand = Hand(table)
        """The cell in hand."""
        self._take = take
        self._offered = offered
        self._painter = Painter(self, table)

    # What is where

    @property
    def layout_now(self) -> Layout:
        """Which columns are in sight."""
        return self._painter.layout

    def show(self) -> None:
        """Show the table as it is now, with the cell in hand where it was."""
        self._painter.forget()
        self.hand.marked &= set(self.table.ids)
        self.virtual_size = Size(0, HEAD + max(1, self.hand.rows))
        self.go_to(self.hand.place, self.hand.column)

    def go_to(self, place: int, column: int) -> None:
        """Take another cell in hand; nothing may be half typed."""
        self.hand.go_to(place, column)
        self._painter.arrange(self._width, self.hand.column)
        self._into_view()
        self.refresh()
        self.post_message(self.Moved())

    def _into_view(self) -> None:
        top, bottom = self.scroll_offset.y, self.scroll_offset.y + self._page
        if self.hand.place < top:
            self.scroll_to(y=self.hand.place, animate=False, immediate=True)
        elif self.hand.place >= bottom:
            self.scroll_to(y=self.hand.place - self._page + 1, animate=False, immediate=True)

    @property
    def _page(self) -> int:
        """How many rows are seen at once."""
        return max(1, self.scrollable_content_region.height - HEAD)

    # Drawing

    @property
    def _width(self) -> int:
        """The cells of a line."""
        return self.scrollable_content_region.width or self.size.width

    def render_line(self, y: int) -> Strip:
        """A line of the heading, which stays, or of a row."""
        if y < HEAD:
            return self._painter.head(y, self._width, self.hand.column)
        place = y - HEAD + self.scroll_offset.y
        if place >= self.hand.rows:
            return Strip.blank(self._width, self.rich_style)
        row = self.hand.shown(place)
        marked = row.id in self.hand.marked
        if place != self.hand.place or not self.has_focus:
            return self._painter.row(row, self._width, marked=marked)
        offer = self._offered(self.hand.column, self.hand.typed.text) if self.hand.typed else None
        rest = (offer.rest or f" → {offer.text}") if offer else ""
        in_hand = draw.InHand(self.hand.column, self.hand.typed, rest, wrong=bool(self.hand.wrong))
        return self._painter.front(row, self._width, in_hand, marked=marked)

    def on_resize(self) -> None:
        """Draw for the new size."""
        self._painter.forget()
        self.go_to(self.hand.place, self.hand.column)

    def notify_style_update(self) -> None:
        """The theme changed: draw everything in its inks."""
        super().notify_style_update()
        self._painter.forget()

    def watch_has_focus(self, _: bool) -> None:  # noqa: FBT001 - Textual calls it
        """Show the cell in hand only where keys go to it."""
        self.refresh()

    # Typing

    def on_key(self, event: events.Key) -> None:
        """Type into the cell; leave the rest to commands."""
        if self._uses(event):
            event.stop()
            event.prevent_default()
        elif self.hand.writable and self._means_nothing(event):
            event.stop()  # a letter that means nothing here is not for another field either

    def _means_nothing(self, event: events.Key) -> bool:
        return event.is_printable and event.key not in self.screen.active_bindings

    def _uses(self, event: events.Key) -> bool:
        """Do what a key does to what is typed; whether it is one for that."""
        if not self.hand.takes_letters:
            return False
        if self.hand.typed is None:
            return self._begins(event)
        if event.key in ("escape", "ctrl+z"):
            self.drop()
        elif event.key == "right" and self.hand.typed.at_end:
            if offer := self._offered(self.hand.column, self.hand.typed.text):
                self.hand.typed = CellText(offer.text, len(offer.text))
        elif event.key == "ctrl+j" and self.hand.has_lines:
            self.put("\n")
        elif event.is_printable and event.character:
            self.put(event.character)
        elif not self.hand.typed.press(event.key):
            return False
        self.changed()
        return True

    def _begins(self, event: events.Key) -> bool:
        """Begin to type with a key; whether it is one for that."""
        character = event.character if event.is_printable else ""
        if not character or self._as_above(event.key):
            return False
        if character != " ":  # no text begins with a blank
            self.type(character)
        return True

    def _as_above(self, key: str) -> bool:
        """Whether a key takes the cell above, and does not begin a text."""
        return key == "equals_sign" and self.hand.can_take_above

    def type(self, characters: str, text: str = "") -> None:
        """Begin to type in the cell, in place of what is there or behind a text."""
        self.hand.typed = CellText(text, len(text))
        self.put(characters)
        self.changed()

    def put(self, characters: str) -> None:
        """Put characters into what is typed."""
        if self.hand.typed is not None:
            self.hand.typed.put(characters, lines=self.hand.has_lines)

    def changed(self) -> None:
        """What is typed is another text now."""
        self.hand.wrong = ""
        self.refresh_line(HEAD + self.hand.place)  # the others stand; a key is to be seen at once
        self.post_message(self.Moved())

    def drop(self) -> bool:
        """Forget what is half typed; whether there was anything."""
        typed, self.hand.typed, self.hand.wrong = self.hand.typed, None, ""
        self.refresh()
        self.post_message(self.Moved())
        return typed is not None

    def commit(self) -> bool:
        """Have what is typed taken; whether nothing is left that was not."""
        if self.hand.typed is None:
            return True
        self.hand.wrong = self._take(self.hand.row_id, self.hand.column, self.hand.typed.text)
        if not self.hand.wrong:
            self.hand.typed = None
        self.refresh()
        self.post_message(self.Moved())
        return not self.hand.wrong

    def on_paste(self, event: events.Paste) -> None:
        """Take a text of one cell into the cell, and hand on a block."""
        event.stop()
        event.prevent_default()
        if not self.hand.writable:
            return
        text = event.text.strip("\r\n")
        if "\t" in text or "\n" in clean(text):
            self.post_message(self.Pasted(event.text))
        elif self.hand.typed is not None:
            self.put(text)
            self.changed()
        elif self.hand.takes_letters and text:
            self.type(text)

    # Going about

    def action_go(self, down: int, right: int) -> None:
        """Go to another cell, once what was typed is taken."""
        if self.commit():
            self.go_to(self.hand.place + down, self.hand.column + right)

    def action_page(self, by: int) -> None:
        """Go a screen up or down."""
        self.action_go(by * self._page, 0)

    def action_side(self, way: int) -> None:
        """Go to the first or the last column."""
        self.action_go(0, way * self.table.columns)

    def action_end(self, way: int) -> None:
        """Go to the first or the last row."""
        self.action_go(way * max(1, self.hand.rows), 0)

    def action_onward(self) -> None:
        """Take the cell and go to the next, at the end of a row to the next row."""
        if self.commit():
            self.go_to(*self.hand.next_cell)

    def action_back(self) -> None:
        """Take the cell and go to the one before."""
        if self.commit():
            self.go_to(*self.hand.cell_before)

    def on_click(self, event: events.Click) -> None:
        """Take the cell under the pointer in hand."""
        place = event.y - HEAD + self.scroll_offset.y
        if 0 <= place < self.hand.rows and event.y >= HEAD and self.commit():
            column = self._painter.layout.at(event.x)
            self.go_to(place, self.hand.column if column is None else column)
