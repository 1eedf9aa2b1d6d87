"""Strategies by pairs of factors, and gaps with what closes them, as data."""

from __future__ import annotations

from typing import Literal

import msgspec

from workshop.strategy.facts import BenchmarkFact


class PairedFact(msgspec.Struct, frozen=True, kw_only=True):
    """A strategy that was made of pairs."""

    id: str
    """Its code."""
    text: str
    cell: str
    """`SO`, `WO`, `ST`, `WT`; empty where nothing tells."""
    cites: tuple[str, ...]
    """The codes of the factors, as far as they are told."""
    fault: str
    """Why it does not follow from what it cites, as the end of a sentence; empty else."""
    rating: float | None
    """Its one rating from 1 to 4."""
    sum: float | None
    """The sum of weight times score over the factors that count."""
    place: int | None
    """Its place by that sum, or by its rating where nothing is scored by factors."""
    owner: str
    serves: tuple[str, ...]
    """The codes of objectives, or words."""
    shortlisted: Literal["yes", "no", ""]
    shortlisted_by: str
    """`attractiveness` or `decided`; empty where nobody said."""
    becomes: tuple[str, ...]
    """The codes of the goals and projects that came of it."""
    decided_in: tuple[str, ...]
    """The codes of the decisions that rest on it."""
    evidence: tuple[str, ...]
    """The entries that it rests on and that are told, as `trace` finds them."""


class FactorScoresFact(msgspec.Struct, frozen=True, kw_only=True):
    """What one factor gives the strategies."""

    id: str
    """The code of the factor."""
    weight: float | None
    scores: dict[str, str]
    """By the code of the strategy: 1 to 4, or `-` where it does not affect the choice."""
    counts: bool
    """Whether it counts in the sums."""


class TowsFact(msgspec.Struct, frozen=True, kw_only=True):
    """The TOWS matrix with what followed from it."""

    n: int
    """How many strategies are told."""
    sentence: str
    source: str
    strategies: tuple[PairedFact, ...]
    """The most attractive first."""
    unused: dict[str, tuple[str, ...]]
    """By letter, the codes of the factors that no strategy cites."""
    scores: tuple[FactorScoresFact, ...]
    """What the factors give, the heaviest first."""
    attractiveness: str
    """Which strategy is most attractive, in a sentence, or why that is not known."""


class GapFact(msgspec.Struct, frozen=True, kw_only=True):
    """A gap with what closes it."""

    id: str
    text: str
    present: float | None
    wanted: float | None
    importance: float | None
    gap: float | None
    priority: float | None
    """Importance times the gap."""
    place: int | None
    """Its place by that; equal ones share it."""
    cause: str
    seen_in: tuple[str, ...]
    """The codes of factors and themes, or words."""
    strategies: tuple[str, ...]
    """The codes of what closes it, as of the rest."""
    goals: tuple[str, ...]
    projects: tuple[str, ...]
    decisions: tuple[str, ...]
    actions: tuple[str, ...]
    """Ids by which `workshop trace` finds them."""
    benchmarks: tuple[BenchmarkFact, ...]
    """What is measured of those projects."""
    evidence: tuple[str, ...]


class GapsFact(msgspec.Struct, frozen=True, kw_only=True):
    """All gaps, that first which matters most."""

    n: int
    sentence: str
    source: str
    gaps: tuple[GapFact, ...]
