"""The strategy as data: what its document says, on screen and in JSON."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from workshop.guide.step import Element


class MissingPartFact(msgspec.Struct, frozen=True, kw_only=True):
    """What an element must have, and of which there is nothing yet."""

    id: str
    """`mission`; see `workshop.strategy.element_parts`."""
    title: str
    guide: str
    """The guide whose session would fill it."""
    sentence: str


class LineFact(msgspec.Struct, frozen=True, kw_only=True):
    """A line of an element: a factor or a row of a register."""

    id: str
    """Its code, by which `workshop trace` finds it."""
    kind: str
    """`factors` or the name of the register."""
    text: str
    evidence: tuple[str, ...]
    """The entries that it rests on and that the edition tells, as `trace` finds them."""
    decided_by: tuple[str, ...]
    """Who decided on it or approved it, as the edition tells them."""
    decided_in: tuple[str, ...]
    """The codes of the decisions that rest on it."""
    entered_by: Literal["hand", "session", ""]
    """Where it was entered, where it rests on nothing that is told; else empty."""


class ElementFact(msgspec.Struct, frozen=True, kw_only=True):
    """One of the six elements."""

    rows: tuple[LineFact, ...]
    missing: tuple[MissingPartFact, ...]
    left_out: int = 0
    """How many lines the edition leaves out."""


class PurposeFact(msgspec.Struct, frozen=True, kw_only=True):
    """One of the seven purposes of IT."""

    id: str
    served_by: tuple[str, ...]
    """The codes of goals, needs and projects; empty where nothing serves it."""
    left_out: int = 0
    """How many more serve it that the edition does not tell."""


class GoalFact(msgspec.Struct, frozen=True, kw_only=True):
    """A goal with its figures."""

    id: str
    text: str
    measure: str
    now: str
    target: str
    due: date | None
    perspective: str
    objectives: tuple[str, ...]
    """The codes, or the words, of what it serves."""
    purposes: tuple[str, ...]
    drivers: tuple[str, ...]
    blockers: tuple[str, ...]
    """The codes of factors, or words."""
    leads_to: tuple[str, ...]
    lacks: tuple[str, ...]
    """Of `measure`, `target` and `initiative` what it has not."""


class BenchmarkFact(msgspec.Struct, frozen=True, kw_only=True):
    """What a measure is today and with an approach."""

    measure: str
    today: str
    expected: str
    approach: str


class ProjectFact(msgspec.Struct, frozen=True, kw_only=True):
    """A project in outline."""

    id: str
    text: str
    state: str
    goals: tuple[str, ...]
    begins: date | None
    ends: date | None
    expected: str
    reached: str
    deliverables: tuple[str, ...]
    """The codes of its deliverables."""
    benchmarks: tuple[BenchmarkFact, ...]
    depends_on: tuple[str, ...]
    budget: tuple[str, ...]
    """The codes of its budget lines."""
    cost: float | None
    """Likely cost of those that say one, in the unit of the table; none where none does."""
    approvals: tuple[str, ...]
    """The codes of the steps of its approval ladder."""


class YearFact(msgspec.Struct, frozen=True, kw_only=True):
    """What a year costs, in the unit of the table, cents as decimals."""

    year: int
    low: float
    likely: float
    high: float
    in_hand: float | None


class MoneyFact(msgspec.Struct, frozen=True, kw_only=True):
    """Budget and forecast."""

    years: tuple[YearFact, ...]
    likely: float
    by_part: dict[str, float]
    by_use: dict[str, float]
    first_year_not_covered: int | None
    sentence: str
    npv: float | None
    payback: float | None
    """In years; none where it is not paid back or nobody said what comes in."""
    left_out: int = 0
    """How many lines the edition leaves out; they are in no sum."""
    n: int = 0
    """How many lines of the budget are added up."""


class AwarenessFact(msgspec.Struct, frozen=True, kw_only=True):
    """What a department knows of a change."""

    change: str
    """Its code."""
    department: str
    state: Literal["acknowledged", "told", "to tell", "untold"]
    told: date | None


class MapLinkFact(msgspec.Struct, frozen=True, kw_only=True):
    """What leads to what, by code."""

    cause: str
    effect: str


class MapFact(msgspec.Struct, frozen=True, kw_only=True):
    """The strategy map."""

    perspectives: dict[str, tuple[str, ...]]
    """By perspective, the codes in it; `none` for those of none."""
    links: tuple[MapLinkFact, ...]
    unlinked: tuple[str, ...]
    lacking: dict[str, tuple[str, ...]]
    """By code, what it has not of `measure`, `target` and `initiative`."""


Elements = dict[Element, ElementFact]
