"""What rows of lists say alike: notes between them, and dates."""

from __future__ import annotations

from datetime import datetime

from screens.widgets.ink import muted
from screens.widgets.row_list import Item, Row
from workshop import times


def note(text: str, above: int = 0) -> Item:
    """A row that only says something."""
    return Item(Row(muted(text), above=above))


def day(moment: datetime, *, clock: bool = False) -> str:
    """A date as the lists have it: `21 Nov 2026`."""
    local = moment.astimezone()
    shown = times.short_day(local)
    return f"{shown}, {times.time(local)}" if clock else shown
