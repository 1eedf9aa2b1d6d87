"""What has become of an action or an open question by now."""

from __future__ import annotations

from datetime import date

from workshop.record.documents import Entry, EntryKind
from workshop.record.within import OutcomeState

FOLLOWED_UP = frozenset({EntryKind.ACTION, EntryKind.QUESTION})
"""The kinds of which somebody asks later what became of them; parked items have their own list."""


def outcome_of(entry: Entry) -> OutcomeState:
    """What has become of an action or a question by now."""
    return entry.outcomes[-1].state if entry.outcomes else OutcomeState.OPEN


def due_of(entry: Entry) -> date | None:
    """By when an action is to be done, after it was moved; none where no day was said."""
    return next((each.due for each in reversed(entry.outcomes) if each.due), entry.due)


def why_not_followed(entry: Entry) -> str:
    """Why nothing can be told of what became of an entry; empty where it can."""
    followed = entry.kind in FOLLOWED_UP and not entry.retracted
    return "" if followed else "it is neither an action nor an open question"
