"""What the strategy is worth: benefits less likely cost over the years, and on what that hangs.

What runs today is paid for with the strategy and without it, so lines of that part do not count.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from typing import Final, Literal

import msgspec

from workshop.methods.core.checks import Undefined
from workshop.methods.finance.npv import PresentValue, npv
from workshop.methods.finance.payback import Payback, payback
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.kinds.strategy.benefits import BENEFITS
from workshop.registers.kinds.strategy.budget import BUDGET, PARTS
from workshop.strategy.assumed import Assumed, last_year_of, rate_of
from workshop.strategy.money import Amounts, amounts_of, filled

End = Literal["low", "likely", "high"]

PRESENT: Final = PARTS[0]
"""The part of the budget that is paid for whatever is decided."""


class Cost(msgspec.Struct, frozen=True):
    """A budget line that says an amount."""

    row: Row
    year: int
    amounts: Amounts


class Yield(msgspec.Struct, frozen=True):
    """A benefit in money, of every year from its first one on."""

    row: Row
    first: int
    amounts: Amounts
    """A year."""


class Inputs(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the net present value is worked out of."""

    costs: tuple[Cost, ...]
    benefits: tuple[Yield, ...]
    rate: Assumed
    """As a share a year."""
    until: Assumed
    """The last year that is looked at."""
    undated: tuple[str, ...]
    """The ids of the benefits in money of which no year is known, and so are not counted."""
    anyway: int = 0
    """How many budget lines are for what is there today, and so are not counted."""

    @property
    def first(self) -> int:
        """The year to which everything is discounted."""
        return min([*(each.year for each in self.costs), *(each.first for each in self.benefits)])

    def years(self, until: int) -> tuple[int, ...]:
        """The years that are looked at."""
        return tuple(range(self.first, until + 1))

    def income(self, years: Iterable[int]) -> tuple[int, ...]:
        """What benefits are likely to bring in each of some years, in cents."""
        return tuple(
            sum(each.amounts.likely for each in self.benefits if each.first <= year)
            for year in years
        )

    def spent(self, years: Iterable[int]) -> tuple[int, ...]:
        """What is likely to be paid in each of some years, in cents."""
        return tuple(
            sum(each.amounts.likely for each in self.costs if each.year == year) for year in years
        )


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
    inputs: Inputs
    """What it was worked out of."""

    @property
    def flows(self) -> tuple[int, ...]:
        """Benefits less costs by year, in cents."""
        return tuple(a - b for a, b in zip(self.benefits, self.costs, strict=True))

    @property
    def undated(self) -> tuple[str, ...]:
        """The ids of the benefits in money of which no year is known, and so are not counted."""
        return self.inputs.undated


class Swing(msgspec.Struct, frozen=True, kw_only=True):
    """What the net present value is where one input alone is at its low and at its high."""

    row_id: str
    """The budget line, the benefit or the assumption."""
    kind: Literal["cost", "benefit", "rate", "last year"]
    low: float
    """The input at its low: cents, a share a year, a year."""
    high: float
    at_low: float
    at_high: float
    """In the unit of the table."""

    @property
    def size(self) -> float:
        """How far they are apart."""
        return abs(self.at_low - self.at_high)


def inputs_of(record: Record) -> Inputs | None:
    """What the worth of the strategy is worked out of.

    The discount rate is the one recorded, else the usual one; the last year the one recorded, else
    the last in which something costs or begins to bring something. None where there are neither
    costs nor dated benefits, or nothing of them is in the years.
    """
    lines = tuple(
        Cost(row, int(row.cell("year")), amounts)
        for row in record.rows(BUDGET)
        if (amounts := amounts_of(row))
    )
    costs = tuple(each for each in lines if each.row.cell("part") != PRESENT)
    bringing = [(row, first_year(row), yearly_of(row)) for row in record.rows(BENEFITS)]
    benefits = tuple(
        Yield(row, first, amounts) for row, first, amounts in bringing if amounts and first
    )
    known = [*(each.year for each in lines), *(each.first for each in benefits)]
    last = last_year_of(record) or _last_of(known)
    begun = [*(each.year for each in costs), *(each.first for each in benefits)]
    if last is None or last.likely < min(begun, default=math.inf):
        return None
    return Inputs(
        costs=costs,
        benefits=benefits,
        rate=rate_of(record),
        until=last,
        undated=tuple(row.id for row, first, amounts in bringing if amounts and first is None),
        anyway=len(lines) - len(costs),
    )


