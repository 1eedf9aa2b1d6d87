"""Weighted scoring: options on several criteria, each with a weight.

Source: P. C. Fishburn, Additive utilities with incomplete product sets, Operations Research 15
(1967) 537-542, the weighted sum model; E. Triantaphyllou, Multi-criteria Decision Making Methods
(2000) discusses it. The score of an option is the sum of weight times rating.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, place
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Table, shown
from workshop.methods.core.ranks import firsts, ranking
from workshop.methods.core.sheets import Filled, Wide, wide
from workshop.methods.core.table import Known
from workshop.text import listing, plural

SOURCE: Final = "Fishburn 1967, weighted sum model"


class WeightedScores(msgspec.Struct, frozen=True):
    """Options by the weighted sum of their ratings."""

    options: tuple[str, ...]
    scores: tuple[float, ...]
    """By option, rounded to 1e-9."""
    tied: tuple[int, ...]
    """The options that share the first place, counted from 0; none where one stands alone."""
    ranking: tuple[str | tuple[str, ...], ...]
    """The highest score first; equal scores share a place."""
    weights: tuple[float, ...]
    """Shares of 1."""
    warnings: tuple[str, ...]
    sentence: str
    source: str = SOURCE


def weighted_sum(
    weights: Sequence[float],
    matrix: Sequence[Sequence[float]],
    *,
    options: Sequence[str] = (),
    scale: tuple[float, float] | None = None,
) -> WeightedScores:
    """Score options on weighted criteria.

    Args:
        weights: by criterion; together 1 or 100.
        matrix: a row an option, a column a criterion; higher is better throughout.
        options: their names; else their numbers.
        scale: the least and the greatest rating, where there is a scale.

    Raises:
        BadInput: weights that make no whole, a missing rating or one off the scale.
    """
    check = Check("weighted scoring")
    check.some("matrix", matrix)
    check.some("weights", weights)
    if options:
        check.as_many("options", options, "matrix", matrix)
        check.once("options", options)
    check.grid("matrix", matrix, len(weights))
    low, high = (-math.inf, math.inf)
    if scale is not None and check.scale("scale", scale):
        low, high = scale
    for row, ratings in enumerate(matrix, 1):
        for column, rating in enumerate(ratings, 1):
            check.number(place("matrix", row, column), rating, low, high)
    shares = check.weights("weights", weights)
    check.done()
    names = tuple(options) or tuple(f"option {n}" for n in range(1, len(matrix) + 1))
    scores = tuple(
        round(math.fsum(w * r for w, r in zip(shares.shares, row, strict=True)), 9)
        for row in matrix
    )
    order = ranking(dict(zip(names, scores, strict=True)))
    best = firsts(order)
    return WeightedScores(
        options=names,
        scores=scores,
        tied=tuple(n for n, name in enumerate(names) if name in best) if len(best) > 1 else (),
        ranking=order,
        weights=shares.shares,
        warnings=shares.warnings,
        sentence=_sentence(best, max(scores), len(names), len(weights)),
    )


def _sentence(best: Sequence[str], score: float, options: int, criteria: int) -> str:
    """Who stands first."""
    weighted = plural(criteria, "weighted criterion", "weighted criteria")
    on = f"Of {plural(options, 'option')} on {weighted}"
    if len(best) > 1:
        return f"{on}, {listing(list(best))} tie for the first place with {score:.2f}."
    return f"{on}, {best[0]} scores highest with {score:.2f}."


def _compute(inputs: Inputs) -> WeightedScores:
    return weighted_sum(
        inputs.numbers("weights"),
        inputs.grid("matrix"),
        options=inputs.words("options", ()),
        scale=_scale(inputs),
    )


def _scale(inputs: Inputs) -> tuple[float, float] | None:
    """The ends of the scale, where one is named."""
    ends = inputs.numbers("scale") if inputs.has("scale") else ()
    if inputs.has("scale") and len(ends) != 2:
        inputs.say("scale", "a scale is its least and its greatest value")
    return (ends[0], ends[1]) if len(ends) == 2 else None


def _from_table(table: Wide) -> Filled:
    """From a line a criterion with its weight and a column an option."""
    lines = {place("weights", n): line for n, line in enumerate(table.lines, 1)}
    data: dict[str, object] = {
        "options": list(table.names),
        "matrix": [list(column) for column in zip(*table.cells, strict=True)],
    }
    if "weight" in table.known:
        data["weights"] = table.known["weight"]
    return Filled(data, lines)


def _tables(found: WeightedScores) -> tuple[Table, ...]:
    """The options by their scores."""
    score = dict(zip(found.options, found.scores, strict=True))
    groups = [(each,) if isinstance(each, str) else each for each in found.ranking]
    rows, number = [], 1
    for group in groups:
        rows += [(shown(number), name, shown(score[name])) for name in group]
        number += len(group)
    return (Table(("place", "option", "score"), tuple(rows)),)


METHODS: Final = (
    Method(
        About(
            name="weighted-sum",
            title="Weighted scoring",
            question="Which of several options does best on criteria that count differently?",
            computed="Score of an option = Σ weight of a criterion × the option's rating on it.",
            inputs=(
                Input("weights", "how much each criterion counts, together 1 or 100"),
                Input("matrix", "a row an option, a column a criterion: ratings on one common "
                      "scale on which more is better"),
                Input("options", "their names; else their numbers", optional=True),
                Input("scale", "the least and the greatest rating; ratings off it are refused",
                      optional=True),
            ),
            limits=(
                "A high rating on one criterion makes up for a low one on another.",
                "Criteria on different units must first be put on one scale.",
                "Ratings of 1 to 5 are ranks; a lead of a few hundredths means nothing.",
                "`tied` counts the rows of the matrix from 0.",
            ),
            source=f"{SOURCE}, Operations Research 15, 537-542",
            example={
                "weights": [0.2, 0.15, 0.4, 0.25],
                "matrix": [[25, 20, 15, 30], [10, 30, 20, 30], [30, 10, 30, 10]],
            },
            example_from="Triantaphyllou, in Wikipedia: 21.5, 22.0 and 22.0, a tie",
        ),
        _compute,
        _tables,
        wide(Known(("weight",), ("criterion",), ("criterion",), "criterion"),
             "Columns criterion (or first, whatever its title), weight, and one an option.",
             _from_table),
    ),
)  # fmt: skip
"""What `workshop calc` offers of this file."""
