"""What is seen while a large engagement is put away."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from screens.dialogs.dialog import Dialog


class Closing(ModalScreen[None]):
    """Says that the program is busy closing; nothing can be typed meanwhile."""

    CSS_PATH = Dialog.CSS_PATH

    def compose(self) -> ComposeResult:
        """One sentence."""
        with Vertical(classes="dialog"):
            yield Static("Closing …", classes="dialog-title", markup=False)
            yield Static("Everything is recorded already.", classes="dialog-words", markup=False)
