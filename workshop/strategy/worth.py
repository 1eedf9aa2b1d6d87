"""What the strategy is worth: benefits less likely cost over the years, and on what that hangs."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from workshop.methods.finance.cash import discounted
from workshop.methods.finance.npv import PresentValue, npv
from workshop.methods.finance.payback import Payback, payback
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.kinds.strategy.benefits import BENEFITS
from workshop.registers.kinds.strategy.budget import BUDGET
from workshop.strategy.money import amounts_of


class Worth(msgspec.Struct, frozen=True, kw_only=True):
    """What comes in and goes out, and what that is worth in the first of the years."""

    rate: float
    """The discount rate, a share a year."""
    years: tuple[int, ...]
    """The first one is not discounted."""
    benefits: tuple[int, ...]
    """By year, in cents."""
    costs: tuple[int, ...]
    """The likely ones by year, in cents."""
    present: PresentValue
    """In the unit of the table, with its source."""
    payback: Payback
    """In years, with its source."""
    undated: tuple[str, ...]
    """The ids of the benefits in money of which no year is known, and so are not counted."""

    @property
    def flows(self) -> tuple[int, ...]:
        """Benefits less costs by year, in cents."""
        return tuple(a - b for a, b in zip(self.benefits, self.costs, strict=True))


class Swing(msgspec.Struct, frozen=True, kw_only=True):
    """What the net present value is where one input alone is at its low and at its high."""

    row_id: str
    """The budget line."""
    at_low: float
    at_high: float
    """In the unit of the table."""

    @property
    def size(self) -> float:
        """How far they are apart."""
        return abs(self.at_low - self.at_high)


def worth_of(record: Record, rate: float, *, until: int | None = None) -> Worth | None:
    """What the strategy is worth; none where there are neither likely costs nor benefits in money.

    A benefit comes every year from its first one on, else from that of the day by which it is due,
    up to the last year.

    Args:
        record: the record.
        rate: the discount rate as a share a year, -0.99 to 100.
        until: the last year; the last one in which something costs or begins to bring something
            unless given. What comes later is left out.

    Raises:
        BadInput: the rate is out of range.
    """
    costs = {
        row.id: (int(row.cell("year")), amounts.likely)
        for row in record.rows(BUDGET)
        if (amounts := amounts_of(row))
    }
    bringing = [row for row in record.rows(BENEFITS) if row.cell("yearly") is not None]
    begun = [(first_year(row), row.cell("yearly")) for row in bringing]
    dated = [(year, yearly) for year, yearly in begun if year is not None]
    known = {year for year, _ in costs.values()} | {year for year, _ in dated}
    last = max(known, default=0) if until is None else until
    if not known or last < min(known):
        return None
    years = tuple(range(min(known), last + 1))
    income = tuple(sum(cents for begins, cents in dated if begins <= year) for year in years)
    spent = tuple(sum(cents for own, cents in costs.values() if own == year) for year in years)
    flows = [(a - b) / 100 for a, b in zip(income, spent, strict=True)]
    return Worth(
        rate=rate,
        years=years,
        benefits=income,
        costs=spent,
        present=npv(rate, flows),
        payback=payback(flows, rate=rate),
        undated=tuple(
            row.id for row, (year, _) in zip(bringing, begun, strict=True) if year is None
        ),
    )


def first_year(row: Row) -> int | None:
    """The first year in which a benefit brings money; none where that cannot be told."""
    if (year := row.cell("from_year")) is not None:
        return int(year)
    due = row.cell("due")
    return due.year if due else None


def tornado_of(record: Record, worth: Worth) -> tuple[Swing, ...]:
    """What moves the net present value most: each budget line at its low and at its high.

    All others stay likely. The greatest swing comes first; of equal ones the line that was entered
    first. Lines without a range, and those of years that are not looked at, move nothing and are
    left out.
    """
    found = []
    for row in record.rows(BUDGET):
        amounts, year = amounts_of(row), int(row.cell("year"))
        if amounts is None or amounts.low == amounts.high or year not in worth.years:
            continue
        changed = {
            name: _present(worth, {year: getattr(amounts, name) - amounts.likely})
            for name in ("low", "high")
        }
        found.append(Swing(row_id=row.id, at_low=changed["low"], at_high=changed["high"]))
    return tuple(sorted(found, key=lambda each: -each.size))


def _present(worth: Worth, more: Mapping[int, int]) -> float:
    """The net present value where some years cost so many cents more than is likely."""
    flows = [
        (flow - more.get(year, 0)) / 100
        for year, flow in zip(worth.years, worth.flows, strict=True)
    ]
    return discounted(worth.rate, flows)
