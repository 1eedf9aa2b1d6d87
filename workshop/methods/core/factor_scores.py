"""What IFE, EFE, IFAS and EFAS have in common: weight × rating, factor by factor, and the total."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec

from workshop.language import say
from workshop.methods.core.checks import Check, place
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import Input, Table, shown
from workshop.text import plural, shorten

ROW: Final = "each {weight, rating, id?, text?}"
"""The rows of factors, as an input is described."""


class Factor(msgspec.Struct, frozen=True):
    """A factor as it was weighed and rated."""

    key: str
    """Its code."""
    weight: float
    """Its share of the whole, all of which add up to 1 or to 100."""
    rating: float
    text: str = ""
    """What it says, for tables."""


class Weighted(msgspec.Struct, frozen=True):
    """A row of a matrix."""

    key: str
    weight: float
    """0 to 1."""
    rating: float
    score: float
    """Weight × rating."""
    text: str = ""
    """What the factor says."""


class Scores(msgspec.Struct, frozen=True):
    """The rows of a matrix and what they add up to."""

    rows: tuple[Weighted, ...]
    """In the order in which they were given."""
    total: float
    """Rounded to 1e-9, so that a midpoint is met in spite of floats."""
    weight_sum: float
    """What the weights added up to as they were given."""
    warnings: tuple[str, ...] = ()


def weigh(key: str, share: float, rating: float, text: str = "") -> Weighted:
    """A row with its score."""
    return Weighted(key, share, rating, share * rating, text)


def added(rows: Iterable[Weighted]) -> float:
    """The sum of scores, rounded to 1e-9."""
    return round(math.fsum(row.score for row in rows), 9)


def middle(scale: Sequence[float]) -> float:
    """The middle of a scale."""
    return (scale[0] + scale[1]) / 2


def position(total: float, midpoint: float) -> str:
    """Where a total lies: average where it meets the midpoint."""
    if total == midpoint:
        return "average"
    return "above average" if total > midpoint else "below average"


def checked_scores(
    check: Check, lists: Mapping[str, Sequence[Factor]], scale: tuple[float, float]
) -> Scores:
    """The scores of all factors of some lists together, the weights of which make one whole.

    Args:
        check: what problems are told to; it is ended here.
        lists: the factors by the name of their list.
        scale: the least and the greatest rating.

    Raises:
        BadInput: no factor, a weight or rating off its scale, weights that make no whole, or a
            key twice.
    """
    name = " and ".join(lists)
    everything = [factor for factors in lists.values() for factor in factors]
    low, high = check.span("scale", scale)
    if not check.some(name, everything):
        check.done()
    for key, factors in lists.items():
        for row, factor in enumerate(factors, 1):
            check.number(place(key, row, "rating"), factor.rating, low, high)
    once(check, lists)
    places = [
        place(key, row, "weight")
        for key, factors in lists.items()
        for row in range(1, len(factors) + 1)
    ]
    weights = check.weights(name, [factor.weight for factor in everything], places)
    check.done()
    rows = tuple(
        weigh(factor.key, share, factor.rating, factor.text)
        for factor, share in zip(everything, weights.shares, strict=True)
    )
    return Scores(rows, added(rows), weights.total, weights.warnings)


def once(check: Check, lists: Mapping[str, Sequence[Factor]]) -> None:
    """Whether no key stands twice, in one list or in two."""
    seen = set[str]()
    for key, factors in lists.items():
        for row, factor in enumerate(factors, 1):
            if factor.key in seen:
                check.say(place(key, row), f"“{shorten(factor.key, 40)}” is there already")
            seen.add(factor.key)


def count_warning(count: int, fewest: int, most: int) -> tuple[str, ...]:
    """A word where there are fewer or more factors than a method asks for."""
    if fewest <= count <= most:
        return ()
    values = {"fewest": fewest, "most": most, "factors": plural(count, "factor")}
    if count == 1:
        return (
            say(
                "The method asks for {fewest} to {most} factors; there is {factors} here.", **values
            ),
        )
    return (
        say("The method asks for {fewest} to {most} factors; there are {factors} here.", **values),
    )


def factors_in(inputs: Inputs, key: str, letter: str, *more: str) -> tuple[Factor, ...]:
    """The factors of a list of the input; those without a code get a letter and their place.

    Args:
        inputs: the input.
        key: the list.
        letter: what codes begin with.
        more: keys that a row may have besides, for people to read.
    """
    rows = inputs.rows(key, ("weight", "rating"), ("id", "text", *more))
    return tuple(
        Factor(
            row.label(f"{letter}{number}", "id"),
            row.number("weight"),
            row.number("rating"),
            row.label("", "text"),
        )
        for number, row in enumerate(rows, 1)
    )


def scale_in(
    inputs: Inputs, least: float, greatest: float, key: str = "scale"
) -> tuple[float, float]:
    """The scale of an input; what is no pair becomes one that no check accepts."""
    found = inputs.numbers(key, (least, greatest))
    if len(found) != 2:
        inputs.say(key, "a scale is its least and its greatest value")
        return (math.nan, math.nan)
    return (found[0], found[1])


def scale_input(least: float, greatest: float) -> Input:
    """How the scale is described."""
    means = f"the least and the greatest rating; [{least:g}, {greatest:g}] unless given"
    return Input("scale", means, optional=True)


def score_table(rows: Sequence[Weighted], total: float) -> Table:
    """A matrix as a table, with its total in the last line."""
    lines = [
        (f"{r.key} {r.text}".strip(), shown(r.weight), shown(r.rating), shown(r.score))
        for r in rows
    ]
    return Table(
        ("factor", "weight", "rating", "weight × rating"),
        (*lines, ("total", shown(math.fsum(row.weight for row in rows)), "", shown(total))),
    )
