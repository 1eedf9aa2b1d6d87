"""Streams of money over years: what the methods of investment share.

The first flow is now and not discounted; the n-th flow after it is n years away. Money is in any
one currency and unit, rates are shares: 0.08 is 8 %.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workshop.methods.core.checks import Check
from workshop.methods.core.method import Input

MOST: Final = 1e15
"""No sum of money is greater; beyond it floats no longer tell cents."""

LEAST_RATE: Final = -0.99
GREATEST_RATE: Final = 100.0

CASHFLOWS: Final = Input("cashflows", "money by year, the first now; what is paid out is negative")
RATE: Final = Input("rate", "the yearly discount rate as a share: 0.08 for 8 %")


def check_flows(check: Check, cashflows: Sequence[float]) -> None:
    """Note what is wrong with a stream."""
    check.some("cashflows", cashflows)
    check.numbers("cashflows", cashflows, -MOST, MOST)


def check_rate(check: Check, rate: float) -> None:
    """Note what is wrong with a rate."""
    check.number("rate", rate, LEAST_RATE, GREATEST_RATE)


def discounted(rate: float, cashflows: Sequence[float]) -> float:
    """The worth of a stream now. It may be beyond all floats for a rate far below 0."""
    worth = 0.0
    for flow in reversed(cashflows):
        worth = worth / (1 + rate) + flow
    return worth


def money(amount: float) -> str:
    """An amount as sentences tell it."""
    return f"{amount:,.2f}".removesuffix(".00")
