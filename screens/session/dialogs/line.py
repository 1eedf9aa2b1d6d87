"""One line that is asked for: the name of a group, the wording of a factor, a reason."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

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
        hint: lines such as people give, shown while nothing stands there.
    """

    MISSING: ClassVar[str] = "Type something, or press Escape."
    """What is said where nothing was typed."""

    def __init__(
        self,
        title: str,
        about: str,
        field: str,
        accept: str,
        text: str = "",
        *,
        proposed: bool = False,
        hint: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._about = about
        self._field = field
        self._accept = accept
        self._text = text
        self._proposed = proposed
        self._hint = hint

    def heading(self) -> str:
        """What is asked."""
        return self._title

    def accept_words(self) -> str:
        """The word on the button."""
        return self._accept

    def fields(self) -> Iterable[Widget]:
        """The line."""
        yield Static(self._about, classes="dialog-words", markup=False)
        words = line("words", self._text, self._hint)
        if self._proposed:
            words.select_all()
        yield Field(self._field, words)

    def answer(self) -> str:
        """The line."""
        if not (text := self.text_of("words").strip()):
            raise Missing(self.MISSING, "words")
        return text
