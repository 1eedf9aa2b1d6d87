"""How high each risk is, what each mitigation would leave of it, and which one is best.

The best is that which leaves the least of the risk, of equal ones the cheapest; one whose cost
nobody said comes after those with a cost, and of what is still equal the one entered first. One
that would not lower the risk is none, nor is one that was dropped.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

import msgspec

from workshop.methods.core.checks import Undefined
from workshop.methods.risk.risk import SOURCE as SOURCE  # noqa: PLC0414 - asked for here
from workshop.methods.risk.risk import Risk, risk
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.kinds.strategy.mitigations import DROPPED, MITIGATIONS
from workshop.strategy.linked import Linked

RISKS: Final = "risks"
"""The register of risks."""


class Level(msgspec.Struct, frozen=True):
    """Likelihood times impact."""

    score: int
    """1 to 25."""
    band: str
    """`low`, `medium`, `high` or `very high`."""


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """Something that could be done about a risk."""

    row: Row
    """The mitigation; the risk itself for what stands in its own columns."""
    text: str
    residual: Level | None
    """What it leaves of the risk; none where that was not judged."""
    cost: int | None
    """In cents; none where nobody said."""
    is_dropped: bool = False


class RiskLevels(msgspec.Struct, frozen=True, kw_only=True):
    """A risk, before anything is done and after each of what could be."""

    row: Row
    inherent: Level | None
    """None where it was not judged."""
    options: tuple[Option, ...]
    """What its own columns say first, then its mitigations as they were entered."""
    best: Option | None
    """None where none that was judged lowers it."""


def risks_of(record: Record) -> tuple[RiskLevels, ...]:
    """The risks of a record, the highest first, those that nobody judged last."""
    linked = Linked(record, RISKS)
    mitigations = linked.grouped(record.rows(MITIGATIONS), "risk")
    found = [_levels(row, mitigations.get(row.id, [])) for row in linked.rows.values()]
    return tuple(sorted(found, key=lambda each: -each.inherent.score if each.inherent else 0))


def unlinked(record: Record) -> tuple[Row, ...]:
    """The mitigations that are about no risk of the record, as they were entered."""
    linked = Linked(record, RISKS)
    return tuple(row for row in record.rows(MITIGATIONS) if not linked.one(row, "risk"))


def _levels(row: Row, mitigations: list[Row]) -> RiskLevels:
    inherent = _level(row.cell("likelihood"), row.cell("impact"))
    options = (*_own(row), *(_option(each) for each in mitigations))
    judged = [
        (each.residual.score, each.cost is None, each.cost or 0, place)
        for place, each in enumerate(options)
        if each.residual and not each.is_dropped
        if inherent is None or each.residual.score < inherent.score
    ]
    best = options[min(judged)[-1]] if judged else None
    return RiskLevels(row=row, inherent=inherent, options=options, best=best)


def _own(row: Row) -> Iterator[Option]:
    """What the risk itself says of its mitigation, where it says something."""
    residual = _level(row.cell("likelihood_after"), row.cell("impact_after"))
    if row.cell("mitigation") or residual:
        yield Option(row=row, text=row.cell("mitigation"), residual=residual, cost=None)


def _option(row: Row) -> Option:
    return Option(
        row=row,
        text=row.subject,
        residual=_level(row.cell("likelihood_after"), row.cell("impact_after")),
        cost=row.cell("cost"),
        is_dropped=row.cell("state") == DROPPED,
    )


@cache
def _level(likelihood: float | None, impact: float | None) -> Level | None:
    """The score and band, as `workshop calc risk` has them."""
    found = risk([Risk("", likelihood, impact)])
    score, band = found.inherent[0], found.inherent_bands[0]
    if isinstance(score, Undefined) or isinstance(band, Undefined):
        return None
    return Level(int(score), band)
