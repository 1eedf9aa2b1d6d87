"""What the run before left when it was cut off, and the way back to where it was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget
from textual.widgets import Button, Static

from screens.dialogs.dialog import Dialog


class CutOff(Dialog[bool]):
    """Tells what was recovered and stays until it is answered; True goes on where it stopped.

    Args:
        sentences: what happened and what is there.
        place: where it was, in words; empty where there is nowhere to go.
    """

    HEADING = "The last run was cut off"

    def __init__(self, sentences: Sequence[str], place: str) -> None:
        super().__init__()
        self._sentences = sentences
        self._place = place

    def accept_words(self) -> str:
        """The word on the button that accepts."""
        return "Go on there" if self._place else "Good"

    def fields(self) -> Iterable[Widget]:
        """What happened, and where it was."""
        words = "\n".join(self._sentences)
        if self._place:
            words = f"{words}\n\n{self._place}".strip()
        yield Static(words, classes="dialog-words", markup=False)

    def buttons(self) -> Iterable[Widget]:
        """One way on, or one to stay here."""
        yield Button(
            self.accept_words(), action="screen.accept", compact=True, classes="-go", id="accept"
        )
        if self._place:
            yield Button("Stay here", action="screen.cancel", compact=True, id="cancel")
            yield Static("Esc stays here", classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Enter goes on."""
        self.query_one("#accept", Button).focus()

    def answer(self) -> bool:
        """Go on there."""
        return True
