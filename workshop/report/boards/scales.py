"""Scales of planes for any numbers: in which unit they are written, and at which values."""

from __future__ import annotations

import math
from collections.abc import Sequence

_UNITS = (1.0, 1e3, 1e6)
_LONG = 10_000
"""From so many units on a number is written in the next one."""
_MOST_TICKS = 7


def scale_of(values: Sequence[float], titles: tuple[str, str, str]) -> tuple[float, str]:
    """In which unit a scale is written, so that its numbers are short.

    Args:
        values: what stands on it.
        titles: what it is called in ones, thousands and millions; messages.
    """
    most = max(map(abs, values), default=0.0)
    at = next((at for at, unit in enumerate(_UNITS) if most < unit * _LONG), len(_UNITS) - 1)
    return _UNITS[at], titles[at]


def ticks_of(least: float, greatest: float) -> tuple[float, ...]:
    """Round values along a scale, a handful of them; none where it has no length."""
    span = greatest - least
    if span <= 0 or not math.isfinite(span):
        return ()
    power = 10.0 ** math.floor(math.log10(span / (_MOST_TICKS - 1)))
    step = next(power * by for by in (1, 2, 5, 10, 20) if span / (power * by) <= _MOST_TICKS - 1)
    first, last = math.ceil(least / step), math.floor(greatest / step)
    return tuple(float(f"{at * step:.12g}") for at in range(first, last + 1))
