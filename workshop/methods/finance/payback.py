"""Payback: after how many years the money that was laid out is back.

Source: the method is older than its authors; A. Merrett & A. Sykes, The Finance and Analysis of
Capital Projects (1963). Years before recovery + what is still missing / the next inflow, as if it
came evenly over the year. Discounted payback does the same with discounted flows (A. Rappaport,
Management Science 11 (1965)).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, Undefined
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Method, Table, shown
from workshop.methods.finance.cash import CASHFLOWS, RATE, check_flows, check_rate, money

SOURCE: Final = "Merrett & Sykes 1963; discounted by Rappaport 1965"


class Payback(msgspec.Struct, frozen=True):
    """When the money is back."""

    payback: float | Undefined | None
    """Years; none where it never comes back."""
    discounted_payback: float | Undefined | None
    balances: tuple[float, ...]
    """What is in hand after each year."""
    warnings: tuple[str, ...]
    sentence: str
    source: str = SOURCE


def payback(cashflows: Sequence[float], *, rate: float | None = None) -> Payback:
    """The payback period of a stream.

    Args:
        cashflows: by year, the first now.
        rate: the discount rate of the discounted payback, a share a year; none without one.

    Raises:
        BadInput: no flows, or a value that is no amount.
    """
    check = Check("payback")
    check_flows(check, cashflows)
    if rate is not None:
        check_rate(check, rate)
    check.done()
    balances = tuple(accumulate(cashflows))
    if all(balance >= 0 for balance in balances):
        nothing = Undefined("no money was laid out first")
        words = f"Payback is not defined: {nothing.reason}."
        return Payback(nothing, nothing, balances, (), words)
    years = _recovered(cashflows)
    later: float | Undefined | None = Undefined("no discount rate was given")
    if rate is not None:
        later = _recovered([flow / (1 + rate) ** t for t, flow in enumerate(cashflows)])
    again = years is not None and any(b < 0 for b in balances[int(years) + 1 :])
    doubts = ("Later years fall below what was laid out again.",) if again else ()
    return Payback(years, later, balances, doubts, _sentence(years, later, balances, rate))


def _recovered(flows: Sequence[float]) -> float | None:
    """The first moment at which what was laid out is back; none where it never is."""
    balance, laid_out = 0.0, False
    for year, flow in enumerate(flows):
        before, balance = balance, balance + flow
        if laid_out and before < 0 <= balance:
            return year - 1 + -before / flow
        laid_out = laid_out or balance < 0
    return None


def _sentence(
    years: float | None,
    later: float | Undefined | None,
    balances: Sequence[float],
    rate: float | None,
) -> str:
    """When the money is back, in words."""
    if years is None:
        return (
            f"The money does not come back within the years told: {money(balances[-1])} at the end."
        )
    words = f"The money is back after {years:.2f} years"
    if rate is None or isinstance(later, Undefined):
        return f"{words}."
    if later is None:
        return f"{words}, but not within the years told when discounted at {rate:.2%}."
    return f"{words}, and after {later:.2f} when discounted at {rate:.2%}."


def _compute(inputs: Inputs) -> Payback:
    rate = inputs.number("rate") if inputs.has("rate") else None
    return payback(inputs.numbers("cashflows"), rate=rate)


def _tables(found: Payback) -> tuple[Table, ...]:
    rows = tuple((str(year), shown(balance)) for year, balance in enumerate(found.balances))
    return (Table(("year", "in hand"), rows),)


METHODS: Final = (
    Method(
        About(
            name="payback",
            title="Payback period",
            question="After how many years is the money back?",
            computed=(
                "The flows are added up year by year. Payback is the last year in the red plus "
                "what is still missing divided by the next inflow; discounted, the same with "
                "discounted flows."
            ),
            inputs=(CASHFLOWS, msgspec.structs.replace(RATE, optional=True)),
            limits=(
                "It ignores everything that comes after the money is back.",
                "Without a rate it treats money of later years like money of today.",
                "Within a year the inflow is taken as even.",
            ),
            source=SOURCE,
            example={"cashflows": [-10000, 3000, 4000, 4000, 2000], "rate": 0.05},
        ),
        _compute,
        _tables,
    ),
)
"""What `workshop calc` offers of this file."""
