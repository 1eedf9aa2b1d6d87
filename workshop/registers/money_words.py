"""Amounts of money in sentences, with what they are counted in where that is said."""

from __future__ import annotations

from workshop.language import say
from workshop.registers.numbers import show_cents

_MINUS = "\u2212"


def money_told(cents: int, currency: str = "") -> str:
    """An amount of money with what it is counted in: `£700,000`, `700,000 EUR`, `700,000`."""
    if cents < 0:
        # A hyphen would let a line end between the sign and the amount.
        return f"{_MINUS}{money_told(-cents, currency)}"
    shown = show_cents(cents)
    if len(currency) == 1:
        return say("{unit}{n}‖money", unit=currency, n=shown)
    return f"{shown} {currency}".rstrip()


def too_little_told(money: str, days: str, *, has_currency: bool) -> str:
    """That both are missing; what is not known to be money by its currency is called money."""
    if has_currency:
        return say(
            "Too little is left for it: it would take {money} more and {days} more staff days.",
            money=money,
            days=days,
        )
    return say(
        "Too little is left for it: it would take {money} more money and {days} more staff days.",
        money=money,
        days=days,
    )
