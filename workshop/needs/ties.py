"""How needs are tied: which exclude each other, compete, or help each other."""

from __future__ import annotations

from typing import Literal

import msgspec

from workshop.needs.standing import Needs

Kind = Literal["excludes", "competes", "helps"]


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """Two needs that are tied, each pair of a kind once, whichever of them says so."""

    first: str
    """The id of the need that was entered first."""
    second: str
    kind: Kind
    reason: str = ""
    """Why, as it was typed."""
    said_by: str
    """The id of the row that says so."""


def ties_of(needs: Needs) -> tuple[Tie, ...]:
    """All ties, in the order of the needs; those of what was merged are those of the whole."""
    raise NotImplementedError
