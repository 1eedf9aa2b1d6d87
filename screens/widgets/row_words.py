"""What rows of lists say alike: notes between them, and dates."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from screens.widgets.ink import muted
from screens.widgets.row_list import Item, Row
from workshop import times
from workshop.text import shorten

_MOST: Final = 240
"""So many characters of a text stand in a list, at most."""


def note(text: str, above: int = 0) -> Item:
    """A row that only says something."""
    return Item(Row(muted(text), above=above))


def in_short(text: str) -> str:
    """A text in one line that leaves room for the other rows; whoever opens it sees all of it."""
    return shorten(" ".join(text.split()), _MOST)


def day(moment: datetime, *, clock: bool = False) -> str:
    """A date as the lists have it: `21 Nov 2026`."""
    local = moment.astimezone()
    shown = times.short_day(local)
    return f"{shown}, {times.time(local)}" if clock else shown
