"""What is wrong with a place or with documents, where no line of a journal is to blame."""

from __future__ import annotations

from typing import ClassVar

from sessions.journal.defects import Defect
from workshop.text import listing


class NothingHere(Defect, frozen=True, kw_only=True):
    """A place in which nothing of an engagement is."""

    KIND: ClassVar[str] = "nothing"
    HARM: ClassVar[str] = "If something was recorded here, it is gone."
    ADVICE: ClassVar[str] = (
        "Check the name. If it is the right one, bring the folder back from a backup."
    )

    @property
    def sentence(self) -> str:
        """What was found."""
        return f"{self.file}: there is no engagement in it, no journal and no checkpoint."


class DamagedCheckpoint(Defect, frozen=True, kw_only=True):
    """A checkpoint without its journal, of which single documents can be read."""

    KIND: ClassVar[str] = "damaged checkpoint"
    HARM: ClassVar[str] = "What could be read of it may hold errors, and the rest is missing."
    ADVICE: ClassVar[str] = "Look for the journal folder that belongs to it; it has everything."

    reason: str
    """What is wrong with it."""

    @property
    def sentence(self) -> str:
        """What was found."""
        return f"{self.file}: {self.reason}; its documents were read one by one."


class UnfitDocument(Defect, frozen=True, kw_only=True):
    """A recorded document that this version cannot read."""

    KIND: ClassVar[str] = "unfit document"
    HARM: ClassVar[str] = "It is recorded, but no screen can show it."
    ADVICE: ClassVar[str] = "Write it out with `workshop doctor --export-all`."

    name: str
    """Its table and its key."""
    reason: str
    """What is wrong with it."""
    said: str
    """What it says."""

    @property
    def sentence(self) -> str:
        """What was found."""
        return f"{self.name}: this version cannot read the document: {self.reason}."

    @property
    def details(self) -> tuple[str, ...]:
        """What it says."""
        return (self.said,)


class Incomplete(Defect, frozen=True, kw_only=True):
    """Documents that others need and that are missing; stand-ins are shown."""

    KIND: ClassVar[str] = "incomplete"
    HARM: ClassVar[str] = "What is left is shown, with stand-ins that say nothing of their own."
    ADVICE: ClassVar[str] = "Give them names again; the missing records may say what they were."

    missing: tuple[str, ...]
    """What they are."""

    @property
    def sentence(self) -> str:
        """What was found."""
        return f"What others belong to is missing: {listing(list(self.missing))}."
