"""All real roots of a polynomial between 0 and 1, none missed and none made up.

Source: the Bernstein form with Descartes' rule of signs, as in Lane & Riesenfeld, Bounds on a
polynomial, BIT 21 (1981) 112-117. An interval whose coefficients do not change sign has no root;
one with a single change has one; any other is halved.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

_NARROW: Final = 1e-6
"""An interval as narrow as this that still may have several roots has a multiple one, or none."""

_TOUCHES: Final = 1e-12
"""How near 0, against the sum of its terms, a polynomial comes where it touches 0."""


def roots_in_unit(coefficients: Sequence[float]) -> list[float]:
    """The roots between 0 and 1, both left out, in order; a multiple one is there once.

    Args:
        coefficients: of x⁰, x¹ and so on.
    """
    found: list[float] = []
    waiting = [(0.0, 1.0, _bernstein(coefficients))]
    while waiting:
        low, high, points = waiting.pop()
        changes = _changes(points)
        if changes == 0:
            continue
        if changes == 1:
            found.append(_bisected(coefficients, low, high, rising=points[-1] > points[0]))
            continue
        middle = (low + high) / 2
        if high - low < _NARROW:
            turn = _turn(coefficients, low, high)
            if _near_zero(coefficients, turn):
                found.append(turn)
            continue
        left, right = _halves(points)
        if right[0] == 0:
            found.append(middle)
        waiting += [(low, middle, left), (middle, high, right)]
    return _distinct(sorted(found))


def value_at(coefficients: Sequence[float], x: float) -> float:
    """The polynomial at a place."""
    value = 0.0
    for coefficient in reversed(coefficients):
        value = value * x + coefficient
    return value


def _bernstein(coefficients: Sequence[float]) -> list[float]:
    """The coefficients in the Bernstein form between 0 and 1."""
    degree = len(coefficients) - 1
    return [
        math.fsum(
            math.comb(place, power) / math.comb(degree, power) * coefficients[power]
            for power in range(place + 1)
        )
        for place in range(degree + 1)
    ]


def _halves(points: Sequence[float]) -> tuple[list[float], list[float]]:
    """The Bernstein form of either half (de Casteljau)."""
    left, right, row = [], [], list(points)
    while row:
        left.append(row[0])
        right.append(row[-1])
        row = [(a + b) / 2 for a, b in pairwise(row)]
    return left, right[::-1]


def _changes(points: Sequence[float]) -> int:
    """How often the sign changes, zeros passed over."""
    signs = [point > 0 for point in points if point != 0]
    return sum(one != other for one, other in pairwise(signs))


def _bisected(coefficients: Sequence[float], low: float, high: float, *, rising: bool) -> float:
    """The one root between two places, to the last bit."""
    while True:
        middle = (low + high) / 2
        if middle in (low, high):
            return middle
        value = value_at(coefficients, middle)
        if value == 0:
            return middle
        if (value > 0) == rising:
            high = middle
        else:
            low = middle


def _turn(coefficients: Sequence[float], low: float, high: float) -> float:
    """Where the polynomial turns between two places, which is where it may touch 0."""
    slope = [power * coefficient for power, coefficient in enumerate(coefficients)][1:]
    rising = value_at(slope, high) > value_at(slope, low)
    return _bisected(slope, low, high, rising=rising)


def _near_zero(coefficients: Sequence[float], x: float) -> bool:
    """Whether the polynomial touches 0 at a place."""
    terms = math.fsum(abs(coefficient) * x**power for power, coefficient in enumerate(coefficients))
    return abs(value_at(coefficients, x)) <= _TOUCHES * terms


def _distinct(roots: Sequence[float]) -> list[float]:
    """The roots without those that are the same but for rounding."""
    kept: list[float] = []
    for root in roots:
        if not kept or root - kept[-1] > 2 * _NARROW:
            kept.append(root)
    return kept
