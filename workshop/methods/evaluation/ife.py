"""IFE: the internal factor evaluation matrix of strengths and weaknesses together.

Source: Fred R. David, Strategic Management: Concepts and Cases, 13th edition (Pearson 2011).
Each factor has a weight (all weights add up to 1) and a rating: 1 major weakness, 2 minor weakness,
3 minor strength, 4 major strength::

    total = Σ weight × rating        from 1 to 4 around a midpoint of 2.5

By the classic rule strengths get 3 or 4 and weaknesses 1 or 2; later editions allow any rating.
The rule is named, and a rating against it is warned of, never refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check
from workshop.methods.core.factor_scores import (
    ROW,
    Factor,
    Weighted,
    added,
    checked_scores,
    count_warning,
    factors_in,
    middle,
    position,
    scale_in,
    scale_input,
    score_table,
)
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Reading, Table, shown
from workshop.methods.core.sheets import grouped
from workshop.methods.evaluation.ife_efe import (
    FEWEST,
    MOST,
    SCALE,
    SOURCE,
    breaks_rule,
    rule_warning,
    sentence_of,
)
from workshop.text import plural

RULES: Final = ("classic", "any")
"""Which ratings a factor may get: by its letter, or any."""


class InternalFactors(msgspec.Struct, frozen=True):
    """An IFE matrix."""

    rows: tuple[Weighted, ...]
    """Strengths, then weaknesses."""
    weight_sum: float
    """What the weights added up to as they were given."""
    weighted_scores: tuple[float, ...]
    total: float
    """Σ weight × rating."""
    midpoint: float
    position: str
    """Above average, average or below average: where the total lies to the midpoint."""
    strength_subtotal: float
    weakness_subtotal: float
    rule: str
    """Which ratings a factor may get: classic or any."""
    rule_violations: tuple[str, ...]
    """The factors whose rating stands against the classic rule."""
    warnings: tuple[str, ...]
    sentence: str
    source: str = SOURCE


def ife(
    strengths: Sequence[Factor],
    weaknesses: Sequence[Factor],
    *,
    scale: tuple[float, float] = SCALE,
    rule: str = "classic",
) -> InternalFactors:
    """The IFE matrix.

    Args:
        strengths: weighed and rated; the weights of both lists make one whole.
        weaknesses: likewise.
        scale: the least and the greatest rating.
        rule: `classic` warns of a strength on the lower half of the scale and of a weakness on
            the upper; `any` does not.

    Raises:
        BadInput: see `checked_scores`; or the rule is none of the two.
    """
    check = Check("ife")
    check.choice("rule", rule, RULES)
    found = checked_scores(check, {"strengths": strengths, "weaknesses": weaknesses}, scale)
    against = tuple(
        factor.key
        for favourable, factors in ((True, strengths), (False, weaknesses))
        for factor in factors
        if rule == "classic" and breaks_rule(factor.rating, favourable=favourable, scale=scale)
    )
    count = len(found.rows)
    return InternalFactors(
        rows=found.rows,
        weight_sum=found.weight_sum,
        weighted_scores=tuple(row.score for row in found.rows),
        total=found.total,
        midpoint=middle(scale),
        position=position(found.total, middle(scale)),
        strength_subtotal=added(found.rows[: len(strengths)]),
        weakness_subtotal=added(found.rows[len(strengths) :]),
        rule=rule,
        rule_violations=against,
        warnings=(
            *found.warnings,
            *rule_warning(against, scale),
            *count_warning(count, FEWEST, MOST),
        ),
        sentence=f"{plural(count, 'factor')}: {sentence_of('IFE', found.total, scale)}",
    )


def _compute(inputs: Inputs) -> InternalFactors:
    return ife(
        factors_in(inputs, "strengths", "S"),
        factors_in(inputs, "weaknesses", "W"),
        scale=scale_in(inputs, *SCALE),
        rule=inputs.word("rule", "classic"),
    )


def _tables(found: InternalFactors) -> tuple[Table, ...]:
    """The matrix, and its parts."""
    parts = (
        ("strengths", shown(found.strength_subtotal)),
        ("weaknesses", shown(found.weakness_subtotal)),
        ("midpoint", shown(found.midpoint)),
        ("against the classic rule", ", ".join(found.rule_violations) or "none"),
    )
    return (score_table(found.rows, found.total), Table(("figure", "value"), parts))


METHODS: Final = (
    Method(
        About(
            name="ife",
            title="IFE matrix (internal factor evaluation)",
            question="Is the organisation strong or weak within itself?",
            computed=(
                "Each strength and weakness has a weight, its importance to success in the field "
                "(all weights add up to 1), and a rating. The total is Σ weight × rating."
            ),
            inputs=(
                Input("strengths", f"{ROW}; the rating 3 minor strength, 4 major strength"),
                Input("weaknesses", f"{ROW}; the rating 1 major weakness, 2 minor weakness"),
                scale_input(*SCALE),
                Input(
                    "rule",
                    "`classic` (strengths 3 or 4, weaknesses 1 or 2) warns of other ratings; "
                    "`any`, as in later editions, does not; classic unless given",
                    optional=True,
                ),
            ),
            readings=(
                Reading("above 2.5", "strong within (David)"),
                Reading("2.5", "average: strengths and weaknesses balance"),
                Reading("below 2.5", "weak within (David)"),
            ),
            limits=(
                "Weights and ratings are judgments; the total is no more exact than they are.",
                "Ratings are ranks: a total of 3.2 is not a third stronger than one of 2.4.",
                "David asks for 10 to 20 factors; with fewer, one rating moves the total far.",
                "Totals on another scale than 1 to 4 must not be set beside David's.",
            ),
            source=SOURCE,
            example={
                "strengths": [
                    {"weight": 0.3, "rating": 4, "text": "Loyal staff"},
                    {"weight": 0.25, "rating": 3, "text": "Fast help desk"},
                ],
                "weaknesses": [
                    {"weight": 0.25, "rating": 1, "text": "Ageing servers"},
                    {"weight": 0.2, "rating": 2, "text": "No test environment"},
                ],
            },
        ),
        _compute,
        _tables,
        grouped(
            "kind",
            {"S": "strengths", "W": "weaknesses"},
            "Columns kind (strength or weakness), weight, rating and, if you like, id and text.",
            needs=("weight", "rating"),
            may=("id", "text"),
            words=("id", "text"),
        ),
    ),
)
"""What `workshop calc` offers of this file."""
