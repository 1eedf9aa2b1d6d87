"""Sets of four for best–worst: out of each a voter says which is the best and which the worst.

Every item stands in three sets, a few in four where the number of items asks for it, and the sets
follow from the list alone: everybody gets the same, on paper and on screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from math import gcd
from typing import Final

SIZE: Final = 4
"""How many items are in a set."""

FEWEST: Final = 13
"""Best–worst is for more than twelve items; fewer can be ranked at once."""

_ROUNDS: Final = 3
"""How often an item is seen, at least: enough to put all in order, after Louviere et al. (2015)."""


def sets_of(items: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The sets of a list, each of four different items; none for a list of fewer than four."""
    if len(items) < SIZE:
        return ()
    order = list(chain.from_iterable(_rounds(items)))
    # The last set is filled up with those that were seen longest ago.
    order += [item for item in items if item not in order[-(SIZE - 1) :]][: -len(order) % SIZE]
    found: list[tuple[str, ...]] = []
    while order:
        chosen = list(dict.fromkeys(order))[:SIZE]
        for item in chosen:
            order.remove(item)
        found.append(tuple(chosen))
    return tuple(found)


def _rounds(items: Sequence[str]) -> Iterator[list[str]]:
    """The list three times, each time in other steps, so that others stand side by side."""
    count = len(items)
    strides = (stride for stride in (1, *range(SIZE, count)) if gcd(stride, count) == 1)
    for _, stride in zip(range(_ROUNDS), chain(strides, (1,) * _ROUNDS), strict=False):
        yield [items[at * stride % count] for at in range(count)]
