"""Why something is left out: a step, or an item of the parking list."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Static

from screens.dialogs.dialog import Dialog, Field, Missing, line


class ReasonDialog(Dialog[str]):
    """Asks for a reason.

    Args:
        title: what is left out.
        about: what becomes of the reason.
        accept: the word on the button.
        hint: reasons such as people give.
        missing: what is said where none was given.
    """

    def __init__(self, title: str, about: str, accept: str, hint: str, missing: str) -> None:
        super().__init__()
        self._title = title
        self._about = about
        self._accept = accept
        self._hint = hint
        self._missing = missing

    def heading(self) -> str:
        """What is left out."""
        return self._title

    def accept_words(self) -> str:
        """The word on the button."""
        return self._accept

    def fields(self) -> Iterable[Widget]:
        """One line for the reason."""
        yield Static(self._about, classes="dialog-words", markup=False)
        yield Field("Reason", line("reason", hint=self._hint))

    def answer(self) -> str:
        """The reason."""
        if not (reason := self.text_of("reason").strip()):
            raise Missing(self._missing, "reason")
        return reason


class SkipDialog(ReasonDialog):
    """Asks why a step is left out; the summary will tell it."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"Skip “{title}”",
            "The reason stands in the summary, so that nobody takes it for an oversight.",
            "Skip",
            "no time left; will ask by mail",
            "Say why it is left out.",
        )
