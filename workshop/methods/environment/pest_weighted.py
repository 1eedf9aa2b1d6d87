"""Weighted PEST: the influence of a factor within its group × how probable experts hold it.

Source: a scoring in common use in PEST tutorials, with no single author. Influence is judged from
1 to 3, probability by several experts from 1 to 5::

    weighted score = influence / Σ influences of the group × mean probability

The shares are taken within one group (political, economic, …), so in a group of many factors each
gets a smaller score; scores of different groups must not be set side by side.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, Undefined, place
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Table, shown
from workshop.methods.core.quartiles import SOURCE as QUARTILES
from workshop.methods.core.quartiles import Spread, spread
from workshop.methods.core.ranks import firsts, ranking
from workshop.methods.core.sheets import Filled, Wide, wide
from workshop.methods.core.table import Known
from workshop.text import listing, plural

SOURCE: Final = f"A scoring common in PEST tutorials, no single author; quartiles {QUARTILES}"

INFLUENCE: Final = (1.0, 3.0)
PROBABILITY: Final = (1.0, 5.0)


class WeightedPest(msgspec.Struct, frozen=True):
    """The factors of one PEST group, each list in the order of the factors."""

    factors: tuple[str, ...]
    influence_sum: float
    mean_probability: tuple[float | Undefined, ...]
    weighted_scores: tuple[float | Undefined, ...]
    """Rounded to 1e-9."""
    probability: tuple[Spread, ...]
    """How the experts' ratings lie: n, median and quartiles."""
    total: float | Undefined
    """The sum of the scores, 1 to 5; not defined while a factor has no rating."""
    sentence: str
    source: str = SOURCE


def pest_weighted(
    influences: Sequence[float],
    ratings: Sequence[Sequence[float | None]],
    *,
    factors: Sequence[str] = (),
) -> WeightedPest:
    """Scores of the factors of one group.

    Args:
        influences: 1 to 3, one a factor.
        ratings: a row a factor, an expert's probability from 1 to 5 in each column; none is no
            answer.
        factors: their names; numbers unless given.

    Raises:
        BadInput: no factor, lists of different lengths, or a value off its scale.
    """
    check = Check("pest-weighted")
    check.some("influences", influences)
    check.numbers("influences", influences, *INFLUENCE)
    check.as_many("ratings", ratings, "influences", influences)
    check.grid("ratings", ratings)
    if factors:
        check.as_many("factors", factors, "influences", influences)
        check.once("factors", factors)
    for row, given in enumerate(ratings, 1):
        for column, value in enumerate(given, 1):
            if value is not None:
                check.number(place("ratings", row, column), value, *PROBABILITY)
    check.done()
    whole = math.fsum(influences)
    spreads = tuple(spread([v for v in row if v is not None]) for row in ratings)
    scores = tuple(
        each.mean if isinstance(each.mean, Undefined) else round(share / whole * each.mean, 9)
        for share, each in zip(influences, spreads, strict=True)
    )
    names = tuple(factors) or tuple(f"factor {n}" for n in range(1, len(influences) + 1))
    return WeightedPest(
        factors=names,
        influence_sum=whole,
        mean_probability=tuple(each.mean for each in spreads),
        weighted_scores=scores,
        probability=spreads,
        total=_total(scores),
        sentence=_sentence(names, scores),
    )


def _total(scores: Sequence[float | Undefined]) -> float | Undefined:
    """The sum, where every factor has a score."""
    known = [score for score in scores if not isinstance(score, Undefined)]
    if len(known) < len(scores):
        return Undefined("a factor has no rating")
    return round(math.fsum(known), 9)


def _sentence(names: Sequence[str], scores: Sequence[float | Undefined]) -> str:
    """Which weighs most."""
    known = {
        name: score
        for name, score in zip(names, scores, strict=True)
        if not isinstance(score, Undefined)
    }
    if not known:
        return f"No expert rated any of {plural(len(names), 'factor')}."
    best = firsts(ranking(known))
    weigh = "weighs" if len(best) == 1 else "weigh"
    words = f"{len(known)} of {plural(len(names), 'factor')} rated"
    return f"{words}: {listing(list(best))} {weigh} most ({known[best[0]]:.2f})."


def _compute(inputs: Inputs) -> WeightedPest:
    return pest_weighted(
        inputs.numbers("influences"),
        inputs.answer_rows("ratings"),
        factors=inputs.words("factors", ()),
    )


def _from_table(table: Wide) -> Filled:
    """From a line a factor and a column an expert."""
    data: dict[str, object] = {"ratings": [list(cells) for cells in table.cells]}
    if "influence" in table.known:
        data["influences"] = table.known["influence"]
    if "factor" in table.known:
        data["factors"] = [str(name or "") for name in table.known["factor"]]
    numbered = list(enumerate(table.lines, 1))
    lines = {place(key, n): line for key in ("ratings", "influences") for n, line in numbered}
    return Filled(data, lines)


def _tables(found: WeightedPest) -> tuple[Table, ...]:
    """A line a factor."""
    columns = (found.factors, found.probability, found.weighted_scores)
    rows = tuple(
        (name, str(lie.n), shown(lie.mean), shown(lie.median), shown(lie.q1), shown(lie.q3),
         shown(score, 3))
        for name, lie, score in zip(*columns, strict=True)
    )  # fmt: skip
    titles = ("factor", "n", "mean", "median", "q1", "q3", "weighted score")
    return (Table(titles, rows),)


METHODS: Final = (
    Method(
        About(
            name="pest-weighted",
            title="Weighted PEST scores",
            question="Which factors of one PEST group weigh most, as experts see it?",
            computed=(
                "Influence ÷ the sum of influences of the group × the mean of the experts' "
                "probabilities."
            ),
            inputs=(
                Input("influences", "one a factor: 1 slight, 2 medium, 3 strong"),
                Input(
                    "ratings",
                    "a row a factor, a column an expert: probability from 1 to 5; null is no "
                    "answer",
                ),
                Input("factors", "what the factors are called", optional=True),
            ),
            limits=(
                ("Shares are taken within the group: in a group of many factors each gets a "
                "smaller score, so groups must not be compared by it."),
                "A mean of ranks hides disagreement: see the quartiles beside it.",
                "The scoring is common and has no single author to rest on.",
            ),
            source=SOURCE,
            example={"influences": [2, 3, 1], "ratings": [[2, 4, 4, 5, 3], [3, 3, 4, 3, 5],
                                                          [1, 2, None, 2, 1]]},
        ),
        _compute,
        _tables,
        wide(
            Known(("influence",), ("factor",), words=("factor",), name="factor"),
            "Columns factor, influence, and one an expert with the probabilities.",
            _from_table,
        ),
    ),
)  # fmt: skip
"""What `workshop calc` offers of this file."""
