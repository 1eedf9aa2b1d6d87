"""Two ways to choose needs within the limits: most value, and equal shares between departments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

import msgspec

from workshop.needs.agreed import Framework
from workshop.needs.standing import Needs

Way = Literal["value", "equal_shares"]
"""How needs are chosen."""

STEPS: Final = 200_000
"""How much is looked at before the best found is told with its bound: under two seconds for
1,000 needs, and the same on every computer."""

Reason = Literal[
    "money", "staff", "excluded", "unknown value", "unknown cost", "less value", "share"
]
"""Why a need is not done: too little is left of a limit, another one excludes it, its value or
what it takes is not known, it is worth less than what is done, no department has money for it."""


class NotDone(msgspec.Struct, frozen=True, kw_only=True):
    """A need that is not chosen."""

    need_id: str
    reason: Reason
    by: tuple[str, ...] = ()
    """The ids of the needs that exclude it or took the means."""
    lacks: Mapping[str, int | float] = {}
    """By limit, how much more there would have to be; as stored."""


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """What one way chooses."""

    way: Way
    chosen: tuple[str, ...]
    """The ids of the needs, in the order in which they were entered."""
    not_done: tuple[NotDone, ...]
    """All others, each once, in the same order."""
    next_in: tuple[str, ...]
    """The ids of what would come in first if there were more."""
    used: Mapping[str, int | float]
    """By limit, how much of it is used, as stored."""
    value: float
    """What is chosen is worth together."""
    asked: float
    """What all needs are worth together."""
    share: Mapping[str, float]
    """By the id of a department, the value chosen of what it asked for, over the value of what it
    asked for: 0 to 1. One without any value is not there."""
    proven: bool = True
    """Whether no choice within the limits is worth more; of equal shares, whether the rule went to
    its end."""
    bound: float | None = None
    """What no choice can be worth more than."""


class Selections(msgspec.Struct, frozen=True, kw_only=True):
    """Both ways side by side."""

    value: Selection
    equal_shares: Selection

    def of(self, way: Way) -> Selection:
        """One of them."""
        return self.value if way == "value" else self.equal_shares


def selections_of(needs: Needs, framework: Framework, *, steps: int = STEPS) -> Selections | None:
    """Both selections; none where there are no limits. Nothing left out would still fit."""
    raise NotImplementedError
