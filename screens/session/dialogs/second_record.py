"""The preview of two records of one talk that become one session."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual import on
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static

from screens.dialogs.dialog import Dialog, Field, Missing, line
from workshop.errors import Refused


class SecondRecordDialog(Dialog[float]):
    """Shows what two records come to, and takes the offset of the second clock in seconds.

    Args:
        offset: what is proposed.
        preview: gives the sentences for an offset; refuses where they cannot be one.
    """

    HEADING = "Another record of this talk"
    ACCEPT = "Join them"

    def __init__(self, offset: float, preview: Callable[[float], list[str]]) -> None:
        super().__init__()
        self._offset = offset
        self._preview = preview

    def fields(self) -> Iterable[Widget]:
        """What it comes to, and the offset."""
        with_lines = VerticalScroll(Static("", id="preview", markup=False), can_focus=False)
        with_lines.styles.height = "auto"
        with_lines.styles.max_height = 12
        yield with_lines
        yield Field("Clock", line("offset", f"{self._offset:g}", "seconds"))
        note = "Seconds added to its times, negative where its clock was ahead."
        yield Static(note, classes="field-note", markup=False)

    def on_mount(self) -> None:
        """Show what it comes to."""
        self.show_preview()

    @on(Input.Changed, "#offset")
    def show_preview(self) -> None:
        """Show what it comes to with the offset that is typed."""
        try:
            words = "\n".join(self._preview(self.answer()))
        except (Missing, Refused) as problem:
            words = str(problem)
        self.query_one("#preview", Static).update(words)

    def answer(self) -> float:
        """The offset."""
        typed = self.text_of("offset").strip() or "0"
        try:
            return float(typed.replace(",", "."))
        except ValueError:
            raise Missing(f"“{typed}” is no number of seconds.", "offset") from None
