"""IFAS and EFAS: the internal and external factor analysis summaries.

Source: T. L. Wheelen & J. D. Hunger, Strategic Management and Business Policy. The arithmetic is
that of IFE and EFE, the scale is another: from 1 poor to 5 outstanding with decimals, and an
average firm reaches 3.0::

    total = Σ weight × rating        from 1 to 5, all weights adding up to 1

They ask for 8 to 10 factors. A total of this scale and one from 1 to 4 must not be mixed, so
another scale is refused.
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
    checked_scores,
    count_warning,
    factors_in,
    position,
    scale_in,
    scale_input,
    score_table,
)
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Reading, Table
from workshop.methods.core.sheets import records
from workshop.text import plural

SOURCE: Final = "Wheelen & Hunger, Strategic Management and Business Policy (IFAS and EFAS tables)"

SCALE: Final = (1.0, 5.0)
AVERAGE_FIRM: Final = 3.0
FEWEST, MOST = 8, 10


class FactorSummary(msgspec.Struct, frozen=True):
    """An IFAS or EFAS table."""

    table: str
    """IFAS or EFAS."""
    rows: tuple[Weighted, ...]
    weight_sum: float
    """What the weights added up to as they were given."""
    weighted_scores: tuple[float, ...]
    total: float
    average_firm: float
    """What an average firm reaches, 3.0."""
    position: str
    """Above average, average or below average."""
    warnings: tuple[str, ...]
    sentence: str
    source: str = SOURCE


def ifas(factors: Sequence[Factor], *, scale: tuple[float, float] = SCALE) -> FactorSummary:
    """The IFAS table of strengths and weaknesses together.

    Args:
        factors: weighed and rated.
        scale: 1 to 5; anything else is refused.

    Raises:
        BadInput: see `checked_scores`; or another scale.
    """
    return _summary("IFAS", factors, scale)


def efas(factors: Sequence[Factor], *, scale: tuple[float, float] = SCALE) -> FactorSummary:
    """The EFAS table of opportunities and threats together; see `ifas`."""
    return _summary("EFAS", factors, scale)


def _summary(table: str, factors: Sequence[Factor], scale: tuple[float, float]) -> FactorSummary:
    """The summary of factors of one of the two tables, IFAS or EFAS."""
    check = Check(table.lower())
    if check.scale("scale", scale) and scale != SCALE:
        check.say("scale", f"{table} goes from 1 to 5; from 1 to 4 the matrix is {_OTHER[table]}")
    found = checked_scores(check, {"factors": factors}, SCALE)
    where = position(found.total, AVERAGE_FIRM)
    count = len(found.rows)
    return FactorSummary(
        table=table,
        rows=found.rows,
        weight_sum=found.weight_sum,
        weighted_scores=tuple(row.score for row in found.rows),
        total=found.total,
        average_firm=AVERAGE_FIRM,
        position=where,
        warnings=(*found.warnings, *count_warning(count, FEWEST, MOST)),
        sentence=(
            f"{plural(count, 'factor')}: {table} total {found.total:.2f} on a scale of 1 to 5; "
            f"an average firm reaches 3.0, so this is {where}."
        ),
    )


_OTHER: Final = {"IFAS": "an IFE", "EFAS": "an EFE"}


def _compute_ifas(inputs: Inputs) -> FactorSummary:
    return ifas(factors_in(inputs, "factors", "F", "comment"), scale=scale_in(inputs, *SCALE))


def _compute_efas(inputs: Inputs) -> FactorSummary:
    return efas(factors_in(inputs, "factors", "F", "comment"), scale=scale_in(inputs, *SCALE))


def _tables(found: FactorSummary) -> tuple[Table, ...]:
    return (score_table(found.rows, found.total),)


def _about(name: str, title: str, question: str, rated: str, example: tuple[str, str]) -> About:
    """What is said of either; they differ in what is rated."""
    return About(
        name=name,
        title=title,
        question=question,
        computed=(
            "Each factor has a weight, its likely effect on the firm's position (all weights add "
            f"up to 1), and a rating of {rated}. The total is Σ weight × rating."
        ),
        inputs=(
            Input("factors", f"{ROW[:-1]}, comment?}}; the rating 1 poor to 5 outstanding"),
            scale_input(*SCALE),
        ),
        readings=(
            Reading("above 3.0", "above an average firm (Wheelen & Hunger)"),
            Reading("3.0", "an average firm"),
            Reading("below 3.0", "below an average firm"),
        ),
        limits=(
            "The scale is 1 to 5; never set a total beside one of IFE or EFE, which go to 4.",
            "Weights and ratings are judgments; the total is no more exact than they are.",
            "Wheelen and Hunger ask for 8 to 10 factors.",
        ),
        source=SOURCE,
        example={
            "scale": [1, 5],
            "factors": [
                {"weight": 0.6, "rating": 4.2, "text": example[0]},
                {"weight": 0.4, "rating": 2.5, "text": example[1]},
            ],
        },
    )


_SHEET: Final = records(
    "factors",
    "Columns weight, rating and, if you like, id, text and comment.",
    needs=("weight", "rating"),
    may=("id", "text", "comment"),
    words=("id", "comment"),
    name="text",
)

METHODS: Final = (
    Method(
        _about(
            "ifas",
            "IFAS table (internal factor analysis summary)",
            "How well does the firm handle its own strengths and weaknesses?",
            "how the firm handles it",
            ("Experienced team", "Slow purchasing"),
        ),
        _compute_ifas,
        _tables,
        _SHEET,
    ),
    Method(
        _about(
            "efas",
            "EFAS table (external factor analysis summary)",
            "How well does the firm answer its opportunities and threats?",
            "how the firm answers it",
            ("Growing demand", "New regulation"),
        ),
        _compute_efas,
        _tables,
        _SHEET,
    ),
)
"""What `workshop calc` offers of this file."""
