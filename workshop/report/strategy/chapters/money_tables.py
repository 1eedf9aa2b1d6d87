"""What the strategy costs, year by year: as a table, and in a line a year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from workshop.language import say
from workshop.registers.money_words import money_told
from workshop.registers.numbers import show_cents
from workshop.report.blocks import Column, Table
from workshop.strategy.money import Amounts, Money
from workshop.text import parted


def by_year(money: Money) -> Table:
    """A line a year: what runs, changes and grows the work, its cost and the money in hand."""
    has_funds = any(year.in_hand is not None for year in money.years)
    uses = [name for name in money.by_use if name]
    heads = [*map(say, uses), say("At least"), say("Likely"), say("At most")]
    heads += [say("Money in hand"), say("Lacking")] if has_funds else []

    def row(
        head: str, costs: Amounts, by_use: Mapping[str, Amounts], funds: Sequence[str]
    ) -> tuple[str, ...]:
        return (
            head,
            *(show_cents(by_use[name].likely) if name in by_use else "–" for name in uses),
            show_cents(costs.low),
            show_cents(costs.likely),
            show_cents(costs.high),
            *(funds if has_funds else ()),
        )

    in_hand = sum(year.in_hand or 0 for year in money.years)
    lacking = sum(year.lacking for year in money.years)
    funds = (show_cents(in_hand), _lacking(lacking))
    return Table(
        caption=say("What the strategy costs, year by year"),
        columns=(
            Column(title=say("Year")),
            *(Column(title=head, numeric=True, weight=2) for head in heads),
        ),
        rows=tuple(
            row(
                str(year.year),
                year.costs,
                year.by_use,
                (show_cents(year.in_hand or 0), _lacking(year.lacking)),
            )
            for year in money.years
        ),
        total=row(say("All years"), money.costs, money.by_use, funds),
    )


def _lacking(cents: int) -> str:
    return show_cents(cents) if cents else "–"


def lines_by_year(money: Money, currency: str) -> Iterator[str]:
    """A sentence a year, for the first page: what it costs, and whether that is in hand.

    Args:
        money: what it costs and what is in hand.
        currency: what money is counted in, a sign or a word; empty where nobody said.
    """
    for year in money.years:
        costs = year.costs
        words = say(
            "{year}: likely {likely}, at least {low}, at most {high}",
            year=str(year.year),
            likely=money_told(costs.likely, currency),
            low=money_told(costs.low, currency),
            high=money_told(costs.high, currency),
        )
        if year.in_hand is not None:
            held = say("in hand {money}", money=money_told(year.in_hand, currency))
            words = parted([words, held])
            if year.lacking:
                lacks = say("{money} lacking", money=money_told(year.lacking, currency))
                words = f"{words}, {lacks}"
        yield f"{words}."
