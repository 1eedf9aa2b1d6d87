"""That the rest of a session was planned anew, as data of its documents."""

from __future__ import annotations

from datetime import datetime

import msgspec


class PlanFact(msgspec.Struct, frozen=True, kw_only=True):
    """That the rest of a session was planned anew."""

    at: datetime
    step: str
    """The step that was in front of the room."""
    reason: str
    left_out: tuple[str, ...] = ()
    """The ids of the steps that were left out."""
    shorter: dict[str, tuple[float, float]] = {}
    """By step id, the minutes that were planned and those that the step was given."""
    longer: dict[str, tuple[float, float]] = {}
    """The same of steps that were given more."""
    more: float = 0
    """Minutes that the room was asked for beyond the end that was planned."""
