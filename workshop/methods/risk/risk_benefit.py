"""Risk-benefit: which options bring much for little risk.

Benefit and risk are judged on the same scale and plotted; no author's scoring is canonical, so the
names of the fields and the middle of the scale as cut are conventions of this tool::

                    risk low             risk high
    benefit high    go ahead             go ahead once mitigated
    benefit low     only if it is cheap  leave it

An option is dominated where another has at least its benefit at no more risk, and is better in one
of them. The ratio benefit ÷ risk does not exist at risk 0.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, Undefined
from workshop.methods.core.factor_scores import middle, scale_in
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Reading, Table, shown
from workshop.methods.core.quadrants import Fields, zone_of
from workshop.methods.core.quartiles import SOURCE as QUARTILES
from workshop.methods.core.quartiles import Spread
from workshop.methods.core.raters import Said, check_said, median_words, said_in, spreads_of
from workshop.methods.core.sheets import records
from workshop.text import listing, plural

SOURCE: Final = f"A plot of benefit and risk, a convention of this tool; medians {QUARTILES}"

SCALE: Final = (1.0, 5.0)
FIELDS: Final = Fields("go ahead once mitigated", "go ahead", "leave it", "only if it is cheap")
"""By benefit, then by risk."""


class Option(msgspec.Struct, frozen=True):
    """An option in the plot."""

    option: str
    benefit: Spread
    risk: Spread
    field: str | Undefined
    """One of the four, or on the line."""
    ratio: float | Undefined
    """Benefit ÷ risk."""
    dominated_by: tuple[str, ...]
    """Options that are better in one and no worse in the other."""


class RiskBenefit(msgspec.Struct, frozen=True):
    """All options, in the order of the input."""

    options: tuple[Option, ...]
    fields: dict[str, str | Undefined]
    ratios: dict[str, float | Undefined]
    not_dominated: tuple[str, ...]
    """The options worth comparing, in the order of the alphabet."""
    cut: float
    """The middle of the scale."""
    sentence: str
    source: str = SOURCE


def risk_benefit(said: Sequence[Said], *, scale: tuple[float, float] = SCALE) -> RiskBenefit:
    """Benefit and risk of options.

    Args:
        said: by person and option: benefit, risk; medians stand in the plot.
        scale: the least (not below 0) and the greatest value of both.

    Raises:
        BadInput: nothing said, a person twice on an option, or a value off the scale.
    """
    check = Check("risk-benefit")
    span = check.span("scale", scale)
    if -math.inf < span[0] < 0:
        check.say("scale", "benefit and risk are not below 0")
    check_said(check, "options", said, {"benefit": span, "risk": span})
    check.done()
    spreads = spreads_of(said, 2)
    points = {
        name: (benefit.median, risk.median)
        for name, (benefit, risk) in spreads.items()
        if not isinstance(benefit.median, Undefined) and not isinstance(risk.median, Undefined)
    }
    lines = (middle(scale), middle(scale))
    options = tuple(
        Option(
            name,
            benefit,
            risk,
            zone_of((benefit.median, risk.median), lines, FIELDS),
            _ratio(points.get(name)),
            _dominators(name, points),
        )
        for name, (benefit, risk) in spreads.items()
    )
    best = tuple(sorted(o.option for o in options if o.option in points and not o.dominated_by))
    return RiskBenefit(
        options=options,
        fields={each.option: each.field for each in options},
        ratios={each.option: each.ratio for each in options},
        not_dominated=best,
        cut=lines[0],
        sentence=_sentence(len(options), best),
    )


def _ratio(point: tuple[float, float] | None) -> float | Undefined:
    """Benefit ÷ risk."""
    if point is None:
        return Undefined("benefit or risk was not rated")
    benefit, risk = point
    return benefit / risk if risk else Undefined("the risk is 0")


def _dominators(name: str, points: Mapping[str, tuple[float, float]]) -> tuple[str, ...]:
    """The options that are better in one and no worse in the other."""
    if name not in points:
        return ()
    benefit, risk = points[name]
    return tuple(
        sorted(
            other
            for other, (more, less) in points.items()
            if more >= benefit and less <= risk and (more, less) != (benefit, risk)
        )
    )


def _sentence(count: int, best: Sequence[str]) -> str:
    """Which are worth comparing."""
    words = plural(count, "option")
    if not best:
        return f"{words}: none was rated on benefit and risk."
    are = "is" if len(best) == 1 else "are"
    named = listing(list(best)) if len(best) <= 7 else str(len(best))
    return f"{words}: {named} {are} beaten by no other on both benefit and risk."


def _compute(inputs: Inputs) -> RiskBenefit:
    scales = ("benefit", "risk")
    return risk_benefit(
        said_in(inputs, "options", scales, name="option", stem="option"),
        scale=scale_in(inputs, *SCALE),
    )


def _tables(found: RiskBenefit) -> tuple[Table, ...]:
    """A line an option."""
    rows = tuple(
        (
            each.option,
            median_words(each.benefit),
            median_words(each.risk),
            shown(each.ratio),
            shown(each.field),
            ", ".join(each.dominated_by) or "none",
        )
        for each in found.options
    )
    titles = ("option", "benefit", "risk", "ratio", "field", "dominated by")
    return (Table(titles, rows, f"Cut at {found.cut:g}, the middle of the scale."),)


METHODS: Final = (
    Method(
        About(
            name="risk-benefit",
            title="Risk-benefit plot",
            question="Which options bring much for little risk?",
            computed=(
                "The median benefit and risk of each option, on the same scale, put it into one "
                "of four fields around the middle of the scale. The ratio is benefit ÷ risk."
            ),
            inputs=(
                Input(
                    "options",
                    "each {option, benefit, risk, rater?}, 1 low to 5 high; an option on several "
                    "lines was rated by several people; a value left out is no answer",
                ),
                Input("scale", "the least and the greatest value; [1, 5]", optional=True),
            ),
            readings=(
                Reading("benefit high, risk low", "go ahead"),
                Reading("benefit high, risk high", "go ahead once mitigated"),
                Reading("benefit low, risk low", "only if it is cheap"),
                Reading("benefit low, risk high", "leave it"),
                Reading("on the line", "in no field; the group decides"),
            ),
            limits=(
                "Ratings are ranks: a ratio of 2 does not mean twice the benefit for the risk.",
                "The fields and the cut are conventions, not a published standard.",
                "Options that nothing dominates still differ; the group weighs them.",
            ),
            source=SOURCE,
            example={
                "options": [
                    {"option": "Cloud", "benefit": 5, "risk": 4},
                    {"option": "Refresh", "benefit": 4, "risk": 2},
                    {"option": "Nothing", "benefit": 1, "risk": 4},
                ]
            },
        ),
        _compute,
        _tables,
        records(
            "options",
            "Columns option, benefit, risk and, if you like, rater.",
            needs=("benefit", "risk"),
            may=("option", "rater"),
            words=("rater",),
            name="option",
        ),
    ),
)
"""What `workshop calc` offers of this file."""
