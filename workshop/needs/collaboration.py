"""Which departments want the same: who could work together, and who stands alone."""

from __future__ import annotations

import msgspec

from workshop.needs.standing import Needs


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two departments, and what they share."""

    first: str
    """The id of the department; of two the one whose name comes first."""
    second: str
    needs: tuple[str, ...]
    """The ids of the needs that both asked for, or scored above the middle."""
    ties: tuple[str, ...]
    """The ids of the needs of the first that help, or are helped by, one of the second."""


def collaboration_of(needs: Needs) -> tuple[Pair, ...]:
    """Every pair of departments that ask for something, those that share nothing too."""
    raise NotImplementedError
