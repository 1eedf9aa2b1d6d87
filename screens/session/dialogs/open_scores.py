"""The question of whoever leaves a step whose values are in no result."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Button, Static

from screens.dialogs.dialog import Dialog

OpenScores = Literal["take", "leave"]
"""What becomes of them: they are taken in, or left as they are."""


class OpenScoresDialog(Dialog[OpenScores]):
    """Asks whether the scores of a step are taken in before the room goes on.

    Args:
        title: the step.
        values: how many values were entered, in words.
        lacks: what is missing, sentence by sentence; nothing where they are complete.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "answer('take')", "Take them in", show=False),
        Binding("l", "answer('leave')", "Leave them", show=False),
    ]

    def __init__(self, title: str, values: str, lacks: Iterable[str]) -> None:
        super().__init__()
        self._title = title
        self._values = values
        self._lacks = list(lacks)

    def heading(self) -> str:
        """The question."""
        return f"Take the scores of “{self._title}” in?"

    def fields(self) -> Iterable[Widget]:
        """That they count in nothing yet, and what is missing."""
        first = f"{self._values} entered, and in no result until they are taken in."
        if not self._lacks:
            first += " Nothing is missing."
        yield Static(first, classes="dialog-words", markup=False)
        if self._lacks:
            words = Static("\n".join(self._lacks), classes="dialog-words", markup=False)
            yield VerticalScroll(words, classes="dialog-scroll")

    def buttons(self) -> Iterable[Widget]:
        """Both answers, each with its key."""
        for key, answer, words in (("t", "take", "Take them in"), ("l", "leave", "Leave them")):
            yield Button(
                f"{key}  {words}", action=f"screen.answer('{answer}')", compact=True, id=answer
            )
        yield Static("Esc stays here", classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Enter takes them in."""
        self.query_one("#take", Button).focus()

    def action_answer(self, answer: OpenScores) -> None:
        """Give the answer."""
        self.dismiss(answer)

    def action_accept(self) -> None:
        """Take them in."""
        self.dismiss("take")
