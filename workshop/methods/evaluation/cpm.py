"""CPM: the competitive profile matrix, several companies on the same success factors.

Source: Fred R. David, Strategic Management: Concepts and Cases, 13th edition (Pearson 2011). One
weight a critical success factor (all add up to 1), and for each company a rating of its strength:
1 major weakness to 4 major strength::

    total of a company = Σ weight × rating
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, place
from workshop.methods.core.factor_scores import scale_in, scale_input
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Reading, Table, shown
from workshop.methods.core.ranks import firsts, ranking
from workshop.methods.core.sheets import Filled, Wide, wide
from workshop.methods.core.table import Known
from workshop.text import listing, plural

SOURCE: Final = "Fred R. David, Strategic Management: Concepts and Cases, 13th edition, 2011"
SCALE: Final = (1.0, 4.0)


class Profiles(msgspec.Struct, frozen=True):
    """A competitive profile matrix."""

    factors: tuple[str, ...]
    weights: tuple[float, ...]
    """Shares of 1, by factor."""
    weight_sum: float
    """What the weights added up to as they were given."""
    ratings: dict[str, tuple[float, ...]]
    """By company, in the order of the factors."""
    totals: dict[str, float]
    """By company, rounded to 1e-9."""
    ranking: tuple[str | tuple[str, ...], ...]
    """The relatively strongest first; equal totals share a place, as a group."""
    warnings: tuple[str, ...]
    sentence: str
    source: str = SOURCE


def cpm(
    weights: Sequence[float],
    ratings: Mapping[str, Sequence[float]],
    *,
    factors: Sequence[str] = (),
    scale: tuple[float, float] = SCALE,
) -> Profiles:
    """The competitive profile matrix.

    Args:
        weights: by factor; together 1 or 100.
        ratings: by company, a rating for every factor.
        factors: their names; numbers unless given.
        scale: the least and the greatest rating.

    Raises:
        BadInput: fewer than two companies, a factor that somebody is not rated on, weights that
            make no whole, or a rating off the scale.
    """
    check = Check("cpm")
    check.some("ratings", ratings, 2)
    if factors:
        check.as_many("factors", factors, "weights", weights)
    low, high = check.span("scale", scale)
    for name, given in ratings.items():
        check.as_many(f"ratings, {name}", given, "weights", weights)
        check.numbers(f"ratings, {name}", given, low, high)
    shares = check.weights("weights", weights)
    check.done()
    totals = {
        name: round(math.fsum(w * r for w, r in zip(shares.shares, given, strict=True)), 9)
        for name, given in ratings.items()
    }
    return Profiles(
        factors=tuple(factors) or tuple(str(n) for n in range(1, len(weights) + 1)),
        weights=shares.shares,
        weight_sum=shares.total,
        ratings={name: tuple(given) for name, given in ratings.items()},
        totals=totals,
        ranking=ranking(totals),
        warnings=shares.warnings,
        sentence=_sentence(totals, len(weights)),
    )


def _sentence(totals: Mapping[str, float], count: int) -> str:
    """Who stands first."""
    best = firsts(ranking(totals))
    are = "is" if len(best) == 1 else "share the first place and are"
    return (
        f"Of {len(totals)} companies on {plural(count, 'factor')}, {listing(list(best))} {are} "
        f"relatively strongest with a total of {totals[best[0]]:.2f}."
    )


def _compute(inputs: Inputs) -> Profiles:
    part = inputs.part("ratings")
    weights = inputs.numbers("weights")
    return cpm(
        weights,
        {name: part.numbers(name) for name in part.keys},
        factors=inputs.words("factors", ()),
        scale=scale_in(inputs, *SCALE),
    )


def _from_table(table: Wide) -> Filled:
    """From a line a factor and a column a company."""
    lines = {place("weights", n): line for n, line in enumerate(table.lines, 1)}
    for name in table.names:
        lines |= {place(f"ratings, {name}", n): line for n, line in enumerate(table.lines, 1)}
    data: dict[str, object] = {
        "ratings": {name: [row[at] for row in table.cells] for at, name in enumerate(table.names)}
    }
    if "weight" in table.known:
        data["weights"] = table.known["weight"]
    if "factor" in table.known:
        data["factors"] = [str(name or "") for name in table.known["factor"]]
    return Filled(data, lines)


def _tables(found: Profiles) -> tuple[Table, ...]:
    """A line a factor, a column a company, and the totals."""
    rows = [
        (name, shown(weight), *(shown(given[at]) for given in found.ratings.values()))
        for at, (name, weight) in enumerate(zip(found.factors, found.weights, strict=True))
    ]
    totals = ("total", shown(math.fsum(found.weights)), *map(shown, found.totals.values()))
    return (Table(("factor", "weight", *found.ratings), (*rows, totals)),)


METHODS: Final = (
    Method(
        About(
            name="cpm",
            title="CPM (competitive profile matrix)",
            question="How strong is each company on what decides success in the field?",
            computed=(
                "Each critical success factor has one weight for all (together 1), each company "
                "a rating on it. A company's total is Σ weight × rating."
            ),
            inputs=(
                Input("weights", "one a factor, together 1 or 100"),
                Input(
                    "ratings",
                    "by company a list, one rating a factor: 1 major weakness, 2 minor weakness, "
                    "3 minor strength, 4 major strength",
                ),
                Input("factors", "what the factors are called", optional=True),
                scale_input(*SCALE),
            ),
            readings=(Reading("a higher total", "relatively stronger (David)"),),
            limits=(
                (
                    "A total of 3.2 is not 14 percent better than one of 2.8 (David): ratings are "
                    "ranks, and the total orders."
                ),
                "It compares only companies rated on every factor by the same people.",
            ),
            source=SOURCE,
            example={
                "factors": ["price", "service", "reach"],
                "weights": [0.5, 0.3, 0.2],
                "ratings": {"us": [3, 4, 2], "rival": [4, 2, 3]},
            },
        ),
        _compute,
        _tables,
        wide(
            Known(("weight",), ("factor",), words=("factor",), name="factor"),
            "Columns factor, weight, and one a company with its ratings.",
            _from_table,
        ),
    ),
)
"""What `workshop calc` offers of this file."""
