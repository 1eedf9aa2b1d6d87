"""Something to be looked at over the screen for a moment: counts, or all words of a step."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static


class Glance(ModalScreen[str | None]):
    """A text over the screen; the key that brought it takes it away.

    What is typed meanwhile takes it away too and is its answer: nobody has to look before typing.

    Args:
        title: what it is.
        words: the text.
        key: the key that brought it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,f10", "dismiss", "Close"),
    ]

    def __init__(self, title: str, words: Content, key: str) -> None:
        super().__init__()
        self._title = title
        self._words = words
        self._key = key

    def compose(self) -> ComposeResult:
        """Title and text."""
        with VerticalScroll(classes="dialog", id="glance"):
            yield Static(self._title, classes="dialog-title", markup=False)
            yield Static(self._words, markup=False)

    def on_mount(self) -> None:
        """Let the same key close it."""
        self._bindings.bind(self._key, "dismiss", "Close")

    def on_key(self, event: events.Key) -> None:
        """Hand on what is typed."""
        if event.is_printable and event.character and event.key != "space":
            event.stop()
            self.dismiss(event.character)
