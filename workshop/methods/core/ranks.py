"""Ranks with ties: those that are equal share the mean of their places, never the input's order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import fsum, sqrt


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


def ranking(totals: Mapping[str, float]) -> tuple[str | tuple[str, ...], ...]:
    """Names by their totals, the greatest first.

    Those whose totals are equal (to 1e-9) share a place: they stand together as a group in the
    order of the alphabet, which is nobody's rank.
    """
    groups: dict[float, list[str]] = {}
    for name, total in totals.items():
        groups.setdefault(round(total, 9), []).append(name)
    ordered = [tuple(sorted(names)) for _, names in sorted(groups.items(), reverse=True)]
    return tuple(names[0] if len(names) == 1 else names for names in ordered)


def firsts(order: Sequence[str | tuple[str, ...]]) -> tuple[str, ...]:
    """Who stands first in a ranking: several where they share the place."""
    best = order[0] if order else ()
    return (best,) if isinstance(best, str) else best


def places_in(order: Sequence[str | tuple[str, ...]]) -> dict[str, int]:
    """By name, its place in a ranking from 1 on; those of a group share the place."""
    places: dict[str, int] = {}
    for group in order:
        names = (group,) if isinstance(group, str) else group
        places |= dict.fromkeys(names, len(places) + 1)
    return places


def rank_correlation(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Spearman's rank correlation of values side by side, ties with the mean of their places.

    None where either has no two different values, for then there is no order to compare.
    """
    x, y = mid_ranks(one), mid_ranks(other)
    middle = (len(x) + 1) / 2
    products = fsum((a - middle) * (b - middle) for a, b in zip(x, y, strict=True))
    squares = fsum((a - middle) ** 2 for a in x) * fsum((b - middle) ** 2 for b in y)
    return max(-1.0, min(1.0, products / sqrt(squares))) if squares else None
