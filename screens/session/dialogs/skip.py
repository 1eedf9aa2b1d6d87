"""Why a step is left out."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Static

from screens.dialogs.dialog import Dialog, Field, Missing, line


class SkipDialog(Dialog[str]):
    """Asks for the reason; the summary will tell it."""

    ACCEPT = "Skip"

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def heading(self) -> str:
        """The step."""
        return f"Skip “{self._title}”"

    def fields(self) -> Iterable[Widget]:
        """One line for the reason."""
        words = "The reason stands in the summary, so that nobody takes it for an oversight."
        yield Static(words, classes="dialog-words", markup=False)
        yield Field("Reason", line("reason", hint="no time left; will ask by mail"))

    def answer(self) -> str:
        """The reason."""
        if not (reason := self.text_of("reason").strip()):
            raise Missing("Say why it is left out.", "reason")
        return reason
