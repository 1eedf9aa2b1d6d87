"""Significance of an external factor: impact × likelihood.

Source: UNEP, Eco-innovation manual, activity PR.5 (PESTEL analysis). Impact and likelihood are
each scored from 1 to 5; a product of 9 or more is significant, 9 included. The product orders
factors; it is no quantity, as Cox (2008) shows for products of ranks in general.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, Undefined, place
from workshop.methods.core.factor_scores import scale_in
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Reading, Table, shown
from workshop.methods.core.sheets import records
from workshop.text import plural

SOURCE: Final = "UNEP, Eco-innovation manual, activity PR.5"
"""Where the rule is published."""

THRESHOLD: Final = 9.0
"""From here on a factor is significant."""

LEAST: Final = 1.0
GREATEST: Final = 5.0


class Significance(msgspec.Struct, frozen=True):
    """How much an external factor matters, or why that cannot be told."""

    value: float | None
    """Impact × likelihood, 1 to 25, rounded to 1e-9; none where it is not defined."""
    significant: bool | None = None
    """Whether it reaches the threshold."""
    reason: str = ""
    """Why it is not defined."""
    sentence: str = ""
    """What it means."""
    source: str = SOURCE


def significance(
    impact: float | None, likelihood: float | None, *, threshold: float = THRESHOLD
) -> Significance:
    """Impact × likelihood against the threshold.

    Args:
        impact: 1 to 5, whole or the median of several; none where it was not scored.
        likelihood: 1 to 5, likewise.
        threshold: from where on a factor is significant.
    """
    named = {"impact": impact, "likelihood": likelihood}
    missing = [name for name, value in named.items() if value is None]
    if impact is None or likelihood is None:
        return Significance(value=None, reason=f"No {' and no '.join(missing)} was scored.")
    for name, value in named.items():
        if value is None or not LEAST <= value <= GREATEST:
            return Significance(value=None, reason=f"The {name} of {value:g} is not from 1 to 5.")
    product, reached = _judged(impact, likelihood, threshold)
    sentence = (
        f"impact {impact:g} × likelihood {likelihood:g} = {product:g}, "
        f"{'at or above' if reached else 'below'} the threshold of {threshold:g}"
    )
    return Significance(value=product, significant=reached, sentence=sentence)


def _judged(impact: float, likelihood: float, threshold: float) -> tuple[float, bool]:
    product = round(impact * likelihood, 9)
    return product, product >= threshold


DIRECTIONS: Final = ("opportunity", "threat", "both")
SCALE: Final = (LEAST, GREATEST)


class Case(msgspec.Struct, frozen=True):
    """An external factor as it was scored."""

    name: str
    impact: float | None
    """None where it was not scored."""
    likelihood: float | None
    direction: str = ""
    """One of DIRECTIONS, or empty where it was not said."""
    horizon: str = ""
    """When it is expected, in words."""


class Scan(msgspec.Struct, frozen=True):
    """Which external factors are significant, each list in the order of the cases."""

    names: tuple[str, ...]
    scores: tuple[float | Undefined, ...]
    """Impact × likelihood."""
    significant: tuple[bool | Undefined, ...]
    opportunities: tuple[str, ...]
    """The significant ones among those said to be opportunities, or both."""
    threats: tuple[str, ...]
    """The significant ones among those said to be threats, or both."""
    horizons: tuple[str, ...]
    threshold: float
    sentence: str
    source: str = SOURCE


def pestel(
    cases: Sequence[Case],
    *,
    threshold: float = THRESHOLD,
    impact_scale: tuple[float, float] = SCALE,
    likelihood_scale: tuple[float, float] = SCALE,
) -> Scan:
    """Impact × likelihood of many factors against the threshold.

    Args:
        cases: the factors.
        threshold: from where on a factor is significant, itself included.
        impact_scale: the least and the greatest impact.
        likelihood_scale: the least and the greatest likelihood.

    Raises:
        BadInput: no case, a name twice, a score off its scale, a threshold that no product
            reaches, or an unknown direction.
    """
    check = Check("pestel")
    check.some("cases", cases)
    check.once("cases", [case.name for case in cases])
    spans = {
        "impact": check.span("scales, impact", impact_scale),
        "likelihood": check.span("scales, likelihood", likelihood_scale),
    }
    check.number("threshold", threshold, greatest=spans["impact"][1] * spans["likelihood"][1])
    for row, case in enumerate(cases, 1):
        for name, value in (("impact", case.impact), ("likelihood", case.likelihood)):
            if value is not None:
                check.number(place("cases", row, name), value, *spans[name])
        if case.direction:
            check.choice(place("cases", row, "direction"), case.direction, DIRECTIONS)
    check.done()
    scores, reached = zip(*(_scored(case, threshold) for case in cases), strict=True)
    return Scan(
        names=tuple(case.name for case in cases),
        scores=scores,
        significant=reached,
        opportunities=_among(cases, reached, "opportunity"),
        threats=_among(cases, reached, "threat"),
        horizons=tuple(case.horizon for case in cases),
        threshold=threshold,
        sentence=_sentence(reached, threshold),
    )


def _scored(case: Case, threshold: float) -> tuple[float | Undefined, bool | Undefined]:
    """The product of a case and whether it is significant."""
    if case.impact is None or case.likelihood is None:
        none = Undefined("impact or likelihood was not scored")
        return none, none
    return _judged(case.impact, case.likelihood, threshold)


def _among(
    cases: Sequence[Case], reached: Sequence[bool | Undefined], direction: str
) -> tuple[str, ...]:
    """The significant factors of a direction."""
    return tuple(
        case.name
        for case, is_so in zip(cases, reached, strict=True)
        if is_so is True and case.direction in (direction, "both")
    )


def _sentence(reached: Sequence[bool | Undefined], threshold: float) -> str:
    """How many are significant."""
    known = [each for each in reached if not isinstance(each, Undefined)]
    words = (
        f"{sum(known)} of {plural(len(known), 'factor')} {'is' if sum(known) == 1 else 'are'} "
        f"significant (impact × likelihood of {threshold:g} or more)"
    )
    lacking = len(reached) - len(known)
    return f"{words}; {lacking} not scored." if lacking else f"{words}."


def _compute(inputs: Inputs) -> Scan:
    scales = {"impact": SCALE, "likelihood": SCALE}
    if inputs.has("scales"):
        part = inputs.part("scales", tuple(scales))
        scales = {name: scale_in(part, *SCALE, key=name) for name in scales}
    more = ("impact", "likelihood", "id", "text", "direction", "horizon")
    rows = inputs.rows("cases", (), more)
    return pestel(
        [
            Case(
                row.label(f"factor {n}"),
                row.answer("impact"),
                row.answer("likelihood"),
                row.label("", "direction"),
                row.label("", "horizon"),
            )
            for n, row in enumerate(rows, 1)
        ],
        threshold=inputs.number("threshold", THRESHOLD),
        impact_scale=scales["impact"],
        likelihood_scale=scales["likelihood"],
    )


def _tables(found: Scan) -> tuple[Table, ...]:
    """A line a factor."""
    columns = (found.names, found.scores, found.significant, found.horizons)
    rows = tuple(
        (name, shown(score), shown(significant), horizon)
        for name, score, significant, horizon in zip(*columns, strict=True)
    )
    return (Table(("factor", "impact × likelihood", "significant", "horizon"), rows),)


METHODS: Final = (
    Method(
        About(
            name="pestel",
            title="PESTEL significance",
            question="Which external factors matter enough to be acted on?",
            computed=(
                "Impact × likelihood, each from 1 to 5. From the threshold of 9 on, itself "
                "included, a factor is significant; it is then an opportunity or a threat."
            ),
            inputs=(
                Input(
                    "cases",
                    "each {impact, likelihood, id?, text?, direction?, horizon?}: impact 5 could "
                    "revolutionise or destroy the business; direction opportunity, threat or "
                    "both; horizon in words. A score left out is no answer",
                ),
                Input("threshold", "9 unless given", optional=True),
                Input(
                    "scales",
                    "{impact: [least, greatest], likelihood: [least, greatest]}; both [1, 5]",
                    optional=True,
                ),
            ),
            readings=(Reading("9 or more", "significant (UNEP)"), Reading("below 9", "watch")),
            limits=(
                (
                    "Scores are ranks, so their product orders factors and measures nothing: 16 is "
                    "not twice 8 (Cox 2008)."
                ),
                (
                    "A rare factor that could destroy the business scores 5 and is not significant "
                    "by this rule; look at such factors by hand."
                ),
                "A factor without both scores is neither significant nor insignificant.",
            ),
            source=SOURCE,
            example={
                "cases": [
                    {
                        "text": "New privacy law",
                        "impact": 3,
                        "likelihood": 3,
                        "direction": "threat",
                    },
                    {
                        "text": "Cheaper fibre",
                        "impact": 2,
                        "likelihood": 4,
                        "direction": "opportunity",
                    },
                ]
            },
        ),
        _compute,
        _tables,
        records(
            "cases",
            "Columns impact, likelihood and, if you like, id, text, direction and horizon.",
            needs=("impact", "likelihood"),
            may=("id", "text", "direction", "horizon"),
            words=("id", "direction", "horizon"),
            name="text",
        ),
    ),
)
"""What `workshop calc` offers of this file."""
