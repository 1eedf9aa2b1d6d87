"""The dialog for a department."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual.widget import Widget
from textual.widgets import Static

from screens.dialogs.dialog import Dialog, Field, Missing, line


class DepartmentWords(NamedTuple):
    """What a department is called."""

    name: str
    short: str = ""
    """A short name; empty for none."""
    pasted: str = ""
    """A list of several departments that was pasted in place of one."""


class DepartmentDialog(Dialog[DepartmentWords]):
    """Asks what a department is called.

    Args:
        words: what it is called now; an empty name for a new one.
    """

    def __init__(self, words: DepartmentWords = DepartmentWords("")) -> None:  # noqa: B008 - a constant
        super().__init__()
        self._called, self._short, _ = words

    def heading(self) -> str:
        """The title."""
        return "Rename the department" if self._called else "Add a department"

    def accept_words(self) -> str:
        """The word on the button."""
        return "Rename" if self._called else "Add"

    def fields(self) -> Iterable[Widget]:
        """Its names."""
        yield Field("Name", line("name", self._called, "Finance, Customers, the Board …"))
        yield Field("Short name", line("short", self._short, "HR; it can be typed behind @"))
        note = "Any group whose voice is counted as one."
        yield Static(note, classes="field-note", markup=False)

    def take_list(self, text: str, field: str) -> None:
        """Hand on a list of several departments."""
        if self._called:
            super().take_list(text, field)
        else:
            self.dismiss(DepartmentWords("", pasted=text))

    def answer(self) -> DepartmentWords:
        """The names."""
        if not self.text_of("name").strip():
            raise Missing("Give the department a name.", "name")
        return DepartmentWords(self.text_of("name").strip(), self.text_of("short").strip())
