"""What the strategy costs as tables: by year, by part and year, and the lines behind it."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.language import say
from workshop.registers.numbers import show_cents
from workshop.report.blocks import Column, Table
from workshop.strategy.money import Amounts, Money


def by_year(money: Money, *, whole: bool = True) -> Table:
    """A line a year: what it costs at least, likely and at most, and what is in hand.

    Args:
        money: what all years cost.
        whole: with what runs, changes and grows the work, where lines say so.
    """
    has_funds = any(year.in_hand is not None for year in money.years)
    uses = [name for name in money.by_use if name] if whole else []
    columns = [
        Column(title=say("Year")),
        *(Column(title=say(name), numeric=True, weight=2) for name in uses),
        Column(title=say("At least"), numeric=True, weight=2),
        Column(title=say("Likely"), numeric=True, weight=2),
        Column(title=say("At most"), numeric=True, weight=2),
    ]
    if has_funds:
        columns.append(Column(title=say("Money in hand"), numeric=True, weight=2))
        columns.append(Column(title=say("Lacking"), numeric=True, weight=2))

    def row(head: str, costs: Amounts, by_use: object, funds: tuple[str, ...]) -> tuple[str, ...]:
        own = by_use if isinstance(by_use, dict) else {}
        return (
            head,
            *(show_cents(own[name].likely) if name in own else "–" for name in uses),
            show_cents(costs.low),
            show_cents(costs.likely),
            show_cents(costs.high),
            *funds,
        )

    in_hand = sum(year.in_hand or 0 for year in money.years)
    lacking = sum(year.lacking for year in money.years)
    total = (show_cents(in_hand), show_cents(lacking)) if has_funds else ()
    return Table(
        caption=say("What the strategy costs, year by year"),
        columns=tuple(columns),
        rows=tuple(
            row(
                str(year.year),
                year.costs,
                dict(year.by_use),
                (show_cents(year.in_hand or 0), _lacking(year.lacking)) if has_funds else (),
            )
            for year in money.years
        ),
        total=row(say("All years"), money.costs, dict(money.by_use), total),
    )


def _lacking(cents: int) -> str:
    return show_cents(cents) if cents else "–"


def by_part(money: Money) -> Table:
    """What present technology, integration and what is new are likely to cost in each year."""
    names = list(money.by_part)
    years = [year.year for year in money.years]
    return Table(
        caption=say("Likely cost by part, year by year"),
        columns=(
            Column(title=say("Part‖of a budget"), weight=3),
            *(Column(title=str(year), numeric=True, weight=2) for year in years),
            Column(title=say("All years"), numeric=True, weight=2),
        ),
        rows=tuple(
            (
                say(name) if name else say("Not said"),
                *(_of_part(year.by_part, name) for year in money.years),
                show_cents(money.by_part[name].likely),
            )
            for name in names
        ),
        total=(
            say("All"),
            *(show_cents(year.costs.likely) for year in money.years),
            show_cents(money.costs.likely),
        ),
    )


def _of_part(by_part: object, name: str) -> str:
    own = dict(by_part) if by_part else {}  # type: ignore[call-overload]
    return show_cents(own[name].likely) if name in own else "–"


def lines_by_year(money: Money) -> Iterator[str]:
    """A sentence a year, for the first page: what it costs, and whether that is in hand."""
    for year in money.years:
        costs = year.costs
        words = say(
            "{year}: likely {likely}, at least {low}, at most {high}",
            year=str(year.year),
            likely=show_cents(costs.likely),
            low=show_cents(costs.low),
            high=show_cents(costs.high),
        )
        if year.in_hand is not None:
            held = say("in hand {money}", money=show_cents(year.in_hand))
            words = f"{words}; {held}"
            if year.lacking:
                lacks = say("{money} lacking", money=show_cents(year.lacking))
                words = f"{words}, {lacks}"
        yield f"{words}."
