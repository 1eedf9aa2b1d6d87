"""Judgments of things pair by pair as people write them: a table, its upper half, named pairs."""

from __future__ import annotations

import math
from collections.abc import Sequence

from workshop.methods.core.checks import place
from workshop.methods.core.inputs import Inputs
from workshop.methods.priorities.pairwise import Incomplete
from workshop.text import plural


def judgments_of(inputs: Inputs) -> tuple[Sequence[str], Incomplete]:
    """Names and matrix from `matrix`, `upper` or `pairs`, whichever is given."""
    names = inputs.words("names", ())
    ways = [key for key in ("upper", "pairs") if inputs.has(key)]
    if inputs.has("matrix") or not ways:
        for key in ways:
            inputs.say(key, "the judgments are given twice, as the matrix too")
        return names, inputs.ratios("matrix")
    if len(ways) > 1:
        inputs.say("pairs", "the judgments are given twice, as `upper` too")
    return (names, upper(inputs, "upper")) if ways[0] == "upper" else _pairs(inputs, names)


def upper(inputs: Inputs, key: str) -> Incomplete:
    """A matrix from the judgments above its diagonal, in one list or a list a row."""
    given = inputs.items(key)
    nested = any(isinstance(item, list | tuple) for item in given)
    rows = inputs.ratios(key) if nested else (inputs.ratio_list(key),)
    values = [value for row in rows for value in row]
    count = count_of_upper(len(values))
    steps = [len(row) for row in rows]
    if count is None or (nested and steps != list(range(count - 1, 0, -1))):
        inputs.say(key, f"{plural(len(values), 'judgment')} are no triangle: 1, 3, 6, 10 … are")
        return ((1.0,),)
    return from_upper(values, count)


def _pairs(inputs: Inputs, names: Sequence[str]) -> tuple[Sequence[str], Incomplete]:
    """Names and matrix from judgments of named pairs."""
    rows = inputs.rows("pairs", ("a", "b", "judgment"))
    pairs = [(row.word("a"), row.word("b"), row.ratio("judgment")) for row in rows]
    known = list(names or dict.fromkeys(name for a, b, _ in pairs for name in (a, b)))
    matrix: list[list[float | None]] = [
        [1.0 if row == column else None for column in known] for row in known
    ]
    for number, (a, b, judgment) in enumerate(pairs, 1):
        if a not in known or b not in known or a == b:
            inputs.say(place("pairs", number), "a pair is two different things of the names")
            continue
        row, column = known.index(a), known.index(b)
        if matrix[row][column] is not None:
            inputs.say(place("pairs", number), "this pair is there already")
        matrix[row][column] = judgment
        matrix[column][row] = 1 / judgment if judgment else judgment
    return known, matrix


def from_upper(values: Sequence[float | None], count: int) -> Incomplete:
    """The matrix of judgments above its diagonal, row by row.

    Args:
        values: count (count - 1) / 2 judgments.
        count: of things.
    """
    rows: list[list[float | None]] = [[1.0] * count for _ in range(count)]
    given = iter(values)
    for row in range(count):
        for column in range(row + 1, count):
            rows[row][column] = value = next(given)
            rows[column][row] = 1 / value if value else value
    return rows


def count_of_upper(values: int) -> int | None:
    """How many things so many judgments above a diagonal are of; None where of no count."""
    count = (1 + math.isqrt(1 + 8 * values)) // 2
    return count if count * (count - 1) // 2 == values else None
