"""What became of a step, and of a quote in a recording, as data."""

from __future__ import annotations

from typing import Literal

import msgspec


class StepFact(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a step."""

    id: str
    title: str
    kind: str
    state: Literal["done", "open", "skipped", "not reached", "not called for"]
    must_ask: bool
    planned_minutes: float
    spent_minutes: float
    reason: str = ""
    entries: int = 0
    dry: bool = False
    """Whether it was asked until nothing more came."""


class RecordingFact(msgspec.Struct, frozen=True, kw_only=True):
    """What a recording of the session says of a quote."""

    state: Literal["verbatim", "close", "not found", "no transcript"]
    at: float | None = None
    """When it was said, in seconds from the start; none where that is not known or not told."""
