"""The pairs that look alike on a board, to be judged one by one; people decide, nothing is merged.

Two things of one column are proposed where they are worded alike (`methods.near_duplicates`), or
where they share so many letter runs that a room should look (`analysis.likeness`). A pair is judged
once both are one, stand in one group, or were said to be different.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import islice
from typing import Final

import msgspec

from workshop.analysis.clustering.board import Board
from workshop.analysis.likeness import Likeness
from workshop.methods.environment.near_duplicates import alike
from workshop.text import listing

_LEAST: Final = 0.3
"""How alike two texts must be by their letter runs, of 1. On the sample, a third of the pairs above
were merged by hand, and nearly all others are about the same; below, few are."""
_EACH: Final = 3
"""So many others are proposed for one thing by their letter runs."""


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two things that may say the same."""

    first: str
    """The id of the one with more behind it, else of the earlier one; the other becomes part of
    it."""
    second: str
    words: tuple[str, ...]
    """The words that both have, the rarest first."""
    reason: str
    """Why they are proposed, in words."""
    score: float
    """How alike they are, 0 to 1."""

    @property
    def ids(self) -> frozenset[str]:
        """Both."""
        return frozenset((self.first, self.second))


class Pairs:
    """Keeps the proposals for a board from one change to the next.

    All are compared when something is there that was not, or is worded otherwise; a judgement only
    takes pairs away.
    """

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._found: tuple[Pair, ...] = ()
        self._passed: set[frozenset[str]] = set()
        self._index = Likeness()

    def open(self, board: Board) -> list[Pair]:
        """The pairs that wait, the most alike first, those that were passed over last."""
        texts = {thing.id: thing.text for thing in board.things.values()}
        if fresh := {key for key, text in texts.items() if self._texts.get(key) != text}:
            self._compare(board, texts, fresh)
        self._texts = texts
        apart = board.record.judged_apart()
        waiting = [pair for pair in self._found if _waits(board, pair, apart)]
        return sorted(waiting, key=lambda pair: pair.ids in self._passed)

    def pass_over(self, pair: Pair) -> None:
        """Put a pair behind all others; that is not recorded."""
        self._passed.add(pair.ids)

    def is_passed(self, pair: Pair) -> bool:
        """Whether a pair was put behind the others."""
        return pair.ids in self._passed

    def _compare(self, board: Board, texts: Mapping[str, str], fresh: Collection[str]) -> None:
        """Find every pair of a column that looks alike, the most alike first.

        Args:
            board: the board.
            texts: the words of everything on it.
            fresh: the ids of what is new or worded otherwise; the rest was compared before.
        """
        if len(self._index):
            self._index.follow(texts)
        else:
            self._index = Likeness(texts)
        found = {pair.ids: pair for pair in self._found if pair.ids.isdisjoint(fresh)}
        for column in board.columns:
            here = {thing.id: thing.text for thing in column.things}
            if here.keys().isdisjoint(fresh):
                continue
            for each in alike(here):
                pair = self._pair(board, each.first, each.second, each.score / 100, each.reason)
                found.setdefault(pair.ids, pair)
            for key in here.keys() & fresh:
                near = (one for one in self._index.most_alike(here[key], (key,)) if one.key in here)
                for one in islice(near, _EACH):
                    if one.score >= _LEAST and frozenset((key, one.key)) not in found:
                        pair = self._pair(board, key, one.key, one.score, "")
                        found[pair.ids] = pair
        places = {key: at for at, key in enumerate(board.things)}
        self._found = tuple(
            sorted(
                found.values(),
                key=lambda p: (-p.score, places.get(p.first, 0), places.get(p.second, 0)),
            )
        )

    def _pair(self, board: Board, first: str, second: str, score: float, reason: str) -> Pair:
        """Two things as a pair; the one with more behind it first, else the earlier one."""
        one, other = board.things[first], board.things[second]
        if (-other.said, other.order) < (-one.said, one.order):
            one, other = other, one
        words = self._index.shared_words(one.text, other.text)
        told = f"both say {listing(list(words))}" if words else reason or "worded alike"
        return Pair(first=one.id, second=other.id, words=words, reason=told, score=score)


def _waits(board: Board, pair: Pair, apart: Iterable[frozenset[str]]) -> bool:
    """Whether nobody judged a pair, and both are there."""
    things = [board.things.get(each) for each in (pair.first, pair.second)]
    if not all(things) or pair.ids in apart:
        return False
    groups = {thing.group for thing in things if thing}
    return groups == {""} or len(groups) == 2
