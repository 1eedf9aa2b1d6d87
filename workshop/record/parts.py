"""What somebody is in a session, and whether they are there: parts and presence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import Enum

import msgspec


class Part(Enum):
    """What somebody is in a session. Only participants are asked for consent and count as heard."""

    PARTICIPANT = "participant"
    """Takes part: what they say is recorded as theirs."""
    INTERVIEWER = "interviewer"
    """Asks the questions, or leads."""
    SCRIBE = "scribe"
    """Writes down what is said."""
    OBSERVER = "observer"
    """Is there and says nothing."""
    OWNER = "owner"
    """Is named as who will do something; need not be there."""
    MENTIONED = "mentioned"
    """Was named as somebody to meet."""

    @property
    def in_the_room(self) -> bool:
        """Whether whoever has this part is there."""
        return self not in (Part.OWNER, Part.MENTIONED)


class PresenceState(Enum):
    """Whether somebody is there."""

    PRESENT = "present"
    LATE = "late"
    """Came later than the others; is there now."""
    LEFT = "left"
    """Has gone, and does not come back."""
    AWAY = "away"
    """Is not there, for now or at all."""

    @property
    def there(self) -> bool:
        """Whether somebody in this state is there."""
        return self in (PresenceState.PRESENT, PresenceState.LATE)


class Marked(msgspec.Struct, frozen=True, kw_only=True):
    """That somebody's presence was said."""

    state: PresenceState
    at: datetime
    """From when on."""


def presence_now(presence: Mapping[str, Sequence[Marked]], person_id: str) -> PresenceState:
    """Whether somebody is there; whoever was never marked is."""
    marks = presence.get(person_id, ())
    return marks[-1].state if marks else PresenceState.PRESENT


def presence_at(
    presence: Mapping[str, Sequence[Marked]], person_id: str, moment: datetime
) -> PresenceState:
    """Whether somebody was there at a moment.

    Whoever came late was away until then; whoever was never marked was there.
    """
    marks = presence.get(person_id, ())
    before = [mark for mark in marks if mark.at <= moment]
    if before:
        return before[-1].state
    late = bool(marks) and marks[0].state is PresenceState.LATE
    return PresenceState.AWAY if late else PresenceState.PRESENT


def speaker_order(people: Sequence[str], numbered: Sequence[str]) -> tuple[str, ...]:
    """The ids of everybody who took part, in the order of their numbers as speakers.

    Args:
        people: who takes part, in the order of the list.
        numbered: who had a number when somebody came off the list; their numbers stay theirs.
    """
    return (*numbered, *(each for each in people if each not in numbered))
