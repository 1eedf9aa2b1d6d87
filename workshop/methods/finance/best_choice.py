"""The most valuable choice of whole things under several limits, proven or with a proven bound.

Branch and bound (E. Horowitz & S. Sahni, Journal of the ACM 21 (1974) 277-292, for the two halves;
the bound by prices as in H. M. Weingartner & D. N. Ness, Operations Research 15 (1967) 83-103).
With prices of 0 or more for the limits, a choice is worth at most::

    limits × prices + Σ max(0, value - use × prices)

less what it loses by each thing that it takes or leaves against its gain, and less the price of
what it leaves unused. The things whose gains are near 0 decide late and are many; all choices of
fifteen of them are listed once, in the order of their prices, so that for each choice of the others
only those in a narrow span have to be looked at.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from operator import or_
from typing import Final

import msgspec

from workshop.methods.finance.listed_choices import Listed, Things, list_choices, members, packed
from workshop.methods.finance.shadow_prices import relaxed

STEPS: Final = 1_500_000
"""How much is looked at unless said otherwise: some seconds."""

LISTED: Final = 15
"""Of how many things all choices are listed once; each more doubles that."""

_ALOFT: Final = 1e-9
_MIX: Final = 2654435769
"""The golden ratio of 2**32: multiples of it are spread evenly (D. Knuth)."""
_REMEMBERED: Final = 200_000


class Best(msgspec.Struct, frozen=True):
    """The best choices that were found."""

    value: int
    choices: tuple[int, ...]
    """Sets of things as bits, each of that value; as many as were asked for."""
    bound: int
    """No choice is worth more; `value` where that is proven."""
    all_told: bool
    """Whether there is no further choice of that value."""


class Effort:
    """How much may still be looked at."""

    def __init__(self, steps: int) -> None:
        self._left = steps

    def spend(self, steps: int) -> bool:
        """Take some of it; False when there is none left."""
        self._left -= steps
        return self._left > 0


class _Node:
    """A choice of the first things of the order; a search makes many of them."""

    __slots__ = ("bits", "depth", "lost", "needs", "price", "use", "value")

    def __init__(
        self, lost: float, depth: int, price: float, value: int, use: int, bits: int, needs: int
    ) -> None:
        self.lost = lost
        """What it has lost against the bound."""
        self.depth = depth
        self.price = price
        self.value = value
        self.use = use
        """Of all limits, packed."""
        self.bits = bits
        self.needs = needs

    def left(self, lost: float) -> _Node:
        """The same choice without the next thing."""
        return _Node(lost, self.depth + 1, self.price, self.value, self.use, self.bits, self.needs)


class _Search:
    """Everything that stays the same during a search."""

    def __init__(self, things: Things, listed: int) -> None:
        self.things = things
        self.packing = packed(things)
        self.unit = max(1, math.gcd(*things.values)) if things.values else 1
        self.scale = max(things.values, default=0) or 1
        worth = [value / self.scale for value in things.values]
        rows, limits = _rows(things)
        found = relaxed(worth, rows, limits)
        prices = found.prices
        self.whole = [part > 0.5 for part in found.taken]
        """Whether the relaxed choice takes each; so does what is looked at first."""
        self.costs = [
            math.fsum(price * row[at] for price, row in zip(prices, rows, strict=True))
            for at in range(len(worth))
        ]
        self.gains = [value - cost for value, cost in zip(worth, self.costs, strict=True)]
        self.room = math.fsum(p * limit for p, limit in zip(prices, limits, strict=True))
        self.bound = self.room + math.fsum(max(0.0, gain) for gain in self.gains)
        order = sorted(range(len(worth)), key=lambda at: self._turn(at, found.taken[at]))
        late = min(listed, (len(order) + 1) // 2)
        self.early = order[: len(order) - late]
        self.late = order[len(order) - late :]
        self.decided = list(accumulate((1 << at for at in self.early), or_, initial=0))
        """By depth, what was taken or left up to there, as bits."""
        costs = [max(0.0, self.costs[at]) for at in (*self.late, *reversed(self.early))]
        self.rest = list(accumulate(costs, initial=0.0))[len(self.late) :][::-1]
        """By depth, the price of all that is ahead."""

    def _turn(self, at: int, part: float) -> tuple[float, bool, int]:
        """When a thing is decided: whatever gains or loses most first, what is taken in part last.

        Of many alike some are taken whole and others not. They are mixed, so that there are both
        among those of which all choices are listed; the order of the input has often sorted them.
        """
        return -round(abs(self.gains[at]), 9), _ALOFT < part < 1 - _ALOFT, at * _MIX % 2**32

    def slack(self, value: int) -> float:
        """How far a choice may fall short of the bound and still be worth so much."""
        return self.bound - value / self.scale + _ALOFT * (1 + self.bound)

    def at_most(self, lost: float) -> int:
        """The most that a choice can be worth that has lost so much."""
        worth = (self.bound - lost) * (1 + _ALOFT) + _ALOFT
        return (math.floor(worth * 2**60) * self.scale >> 60) // self.unit * self.unit


def best_choice(
    things: Things,
    *,
    steps: int = STEPS,
    alternatives: int = 20,
    listed: int = LISTED,
) -> Best:
    """The most valuable choice, and others as valuable.

    Args:
        things: to choose from; choosing none is always possible.
        steps: how much may be looked at before the best found is told with a bound.
        alternatives: how many choices of the greatest value are told at most.
        listed: of how many things all choices are listed; fewer are sooner begun.
    """
    search, effort = _Search(things, listed), Effort(steps)
    choices = list_choices(things, search.packing, search.late, search.costs)
    ties = _Ties(search.unit, alternatives)
    seen: dict[tuple[int, int, int], int] = {}
    stack = [_root()]
    while (leaf := _next_leaf(search, effort, stack, ties.wanted)) is not None:
        key = (leaf.use, leaf.needs, leaf.bits & choices.linked)
        before = seen.get(key, -1)
        if before > leaf.value or (before == leaf.value and ties.full):
            continue
        if len(seen) < _REMEMBERED:
            seen[key] = leaf.value
        for pick in _fitting(search, choices, leaf, ties.wanted, effort):
            ties.meet(leaf.value + choices.values[pick], leaf.bits, choices.bits[pick])
    bound = max((search.at_most(node.lost) for node in stack), default=ties.value)
    return Best(
        max(ties.value, 0),
        tuple(sorted(ties.choices)) or (0,),
        max(ties.value, bound, 0),
        all_told=not stack and not ties.full,
    )


class _Ties:
    """The best choices so far, all of one value."""

    def __init__(self, unit: int, enough: int) -> None:
        self.value = -unit
        self.choices: list[int] = []
        self._unit, self._enough = unit, enough

    @property
    def full(self) -> bool:
        """Whether no further choice of this value is looked for."""
        return len(self.choices) > self._enough or self.value < 0

    @property
    def wanted(self) -> int:
        """What a choice must be worth to be looked at."""
        return self.value + self._unit if self.full else self.value

    def meet(self, value: int, bits: int, others: Sequence[int]) -> None:
        """Take choices of a value, where that is the best or equal to it."""
        if value > self.value:
            self.value, self.choices = value, []
        if value == self.value:
            room = self._enough + 1 - len(self.choices)
            self.choices += [bits | other for other in others[:room]]


def _rows(things: Things) -> tuple[list[list[float]], list[float]]:
    """Limits, exclusions and needs as rows of numbers that are 1 at their limit."""
    rows, limits = [], []
    for uses, limit in zip(things.uses, things.limits, strict=True):
        if limit:
            rows.append([use / limit for use in uses])
            limits.append(1.0)
    count = len(things.values)
    for at, excluded in enumerate(things.excludes):
        group = _clique(things.excludes, at) if excluded >> at else 0
        if group.bit_count() > 1:
            rows.append([1.0 if group >> other & 1 else 0.0 for other in range(count)])
            limits.append(1.0)
    for at, needed in enumerate(things.needs):
        for other in members(needed & ~(1 << at)):
            row = [0.0] * count
            row[at], row[other] = 1.0, -1.0
            rows.append(row)
            limits.append(0.0)
    return rows, limits


def _clique(excludes: Sequence[int], at: int) -> int:
    """Things from `at` on of which each excludes all the others."""
    group, left = 1 << at, excludes[at] >> at << at
    for other in members(left):
        if excludes[other] & group == group:
            group |= 1 << other
    return group


def _root() -> _Node:
    return _Node(0.0, 0, 0.0, 0, 0, 0, 0)


def _next_leaf(search: _Search, effort: Effort, stack: list[_Node], worth: int) -> _Node | None:
    """The next choice of all early things that may come to so much; None at the end.

    What is left on the stack when the effort is spent was not looked at.
    """
    slack = search.slack(worth)
    while stack and effort.spend(1):
        node = stack.pop()
        short = search.room - node.price - search.rest[node.depth]
        if node.lost + max(0.0, short) > slack:
            continue
        if node.depth == len(search.early):
            return node
        stack += _branches(search, node, slack)
    return None


def _branches(search: _Search, node: _Node, slack: float) -> list[_Node]:
    """The next thing taken and left, as far as that is possible.

    What the relaxed choice does comes last, which is looked at first: so the first leaf is that
    choice, and what it takes in part is among the things of which all choices are listed.
    """
    things, at = search.things, search.early[node.depth]
    gain, bit = search.gains[at], 1 << at
    branches = []
    lost = node.lost + max(0.0, gain)
    if not node.needs & bit and lost <= slack:
        branches.append(node.left(lost))
    lost = node.lost + max(0.0, -gain)
    use = node.use + search.packing.uses[at]
    missing = things.needs[at] & search.decided[node.depth] & ~node.bits
    excluded = node.bits & things.excludes[at]
    if lost <= slack and not excluded and not missing and search.packing.keeps(use):
        taken = _Node(
            lost,
            node.depth + 1,
            node.price + search.costs[at],
            node.value + things.values[at],
            use,
            node.bits | bit,
            node.needs | things.needs[at],
        )
        branches.append(taken)
    return branches if search.whole[at] else branches[::-1]


def _fitting(search: _Search, listed: Listed, leaf: _Node, worth: int, effort: Effort) -> list[int]:
    """The listed choices that go with a choice of the early things and come to so much."""
    room = search.room - leaf.price
    tiny = _ALOFT * (1 + search.bound)
    first = bisect_left(listed.prices, room - (search.slack(worth) - leaf.lost) - tiny)
    last = bisect_right(listed.prices, room + tiny)
    effort.spend(max(0, last - first) // 16)
    missing = worth - leaf.value
    left, guards = search.packing.limits - leaf.use, search.packing.guards
    picks = [
        at
        for at, (value, use) in enumerate(
            zip(listed.values[first:last], listed.uses[first:last], strict=True), first
        )
        if value >= missing and (left - use) & guards == guards
    ]
    if not listed.linked and not leaf.needs:
        return picks
    return [
        at
        for at in picks
        if not listed.excludes[at] & leaf.bits
        and not listed.needs[at] & ~leaf.bits
        and not leaf.needs & ~(leaf.bits | listed.bits[at][0])
    ]
