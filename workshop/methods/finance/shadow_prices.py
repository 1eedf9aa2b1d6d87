"""What a little more of each limit would be worth: the prices of the relaxed choice.

The relaxed choice may take a part of a thing (linear programming: the simplex method, in which that
nothing is taken more than once is no row of its own; G. B. Dantzig, Econometrica 23 (1955)
174-183). Its prices bound the value of every whole choice from above, and any prices of 0 or more
do, so that their last digits never decide anything.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import msgspec

_TINY: Final = 1e-11


class Relaxed(msgspec.Struct, frozen=True):
    """The best choice where parts of things may be taken."""

    prices: tuple[float, ...]
    """Of each limit, 0 or more."""
    taken: tuple[float, ...]
    """How much of each thing is taken, 0 to 1; in part of no more things than there are limits."""


def relaxed(
    values: Sequence[float], rows: Sequence[Sequence[float]], limits: Sequence[float]
) -> Relaxed:
    """The relaxed choice and its prices.

    Args:
        values: of the things, each of which can be taken from 0 to 1 times.
        rows: by limit, what each thing uses of it.
        limits: 0 or more.
    """
    table = _Table(values, rows, limits)
    table.take_what_fits()
    steps = 20 * (len(values) + len(rows))
    for step in range(steps if values else 0):
        if not table.improve(by_gain=step < steps // 5):
            break
    return table.told()


class _Table:
    """A table of the simplex method, without the columns of the basis.

    A thing that is taken whole stands as what is not taken of it, so that every column stands at 0.
    Things are named from -1 downwards, limits from 0 upwards.
    """

    def __init__(
        self, values: Sequence[float], rows: Sequence[Sequence[float]], limits: Sequence[float]
    ) -> None:
        self._rows = [list(row) for row in rows]
        self._left = list(limits)
        self._gains = list(values)
        self._columns = list(range(-1, -len(values) - 1, -1))
        self._basis = list(range(len(rows)))
        self._turned = [False] * len(values)

    def take_what_fits(self) -> None:
        """Take things whole as long as they fit, the most value for what they use first.

        From there it is a few steps to the best, where from nothing it is one for each thing.
        """
        used = [max(0.0, math.fsum(uses)) for uses in zip(*self._rows, strict=True)]
        for column in sorted(
            (at for at, gain in enumerate(self._gains) if gain > _TINY and at < len(used)),
            key=lambda at: (-self._gains[at] / (used[at] + _TINY), at),
        ):
            if all(row[column] <= left for row, left in zip(self._rows, self._left, strict=True)):
                self._turn_column(column)

    def improve(self, *, by_gain: bool) -> bool:
        """Make one step; False where none gains.

        Args:
            by_gain: take the column that gains most, else the first that gains, which never cycles.
        """
        gains = self._gains
        if by_gain:
            column = max(range(len(gains)), key=gains.__getitem__)
        else:
            column = next((at for at, gain in enumerate(gains) if gain > _TINY), 0)
        if gains[column] <= _TINY:
            return False
        most, row, rises = self._ends(column)
        if row is None and math.isinf(most):
            return False
        if row is None:
            self._turn_column(column)
            return True
        if rises:
            self._turn_row(row)
        self._exchange(row, column)
        return True

    def _ends(self, column: int) -> tuple[float, int | None, bool]:
        """How far a column can rise, the row that stops it, and whether what stands there rises."""
        most = 1.0 if self._columns[column] < 0 else math.inf
        stops, rises = None, False
        for at, row in enumerate(self._rows):
            use = row[column]
            if use > _TINY and self._left[at] / use < most:
                most, stops, rises = max(0.0, self._left[at] / use), at, False
            elif use < -_TINY and self._basis[at] < 0 and (self._left[at] - 1) / use < most:
                most, stops, rises = max(0.0, (self._left[at] - 1) / use), at, True
        return most, stops, rises

    def _turn_column(self, column: int) -> None:
        """Take a thing whole, or leave it again."""
        for at, row in enumerate(self._rows):
            if row[column]:
                self._left[at] -= row[column]
                row[column] = -row[column]
        self._gains[column] = -self._gains[column]
        name = self._columns[column]
        self._turned[-name - 1] = not self._turned[-name - 1]

    def _turn_row(self, row: int) -> None:
        """Have a row stand for what is not taken of its thing."""
        self._rows[row] = [-use for use in self._rows[row]]
        self._left[row] = 1 - self._left[row]
        name = self._basis[row]
        self._turned[-name - 1] = not self._turned[-name - 1]

    def _exchange(self, row: int, column: int) -> None:
        """Have a column take the place of a row."""
        table, left = self._rows, self._left
        pivot = table[row][column]
        turned = [use / pivot for use in table[row]]
        turned[column] = 1 / pivot
        table[row], left[row] = turned, left[row] / pivot
        for at, other in enumerate(table):
            factor = other[column]
            if at != row and factor:
                other[column] = 0.0
                table[at] = [a - factor * b for a, b in zip(other, turned, strict=True)]
                left[at] -= factor * left[row]
        factor, self._gains[column] = self._gains[column], 0.0
        self._gains = [a - factor * b for a, b in zip(self._gains, turned, strict=True)]
        self._basis[row], self._columns[column] = self._columns[column], self._basis[row]

    def told(self) -> Relaxed:
        """The prices, and how much of each thing is taken."""
        prices = [0.0] * len(self._rows)
        for gain, name in zip(self._gains, self._columns, strict=True):
            if name >= 0:
                prices[name] = max(0.0, -gain)
        taken = [0.0] * len(self._turned)
        for name, left in zip(self._basis, self._left, strict=True):
            if name < 0:
                taken[-name - 1] = left
        return Relaxed(
            tuple(prices),
            tuple(
                1.0 - part if turned else part
                for part, turned in zip(taken, self._turned, strict=True)
            ),
        )
