"""What stands inside documents and is none by itself: lineage of factors, notes of a debrief."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

import msgspec


class Merge(msgspec.Struct, frozen=True, kw_only=True):
    """One act of merging, so that the lineage of a factor can be told."""

    factor_id: str
    """The factor that was taken in."""
    text: str
    """Its statement at that time."""
    at: datetime


class RemarkTopic(Enum):
    """What a remark of a debrief is about; the values stand in files of notes."""

    STOOD_OUT = "stood out"
    WORDS = "words used"
    SURPRISE = "surprise"
    GUIDE = "guide"
    SETTLE = "to settle"
    """What two records of one talk say otherwise."""

    @property
    def heading(self) -> str:
        """The topic over several remarks."""
        return {
            "stood out": "What stood out",
            "words used": "Words they use",
            "surprise": "Surprises",
            "guide": "To change in the guide",
            "to settle": "To settle between two records",
        }[self.value]


class Remark(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A note of those who held a session, made after it: their own, and for them alone."""

    topic: RemarkTopic
    text: str
    at: datetime
    """When it was noted."""
    step_id: str = ""
    """The step of the guide that it is about; empty for the session as a whole."""
