"""The dialog for a new engagement, and for what an engagement is called and for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual.widget import Widget
from textual.widgets import Static

from screens.dialogs.dialog import Dialog, Field, Missing, line


class EngagementWords(NamedTuple):
    """What is said about an engagement."""

    name: str
    purpose: str
    facilitator: str


class NewEngagement(Dialog[EngagementWords]):
    """Asks for the name of an engagement, its purpose and who leads it.

    Args:
        words: what stands already, for an engagement that there is.
        home: where a new one will be kept.
        synced: what is to be said of a sync client that copies it elsewhere.
    """

    def __init__(
        self, words: EngagementWords | None = None, home: str = "", synced: str = ""
    ) -> None:
        super().__init__()
        self._words = words
        self._home = home
        self._synced = synced

    def heading(self) -> str:
        """The title."""
        return "Edit the engagement" if self._words else "New engagement"

    def accept_words(self) -> str:
        """The word on the button."""
        return "Save" if self._words else "Begin"

    def fields(self) -> Iterable[Widget]:
        """Name, purpose, facilitator."""
        words = self._words or EngagementWords("", "", "")
        yield Field("Name", line("name", words.name, "the organisation, or the work for it"))
        yield Field("Purpose", line("purpose", words.purpose, "what the work is to achieve"))
        yield Field("Facilitator", line("facilitator", words.facilitator, "who leads it"))
        if not self._words:
            only = "" if self._synced else " on this machine only,"
            note = f"It is kept{only} in {self._home}. {self._synced}".rstrip()
            yield Static(note, classes="field-note", markup=False)

    def answer(self) -> EngagementWords:
        """The three texts."""
        if not self.text_of("name").strip():
            raise Missing("Give the engagement a name.", "name")
        return EngagementWords(
            self.text_of("name"), self.text_of("purpose"), self.text_of("facilitator")
        )
