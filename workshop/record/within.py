"""Values within documents: what an entry is marked as, what became of it, what a factor took in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import Enum

import msgspec

from workshop.record.meanings import PersonId


class Mark(Enum):
    """What the scribe marks an entry as, in the order in which marks are told."""

    KEY = "key"
    """What mattered most: it stands first in documents."""
    SURPRISE = "surprise"
    """What nobody had expected."""
    REVISIT = "revisit"
    """What is to be asked about again before the session ends."""

    @property
    def word(self) -> str:
        """The mark as a person reads it."""
        return "come back" if self is Mark.REVISIT else self.value

    @property
    def told(self) -> str:
        """What a marked entry is, in a sentence."""
        return {"key": "key", "surprise": "a surprise", "revisit": "to come back to"}[self.value]

    @property
    def sign(self) -> str:
        """The sign beside the word, which is told apart without colour."""
        return {"key": "◆", "surprise": "✱", "revisit": "↺"}[self.value]


def in_order(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Marks in the order in which they are told, each once."""
    given = set(marks)
    return tuple(mark for mark in Mark if mark in given) if given else ()


class Wall(Enum):
    """What the room view shows of the step in front."""

    QUESTION = "question"
    """The question or the task of the step, with its clock."""
    LIST = "list"
    """What was said in it, the newest large."""
    RESULT = "result"
    """What the last vote in it came to."""
    NOTHING = "nothing"
    """The name of the work alone."""


class SessionState(Enum):
    """Where a session stands."""

    RUNNING = "running"
    PAUSED = "paused"
    CLOSED = "closed"


class OutcomeState(Enum):
    """What became of an action or an open question."""

    OPEN = "open"
    """Nothing yet; said only where it had been done or dropped before."""
    DONE = "done"
    """It was done; a question was answered."""
    DROPPED = "dropped"
    """It will not be done; a question is asked no more."""
    MOVED = "moved"
    """It is put off to another day, and open until then."""
    CONTINUES = "continues"
    """It was asked about, and is kept on as it is."""

    @property
    def is_over(self) -> bool:
        """Whether there is nothing left to follow up."""
        return self in (OutcomeState.DONE, OutcomeState.DROPPED)


class Outcome(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was told of an action or a question once; what was told before stays."""

    state: OutcomeState
    at: datetime
    """When that was recorded."""
    note: str = ""
    """Why, or what came of it; of a question the answer."""
    due: date | None = None
    """By when, where it was moved."""


class Aired(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """That something on the list of a vote was read out before it, or need not be."""

    waived: bool = False
    """Whether somebody said that it need not be read out."""
    by_id: PersonId | None = None
    """Who said so."""


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


class Plan(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How the rest of a session was planned anew once; of several the last one holds."""

    at: datetime
    """When that was done."""
    here: str
    """The id of the step that was in front of the room."""
    minutes: dict[str, float]
    """By step id, the minutes that each step is given that was kept; the one in front with what it
    had taken by then."""
    taken: dict[str, float] = msgspec.field(default_factory=dict)
    """By step id, the minutes that the steps before had taken."""
    before: dict[str, float] = msgspec.field(default_factory=dict)
    """By step id, the minutes that were planned until then, where they became others or none."""
    left_out: tuple[str, ...] = ()
    """The ids of the steps that were left out."""
    more: float = 0
    """Minutes that the room was asked for beyond the end that was planned."""
    spare: float = 0
    """Minutes that were won and that no step was given: they stay with the session."""
    reason: str = ""
    """Why, in the words of whoever did it."""

    @property
    def longer(self) -> float:
        """Minutes that the step in front was given beyond what it had."""
        before = self.before.get(self.here)
        return 0 if before is None else max(0.0, self.minutes[self.here] - before)
