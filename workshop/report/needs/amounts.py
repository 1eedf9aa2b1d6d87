"""How much of a limit there is, in words and as data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workshop.language import counted, say
from workshop.needs.agreed import MONEY
from workshop.registers.money_words import money_told
from workshop.registers.numbers import show_cents
from workshop.report.wording.format import number
from workshop.text import listing

_CENTS: Final = 100


def in_units(cents: float | None) -> float | None:
    """An amount as data: in the unit of the table, cents as decimals; whole where it is."""
    if cents is None:
        return None
    return cents // _CENTS if cents % _CENTS == 0 else cents / _CENTS


def as_data(limit: str, value: float) -> float:
    """How much of a limit, as data."""
    return (in_units(value) or 0) if limit == MONEY else value


def limits_as_data(values: Mapping[str, int | float]) -> dict[str, float]:
    """By limit, how much, as data."""
    return {limit: as_data(limit, value) for limit, value in values.items()}


def limit_title(limit: str) -> str:
    """The head of a column of what is limited."""
    return say("Cost") if limit == MONEY else say("Staff days")


def amount(limit: str, value: float | None) -> str:
    """How much of a limit, in a column of its own; a dash where nobody knows."""
    if value is None:
        return "–"
    return show_cents(int(value)) if limit == MONEY else number(value)


def amount_words(limit: str, value: float, currency: str = "") -> str:
    """How much of a limit, in a sentence: `700,000 in money`, `£700,000`, `400 days of staff`.

    Args:
        limit: the column that is limited.
        value: how much, as stored.
        currency: what money is counted in, a sign or a word; empty where nobody said.
    """
    shown = amount(limit, value)
    if limit != MONEY:
        if value == int(value):
            return counted(int(value), "day of staff", "days of staff")
        return say("{n} days of staff", n=shown)
    if not currency:
        return say("{n} in money", n=shown)
    return money_told(int(value), currency)


def amounts_words(values: Mapping[str, int | float], currency: str = "") -> str:
    """All limits in a sentence, money first."""
    return listing([amount_words(limit, values[limit], currency) for limit in sorted(values)])
