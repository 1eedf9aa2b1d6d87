"""Spending forecast over several years, to the cent.

Source: S. Makridakis, S. Wheelwright & R. Hyndman, Forecasting: Methods and Applications (1998) for
growth rates; the yearly rate between two years is the compound annual growth rate. An item of year
t is its amount in the base year × (1 + growth)^t; where amounts are real, in the money of the base
year, inflation comes on top. Cents are given out by largest remainders, so that every column adds
up to its total exactly; equal remainders go to the larger amount, then by the alphabet. All of it
is computed in exact fractions.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

import msgspec

from workshop.methods.core.checks import Check, Undefined
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Table
from workshop.methods.core.sheets import records
from workshop.methods.finance.exact import digits
from workshop.text import plural

if TYPE_CHECKING:
    from fractions import Fraction

SOURCE: Final = "Makridakis, Wheelwright & Hyndman 1998"

NOMINAL: Final = "nominal"
REAL: Final = "real"

_MOST_CENTS: Final = 10**15
_MOST_YEARS: Final = 50
_LEAST_RATE: Final = -0.99
_GREATEST_RATE: Final = 10.0


class Spending(msgspec.Struct, frozen=True):
    """What is spent on one item."""

    cents: int
    """In the base year, in whole cents; money that comes in is negative."""
    growth: float
    """By how much it grows a year, as a share."""


class Forecast(msgspec.Struct, frozen=True):
    """Spending by item and year, in whole cents."""

    base_year: int
    basis: str
    """Whether amounts were given as `nominal` or `real`."""
    items_cents: Mapping[str, tuple[int, ...]]
    """By item, the cents of each year in the money of that year, the base year first."""
    totals_cents: tuple[int, ...]
    """By year."""
    total_cents: int
    """Over all years."""
    base_money_cents: tuple[int, ...]
    """The totals by year in the money of the base year."""
    growth_a_year: float | Undefined
    """The yearly rate from the first total to the last."""
    sentence: str
    source: str = SOURCE


def forecast(
    items: Mapping[str, Spending],
    years: int,
    *,
    base_year: int,
    basis: str = NOMINAL,
    inflation: float = 0.0,
) -> Forecast:
    """Spending over the base year and those after it.

    Args:
        items: by name.
        years: how many years after the base year, 1 to 50.
        base_year: the year of the amounts.
        basis: `nominal`, growth with inflation in it, or `real`, inflation comes on top.
        inflation: a share a year.

    Raises:
        BadInput: no items, an unknown basis, a rate or an amount out of range.
    """
    _checked(items, years, base_year, basis, inflation)
    names = sorted(items)
    prices = _rise(inflation)
    rise = prices if basis == REAL else _rise(0)
    rises = {name: _rise(items[name].growth) * rise for name in names}
    columns = [
        _in_cents([items[name].cents * rises[name] ** year for name in names])
        for year in range(years + 1)
    ]
    totals = tuple(sum(column) for column in columns)
    base_money = tuple(_half_up(total / prices**year) for year, total in enumerate(totals))
    yearly = _growth(totals[0], totals[-1], years)
    sentence = yearly.reason if isinstance(yearly, Undefined) else f"{yearly:.1%} a year"
    words = "growth not defined: " if isinstance(yearly, Undefined) else "growth "
    return Forecast(
        base_year=base_year,
        basis=basis,
        items_cents={n: tuple(column[at] for column in columns) for at, n in enumerate(names)},
        totals_cents=totals,
        total_cents=sum(totals),
        base_money_cents=base_money,
        growth_a_year=yearly,
        sentence=(
            f"{plural(len(names), 'item')} from {base_year} to {base_year + years}, {basis}: "
            f"{money_of(totals[0])} in the first year, {money_of(totals[-1])} in the last, "
            f"{money_of(sum(totals))} in all; {words}{sentence}."
        ),
    )


def _checked(
    items: Mapping[str, Spending], years: int, base_year: int, basis: str, inflation: float
) -> None:
    """Refuse what cannot be forecast."""
    check = Check("forecast")
    check.some("items", items)
    check.number("years", years, 1, _MOST_YEARS, whole=True)
    check.number("base_year", base_year, 1, 9999, whole=True)
    check.choice("basis", basis, (NOMINAL, REAL))
    check.number("inflation", inflation, _LEAST_RATE, _GREATEST_RATE)
    for name, item in items.items():
        check.number(f"items, {name}, amount", item.cents, -_MOST_CENTS, _MOST_CENTS)
        check.number(f"items, {name}, growth", item.growth, _LEAST_RATE, _GREATEST_RATE)
    check.done()


def _rise(share: float) -> Fraction:
    """What a share a year multiplies by, exactly as its decimals say."""
    from fractions import Fraction  # noqa: PLC0415 - 5 ms, and nothing else needs it

    number, places = digits(share)
    return 1 + Fraction(number) / Fraction(10) ** places


def _half_up(amount: Fraction) -> int:
    """The nearest whole number, half a cent up."""
    return math.floor(2 * amount + 1) // 2


def _in_cents(amounts: Sequence[Fraction]) -> list[int]:
    """Whole cents that add up to the rounded total: largest remainders, then the larger amount.

    Where both are equal it goes by the order given, which is that of the alphabet.
    """
    below = [math.floor(amount) for amount in amounts]
    lacking = _half_up(sum(amounts, start=0 * amounts[0])) - sum(below)
    order = sorted(
        range(len(amounts)), key=lambda at: (below[at] - amounts[at], -abs(amounts[at]), at)
    )
    for at in order[:lacking]:
        below[at] += 1
    return below


def _growth(first: int, last: int, years: int) -> float | Undefined:
    """The compound yearly rate between two totals."""
    if first <= 0 or last < 0:
        return Undefined("a rate of growth needs a first year above 0 and a last one not below")
    return float((last / first) ** (1 / years)) - 1


def cents_of(amount: float) -> int | None:
    """An amount of money in whole cents, or none where it has parts of a cent."""
    if not math.isfinite(amount) or abs(amount) > _MOST_CENTS:
        return None
    number, places = digits(amount)
    if places <= 2:
        return int(number * 10 ** (2 - places))
    whole, parts = divmod(abs(number), 10 ** (places - 2))
    return None if parts else whole if number > 0 else -whole


def money_of(cents: int) -> str:
    """Cents as an amount of money, exactly."""
    whole, part = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{whole:,}.{part:02}"


def _compute(inputs: Inputs) -> Forecast:
    growth = inputs.number("growth", 0)
    items = {}
    for row in inputs.rows("items", ("name", "amount"), ("growth",)):
        name, amount = row.word("name"), row.number("amount")
        cents = cents_of(amount)
        if cents is None and math.isfinite(amount):
            row.say("amount", f"{amount:g} is no amount of money in whole cents")
        if name in items:
            row.say("name", f"“{name}” is there already")
        items[name] = Spending(cents or 0, row.number("growth", growth))
    return forecast(
        items,
        inputs.whole("years", 3),
        base_year=inputs.whole("base_year", 0),
        basis=inputs.word("basis", NOMINAL),
        inflation=inputs.number("inflation", 0),
    )


def _tables(found: Forecast) -> tuple[Table, ...]:
    """A line an item, a column a year."""
    years = tuple(str(found.base_year + at) for at in range(len(found.totals_cents)))
    rows = tuple(
        (name, *(money_of(cents) for cents in row)) for name, row in found.items_cents.items()
    )
    totals = ("all", *(money_of(cents) for cents in found.totals_cents))
    base = (f"in money of {found.base_year}", *(money_of(c) for c in found.base_money_cents))
    return (Table(("item", *years), (*rows, totals, base)),)


METHODS: Final = (
    Method(
        About(
            name="forecast",
            title="Multi-year spending forecast",
            question="What will be spent in each of the coming years, to the cent?",
            computed=(
                "An item of year t is its amount in the base year × (1 + growth)^t; for real "
                "amounts × (1 + inflation)^t. Cents are given out by largest remainders, so that "
                "items add up to the total."
            ),
            inputs=(
                Input("items", "rows of `name`, `amount` in the base year and perhaps `growth`"),
                Input("base_year", "the year of the amounts"),
                Input("years", "years after it; else 3", optional=True),
                Input("growth", "yearly share for items without their own; else 0", optional=True),
                Input("basis", "`nominal` (as is) or `real` (inflation on top)", optional=True),
                Input("inflation", "a share a year; else 0", optional=True),
            ),
            limits=(
                "It carries rates on and foresees no turn; state where rates come from.",
                "Do not mix nominal growth with inflation on top.",
                "Growth is not defined from a first year that is 0 or below.",
            ),
            source=SOURCE,
            example={
                "base_year": 2026,
                "years": 3,
                "items": [
                    {"name": "Licences", "amount": 84000, "growth": 0.05},
                    {"name": "Hosting", "amount": 31500.5},
                    {"name": "Training", "amount": 12000, "growth": -0.1},
                ],
                "growth": 0.02,
                "inflation": 0.03,
                "basis": "nominal",
            },
        ),
        _compute,
        _tables,
        records(
            "items",
            "A line an item: name, amount, growth; the base year needs JSON.",
            needs=("name", "amount"),
            may=("growth",),
            name="name",
        ),
    ),
)
"""What `workshop calc` offers of this file."""