def _last_of(years: Collection[int]) -> Assumed | None:
    """The last of some years, without a range; none where there are none."""
    return Assumed(max(years), max(years), max(years)) if years else None


def worth_of(record: Record) -> Worth | None:
    """What the strategy is worth; none where there are neither likely costs nor benefits in money.

    A benefit comes every year from its first one on, else from that of the day by which it is due,
    up to the last year. What comes later than that is left out.
    """
    inputs = inputs_of(record)
    if inputs is None:
        return None
    years = inputs.years(int(inputs.until.likely))
    income, spent = inputs.income(years), inputs.spent(years)
    flows = [(a - b) / 100 for a, b in zip(income, spent, strict=True)]
    return Worth(
        rate=inputs.rate.likely,
        years=years,
        benefits=income,
        costs=spent,
        present=npv(inputs.rate.likely, flows),
        payback=payback(flows, rate=inputs.rate.likely),
        inputs=inputs,
    )


def first_year(row: Row) -> int | None:
    """The first year in which a benefit brings money; none where that cannot be told."""
    if (year := row.cell("from_year")) is not None:
        return int(year)
    due = row.cell("due")
    return due.year if due else None


def yearly_of(row: Row) -> Amounts | None:
    """What a benefit brings each year, in cents; none where it says no amount.

    Of the three what is not said is taken from the others, so that no benefit looks greater than
    it is: likely is the low amount, else the high one; low and high are the likely one.
    """
    found = filled(row, ("yearly_low", "yearly", "yearly_high"), instead="yearly_low")
    return Amounts(*found) if found else None


_ENDS: Final[tuple[End, End]] = ("low", "high")


def tornado_of(worth: Worth) -> tuple[Swing, ...]:
    """What moves the net present value most: each input at its low and at its high.

    All others stay likely. The greatest swing comes first; of equal ones the cost before the
    benefit, the rate and the last year, then the one that was entered first. Inputs without a
    range, and those of years that are not looked at, move nothing and are left out.
    """
    inputs, found = worth.inputs, []
    for cost in inputs.costs:
        if cost.amounts.low != cost.amounts.high and cost.year in worth.years:
            ends = [_with_more(worth, {cost.year: cost.amounts.likely - getattr(cost.amounts, end)})
                    for end in _ENDS]  # fmt: skip
            found.append(_swing(cost.row, "cost", cost.amounts, ends))
    for each in inputs.benefits:
        if each.amounts.low != each.amounts.high and each.first <= worth.years[-1]:
            years = [year for year in worth.years if year >= each.first]
            ends = [
                _with_more(
                    worth, dict.fromkeys(years, getattr(each.amounts, end) - each.amounts.likely)
                )
                for end in _ENDS
            ]
            found.append(_swing(each.row, "benefit", each.amounts, ends))
    if inputs.rate.row and inputs.rate.low != inputs.rate.high:
        flows = [flow / 100 for flow in worth.flows]
        ends = [_number(npv(getattr(inputs.rate, end), flows)) for end in _ENDS]
        found.append(_swing(inputs.rate.row, "rate", inputs.rate, ends))
    if inputs.until.row and inputs.until.low != inputs.until.high:
        ends = [_until(inputs, int(getattr(inputs.until, end))) for end in _ENDS]
        found.append(_swing(inputs.until.row, "last year", inputs.until, ends))
    return tuple(sorted(found, key=lambda swing: -swing.size))


def _swing(
    row: Row,
    kind: Literal["cost", "benefit", "rate", "last year"],
    given: Amounts | Assumed,
    ends: Sequence[float],
) -> Swing:
    at_low, at_high = ends
    return Swing(
        row_id=row.id, kind=kind, low=given.low, high=given.high, at_low=at_low, at_high=at_high
    )


def _with_more(worth: Worth, more: dict[int, int]) -> float:
    """The net present value where some years bring so many cents more than is likely."""
    flows = [
        (flow + more.get(year, 0)) / 100
        for year, flow in zip(worth.years, worth.flows, strict=True)
    ]
    return _number(npv(worth.rate, flows))


def _until(inputs: Inputs, until: int) -> float:
    """The net present value up to another last year; nothing where that is before the first."""
    years = inputs.years(until)
    flows = [(a - b) / 100 for a, b in zip(inputs.income(years), inputs.spent(years), strict=True)]
    return _number(npv(inputs.rate.likely, flows)) if flows else 0.0


def _number(found: PresentValue) -> float:
    """A net present value; rates from 0 on lead to no number that is not one."""
    return 0.0 if isinstance(found.npv, Undefined) else found.npv
