"""Whether those who scored or voted are so far apart that what they gave is contested.

It is where they are split, or where the middle half of what they gave spans two whole values of
the scale or more: a rule for what was said, like everything that makes a factor contested.
"""

from __future__ import annotations

from typing import Final

import msgspec

from workshop.ballots.tally import Tally, flag
from workshop.guide.parts import Scale

SPAN: Final = 2.0
"""So much the middle half must span."""


class Camps(msgspec.Struct, frozen=True, kw_only=True):
    """Two camps of those who gave a value."""

    low: tuple[float, ...]
    """What those gave who gave little, from least to greatest."""
    high: tuple[float, ...]
    """What those gave who gave much."""
    width: float
    """How far apart they are, as a part of the scale, 0 to 1."""
    split: bool
    """Whether there are two camps by `FLAG_RULE`; else the middle half is wide."""


def camps_of(found: Tally, scale: Scale) -> Camps | None:
    """The two camps of what was given; none where it is not contested.

    Args:
        found: what was given.
        scale: on which scale.
    """
    word, quartiles = flag(found, scale), found.spread.quartiles
    if not word or quartiles is None:
        return None
    reach = scale.greatest - scale.least
    if word == "split":
        lower, upper = scale.least + reach / 3, scale.greatest - reach / 3
    else:
        lower, upper = quartiles
    low = tuple(value for value in found.values if value <= lower)
    high = tuple(value for value in found.values if value >= upper)
    apart = (sum(high) / len(high) - sum(low) / len(low)) if word == "split" else upper - lower
    if word != "split" and apart < SPAN:
        return None
    return Camps(low=low, high=high, width=apart / reach, split=word == "split")


def balance(one: int, other: int) -> float:
    """How far two sides of sources are apart: 1 where as many say one thing as the other."""
    return 2 * min(one, other) / (one + other) if one and other else 0.0
