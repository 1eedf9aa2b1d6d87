"""The dialog that asks who waives what a project waits for, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from textual.widget import Widget
from textual.widgets import Static

from screens.dialogs.asked import known_id
from screens.dialogs.completing import CompletingInput
from screens.dialogs.dialog import Dialog, Field, Missing, line


class Waived(NamedTuple):
    """Who, and why."""

    person_id: str
    why: str


class WaiveDialog(Dialog[Waived]):
    """Asks who waives something, and why.

    Args:
        what: what is waived, as a sentence.
        people: how everybody is called, by their ids.
    """

    HEADING = "Waive it"
    ACCEPT = "Waive"

    def __init__(self, what: str, people: Mapping[str, str]) -> None:
        super().__init__()
        self._what = what
        self._people = people

    def fields(self) -> Iterable[Widget]:
        """What is waived, who does it, why."""
        yield Static(self._what, classes="dialog-words", markup=False)
        known = list(self._people.values())
        yield Field("Waived by", CompletingInput(known, "", field="by", placeholder="their name"))
        yield Field("Why", line("why", hint="why the project may start without it"))

    def answer(self) -> Waived:
        """Who, and why.

        Raises:
            Missing: one of them is not said.
        """
        person = known_id(self._people, self.text_of("by"), "by", "person")
        if person is None:
            raise Missing("Say who waives it.", "by")
        if not (why := self.text_of("why").strip()):
            raise Missing("A waiver needs a reason.", "why")
        return Waived(person, why)
