"""The dialog for a department."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Static

from screens.dialogs.dialog import Dialog, Field, Missing, line


class DepartmentDialog(Dialog[str]):
    """Asks what a department is called.

    Args:
        name: what it is called now; empty for a new one.
    """

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self._called = name

    def heading(self) -> str:
        """The title."""
        return "Rename the department" if self._called else "Add a department"

    def accept_words(self) -> str:
        """The word on the button."""
        return "Rename" if self._called else "Add"

    def fields(self) -> Iterable[Widget]:
        """Its name."""
        yield Field("Name", line("name", self._called, "Finance, Customers, the Board …"))
        note = "Any group whose voice is counted as one."
        yield Static(note, classes="field-note", markup=False)

    def answer(self) -> str:
        """The name."""
        if not self.text_of("name").strip():
            raise Missing("Give the department a name.", "name")
        return self.text_of("name")
