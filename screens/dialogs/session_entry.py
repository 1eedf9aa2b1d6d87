"""An entry as the line that was typed for it, to be corrected."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from screens.dialogs.dialog import Dialog, Field, Missing, line


class EntryDialog(Dialog[str]):
    """Edits one line; Enter takes it.

    Args:
        rendered: the entry as a line of capture.
        reading: says how a line will be read.
    """

    HEADING = "Edit this entry"
    ACCEPT = "Save"

    def __init__(self, rendered: str, reading: Callable[[str], Content]) -> None:
        super().__init__()
        self._rendered = rendered
        self._reading = reading

    def fields(self) -> Iterable[Widget]:
        """The line, and how it will be read."""
        yield Field("Entry", line("line", self._rendered))
        yield Static("", id="reading", markup=False)

    @on(Input.Changed, "#line")
    def read(self, event: Input.Changed) -> None:
        """Say how the line will be read."""
        self.query_one("#reading", Static).update(self._reading(event.value))

    def answer(self) -> str:
        """The line."""
        if not (typed := self.text_of("line").strip()):
            raise Missing("Type what was said; Escape leaves the entry as it is.", "line")
        return typed
