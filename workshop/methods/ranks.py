"""Ranks with ties: those that are equal share the mean of their places, never the input's order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence


def mid_ranks(scores: Sequence[float]) -> list[float]:
    """The rank of each score from 1 for the least; equal scores get the mean of their places."""
    places: dict[float, float] = {}
    before = 0
    for score, count in sorted(Counter(scores).items()):
        places[score] = before + (count + 1) / 2
        before += count
    return [places[score] for score in scores]


def tie_sum(scores: Sequence[float]) -> int:
    """The sum of t³ - t over the groups of t equal scores, by which tests correct for ties."""
    return sum(count**3 - count for count in Counter(scores).values())
