"""What is wrong with ballot boxes, as defects of the folder."""

from __future__ import annotations

from typing import ClassVar

from sessions.journal.defects import NOTHING_TO_DO, Defect
from workshop.text import plural


class UnreadableBox(Defect, frozen=True, kw_only=True):
    """The box of an open vote, of which nothing can be counted."""

    KIND: ClassVar[str] = "unreadable ballot box"
    HARM: ClassVar[str] = (
        "The secret ballots that were given so far cannot be counted; everything else is recorded."
    )
    ADVICE: ClassVar[str] = (
        "Bring the file back from a copy made since the last ballot, or void the vote, with a "
        "reason, and vote again."
    )

    reason: str
    """Why, as the end of a sentence."""

    @property
    def sentence(self) -> str:
        """What was found."""
        return f"{self.file}: the ballot box of an open vote cannot be read: {self.reason}."


class BoxElsewhere(Defect, frozen=True, kw_only=True):
    """The box of an open vote, which lies on the machine where the ballots were given."""

    KIND: ClassVar[str] = "ballot box elsewhere"
    SAFE: ClassVar[str] = "Nothing is affected: the ballots are kept on that machine alone."
    HARM: ClassVar[str] = UnreadableBox.HARM
    ADVICE: ClassVar[str] = (
        "Go on with the vote, or close it, on that machine; or void it here, with a reason."
    )

    host: str
    """The name of the machine."""
    here: bool
    """Whether that is this machine, and the box has gone."""

    @property
    def harmless(self) -> bool:
        """It is only elsewhere."""
        return self.resolved or not self.here

    @property
    def advice(self) -> str:
        """What to do about it."""
        return UnreadableBox.ADVICE if self.here else self.ADVICE

    @property
    def sentence(self) -> str:
        """What was found."""
        if self.here:
            return f"{self.file}: the ballot box of an open vote lay elsewhere, and is gone."
        return f"{self.file}: the ballot box of an open vote lies on another machine, {self.host}."


class StrayBox(Defect, frozen=True, kw_only=True):
    """A box of no vote that the record knows as secret."""

    KIND: ClassVar[str] = "stray ballot box"
    HARM: ClassVar[str] = "The ballots in it count nowhere, for the vote is not in the record."
    ADVICE: ClassVar[str] = (
        "If a copy of this folder has more of the record, copy the files of its journal folder "
        "into this one; else remove the file."
    )

    ballots: int
    """How many there are in it."""

    @property
    def sentence(self) -> str:
        """What was found."""
        count = plural(self.ballots, "ballot")
        return f"{self.file}: a ballot box with {count} of a vote that is not in the record."


class UncountedBallots(Defect, frozen=True, kw_only=True):
    """A box with ballots that the vote does not have, though it was closed."""

    KIND: ClassVar[str] = "uncounted ballots"
    HARM: ClassVar[str] = "The ballots in it are not in what the vote came to."
    ADVICE: ClassVar[str] = (
        "The vote was closed on another machine. Vote again if they are to count; then remove the "
        "file."
    )

    ballots: int
    """How many there are in it."""

    @property
    def sentence(self) -> str:
        """What was found."""
        count = plural(self.ballots, "ballot")
        return f"{self.file}: a ballot box with {count} of a vote that was closed without them."


class ClosedBox(Defect, frozen=True, kw_only=True):
    """A box whose ballots are counted, or thrown away: the program stopped before it removed it."""

    KIND: ClassVar[str] = "ballot box of a closed vote"
    ADVICE: ClassVar[str] = (
        f"{NOTHING_TO_DO} It is removed when the engagement is next opened for writing."
    )

    @property
    def harmless(self) -> bool:
        """What was in it is in the record, or was thrown away."""
        return True

    @property
    def sentence(self) -> str:
        """What was found."""
        return f"{self.file}: the ballot box of a vote that is closed or voided is still there."
