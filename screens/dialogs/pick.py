"""A choice of one from a list, narrowed by typing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.widget import Widget
from textual.widgets import Input, OptionList

from screens.dialogs.dialog import Dialog, Field, Missing, line
from screens.widgets.row_list import Item, RowList


class ListDialog(Dialog[str]):
    """A list to choose from, moved in while words that narrow it are typed."""

    NARROWED_BY: ClassVar[str] = ""
    """The field to go back to where nothing in the list fits; empty for none."""

    def on_key(self, event: Key) -> None:
        """Up and down move in the list while a word is typed."""
        rows = self.query_one("#rows", RowList)
        if event.key in ("up", "down") and not rows.has_focus:
            move = rows.action_cursor_up if event.key == "up" else rows.action_cursor_down
            move()
            event.stop()
            event.prevent_default()

    @on(OptionList.OptionSelected, "#rows")
    def pick(self) -> None:
        """A click on a row picks it, as Enter does."""
        self.action_accept()

    def answer(self) -> str:
        """What the row under the cursor stands for."""
        if (chosen := self.query_one("#rows", RowList).chosen) is None:
            raise Missing(
                "Nothing in the list fits; change the words, or press Escape.", self.NARROWED_BY
            )
        return chosen


class Pick(ListDialog):
    """Picks a row of a list; the answer is what the row stands for.

    Args:
        question: the title.
        items: the rows.
        accept: the word on the button.
        chosen: what the cursor stands on at first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "accept", "Choose", show=False)]

    def __init__(
        self, question: str, items: Sequence[Item], accept: str = "Choose", chosen: str = ""
    ) -> None:
        super().__init__()
        self._question = question
        self._items = items
        self._accept = accept
        self._chosen = chosen

    def heading(self) -> str:
        """The question."""
        return self._question

    def accept_words(self) -> str:
        """The word on the button."""
        return self._accept

    def fields(self) -> Iterable[Widget]:
        """The list; above it, where it is long, a field that narrows it."""
        if len(self._items) > 8:
            yield Field("Find", line("narrow", hint="type a part of it"))
        yield RowList(id="rows", classes="dialog-list picked")

    def on_mount(self) -> None:
        """Show the rows, with the cursor where it belongs."""
        rows = self.query_one("#rows", RowList)
        rows.fill(self._items)
        if self._chosen:
            rows.go_to(self._chosen)
        if not self.query("#narrow"):
            rows.focus()

    @on(Input.Changed, "#narrow")
    def narrow(self, event: Input.Changed) -> None:
        """Show the rows that hold all the words typed, and take the first that is called so."""
        words = event.value.casefold().split()
        found = [item for item in self._items if _holds(item, words)]
        found.sort(key=lambda item: not _called(item, words))
        rows = self.query_one("#rows", RowList)
        rows.fill(found)
        if words:
            rows.action_first()  # not the one that stood there before, of which only a part fits


def _holds(item: Item, words: list[str]) -> bool:
    """Whether a row holds all the words."""
    row = item.row
    text = f"{row.lead.plain} {row.text.plain} {row.small.plain} {row.right.plain}".casefold()
    return all(word in text for word in words)


def _called(item: Item, words: list[str]) -> bool:
    """Whether a row is called by all the words, and not only tells of them in its small print."""
    text = f"{item.row.lead.plain} {item.row.text.plain}".casefold()
    return all(word in text for word in words)
