"""NPV: what a stream of money is worth today.

Source: I. Fisher, The Rate of Interest (1907). NPV = Σ CF_t / (1 + r)^t, where t = 0 is now and is
not discounted. Spreadsheet programs name NPV what discounts the first flow too; both are told.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, Undefined
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Method, Reading, Table, shown
from workshop.methods.finance.cash import (
    CASHFLOWS,
    RATE,
    check_flows,
    check_rate,
    discounted,
    money,
)

SOURCE: Final = "Fisher 1907"


class PresentValue(msgspec.Struct, frozen=True):
    """What a stream is worth now."""

    npv: float | Undefined
    """The first flow undiscounted."""
    standard_npv: float | Undefined
    """The same, under the name that tells it from the other."""
    excel_npv: float | Undefined
    """The first flow discounted by a year, as NPV in spreadsheet programs does."""
    undiscounted: float
    """The plain sum of the flows."""
    sentence: str
    source: str = SOURCE


def npv(rate: float, cashflows: Sequence[float]) -> PresentValue:
    """The net present value of a stream.

    Args:
        rate: a share a year, -0.99 to 100.
        cashflows: by year, the first now.

    Raises:
        BadInput: no flows, or a value that is no amount.
    """
    check = Check("NPV")
    check_rate(check, rate)
    check_flows(check, cashflows)
    check.done()
    worth, plain = discounted(rate, cashflows), math.fsum(cashflows)
    if not math.isfinite(worth):
        beyond = Undefined("discounting at this rate leads beyond all numbers")
        words = f"The net present value is not defined: {beyond.reason}."
        return PresentValue(beyond, beyond, beyond, plain, words)
    side = "earns more" if worth > 0 else "earns less" if worth < 0 else "earns exactly as much"
    than = "as" if worth == 0 else "than"
    sentence = (
        f"At {rate:.2%} a year the stream is worth {money(worth)} today: it {side} {than} the rate."
    )
    return PresentValue(worth, worth, worth / (1 + rate), plain, sentence)


def _compute(inputs: Inputs) -> PresentValue:
    return npv(inputs.number("rate"), inputs.numbers("cashflows"))


def _tables(found: PresentValue) -> tuple[Table, ...]:
    """The three sums."""
    rows = (
        ("net present value", shown(found.npv)),
        ("as spreadsheet programs have it", shown(found.excel_npv)),
        ("without discounting", shown(found.undiscounted)),
    )
    return (Table(("figure", "value"), rows),)


METHODS: Final = (
    Method(
        About(
            name="npv",
            title="Net present value",
            question="What is a stream of money over years worth today?",
            computed=(
                "Each flow is divided by (1 + rate) once for each year that it is away, and all "
                "are added: NPV = Σ CF_t / (1 + r)^t. The first flow is now and not discounted."
            ),
            inputs=(RATE, CASHFLOWS),
            readings=(
                Reading("above 0", "it earns more than the discount rate"),
                Reading("below 0", "the money would earn more at the discount rate"),
            ),
            limits=(
                "It stands and falls with the rate; show it at two or three rates.",
                "Flows and rate must both be nominal or both be real.",
                "NPV in spreadsheet programs discounts the first flow too; compare like with like.",
            ),
            source=SOURCE,
            example={"rate": 0.08, "cashflows": [-40000, 5000, 8000, 12000, 30000]},
            example_from="numpy-financial's manual: 3,065.22",
        ),
        _compute,
        _tables,
    ),
)
"""What `workshop calc` offers of this file."""
