"""What a little more of each limit would be worth: the prices of the relaxed choice.

The relaxed choice may take a part of a thing (linear programming, by the simplex method). Its
prices bound the value of every whole choice from above, and any prices of 0 or more do, so that
their last digits never decide anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_TINY: Final = 1e-11


def shadow_prices(
    values: Sequence[float], rows: Sequence[Sequence[float]], limits: Sequence[float]
) -> tuple[float, ...]:
    """The price of each limit, 0 or more.

    Args:
        values: of the things, each of which can be taken from 0 to 1 times.
        rows: by limit, what each thing uses of it.
        limits: 0 or more.
    """
    count = len(values)
    if not values:
        return (0.0,) * len(rows)
    table = [list(row) for row in rows]
    table += [[1.0 if at == own else 0.0 for at in range(count)] for own in range(count)]
    left = [*limits, *[1.0] * count]
    gains = list(values)
    columns = list(range(-1, -count - 1, -1))
    basis = list(range(len(table)))
    for step in range(20 * (count + len(table))):
        column = _entering(gains, by_gain=step < 4 * (count + len(table)))
        row = _leaving(table, left, column)
        if gains[column] <= _TINY or row is None:
            break
        _exchange(table, left, gains, row, column)
        basis[row], columns[column] = columns[column], basis[row]
    prices = [0.0] * len(table)
    for gain, name in zip(gains, columns, strict=True):
        if name >= 0:
            prices[name] = max(0.0, -gain)
    return tuple(prices[: len(rows)])


def _entering(gains: Sequence[float], *, by_gain: bool) -> int:
    """The column that gains most, or after many steps the first that gains (which never cycles)."""
    if by_gain:
        return max(range(len(gains)), key=gains.__getitem__)
    return next((at for at, gain in enumerate(gains) if gain > _TINY), 0)


def _leaving(table: Sequence[Sequence[float]], left: Sequence[float], column: int) -> int | None:
    bounds = [(left[at] / row[column], at) for at, row in enumerate(table) if row[column] > _TINY]
    return min(bounds)[1] if bounds else None


def _exchange(
    table: list[list[float]], left: list[float], gains: list[float], row: int, column: int
) -> None:
    """One step of the simplex method, on a table without the columns of the basis."""
    pivot = table[row][column]
    turned = [value / pivot for value in table[row]]
    turned[column] = 1 / pivot
    table[row], left[row] = turned, left[row] / pivot
    for at, other in enumerate(table):
        factor = other[column]
        if at != row and factor:
            other[column] = 0.0
            table[at] = [a - factor * b for a, b in zip(other, turned, strict=True)]
            left[at] -= factor * left[row]
    factor, gains[column] = gains[column], 0.0
    gains[:] = [a - factor * b for a, b in zip(gains, turned, strict=True)]
