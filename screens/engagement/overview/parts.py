"""What the overview consists of: rows of lists, made elsewhere and laid out elsewhere."""

from __future__ import annotations

from typing import Final, NamedTuple

from screens.widgets.row_list import Item

NEXT: Final = "next"
"""The id of the row that says what comes next."""


class Parts(NamedTuple):
    """The rows of the overview."""

    now: tuple[Item, ...]
    """What is due, and what comes next."""
    waits: tuple[Item, ...] = ()
    steps: tuple[Item, ...] = ()
    heard: tuple[Item, ...] = ()
    """Who is heard, and how far the document is."""
    others: tuple[Item, ...] = ()
    """What else could be held."""

    @property
    def in_one(self) -> tuple[Item, ...]:
        """All of them, one below the other."""
        return (*self.now, *self.waits, *self.steps, *self.heard, *self.others)
