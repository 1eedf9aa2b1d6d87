"""What stands in a working draft while nobody has made a finding, by a rule that says so.

Themes, tags among them, and factors that were joined of several statements, which three or more
departments speak of; of half the departments where four or fewer were heard. At most five, in the
one order. A draft says how many speak of what, and never what it comes to: that is for people.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final

import msgspec

from workshop.analysis.order.one_order import Key

MOST: Final = 5
"""So many stand in a draft."""
DEPARTMENTS: Final = 3
"""So many departments must speak of it."""
SMALL: Final = 4
"""Of so many departments or fewer, half are enough."""
ALONE: Final = 2
"""One department by itself is never enough."""


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """What may stand in a draft."""

    code: str
    words: str
    """The name of the theme, or the statement."""
    departments: int
    key: Key
    """What sorts it, as factors are sorted."""
    factors: frozenset[str]
    """The ids of the factors that it speaks of."""


def enough(heard: int) -> int:
    """How many departments must speak of something, of so many that were heard."""
    return DEPARTMENTS if heard > SMALL else max(ALONE, math.ceil(heard / 2))


def drafted(candidates: Iterable[Candidate], heard: int) -> list[Candidate]:
    """What stands in the draft, in its order.

    What another one speaks of too, and of more, is not told beside it; of two that speak of the
    same the first stands.

    Args:
        candidates: themes, then factors.
        heard: how many departments were heard.
    """
    least = enough(heard)
    wide = [each for each in candidates if each.departments >= least]
    apart = [
        each
        for at, each in enumerate(wide)
        if not each.factors
        or not any(
            each.factors < other.factors or (each.factors == other.factors and place < at)
            for place, other in enumerate(wide)
        )
    ]
    return sorted(apart, key=lambda one: (*one.key, one.words, one.code))[:MOST]
