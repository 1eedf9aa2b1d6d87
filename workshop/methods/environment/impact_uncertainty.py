"""Impact-uncertainty grid: which uncertainties make scenarios, and whether two are independent.

Source: P. Schwartz, The Art of the Long View (1991); K. van der Heijden, Scenarios (1996). Several
people rate each factor's impact and uncertainty; the medians stand around named cross-hairs::

                     uncertainty low            uncertainty high
    impact high      predetermined element      critical uncertainty
    impact low       monitor                    monitor

The two critical uncertainties of greatest impact make the axes of four scenarios, if they are
independent: the rank correlation (C. Spearman, 1904) of their uncertainty over the raters should be
near 0. What ties at impact is for the group to decide; nothing is picked by its place in the input.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, Undefined, place, quoted
from workshop.methods.core.factor_scores import scale_in
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Reading, Table, shown
from workshop.methods.core.quadrants import CROSS_HAIRS, ON_LINE, Fields, line_of, side, zone_of
from workshop.methods.core.quartiles import SOURCE as QUARTILES
from workshop.methods.core.quartiles import Spread, spread
from workshop.methods.core.raters import median_words, medians_of
from workshop.methods.core.sheets import records
from workshop.methods.environment.scenario_axes import Pair, axes_sentence, chosen_axes, pairs_of
from workshop.text import listing, plural

SOURCE: Final = (
    f"Schwartz 1991; van der Heijden 1996; rank correlation Spearman 1904; quartiles {QUARTILES}"
)

SCALE: Final = (1.0, 5.0)
CRITICAL: Final = "critical uncertainty"
FIELDS: Final = Fields(CRITICAL, "predetermined element", "monitor", "monitor")
"""By impact, then by uncertainty."""

_COUNTED: Final = {
    CRITICAL: (CRITICAL, "critical uncertainties"),
    FIELDS.high_low: (FIELDS.high_low,),
    FIELDS.low_low: ("to monitor", "to monitor"),
    ON_LINE: (ON_LINE, ON_LINE),
}
"""How factors of each zone are counted, one and many."""

INDEPENDENT: Final = 0.3
"""Up to this absolute rank correlation two axes count as independent; a convention of this tool."""


Lines = tuple[float | Undefined, float | Undefined]
"""Where the lines of impact and of uncertainty lie."""


class Rating(msgspec.Struct, frozen=True):
    """What one person says of one factor."""

    factor: str
    rater: str
    impact: float | None
    """None is no answer."""
    uncertainty: float | None


class Rated(msgspec.Struct, frozen=True):
    """A factor in the grid."""

    factor: str
    impact: Spread
    uncertainty: Spread
    zone: str | Undefined
    """Critical uncertainty, predetermined element, monitor, or on the line."""


class Grid(msgspec.Struct, frozen=True):
    """The impact-uncertainty grid."""

    factors: tuple[Rated, ...]
    zones: dict[str, str | Undefined]
    """By factor."""
    cross_hairs: str
    """What the lines are: midpoint, means or medians."""
    impact_line: float | Undefined
    uncertainty_line: float | Undefined
    critical: tuple[str, ...]
    """The critical uncertainties, in the order of the alphabet."""
    axes: tuple[str, ...] | Undefined
    """The two of greatest impact; not defined while the group must decide."""
    tied: tuple[str, ...]
    """Those whose equal impact leaves the choice to the group."""
    correlation: float | Undefined
    """Of the two axes."""
    independent: bool | Undefined
    pairs: tuple[Pair, ...]
    """Every two critical uncertainties, the most independent first."""
    raters: int
    sentence: str
    source: str = SOURCE


def impact_uncertainty(
    ratings: Sequence[Rating],
    *,
    scale: tuple[float, float] = SCALE,
    cross_hairs: str = "midpoint",
    independent_up_to: float = INDEPENDENT,
) -> Grid:
    """The grid, the axes of the scenarios and their independence.

    Args:
        ratings: one a person and factor.
        scale: the least and the greatest rating.
        cross_hairs: `midpoint` of the scale, or `means` or `medians` of the factors' medians.
        independent_up_to: the absolute rank correlation up to which axes count as independent.

    Raises:
        BadInput: no rating, a person twice on a factor, or a value off its scale.
    """
    check = Check("impact-uncertainty")
    check.some("ratings", ratings)
    _check_ratings(check, ratings, scale)
    check.choice("cross_hairs", cross_hairs, CROSS_HAIRS)
    check.number("independent_up_to", independent_up_to, 0, 1)
    check.done()
    by_factor: dict[str, list[Rating]] = {}
    for rating in ratings:
        by_factor.setdefault(rating.factor, []).append(rating)
    lies = {factor: _spreads(own) for factor, own in by_factor.items()}
    lines = (
        line_of(cross_hairs, medians_of(lies, 0), scale),
        line_of(cross_hairs, medians_of(lies, 1), scale),
    )
    factors = tuple(Rated(name, *both, _zone(*both, lines)) for name, both in lies.items())
    critical = {
        rated.factor: rated.impact.median
        for rated in factors
        if rated.zone == CRITICAL and not isinstance(rated.impact.median, Undefined)
    }
    pairs = pairs_of({factor: _unsure(by_factor[factor]) for factor in critical})
    axes, tied = chosen_axes(critical)
    return _grid(factors, cross_hairs, lines, (axes, tied), pairs, independent_up_to,
                 len({rating.rater for rating in ratings}))  # fmt: skip


def _check_ratings(check: Check, ratings: Sequence[Rating], scale: tuple[float, float]) -> None:
    """Check each rating, and that nobody rates a factor twice."""
    low, high = check.span("scale", scale)
    seen = set[tuple[str, str]]()
    for row, rating in enumerate(ratings, 1):
        for name, value in (("impact", rating.impact), ("uncertainty", rating.uncertainty)):
            if value is not None:
                check.number(place("ratings", row, name), value, low, high)
        key = (rating.factor, rating.rater)
        if key in seen:
            who = f"{quoted(rating.rater)} rated {quoted(rating.factor)}"
            check.say(place("ratings", row), f"{who} already")
        seen.add(key)


def _spreads(own: Sequence[Rating]) -> tuple[Spread, Spread]:
    """How impact and uncertainty of a factor lie."""
    return (
        spread([rating.impact for rating in own if rating.impact is not None]),
        spread([rating.uncertainty for rating in own if rating.uncertainty is not None]),
    )


def _unsure(own: Sequence[Rating]) -> dict[str, float]:
    """How uncertain each person holds a factor."""
    return {rating.rater: rating.uncertainty for rating in own if rating.uncertainty is not None}


def _zone(impact: Spread, uncertainty: Spread, lines: Lines) -> str | Undefined:
    """Where a factor lies; low impact is enough for `monitor`."""
    zone = zone_of((impact.median, uncertainty.median), lines, FIELDS)
    if zone != ON_LINE or isinstance(impact.median, Undefined) or isinstance(lines[0], Undefined):
        return zone
    return FIELDS.low_low if side(impact.median, lines[0]) < 0 else zone


def _grid(
    factors: tuple[Rated, ...],
    cross_hairs: str,
    lines: Lines,
    chosen: tuple[tuple[str, ...] | Undefined, tuple[str, ...]],
    pairs: tuple[Pair, ...],
    limit: float,
    raters: int,
) -> Grid:
    """The result, with what it means."""
    axes, tied = chosen
    correlation: float | Undefined = Undefined("there are no two axes")
    if not isinstance(axes, Undefined):
        correlation = next(p.correlation for p in pairs if {p.one, p.other} == set(axes))
    independent: bool | Undefined = (
        correlation if isinstance(correlation, Undefined) else abs(correlation) <= limit
    )
    return Grid(
        factors=factors,
        zones={rated.factor: rated.zone for rated in factors},
        cross_hairs=cross_hairs,
        impact_line=lines[0],
        uncertainty_line=lines[1],
        critical=tuple(sorted(rated.factor for rated in factors if rated.zone == CRITICAL)),
        axes=axes,
        tied=tied,
        correlation=correlation,
        independent=independent,
        pairs=pairs,
        raters=raters,
        sentence=f"{_counted(factors, raters)} {axes_sentence(axes, correlation, limit)}",
    )


def _counted(factors: Sequence[Rated], raters: int) -> str:
    """How many factors lie where."""
    counts = Counter(rated.zone for rated in factors if isinstance(rated.zone, str))
    count_words = listing(
        [plural(counts[zone], *words) for zone, words in _COUNTED.items() if counts[zone]]
    )
    who = plural(raters, "person", "people")
    return f"{who} rated {plural(len(factors), 'factor')}: {count_words or 'none complete'}."


def _compute(inputs: Inputs) -> Grid:
    rows = inputs.rows("ratings", ("factor", "rater"), ("impact", "uncertainty"))
    return impact_uncertainty(
        [
            Rating(
                row.label(f"factor {n}", "factor"),
                row.label(f"person {n}", "rater"),
                row.answer("impact"),
                row.answer("uncertainty"),
            )
            for n, row in enumerate(rows, 1)
        ],
        scale=scale_in(inputs, *SCALE),
        cross_hairs=inputs.word("cross_hairs", "midpoint"),
        independent_up_to=inputs.number("independent_up_to", INDEPENDENT),
    )


def _tables(found: Grid) -> tuple[Table, ...]:
    """A line a factor, then the pairs."""
    factors = tuple(
        (
            rated.factor,
            median_words(rated.impact),
            median_words(rated.uncertainty),
            "–" if isinstance(rated.zone, Undefined) else rated.zone,
        )
        for rated in found.factors
    )
    pairs = tuple(
        (pair.one, pair.other, shown(pair.correlation), str(pair.raters)) for pair in found.pairs
    )
    grid = Table(("factor", "impact", "uncertainty", "zone"), factors)
    titles = ("critical uncertainty", "with", "rank correlation", "raters")
    return (grid, Table(titles, pairs)) if pairs else (grid,)


METHODS: Final = (
    Method(
        About(
            name="impact-uncertainty",
            title="Impact-uncertainty grid and scenario axes",
            question="Which uncertainties make scenarios, and are two of them independent?",
            computed=(
                "The medians of impact and uncertainty put each factor into a field around the "
                "cross-hairs. The two critical uncertainties of greatest median impact are the "
                "axes; Spearman's rank correlation of their uncertainty over the raters says "
                "whether they are independent."
            ),
            inputs=(
                Input(
                    "ratings",
                    "each {factor, rater, impact, uncertainty}, 1 low to 5 high; a value left out "
                    "is no answer",
                ),
                Input("scale", "the least and the greatest rating; [1, 5]", optional=True),
                Input(
                    "cross_hairs",
                    "`midpoint` of the scale, or `means` or `medians` of the factors; midpoint",
                    optional=True,
                ),
                Input(
                    "independent_up_to",
                    "the absolute rank correlation up to which axes are independent; 0.3",
                    optional=True,
                ),
            ),
            readings=(
                Reading("impact high, uncertainty high", "critical uncertainty (Schwartz)"),
                Reading("impact high, uncertainty low", "predetermined element"),
                Reading("impact low", "monitor"),
                Reading("on the line", "in no field; the group decides"),
                Reading("rank correlation from -0.3 to 0.3", "independent, by this tool's rule"),
            ),
            limits=(
                (
                    "Raters who think alike correlate whatever the world does; ask whether one "
                    "uncertainty could turn out without the other."
                ),
                (
                    "With few raters a rank correlation is hardly more than a hint; below three "
                    "there is none."
                ),
                "Where factors tie at impact, no axes are named: the group decides.",
            ),
            source=SOURCE,
            example={
                "ratings": [
                    {"factor": factor, "rater": rater, "impact": impact, "uncertainty": unsure}
                    for rater, given in (
                        ("Ana", (("Regulation", 5, 4), ("Demand", 4, 5), ("Ageing", 5, 1))),
                        ("Ben", (("Regulation", 5, 5), ("Demand", 4, 5), ("Ageing", 4, 2))),
                        ("Cem", (("Regulation", 4, 3), ("Demand", 4, 5), ("Ageing", 4, 1))),
                        ("Dia", (("Regulation", 5, 4), ("Demand", 4, 4), ("Ageing", 3, 2))),
                    )
                    for factor, impact, unsure in given
                ]
            },
        ),
        _compute,
        _tables,
        records(
            "ratings",
            "Columns factor, rater, impact and uncertainty, a line a rating.",
            needs=("factor", "rater", "impact", "uncertainty"),
            words=("rater",),
            name="factor",
        ),
    ),
)
"""What `workshop calc` offers of this file."""
