"""What a row rests on: choosing what was said, and showing it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from screens.dialogs.dialog import Field, line
from screens.dialogs.pick import ListDialog
from screens.widgets.ink import GOOD, muted, sign
from screens.widgets.row_list import Item, Row, RowList
from screens.widgets.row_words import day, note
from workshop.record.documents import Entry
from workshop.record.record import Record
from workshop.running.cells.offers import said_in
from workshop.text import plural

_MOST: Final = 200
"""So many are listed at most; another word narrows them."""

Find = Callable[[str], Iterable[Entry]]
"""Gives the entries that hold all of some words."""


class EntryPicker(ListDialog):
    """Looks for what was said by its words; the answer is the entry to link, or to unlink.

    Args:
        record: where who said it is looked up.
        find: finds entries.
        linked: the ids of those that the row rests on.
        words: what is looked for at first.
    """

    DEFAULT_CSS = """
    EntryPicker RowList > .option-list--option-highlighted {
        background: $block-cursor-background;
    }
    """
    HEADING = "What does the row rest on?"
    ACCEPT = "Link, or unlink"
    NARROWED_BY = "words"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "accept", "Link", show=False)]

    def __init__(self, record: Record, find: Find, linked: tuple[str, ...], words: str) -> None:
        super().__init__()
        self._record = record
        self._find = find
        self._linked = linked
        self._words = words

    def fields(self) -> Iterable[Widget]:
        """The words, and what holds them."""
        yield Field("Find", line("words", self._words, "words of what was said"))
        yield RowList(id="rows", classes="dialog-list picked")

    def on_mount(self) -> None:
        """Show what is linked, or what holds the words of the cell."""
        if self._words and not any(True for _ in self._find(self._words)):
            self.query_one("#words", Input).value = ""
        self._fill()

    @on(Input.Changed, "#words")
    def look(self) -> None:
        """Look as one types."""
        self._fill()

    def _fill(self) -> None:
        self.query_one("#rows", RowList).fill(self._items(self.text_of("words").strip()))

    def _items(self, words: str) -> Iterator[Item]:
        """What is linked first, then what was found."""
        linked = [e for i in self._linked if (e := self._record.find(Entry, i)) is not None]
        for entry in linked:
            yield self._item(entry, linked=True)
        found = [e for e in self._find(words) if not e.retracted and e.id not in self._linked]
        found.reverse()  # what was said last is asked for most
        for entry in found[:_MOST]:
            yield self._item(entry, linked=False)
        if len(found) > _MOST:
            yield note(f"{len(found) - _MOST:,} more; type another word to narrow them.")
        elif not found and not linked:
            yield note("Nothing that was said holds these words. Try fewer." if words else
                       "Nothing was said yet.")  # fmt: skip

    def _item(self, entry: Entry, *, linked: bool) -> Item:
        return Item(entry_row(self._record, entry, linked=linked), entry.id)


def entry_row(record: Record, entry: Entry, *, linked: bool) -> Row:
    """An entry with who said it, in which session, and when."""
    told = [said_in(record, entry), day(entry.at, clock=True)]
    told += ["private"] if entry.private else []
    return Row(
        Content.assemble(("● linked  ", GOOD) if linked else "", Content(entry.text)),
        lead=sign(entry.kind),
        small=muted(" · ".join(part for part in told if part)),
        indent=3,
    )


def quotes(record: Record, entries: Iterable[str]) -> Content:
    """What was said, one below the other, each with who and when."""
    blocks: list[Content] = []
    for entry_id in entries:
        if (entry := record.find(Entry, entry_id)) is None:
            continue
        row = entry_row(record, entry, linked=False)
        head = Content.assemble(row.lead, "  ", row.text)
        blocks.append(Content("\n").join([head, Content("   ") + row.small]))
    title = muted(plural(len(blocks), "entry", "entries"))
    return Content("\n\n").join([title, *blocks])
