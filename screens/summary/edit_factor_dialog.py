"""The dialog that words a factor and files it in the scan."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual.widget import Widget
from textual.widgets import Static

from screens.dialogs.dialog import Dialog, Field, Missing, line
from screens.widgets.choice import Choice
from workshop.record.documents import Factor, Pestle

FIELDS = (("", "none"), *((field.value, field.word) for field in Pestle))
"""The fields of the scan as choices, with none before them."""


class FactorWords(NamedTuple):
    """A statement and its field."""

    text: str
    pestle: Pestle | None


class EditFactorDialog(Dialog[FactorWords]):
    """Asks for another wording, and for an external factor its field of the scan.

    Args:
        factor: the factor as it is.
    """

    ACCEPT = "Save"

    def __init__(self, factor: Factor) -> None:
        super().__init__()
        self._factor = factor

    def heading(self) -> str:
        """The factor's code."""
        return f"Edit {self._factor.code}"

    def fields(self) -> Iterable[Widget]:
        """The statement; the field of the scan where there may be one."""
        yield Field("Statement", line("statement", self._factor.text))
        if not self._factor.letter.internal:
            pestle = self._factor.pestle
            yield Field("Scan", Choice(FIELDS, pestle.value if pestle else "", id="pestle"))
        note = "What people said stays as they said it; only the summary says it in other words."
        yield Static(note, classes="field-note", markup=False)

    def answer(self) -> FactorWords:
        """The statement and the field."""
        if not self.text_of("statement").strip():
            raise Missing("The factor needs a statement.", "statement")
        chosen = [choice.value for choice in self.query(Choice)]
        return FactorWords(self.text_of("statement"), Pestle(chosen[0]) if any(chosen) else None)
