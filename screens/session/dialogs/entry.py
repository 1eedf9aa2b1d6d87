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
        keep: is given the line at each change.
        typed: what was typed before and not recorded; else the entry.
    """

    HEADING = "Edit this entry"
    ACCEPT = "Save"

    def __init__(
        self,
        rendered: str,
        reading: Callable[[str], Content],
        keep: Callable[[str], None],
        typed: str,
    ) -> None:
        super().__init__()
        self._rendered = rendered
        self._reading = reading
        self._keep = keep
        self._typed = typed

    def fields(self) -> Iterable[Widget]:
        """The line, and how it will be read."""
        yield Field("Entry", line("line", self._typed))
        yield Static("", id="reading", markup=False)

    def on_mount(self) -> None:
        """Say where other words stand here than were recorded."""
        if self._typed != self._rendered:
            self.complain(f"Typed and not recorded. Recorded is: {self._rendered}")

    @on(Input.Changed, "#line")
    def read(self, event: Input.Changed) -> None:
        """Say how the line will be read, and keep it."""
        self._keep(event.value)
        self.query_one("#reading", Static).update(self._reading(event.value))

    def answer(self) -> str:
        """The line."""
        if not (typed := self.text_of("line").strip()):
            raise Missing("Type what was said; Escape leaves the entry as it is.", "line")
        return typed
