"""Judgments of things pair by pair: whether they will do, and the weights that they stand for.

A judgment says how many times as important as the column the row is, on Saaty's scale from 1
(equal) to 9 (extremely more), and as a fraction where it is less. The weights are the principal
right eigenvector, by power iteration; Perron and Frobenius have proved that a table of positive
numbers has just one. Averages of columns or rows, which tutorials show in its place, differ from
it wherever judgments contradict each other.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, place, quoted

Matrix = tuple[tuple[float, ...], ...]
Incomplete = Sequence[Sequence[float | None]]
"""A matrix that may lack judgments."""

SCALE: Final = 9.0
"""The greatest judgment of Saaty's scale."""

_ROUNDED: Final = 0.005
"""How far a fraction may be from the reciprocal of its judgment: two printed digits."""
_SHARE: Final = 0.05
"""The same as a share of it."""
_EXACT: Final = 1e-6
_CLOSE: Final = 1e-14
_STEPS: Final = 20_000


class Judged(msgspec.Struct, frozen=True):
    """A matrix whose fractions are exactly the reciprocals of the judgments above 1."""

    matrix: tuple[tuple[float | None, ...], ...]
    rounded: bool
    """Whether any fraction had been rounded to a few digits."""


def check_judgments(check: Check, name: str, matrix: Incomplete, greatest: float = SCALE) -> Judged:
    """Check a matrix of judgments, and take the rounding out of its fractions.

    Of a judgment and its fraction the one above 1 counts: people say 3, and write 0.33 for it.

    Args:
        check: what problems are told to.
        name: what they are told of.
        matrix: a row and a column a thing; None where nobody judged.
        greatest: of the scale.
    """
    exact = [list(row) for row in matrix]
    count, rounded = len(matrix), False
    if not (check.some(name, matrix) and check.grid(name, matrix, count)):
        return Judged(tuple(map(tuple, exact)), rounded)
    for row in range(count):
        own = matrix[row][row]
        if own is not None and not abs(own - 1) <= _EXACT:
            check.say(
                place(name, row + 1, row + 1),
                f"{quoted(own)} is not 1, a thing against itself",
            )
        exact[row][row] = 1.0
        for column in range(row + 1, count):
            pair = (matrix[row][column], matrix[column][row])
            fitted = _fitted(check, name, (row + 1, column + 1), pair, greatest)
            exact[row][column], exact[column][row] = fitted
            rounded = rounded or any(
                a is not None and b is not None and abs(a - b) > _EXACT
                for a, b in zip(pair, fitted, strict=True)
            )
    return Judged(tuple(map(tuple, exact)), rounded)


def _fitted(
    check: Check,
    name: str,
    at: tuple[int, int],
    pair: tuple[float | None, float | None],
    greatest: float,
) -> tuple[float | None, float | None]:
    """A judgment and its reciprocal, from the two as they were given."""
    there, back = place(name, *at), place(name, at[1], at[0])
    good = [
        value is None or check.above(where, value)
        for where, value in zip((there, back), pair, strict=True)
    ]
    given = [value for value in pair if value is not None]
    if not given or not all(good):
        return pair
    greater = max(*given, 1 / min(given)) if len(given) == 1 else max(given)
    if greater > greatest * (1 + _EXACT):
        where = back if pair[0] is None else there
        check.say(where, f"{greater:g} to 1 is off the scale, which ends at {greatest:g}")
        return pair
    if len(given) == 2 and not _reciprocal(greater, min(given)):
        check.say(back, f"{quoted(pair[1])} is not 1 / {quoted(pair[0])}, its reciprocal")
        return pair
    first_is_greater = pair[0] == greater if pair[0] is not None else pair[1] != greater
    return (greater, 1 / greater) if first_is_greater else (1 / greater, greater)


def _reciprocal(greater: float, lesser: float) -> bool:
    """Whether a fraction is the reciprocal of a judgment, rounded to two digits or better."""
    near = abs(lesser - 1 / greater) <= _ROUNDED + 1e-9 and abs(lesser * greater - 1) <= _SHARE
    return greater >= 1 - _EXACT and near


class Principal(msgspec.Struct, frozen=True):
    """The principal eigenvector of a positive matrix, and its eigenvalue."""

    weights: tuple[float, ...]
    """They sum to 1."""
    value: float


def principal(matrix: Sequence[Sequence[float]]) -> Principal:
    """The principal right eigenvector by power iteration.

    The eigenvalue lies between the least and the greatest growth of a coordinate (Collatz and
    Wielandt); when these meet, both are found.
    """
    weights = [1 / len(matrix)] * len(matrix)
    growth = [1.0]
    for _ in range(_STEPS):
        raised = [_dot(row, weights) for row in matrix]
        growth = [after / before for after, before in zip(raised, weights, strict=True)]
        total = math.fsum(raised)
        weights = [value / total for value in raised]
        if max(growth) - min(growth) <= _CLOSE * max(growth):
            break
    return Principal(tuple(weights), math.fsum(growth) / len(growth))


def _dot(row: Sequence[float], weights: Sequence[float]) -> float:
    return math.fsum(a * b for a, b in zip(row, weights, strict=True))
