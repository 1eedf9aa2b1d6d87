"""EFE: the external factor evaluation matrix of opportunities and threats together.

Source: Fred R. David, Strategic Management: Concepts and Cases, 13th edition (Pearson 2011).
Each factor has a weight, its importance to success in the field (all weights add up to 1), and a
rating, how well the organisation responds to it today: 1 poorly, 2 averagely, 3 above average,
4 superbly. Any factor may get any rating::

    total = Σ weight × rating        from 1 to 4 around an average of 2.5
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check
from workshop.methods.core.factor_scores import (
    ROW,
    Factor,
    Scores,
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
from workshop.methods.evaluation.ife_efe import FEWEST, MOST, SCALE, SOURCE, sentence_of
from workshop.text import plural


class ExternalFactors(msgspec.Struct, frozen=True):
    """An EFE matrix."""

    rows: tuple[Weighted, ...]
    """Opportunities, then threats; or as they were given."""
    weight_sum: float
    """What the weights added up to as they were given."""
    weighted_scores: tuple[float, ...]
    total: float
    """Σ weight × rating."""
    midpoint: float
    position: str
    """Above average, average or below average: where the total lies to the midpoint."""
    opportunity_subtotal: float | None
    """None where opportunities and threats were not told apart."""
    threat_subtotal: float | None
    warnings: tuple[str, ...]
    sentence: str
    source: str = SOURCE


def efe(
    opportunities: Sequence[Factor],
    threats: Sequence[Factor],
    *,
    scale: tuple[float, float] = SCALE,
) -> ExternalFactors:
    """The EFE matrix.

    Args:
        opportunities: weighed and rated; the weights of both lists make one whole.
        threats: likewise.
        scale: the least and the greatest rating.

    Raises:
        BadInput: see `checked_scores`.
    """
    found = checked_scores(
        Check("efe"), {"opportunities": opportunities, "threats": threats}, scale
    )
    split = len(opportunities)
    return _matrix(found, scale, added(found.rows[:split]), added(found.rows[split:]))


def efe_of_all(factors: Sequence[Factor], *, scale: tuple[float, float] = SCALE) -> ExternalFactors:
    """The EFE matrix of factors that are not told apart, with no subtotals.

    Raises:
        BadInput: see `checked_scores`.
    """
    return _matrix(checked_scores(Check("efe"), {"factors": factors}, scale), scale)


def _matrix(
    found: Scores,
    scale: tuple[float, float],
    opportunities: float | None = None,
    threats: float | None = None,
) -> ExternalFactors:
    """What the scores mean."""
    count = len(found.rows)
    return ExternalFactors(
        rows=found.rows,
        weight_sum=found.weight_sum,
        weighted_scores=tuple(row.score for row in found.rows),
        total=found.total,
        midpoint=middle(scale),
        position=position(found.total, middle(scale)),
        opportunity_subtotal=opportunities,
        threat_subtotal=threats,
        warnings=(*found.warnings, *count_warning(count, FEWEST, MOST)),
        sentence=f"{plural(count, 'factor')}: {sentence_of('EFE', found.total, scale)}",
    )


def _compute(inputs: Inputs) -> ExternalFactors:
    scale = scale_in(inputs, *SCALE)
    if not inputs.has("factors"):
        helps = factors_in(inputs, "opportunities", "O")
        return efe(helps, factors_in(inputs, "threats", "T"), scale=scale)
    for key in ("opportunities", "threats"):
        if inputs.has(key):
            inputs.say(key, "give either this with its counterpart, or factors alone")
    return efe_of_all(factors_in(inputs, "factors", "F"), scale=scale)


def _tables(found: ExternalFactors) -> tuple[Table, ...]:
    """The matrix, and its parts."""
    parts = (
        ("opportunities", shown(found.opportunity_subtotal)),
        ("threats", shown(found.threat_subtotal)),
        ("midpoint", shown(found.midpoint)),
    )
    return (score_table(found.rows, found.total), Table(("figure", "value"), parts))


METHODS: Final = (
    Method(
        About(
            name="efe",
            title="EFE matrix (external factor evaluation)",
            question="How well does the organisation respond to what happens around it?",
            computed=(
                "Each opportunity and threat has a weight, its importance to success in the field "
                "(all weights add up to 1), and a rating of today's response. The total is "
                "Σ weight × rating."
            ),
            inputs=(
                Input(
                    "opportunities",
                    f"{ROW}; the rating 1 poor, 2 average, 3 above average, 4 superb response",
                    optional=True,
                ),
                Input("threats", "likewise; needed with opportunities", optional=True),
                Input("factors", "all in one list instead, with no subtotals", optional=True),
                scale_input(*SCALE),
            ),
            readings=(
                Reading("above 2.5", "responds better than average (David)"),
                Reading("2.5", "responds averagely"),
                Reading("below 2.5", "responds more weakly than average (David)"),
            ),
            limits=(
                (
                    "The rating is the quality of the response, not the size of the factor: a "
                    "great threat that is met well rates 4."
                ),
                "Weights and ratings are judgments; the total is no more exact than they are.",
                "David asks for 10 to 20 factors; with fewer, one rating moves the total far.",
                "Totals on another scale than 1 to 4 must not be set beside David's.",
            ),
            source=SOURCE,
            example={
                "opportunities": [
                    {"weight": 0.3, "rating": 3, "text": "New grants"},
                    {"weight": 0.2, "rating": 2, "text": "Shared data centre"},
                ],
                "threats": [
                    {"weight": 0.3, "rating": 1, "text": "Ransomware"},
                    {"weight": 0.2, "rating": 3, "text": "Skills shortage"},
                ],
            },
        ),
        _compute,
        _tables,
        grouped(
            "kind",
            {"O": "opportunities", "T": "threats"},
            "Columns kind (opportunity or threat), weight, rating and, if you like, id and text.",
            needs=("weight", "rating"),
            may=("id", "text"),
            words=("id", "text"),
        ),
    ),
)
"""What `workshop calc` offers of this file."""
