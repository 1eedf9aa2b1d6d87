"""What the strategy costs year by year, and in which year the money in hand does not cover it.

All sums are whole cents. Money of one year is compared with what is in hand in that year: what is
left of one is not in hand in the next unless whoever asks says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

import msgspec

from workshop.language import say
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.kinds.strategy.budget import BUDGET, PARTS, USES
from workshop.registers.kinds.strategy.funding import FUNDING
from workshop.registers.money_words import money_told
from workshop.strategy.linked import Linked

_AMOUNTS: Final = ("low", "likely", "high")


class Amounts(msgspec.Struct, frozen=True):
    """What something costs, in cents."""

    low: int = 0
    likely: int = 0
    high: int = 0

    def __add__(self, other: Amounts) -> Amounts:
        return Amounts(self.low + other.low, self.likely + other.likely, self.high + other.high)


NOTHING: Final = Amounts()


class YearMoney(msgspec.Struct, frozen=True, kw_only=True):
    """What one year costs."""

    year: int
    costs: Amounts
    by_part: Mapping[str, Amounts]
    """By the parts that have lines in it, in their order; under an empty name what is of none."""
    by_use: Mapping[str, Amounts]
    """Likewise by use."""
    in_hand: int | None
    """The money that there is; none where nobody said that of any year, nothing where it was said
    of others."""
    rows: tuple[str, ...]
    """The ids of the budget lines that it comes from."""

    @property
    def lacking(self) -> int:
        """How much of the likely cost is not covered, in cents; 0 where it is covered."""
        return 0 if self.in_hand is None else max(self.costs.likely - self.in_hand, 0)


class Money(msgspec.Struct, frozen=True, kw_only=True):
    """What all years cost."""

    years: tuple[YearMoney, ...]
    """Every year from the first to the last with a line or with money in hand."""
    costs: Amounts
    by_part: Mapping[str, Amounts]
    by_use: Mapping[str, Amounts]
    without_amounts: tuple[str, ...]
    """The ids of the lines that say no amount, and so are in no sum."""
    with_some: tuple[str, ...]
    """The ids of those that say one or two of the three; see `amounts_of`."""


class Viability(msgspec.Struct, frozen=True, kw_only=True):
    """From which year on the money in hand does not cover the cost; none where it always does."""

    low: int | None
    likely: int | None
    high: int | None
    lacking: int
    """How much is lacking in the first year in which the likely cost is not covered, in cents."""
    until: int
    """The last year that was looked at."""


def amounts_of(row: Row) -> Amounts | None:
    """What a budget line costs; none where it says no amount.

    Of the three what is not said is taken from the others, so that no sum looks smaller than it
    is: likely is the high amount, else the low one; low and high are the likely one.
    """
    found = filled(row, _AMOUNTS, instead="high")
    return Amounts(*found) if found else None


def filled(row: Row, fields: tuple[str, str, str], *, instead: str) -> tuple[Any, Any, Any] | None:
    """What is least, likely and most, where some of it is not said; none where nothing is.

    Args:
        row: the row that says it.
        fields: the fields of the three.
        instead: the field of the least or the most that tells what is likely where that is not
            said; where it does not either, the other one tells. Least and most are what is likely
            where they are not said.
    """
    low, likely, high = fields
    said = {each: row.cell(each) for each in (likely, instead, low, high)}
    middle = next((each for each in said.values() if each is not None), None)
    if middle is None:
        return None
    least, most = (middle if said[each] is None else said[each] for each in (low, high))
    return least, middle, most


def likely_costs(record: Record, projects: Linked) -> dict[str, int]:
    """By the id of a project, the likely cost of its budget lines that say one, in cents."""
    costs: dict[str, int] = {}
    for row in record.rows(BUDGET):
        project, amounts = projects.one(row, "project"), amounts_of(row)
        if project and amounts:
            costs[project] = costs.get(project, 0) + amounts.likely
    return costs


def money_of(record: Record) -> Money:
    """The budget lines of a record, added up by year, part and use, beside the money in hand."""
    lines = [(row, amounts_of(row)) for row in record.rows(BUDGET)]
    counted = [(row, amounts) for row, amounts in lines if amounts]
    funds = in_hand_of(record)
    known = {int(row.cell("year")) for row, _ in counted} | set(funds)
    years = range(min(known, default=0), max(known, default=-1) + 1)
    return Money(
        years=tuple(_year(year, counted, funds) for year in years),
        costs=sum((amounts for _, amounts in counted), NOTHING),
        by_part=_by("part", PARTS, counted),
        by_use=_by("use", USES, counted),
        without_amounts=tuple(row.id for row, amounts in lines if amounts is None),
        with_some=tuple(row.id for row, _ in counted if None in _said(row)),
    )


def viability_of(money: Money) -> Viability | None:
    """In which year the money in hand first does not cover the low, likely and high cost.

    What is left of a year is not in hand in the next. None where there is no cost, or nobody said
    what is in hand.
    """
    years = [(each, each.in_hand) for each in money.years]
    if money.costs == NOTHING or any(in_hand is None for _, in_hand in years):
        return None
    first: dict[str, int] = {}
    lacking = 0
    for name in _AMOUNTS:
        for each, in_hand in years:
            over = (in_hand or 0) - getattr(each.costs, name)
            if over < 0:
                first[name] = each.year
                lacking = -over if name == "likely" else lacking
                break
    return Viability(
        low=first.get("low"),
        likely=first.get("likely"),
        high=first.get("high"),
        lacking=lacking,
        until=money.years[-1].year,
    )


def viability_told(money: Money, currency: str = "") -> str:
    """The same in a sentence, which says what is missing where it cannot be told.

    Args:
        money: what it costs and what is in hand.
        currency: what money is counted in, a sign or a word; empty where nobody said.
    """
    if money.costs == NOTHING:
        return say("Nobody has said yet what the strategy costs.")
    found = viability_of(money)
    if found is None:
        return say(
            "Nobody has said yet what money is in hand, so it cannot be told how long it lasts."
        )
    if found.likely is not None:
        return say(
            "{year} is the first year in which the money in hand does not cover the likely cost: "
            "{money} is lacking.",
            year=str(found.likely),
            money=money_told(found.lacking, currency),
        )
    if found.high is not None:
        return say(
            "The money in hand covers the likely cost of every year up to {last}, but not the "
            "highest of {year}.",
            last=str(found.until),
            year=str(found.high),
        )
    return say(
        "The money in hand covers even the highest cost of every year up to {last}.",
        last=str(found.until),
    )


def _said(row: Row) -> tuple[int | None, ...]:
    return tuple(row.cell(each) for each in _AMOUNTS)


def in_hand_of(record: Record) -> dict[int, int]:
    """The money in hand by year, in cents, where an amount was said."""
    found: dict[int, int] = {}
    for row in record.rows(FUNDING):
        if (amount := row.cell("amount")) is not None:
            year = int(row.cell("year"))
            found[year] = found.get(year, 0) + amount
    return found


def _year(year: int, counted: list[tuple[Row, Amounts]], funds: Mapping[int, int]) -> YearMoney:
    here = [(row, amounts) for row, amounts in counted if row.cell("year") == year]
    return YearMoney(
        year=year,
        costs=sum((amounts for _, amounts in here), NOTHING),
        by_part=_by("part", PARTS, here),
        by_use=_by("use", USES, here),
        in_hand=funds.get(year, 0) if funds else None,
        rows=tuple(row.id for row, _ in here),
    )


def _by(
    field: str, names: Iterable[str], counted: Iterable[tuple[Row, Amounts]]
) -> dict[str, Amounts]:
    """The sums by what a field says, in the order of its options, what says nothing last."""
    found: dict[str, Amounts] = {}
    for row, amounts in counted:
        name = row.cell(field)
        found[name] = found.get(name, NOTHING) + amounts
    return {name: found[name] for name in (*names, "") if name in found}


def unfunded_of(record: Record, money: Money) -> tuple[str, ...]:
    """The ids of the lines that money in hand does not reach, by year.

    In a year it goes first to what keeps the work running, then to change, then to what makes the
    work grow, then to what says no use; of one use to what was entered first. A line whose likely
    cost is more than what is left gets none of it. Where nobody said what is in hand there is none.
    """
    rows = {row.id: row for row in record.rows(BUDGET)}
    order = (*USES, "")
    found = []
    for year in money.years:
        left = year.in_hand
        if left is None:
            continue
        for row_id in sorted(year.rows, key=lambda each: order.index(rows[each].cell("use"))):
            amounts = amounts_of(rows[row_id]) or NOTHING
            if amounts.likely > left:
                found.append(row_id)
            else:
                left -= amounts.likely
    return tuple(found)
