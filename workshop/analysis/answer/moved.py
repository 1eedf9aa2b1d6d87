"""What was moved between two orders of the same things."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def moved(before: Sequence[T], now: Sequence[T]) -> list[T]:
    """The fewest that must have been moved to lead from one order to the other, as they stand now.

    What is in one of the two alone is no matter.
    """
    was = {each: at for at, each in enumerate(before)}
    common = [each for each in now if each in was]
    ends: list[int] = []
    lengths: list[int] = []
    for each in common:
        at = bisect_left(ends, was[each])
        ends[at : at + 1] = [was[each]]
        lengths.append(at + 1)
    stayed: set[T] = set()
    wanted = len(ends)
    for each, length in zip(reversed(common), reversed(lengths), strict=True):
        if length == wanted:
            stayed.add(each)
            wanted -= 1
    return [each for each in common if each not in stayed]
