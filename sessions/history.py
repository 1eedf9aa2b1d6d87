"""Undo and redo, read off the journal, so that they survive closing the program.

Undoing is itself a change that is recorded (`sessions.undoing` works out which). This module
keeps the piles: what counts, what was taken back, and what cannot be.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from sessions.line import Line

SENTENCE: Final = "s"
SESSION: Final = "in"
LASTING: Final = "keep"
UNDOES: Final = "undo"
REDOES: Final = "redo"


class Told(msgspec.Struct, frozen=True):
    """A change as history tells it."""

    number: int
    """Its number in the journal."""
    at: float
    """Seconds since 1970."""
    sentence: str
    session_id: str | None


class History:
    """Which changes count and which were taken back."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines: dict[int, Line] = {}
        self._done: list[int] = []
        self._undone: list[int] = []
        self._aside: set[int] = set()
        self.told: list[Told] = []
        """Every change, oldest first, undoing and redoing included."""
        for line in lines:
            self.add(line)

    def add(self, line: Line) -> None:
        """Take the next line of the journal into account."""
        meta = line.meta
        self.told.append(
            Told(line.number, line.moment, str(meta.get(SENTENCE, "")), meta.get(SESSION))
        )
        if UNDOES in meta:
            self._shift(meta[UNDOES], self._done, self._undone)
            self._aside = {number for number in self._aside if number > meta[UNDOES]}
        elif REDOES in meta:
            self._shift(meta[REDOES], self._undone, self._done)
        elif not meta.get(LASTING):
            self._lines[line.number] = line
            self._done.append(line.number)
            self._aside.clear()
            self._undone = [
                number
                for number in self._undone
                if self._lines[number].meta.get(SESSION) != meta.get(SESSION)
            ]

    @staticmethod
    def _shift(number: int, source: list[int], target: list[int]) -> None:
        """Move a change from one pile to the other."""
        if number in source:
            source.remove(number)
            target.append(number)

    def last_done(self, session_id: str | None) -> Line | None:
        """The change that undo takes back: the last of a session, or of all for none."""
        return self._last(self._done, session_id)

    def last_undone(self, session_id: str | None) -> Line | None:
        """The change that redo does again."""
        return self._last(self._undone, session_id)

    def _last(self, numbers: list[int], session_id: str | None) -> Line | None:
        """The last change of a pile that belongs to a session, or to any."""
        for number in reversed(numbers):
            line = self._lines[number]
            here = session_id is None or line.meta.get(SESSION) == session_id
            if here and number not in self._aside:
                return line
        return None

    def set_aside(self, line: Line) -> None:
        """Pass a change over until something new is done: it cannot be undone or redone now."""
        self._aside.add(line.number)
