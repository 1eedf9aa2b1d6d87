"""The documents as they were after any number of records: what looking back is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from sessions.journal.line import Line
from sessions.journal.overlay import Tables
from sessions.journal.replay import apply, operations_of

Until = Callable[[Sequence[Line]], int]
"""Says how many of the records count, the first ones."""

_NEAR: Final = 256
"""So many records before the last one that was looked at, a state is kept to start from again."""


class PastState:
    """The past of a sequence of records.

    Going to a moment is one replay up to it. From there a few steps either way cost little: the
    replay begins at a state that was kept a little before.
    """

    def __init__(self, lines: Sequence[Line], until: Until) -> None:
        self._lines = lines
        self._kept = 0
        self._start: Tables = {}
        self.count = 0
        """How many records count now."""
        self.tables: Tables = {}
        """The documents that they lead to."""
        self.go(until(lines))

    @property
    def lines(self) -> list[Line]:
        """The records that count."""
        return list(self._lines[: self.count])

    @property
    def all_lines(self) -> Sequence[Line]:
        """All records that there are, also those after the moment."""
        return self._lines

    def go(self, count: int) -> None:
        """Go to the moment after so many records."""
        if count < self._kept:
            self._kept, self._start = 0, {}
        near = max(self._kept, count - _NEAR)
        _replay_on(self._start, self._lines[self._kept : near])
        self._kept, self.count = near, count
        self.tables = {name: dict(documents) for name, documents in self._start.items()}
        _replay_on(self.tables, self._lines[near:count])


def _replay_on(tables: Tables, lines: Iterable[Line]) -> None:
    """Carry out more records."""
    for line in lines:
        apply(tables, operations_of(line) or ())
