"""Which record was written in the knowledge of which other, where two laptops wrote apart.

Each record names the one before it, so the records of an engagement are a tree, and a line where
nobody wrote apart. A record that joins branches names the last record of each in its meta.

The order in which branches are put together depends on nothing but each record and those that it
knew of: by the moment, which is never before that of a record it knew, then by number and checksum.
So it does not matter who is joined with whom first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from sessions.journal.line import Line
from sessions.journal.meta import JOINS

Mark = tuple[int, str]
"""Number and checksum of a record."""

_JOINS_BYTES: Final = b'"joins":'


def parents_of(line: Line) -> list[Mark]:
    """The records that a record names as those before it."""
    named: list[Mark] = [(line.number - 1, line.previous)]
    if _JOINS_BYTES in line.raw:
        named += [(int(number), str(checksum)) for number, checksum in line.meta.get(JOINS, ())]
    return named


def apart(lines: Sequence[Line]) -> set[Mark]:
    """The records that share their number with others and were not joined yet."""
    counts: dict[int, list[Mark]] = {}
    for line in lines:
        counts.setdefault(line.number, []).append(line.mark)
    twice = {mark for marks in counts.values() if len(marks) > 1 for mark in marks}
    return twice - joined(lines) if twice else twice


def joined(lines: Iterable[Line]) -> set[Mark]:
    """The records that a joining record knew of."""
    known = {line.mark: line for line in lines}
    joining = [line for line in known.values() if _JOINS_BYTES in line.raw and JOINS in line.meta]
    found: set[Mark] = set()
    for line in joining:
        _climb(line, known, found)
    return found


def _climb(line: Line, known: dict[Mark, Line], found: set[Mark]) -> None:
    """Add the records that one knew of."""
    waiting = parents_of(line)
    while waiting:
        mark = waiting.pop()
        if mark in known and mark not in found:
            found.add(mark)
            waiting += parents_of(known[mark])


class Lineage:
    """The records of an engagement and how they hang together."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._known = {line.mark: line for line in lines}
        self._parents = {mark: parents_of(line) for mark, line in self._known.items()}
        named = {mark for parents in self._parents.values() for mark in parents}
        self.heads = sorted(self._known.keys() - named)
        """Those that no other names as the one before it, by number."""
        self.joined = joined(lines)
        """Those that a joining record knew of."""
        moments = self._moments()
        self.ordered = sorted(
            self._known.values(), key=lambda line: (moments[line.mark], *line.mark)
        )
        """All of them, in the order in which branches are put together."""

    def _moments(self) -> dict[Mark, float]:
        """The moment of each record, but never before that of one it knew of."""
        moments: dict[Mark, float] = {}
        for mark in sorted(self._known):
            before = (moments[parent] for parent in self._parents[mark] if parent in moments)
            moments[mark] = max(self._known[mark].moment, *before, 0.0)
        return moments

    def knew(self, line: Line, other: Line) -> bool:
        """Whether a record was written in the knowledge of another one."""
        found: set[Mark] = set()
        _climb(line, self._known, found)
        return other.mark in found
