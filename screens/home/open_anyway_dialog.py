"""What to do with an engagement that may be open somewhere that no lock reaches."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Button, Static

from screens.dialogs.dialog import Dialog, DialogKeys

Way = Literal["read", "anyway"]
"""How to open it."""


class OpenAnyway(Dialog[Way]):
    """Asks whether to read, or to write although another may write too.

    Args:
        words: what is known, and what opening it would mean.
    """

    HEADING = "Open read-only?"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "choose('read')", "Open read-only", show=False),
        Binding("a", "choose('anyway')", "Open anyway", show=False),
    ]

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def fields(self) -> Iterable[Widget]:
        """What is known."""
        yield Static(self._words, classes="dialog-words", markup=False)

    def buttons(self) -> Iterable[Widget]:
        """Two ways, each with its key; the careful one is at hand."""
        yield Button(
            "r  Open read-only",
            action="screen.choose('read')",
            compact=True,
            classes="-go",
            id="read",
        )
        yield Button("a  Open anyway", action="screen.choose('anyway')", compact=True, id="anyway")
        yield DialogKeys("Tab other button · Esc cancel")

    def on_mount(self) -> None:
        """Enter reads."""
        self.query_one("#read", Button).focus()

    def answer(self) -> Way:
        """The careful way."""
        return "read"

    def action_choose(self, way: Way) -> None:
        """Give the answer."""
        self.dismiss(way)
