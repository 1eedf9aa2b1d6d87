"""Median and quartiles of a few numbers, by one named method.

Source: R. J. Hyndman & Y. Fan, Sample quantiles in statistical packages, The American Statistician
50 (1996) 361-365, type 7: the one of R, numpy and QUARTILE.INC. Other types give other quartiles
for small groups, so whoever shows a quartile names the method.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, Undefined
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Table, shown
from workshop.methods.core.sheets import columns
from workshop.text import plural

SOURCE: Final = "Hyndman & Fan 1996, type 7"


class Spread(msgspec.Struct, frozen=True):
    """How a group's numbers lie."""

    n: int
    least: float | Undefined
    q1: float | Undefined
    median: float | Undefined
    q3: float | Undefined
    greatest: float | Undefined
    iqr: float | Undefined
    """The third quartile less the first: the middle half lies within it."""
    mean: float | Undefined
    sentence: str
    source: str = SOURCE


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which a share of the numbers lies, by type 7.

    Args:
        values: at least one finite number, in any order.
        share: 0 to 1.
    """
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def median(values: Sequence[float]) -> float:
    """The middle of at least one number."""
    return quantile(values, 0.5)


def spread(values: Sequence[float]) -> Spread:
    """Median, quartiles and range of numbers.

    Raises:
        BadInput: a value is no finite number.
    """
    check = Check("quartiles")
    check.numbers("values", values)
    check.done()
    if not values:
        none = Undefined("nobody answered")
        words = "Nobody answered; there is no median."
        return Spread(0, none, none, none, none, none, none, none, words)
    low, q1, middle, q3, high = (quantile(values, share / 4) for share in range(5))
    mean = sum(values) / len(values)
    sentence = (
        f"{plural(len(values), 'answer')}: the median is {middle:g}; the middle half lies "
        f"from {q1:g} to {q3:g}, all from {low:g} to {high:g}."
    )
    return Spread(len(values), low, q1, middle, q3, high, q3 - q1, mean, sentence)


def _compute(inputs: Inputs) -> Spread:
    return spread(inputs.numbers("values"))


def _tables(found: Spread) -> tuple[Table, ...]:
    """One line of figures."""
    titles = ("n", "least", "first quartile", "median", "third quartile", "greatest", "mean")
    figures = (found.n, *msgspec.structs.astuple(found)[1:6], found.mean)
    return (Table(titles, (tuple(shown(figure) for figure in figures),)),)


METHODS: Final = (
    Method(
        About(
            name="quartiles",
            title="Median and quartiles",
            question="Where do a group's answers lie, and how far apart?",
            computed=(
                "The answers are put in order. The quantile for a share s stands at place "
                "1 + (n - 1) s; between two places it is interpolated (type 7)."
            ),
            inputs=(Input("values", "the answers, any scale of numbers"),),
            limits=(
                "With few answers quartiles depend on the method; other programs may show others.",
                "A median alone does not tell whether an opinion is shared: see the quartiles.",
            ),
            source=SOURCE,
            example={"values": [7, 15, 36, 39, 40, 41]},
            example_from="a set of six for which four methods give four ranges (19.5 by this one)",
        ),
        _compute,
        _tables,
        columns("One column with the title `values`.", needs=("values",)),
    ),
)
"""What `workshop calc` offers of this file."""
