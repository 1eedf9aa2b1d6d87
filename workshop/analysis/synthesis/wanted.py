"""Which entries say what is wanted: goals, and what to put first, let wait and stop.

What was recorded in a step that asks for it has the step's tag, and so has what somebody tagged:
`#goal`, `#priority`. A word at the beginning says which of the three it is (`May wait: …`,
`Stop: …`), and so does a tag: `#first`, `#wait`, `#stop`.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from workshop.record.documents import Entry, EntryKind

GOAL_TAGS: Final = frozenset({"goal", "goals"})
PRIORITY_TAGS: Final = frozenset({"priority", "priorities"})

_NO_WISH: Final = frozenset(
    {
        EntryKind.ACTION, EntryKind.DECISION, EntryKind.QUESTION, EntryKind.PARKED,
        EntryKind.OBSERVATION,
    }
)  # fmt: skip
"""Kinds of entries that say nothing of what is wanted."""

When = Literal["first", "may wait", "stop"]

_TAGS: Final[dict[str, When]] = {
    "first": "first",
    "wait": "may wait",
    "may-wait": "may wait",
    "later": "may wait",
    "stop": "stop",
}
_BEGINS: Final[tuple[tuple[When, re.Pattern[str]], ...]] = (
    (
        "may wait",
        re.compile(r"^(?:what\s+)?(?:(?:may|can|could|should|must)\s+)?wait\b", re.IGNORECASE),
    ),
    ("may wait", re.compile(r"^(?:later|not now|not yet)\b", re.IGNORECASE)),
    (
        "stop",
        re.compile(
            r"^(?:what\s+to\s+|would\s+|should\s+|must\s+|could\s+|can\s+)?stop\b", re.IGNORECASE
        ),
    ),
)


def wants(entry: Entry, tags: frozenset[str]) -> bool:
    """Whether an entry says something wanted, by one of some tags."""
    return not tags.isdisjoint(entry.tags) and entry.kind not in _NO_WISH


def says_when(entry: Entry) -> bool:
    """Whether the words of an entry themselves begin with when."""
    return any(begins.match(entry.text) for _, begins in _BEGINS)


def when_of(entry: Entry) -> When:
    """Whether something is wanted first, may wait, or is to stop."""
    for tag in entry.tags:
        if tag in _TAGS:
            return _TAGS[tag]
    return next((when for when, begins in _BEGINS if begins.match(entry.text)), "first")
