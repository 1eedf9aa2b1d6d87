"""A question with two answers."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Button, Static

from screens.dialogs.dialog import Dialog


class Confirm(Dialog[bool]):
    """Asks before something is done; True where it shall be.

    Args:
        question: the title.
        words: what would happen.
        accept: the word on the button that does it.
        careful: whether something would be lost, so that Enter alone does not do it.
    """

    def __init__(self, question: str, words: str, accept: str, *, careful: bool = False) -> None:
        super().__init__()
        self._question = question
        self._words = words
        self._accept = accept
        self._careful = careful

    def heading(self) -> str:
        """The question."""
        return self._question

    def accept_words(self) -> str:
        """The word on the button."""
        return self._accept

    def key_words(self) -> str:
        """What the keys do; where something would be lost, Enter does not do it."""
        return "⏎ or Esc: no · ^s: yes" if self._careful else super().key_words()

    def fields(self) -> Iterable[Widget]:
        """What would happen."""
        yield Static(self._words, classes="dialog-words", markup=False)

    def on_mount(self) -> None:
        """Enter does what is safe, Escape does nothing."""
        self.query_one("#cancel" if self._careful else "#accept", Button).focus()

    def answer(self) -> bool:
        """It shall be done."""
        return True
