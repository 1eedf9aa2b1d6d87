"""IPA: importance-performance analysis.

Source: J. A. Martilla & J. C. James, Importance-performance analysis, Journal of Marketing 41:1
(1977) 77-79. Each attribute stands by its importance and its performance around two cross-hairs::

                       performance low        performance high
    importance high    concentrate here       keep up the good work
    importance low     low priority           possible overkill

Where the cross-hairs stand changes the answer, so they are named: the middle of the scale, or the
means or medians of the attributes. A point on a line is in no quadrant.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, Undefined
from workshop.methods.core.factor_scores import scale_in
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Reading, Table, shown
from workshop.methods.core.quadrants import CROSS_HAIRS, ON_LINE, Fields, line_of, zone_of
from workshop.methods.core.quartiles import SOURCE as QUARTILES
from workshop.methods.core.quartiles import Spread
from workshop.methods.core.raters import (
    Said,
    check_said,
    median_words,
    medians_of,
    said_in,
    spreads_of,
)
from workshop.methods.core.sheets import records
from workshop.text import listing, plural

SOURCE: Final = f"Martilla & James, Journal of Marketing 41:1 (1977) 77-79; medians {QUARTILES}"

SCALE: Final = (1.0, 5.0)
FIELDS: Final = Fields(
    "keep up the good work", "concentrate here", "possible overkill", "low priority"
)
"""By importance, then by performance."""


class Attribute(msgspec.Struct, frozen=True):
    """An attribute in the grid."""

    item: str
    importance: Spread
    performance: Spread
    quadrant: str | Undefined
    """One of the four, or on the line."""


class ImportancePerformance(msgspec.Struct, frozen=True):
    """The grid, in the order of the input."""

    items: tuple[Attribute, ...]
    quadrants: dict[str, str | Undefined]
    """By attribute."""
    cross_hairs: str
    """What the lines are: midpoint, means or medians."""
    importance_line: float | Undefined
    performance_line: float | Undefined
    sentence: str
    source: str = SOURCE


def ipa(
    said: Sequence[Said],
    *,
    scale: tuple[float, float] = SCALE,
    cross_hairs: str = "midpoint",
) -> ImportancePerformance:
    """Importance-performance analysis.

    Args:
        said: by person and attribute: importance, performance; medians stand in the grid.
        scale: the least and the greatest value of both.
        cross_hairs: `midpoint` of the scale, or `means` or `medians` of the attributes.

    Raises:
        BadInput: nothing said, a person twice on an attribute, or a value off the scale.
    """
    check = Check("ipa")
    span = check.span("scale", scale)
    check_said(check, "items", said, {"importance": span, "performance": span})
    check.choice("cross_hairs", cross_hairs, CROSS_HAIRS)
    check.done()
    spreads = spreads_of(said, 2)
    lines = (
        line_of(cross_hairs, medians_of(spreads, 0), scale),
        line_of(cross_hairs, medians_of(spreads, 1), scale),
    )
    items = tuple(
        Attribute(item, matters, done, zone_of((matters.median, done.median), lines, FIELDS))
        for item, (matters, done) in spreads.items()
    )
    return ImportancePerformance(
        items=items,
        quadrants={each.item: each.quadrant for each in items},
        cross_hairs=cross_hairs,
        importance_line=lines[0],
        performance_line=lines[1],
        sentence=_sentence(items, cross_hairs),
    )


def _sentence(items: Sequence[Attribute], cross_hairs: str) -> str:
    """What to concentrate on."""
    counts = Counter(each.quadrant for each in items if isinstance(each.quadrant, str))
    words = [f"{counts[name]} {name}" for name in (*_ORDER, ON_LINE) if counts[name]]
    lines = "the middle of the scale" if cross_hairs == "midpoint" else f"the {cross_hairs}"
    start = f"{plural(len(items), 'attribute')} around {lines}"
    first = [each.item for each in items if each.quadrant == FIELDS.high_low]
    if not words:
        return f"{start}: none was rated on both."
    named = f" (concentrate on {listing(first)})" if 0 < len(first) <= 7 else ""
    return f"{start}: {listing(words)}{named}."


_ORDER: Final = (FIELDS.high_low, FIELDS.high_high, FIELDS.low_low, FIELDS.low_high)


def _compute(inputs: Inputs) -> ImportancePerformance:
    return ipa(
        said_in(inputs, "items", ("importance", "performance")),
        scale=scale_in(inputs, *SCALE),
        cross_hairs=inputs.word("cross_hairs", "midpoint"),
    )


def _tables(found: ImportancePerformance) -> tuple[Table, ...]:
    """A line an attribute, and the lines."""
    rows = tuple(
        (each.item, median_words(each.importance), median_words(each.performance),
         shown(each.quadrant))
        for each in found.items
    )  # fmt: skip
    lines = (
        ("importance", found.cross_hairs, shown(found.importance_line)),
        ("performance", found.cross_hairs, shown(found.performance_line)),
    )
    return (
        Table(("attribute", "importance", "performance", "quadrant"), rows),
        Table(("line", "cross-hairs", "at"), lines),
    )


METHODS: Final = (
    Method(
        About(
            name="ipa",
            title="Importance-performance analysis",
            question="Where should effort go: what matters and is done badly?",
            computed=(
                "The median importance and performance of each attribute put it into one of four "
                "quadrants around two cross-hairs, which are named."
            ),
            inputs=(
                Input(
                    "items",
                    "each {item, importance, performance, rater?}, 1 low to 5 high; an item on "
                    "several lines was rated by several people; a value left out is no answer",
                ),
                Input("scale", "the least and the greatest value; [1, 5]", optional=True),
                Input(
                    "cross_hairs",
                    "`midpoint` of the scale, or `means` or `medians` of the attributes; midpoint",
                    optional=True,
                ),
            ),
            readings=(
                Reading("importance high, performance low", "concentrate here"),
                Reading("importance high, performance high", "keep up the good work"),
                Reading("importance low, performance low", "low priority"),
                Reading("importance low, performance high", "possible overkill"),
                Reading("on the line", "in no quadrant"),
            ),
            limits=(
                "The cross-hairs decide: with means or medians something is always below them.",
                "People call most things important; the middle of the scale may then tell little.",
                "A point near a line may change its quadrant with one more answer.",
            ),
            source=SOURCE,
            example={
                "items": [
                    {"item": "Uptime", "importance": 5, "performance": 2},
                    {"item": "Help desk", "importance": 4, "performance": 4},
                    {"item": "Intranet", "importance": 2, "performance": 4},
                    {"item": "Printing", "importance": 3, "performance": 1},
                ]
            },
        ),
        _compute,
        _tables,
        records(
            "items",
            "Columns item, importance, performance and, if you like, rater.",
            needs=("importance", "performance"),
            may=("item", "rater"),
            words=("rater",),
            name="item",
        ),
    ),
)
"""What `workshop calc` offers of this file."""
