"""By which way a ballot reached the record."""

from __future__ import annotations

from enum import Enum

from workshop.language import marked


class Channel(Enum):
    """How a ballot was cast."""

    HANDS = "hands"
    """Hands were counted; nobody knows whose."""
    PAPER = "paper"
    """Written on paper, and entered from there by somebody else."""
    CALLED = "called"
    """Called out in turn, and entered by somebody else."""
    PASSED = "passed"
    """Typed by the voter, to whom the laptop was passed."""
    PHONE = "phone"
    """Sent by the voter from a phone."""

    @property
    def by_proxy(self) -> bool:
        """Whether somebody else entered what the voter gave."""
        return self in (Channel.PAPER, Channel.CALLED)

    @property
    def words(self) -> str:
        """The way, as the end of a sentence: `12 ballots by hands`."""
        return {
            "hands": marked("by hands"),
            "paper": marked("on paper"),
            "called": marked("called out"),
            "passed": marked("on the laptop that was passed round"),
            "phone": marked("by phone"),
        }[self.value]
