"""The question before a session is closed, with what may follow at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Button, Static

from screens.dialogs.dialog import Dialog

Answer = Literal["close", "pack"]
"""To close it, or to close it and make a pack."""


class CloseSessionDialog(Dialog[Answer]):
    """Asks before a session is closed; one key makes a pack of it then.

    Args:
        question: the title.
        words: what is recorded, and what is still open.
    """

    ACCEPT = "Close the session"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("p", "pack", "Close and make a pack")]

    def __init__(self, question: str, words: str) -> None:
        super().__init__()
        self._question = question
        self._words = words

    def heading(self) -> str:
        """The question."""
        return self._question

    def fields(self) -> Iterable[Widget]:
        """What is recorded, and what is still open."""
        yield Static(self._words, classes="dialog-words", markup=False)

    def buttons(self) -> Iterable[Widget]:
        """Close, close and make a pack, or neither."""
        accept, *rest = super().buttons()
        yield accept
        yield Button("Then a pack (p)", action="screen.pack", compact=True, id="pack")
        yield from rest

    def key_words(self) -> str:
        """What the keys do."""
        return "⏎ · Esc"

    def on_mount(self) -> None:
        """Enter closes it."""
        self.query_one("#accept", Button).focus()

    def answer(self) -> Answer:
        """It shall be closed."""
        return "close"

    def action_pack(self) -> None:
        """It shall be closed, and a pack made."""
        self.dismiss("pack")
