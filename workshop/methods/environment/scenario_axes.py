"""The axes of scenarios: which two critical uncertainties, and whether they are independent.

The two of greatest impact are the axes; what ties at impact is for the group to decide. Two are
independent where the rank correlation of their uncertainty over the people who rated both is near
0 (C. Spearman, The proof and measurement of association between two things, 1904).
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import Final

import msgspec

from workshop.methods.core.checks import Undefined
from workshop.methods.core.ranks import rank_correlation, ranking
from workshop.text import listing, plural

_FEWEST: Final = 3
"""Two people always correlate with 1, -1 or not at all."""


class Pair(msgspec.Struct, frozen=True):
    """Two critical uncertainties, and whether they go together."""

    one: str
    other: str
    correlation: float | Undefined
    """Rank correlation of their uncertainty over the raters, -1 to 1."""
    raters: int
    """Who rated both."""


def chosen_axes(
    critical: Mapping[str, float],
) -> tuple[tuple[str, ...] | Undefined, tuple[str, ...]]:
    """The two of greatest impact, or why there are none and who ties."""
    if len(critical) < 2:
        there = plural(len(critical), "critical uncertainty", "critical uncertainties")
        return Undefined(f"two axes need two critical uncertainties; there is {there}"), ()
    chosen: list[str] = []
    for group in ranking(critical):
        names = (group,) if isinstance(group, str) else group
        if len(chosen) + len(names) > 2:
            impact = critical[names[0]]
            reason = f"{listing(list(names))} tie at impact {impact:g}; the group decides"
            return Undefined(reason), names
        chosen += names
        if len(chosen) == 2:
            break
    return tuple(chosen), ()


def pairs_of(given: Mapping[str, Mapping[str, float]]) -> tuple[Pair, ...]:
    """Every two factors, the most independent first.

    Args:
        given: by factor, then by person, the uncertainty.
    """
    pairs = [_pair(one, other, given) for one, other in combinations(sorted(given), 2)]
    return tuple(sorted(pairs, key=lambda pair: (_apart(pair), pair.one, pair.other)))


def _pair(one: str, other: str, given: Mapping[str, Mapping[str, float]]) -> Pair:
    """The correlation of two over those who rated both."""
    both = sorted(given[one].keys() & given[other].keys())
    if len(both) < _FEWEST:
        return Pair(one, other, Undefined("fewer than three people rated both"), len(both))
    found = rank_correlation(
        [given[one][rater] for rater in both], [given[other][rater] for rater in both]
    )
    reason = Undefined("all gave one of the two the same uncertainty")
    return Pair(one, other, reason if found is None else round(found, 9), len(both))


def _apart(pair: Pair) -> float:
    """What pairs are ordered by: those without a correlation come last."""
    found = pair.correlation
    return 2.0 if isinstance(found, Undefined) else abs(found)


def axes_sentence(
    axes: tuple[str, ...] | Undefined,
    correlation: float | Undefined,
    limit: float,
) -> str:
    """What can be said of the axes."""
    if isinstance(axes, Undefined):
        return f"No axes yet: {axes.reason}."
    named = f"The axes are {listing(list(axes))}"
    if isinstance(correlation, Undefined):
        return f"{named}; whether they are independent is not known: {correlation.reason}."
    how = "are independent" if abs(correlation) <= limit else "go together, so choose others"
    return f"{named}; by these ratings they {how} (rank correlation {correlation:.2f})."
