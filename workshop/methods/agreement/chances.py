"""How likely a statistic is by chance alone: the upper tail of the chi-square distribution.

Source: the incomplete gamma function by its series and its continued fraction, as in Abramowitz &
Stegun, Handbook of Mathematical Functions (1964), 6.5.29 and 6.5.31.
"""

from __future__ import annotations

import math
from typing import Final

_STEPS: Final = 10_000
_EXACT: Final = 1e-15
_TINY: Final = 1e-300


def chi_square_tail(statistic: float, degrees: int) -> float:
    """The chance of a chi-square at least as great, 0 to 1.

    Args:
        statistic: 0 or more.
        degrees: degrees of freedom, at least 1.
    """
    half, x = degrees / 2, statistic / 2
    if x <= 0:
        return 1.0
    scale = math.exp(half * math.log(x) - x - math.lgamma(half))
    if x < half + 1:
        return max(0.0, 1.0 - scale * _series(half, x))
    return min(1.0, scale * _fraction(half, x))


def _series(half: float, x: float) -> float:
    """The lower incomplete gamma function by its power series, without its scale."""
    term = total = 1 / half
    for step in range(1, _STEPS):
        term *= x / (half + step)
        total += term
        if term < total * _EXACT:
            break
    return total


def _fraction(half: float, x: float) -> float:
    """The upper one by its continued fraction (Lentz), without its scale."""
    b = x + 1 - half
    c, d = 1 / _TINY, 1 / b
    total = d
    for step in range(1, _STEPS):
        a = -step * (step - half)
        b += 2
        d = 1 / (a * d + b or _TINY)
        c = b + a / c or _TINY
        total *= d * c
        if abs(d * c - 1) < _EXACT:
            break
    return total
