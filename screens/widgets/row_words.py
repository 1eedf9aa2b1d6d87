"""What rows of lists say alike: notes between them, and dates."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from textual.content import Content

from screens.widgets.ink import MUTED, muted
from screens.widgets.row_list import Item, Row
from sessions.clock import in_local_zone
from workshop import times
from workshop.text import shorten

_NOTHING: Final = Content("")
_MOST: Final = 240
"""So many characters of a text stand in a list, at most."""


def note(text: str, above: int = 0) -> Item:
    """A row that only says something."""
    return Item(Row(muted(text), above=above))


def subject_head(words: str) -> Item:
    """A row over all others: what they are about."""
    return Item(Row(Content.styled(words, "bold $accent")))


def head(title: str, right: Content = _NOTHING, above: int = 1) -> Item:
    """A row over some others: their title, and at its end how many they are."""
    return Item(Row(Content.styled(title, f"bold {MUTED}"), right=right, above=above))


def in_short(text: str) -> str:
    """A text in one line that leaves room for the other rows; whoever opens it sees all of it."""
    return shorten(" ".join(text.split()), _MOST)


def day(moment: datetime, *, clock: bool = False) -> str:
    """A date as the lists have it: `21 Nov 2026`."""
    local = in_local_zone(moment)
    shown = times.short_day(local)
    return f"{shown}, {times.time(local)}" if clock else shown
