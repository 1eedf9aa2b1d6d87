"""Undo and redo, read off the journal, so that they survive closing the program.

Undoing is itself a change that is recorded: a patch that leads from what a change made back to
what was there, field by field, so that later work on other fields stays. Where later work
touched the same field, it is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

import msgspec

from sessions.line import Line, Operation
from workshop.errors import Refused

SENTENCE: Final = "s"
SESSION: Final = "in"
LASTING: Final = "keep"
UNDOES: Final = "undo"
REDOES: Final = "redo"

Raw = dict[str, Any]


class Conflict(Exception):
    """What should be taken back was changed again later."""


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
        elif REDOES in meta:
            self._shift(meta[REDOES], self._undone, self._done)
        elif not meta.get(LASTING):
            self._lines[line.number] = line
            self._done.append(line.number)
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
            if session_id is None or line.meta.get(SESSION) == session_id:
                return line
        return None


def steps_back(line: Line) -> list[Operation]:
    """The operations that take a change back, in their order."""
    return [operation.inverse() for operation in reversed(line.operations)]


def patched(operation: Operation, current: Raw | None) -> Raw | None:
    """The document after an operation that was made for another state of it.

    Raises:
        Refused: what the operation would change was changed since.
    """
    before, after = operation.old, operation.new
    try:
        if before is None or after is None or current is None:
            return _whole(before, after, current)
        return _merged(before, after, current)
    except Conflict:
        raise Refused(
            "This cannot be taken back: later changes build on it. Undo those first."
        ) from None


def _whole(before: Raw | None, after: Raw | None, current: Raw | None) -> Raw | None:
    """Put or remove a document that must be as it was."""
    if current not in (before, after):
        raise Conflict
    return after


def _merged(before: Mapping[str, Any], after: Mapping[str, Any], current: Mapping[str, Any]) -> Raw:
    """The current fields with those changed that differ between before and after."""
    merged = dict(current)
    for field in before.keys() | after.keys():
        old, new, now = (source.get(field) for source in (before, after, current))
        if new in (old, now):
            continue
        if isinstance(old, dict) and isinstance(new, dict) and isinstance(now, dict):
            merged[field] = _merged(old, new, now)
        elif now != old:
            raise Conflict
        elif field in after:
            merged[field] = new
        else:
            merged.pop(field, None)
    return merged
