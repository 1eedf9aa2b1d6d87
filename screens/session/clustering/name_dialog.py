"""What a group is called, how a factor is worded, and what is looked for: one line each."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Static

from screens.dialogs.dialog import Dialog, Field, Missing, line


class LineDialog(Dialog[str]):
    """Asks for a line.

    Args:
        title: what is asked.
        about: what becomes of it.
        field: what the line is called.
        accept: the word on the button.
        text: what stands there first.
        proposed: whether that is a mere proposal, which typing replaces.
    """

    def __init__(
        self,
        title: str,
        about: str,
        field: str,
        accept: str,
        text: str = "",
        *,
        proposed: bool = False,
    ) -> None:
        super().__init__()
        self._title = title
        self._about = about
        self._field = field
        self._accept = accept
        self._text = text
        self._proposed = proposed

    def heading(self) -> str:
        """What is asked."""
        return self._title

    def accept_words(self) -> str:
        """The word on the button."""
        return self._accept

    def fields(self) -> Iterable[Widget]:
        """The line."""
        yield Static(self._about, classes="dialog-words", markup=False)
        words = line("words", self._text)
        if self._proposed:
            words.select_all()
        yield Field(self._field, words)

    def answer(self) -> str:
        """The line."""
        if not (text := self.text_of("words").strip()):
            raise Missing("Type something, or press Escape.", "words")
        return text
