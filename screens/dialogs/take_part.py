"""The dialog that lists everything wrong with a file, and asks whether to take the rest."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Button, Static

from screens.dialogs.confirm import Confirm
from screens.dialogs.dialog import DialogKeys
from workshop.errors import Problems
from workshop.text import plural


class TakePart(Confirm):
    """Lists problems with their lines; the arrows read on, Enter takes what is right.

    Args:
        problems: everything that is wrong.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "read('up')", "Up", show=False),
        Binding("down", "read('down')", "Down", show=False),
        Binding("pageup", "read('page_up')", "Page up", show=False),
        Binding("pagedown", "read('page_down')", "Page down", show=False),
    ]

    def __init__(self, problems: Problems) -> None:
        count = plural(len(problems.problems), "problem")
        words = f"{problems.source} has {count}; nothing was imported yet."
        super().__init__("Take only what is right?", words, "Take what is right")
        self._listed = "\n".join(f"· {problem}" for problem in problems.problems)

    def fields(self) -> Iterable[Widget]:
        """How many, and each of them."""
        yield from super().fields()
        listed = VerticalScroll(
            Static(self._listed, classes="dialog-words", markup=False), classes="dialog-scroll"
        )
        listed.can_focus = False  # the arrows read on whatever has the focus
        yield listed

    def buttons(self) -> Iterable[Widget]:
        """The two of every dialog, and how to read on."""
        buttons = list(super().buttons())
        yield from (each for each in buttons if isinstance(each, Button))
        yield DialogKeys("↑ ↓ read on · Esc cancel")

    def action_read(self, where: str) -> None:
        """Show what is further up or down."""
        getattr(self.query_one(".dialog-scroll"), f"scroll_{where}")()
