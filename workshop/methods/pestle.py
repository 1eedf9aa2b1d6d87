"""Significance of an external factor: impact × likelihood.

Source: UNEP, Eco-innovation manual, activity PR.5 (PESTEL analysis). Impact and likelihood are
each scored from 1 to 5; a product of 9 or more is significant, 9 included. The product orders
factors; it is no quantity, as Cox (2008) shows for products of ranks in general.
"""

from __future__ import annotations

from typing import Final, NamedTuple

SOURCE: Final = "UNEP, Eco-innovation manual, activity PR.5"
"""Where the rule is published."""

THRESHOLD: Final = 9.0
"""From here on a factor is significant."""

LEAST: Final = 1.0
GREATEST: Final = 5.0


class Significance(NamedTuple):
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
    product = round(impact * likelihood, 9)
    reached = product >= threshold
    sentence = (
        f"impact {impact:g} × likelihood {likelihood:g} = {product:g}, "
        f"{'at or above' if reached else 'below'} the threshold of {threshold:g}"
    )
    return Significance(value=product, significant=reached, sentence=sentence)
