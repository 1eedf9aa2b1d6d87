"""What rows of lists say alike: notes between them, and dates."""

from __future__ import annotations

from datetime import datetime

from screens.widgets.ink import muted
from screens.widgets.row_list import Item, Row


def note(text: str, above: int = 0) -> Item:
    """A row that only says something."""
    return Item(Row(muted(text), above=above))


def day(moment: datetime, *, clock: bool = False) -> str:
    """A date as the lists have it: `21 Nov 2026`."""
    local = moment.astimezone()
    shown = f"{local.day} {local:%b %Y}"
    return f"{shown}, {local:%H:%M}" if clock else shown
