"""IRR: every rate at which a stream of money is worth nothing today.

Source: J. M. Keynes, The General Theory (1936), chapter 11, the marginal efficiency of capital;
several rates of one stream: J. H. Lorie & L. J. Savage, Journal of Business 28 (1955) 229-239. A
stream whose sign changes once has one rate; one that changes more often may have several or none,
and then the net present value decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, Undefined, place
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Method, Table
from workshop.methods.finance.cash import CASHFLOWS, check_flows
from workshop.methods.finance.exact import whole
from workshop.methods.finance.roots import positive_roots, sign_changes
from workshop.text import listing

SOURCE: Final = "Keynes 1936; several rates after Lorie & Savage 1955"

_LONGEST: Final = 120
_LONGEST_WITH_ONE_RATE: Final = 600
"""Where the sign changes once: fifty years of months."""
_SEVERAL: Final = (
    "The stream changes its sign more than once, so a rate alone can mislead; compare the net "
    "present value."
)
_SMALLEST: Final = 1e-300
"""A root below stands for a rate that no number can hold."""


class ReturnRates(msgspec.Struct, frozen=True):
    """The internal rates of return."""

    all_rates: tuple[float, ...]
    """Every real rate above -100 %, as shares, in order."""
    irr: float | Undefined
    """The rate, where there is exactly one."""
    sign_changes: int
    warnings: tuple[str, ...]
    sentence: str
    source: str = SOURCE


def irr(cashflows: Sequence[float]) -> ReturnRates:
    """Every internal rate of return above -100 %.

    Args:
        cashflows: by year, the first now; at most 121, or 601 whose sign changes once.

    Raises:
        BadInput: no flows, too many, or a value that is no amount.
    """
    check = Check("IRR")
    check_flows(check, cashflows)
    for year, flow in enumerate(cashflows, 1) if not check.problems else ():
        check.divisor(place("cashflows", year), flow)
    changes = sign_changes(cashflows)
    if len(cashflows) > (_LONGEST if changes > 1 else _LONGEST_WITH_ONE_RATE) + 1:
        check.say("cashflows", f"more than {_LONGEST} years; add years up to longer periods")
    check.done()
    rates = _rates(cashflows) if changes else ()
    doubts = (_SEVERAL,) if changes > 1 else ()
    if len(rates) == 1:
        words = f"The internal rate of return is {_percent(rates[0])} a year."
        return ReturnRates(rates, rates[0], changes, doubts, words)
    reason = _reason(rates, changes)
    return ReturnRates(
        rates, Undefined(reason), changes, doubts, f"One internal rate is not defined: {reason}."
    )


def _rates(cashflows: Sequence[float]) -> tuple[float, ...]:
    """The rates, from the roots of Σ CF_t x^t with x = 1 / (1 + r)."""
    flows, _ = whole(cashflows)
    roots = [root.value for root in positive_roots(flows)]
    return tuple(sorted(1 / root - 1 for root in roots if root > _SMALLEST))


def _reason(rates: Sequence[float], changes: int) -> str:
    """Why there is not one rate."""
    if not changes:
        return "the stream never changes its sign, so no rate makes it worth nothing"
    if not rates:
        return "no rate makes this stream worth nothing"
    return f"{listing([_percent(rate) for rate in rates])} all make it worth nothing"


def _percent(rate: float) -> str:
    return f"{rate:.2%}"


def _compute(inputs: Inputs) -> ReturnRates:
    return irr(inputs.numbers("cashflows"))


def _tables(found: ReturnRates) -> tuple[Table, ...]:
    rows = tuple((str(n), _percent(rate)) for n, rate in enumerate(found.all_rates, 1))
    return (Table(("rate", "a year"), rows),)


METHODS: Final = (
    Method(
        About(
            name="irr",
            title="Internal rate of return",
            question="At which yearly rate does an investment just pay for itself?",
            computed=(
                "Every rate above -100 % is found at which the net present value is 0, by "
                "counting and isolating all roots of Σ CF_t x^t, x = 1/(1 + r), in whole numbers "
                "(Sturm's theorem)."
            ),
            inputs=(CASHFLOWS,),
            limits=(
                "With more than one change of sign there may be several rates, or none.",
                "It says nothing about size: a small project can have the higher rate.",
                "It assumes that what comes back is invested again at the same rate.",
            ),
            source=SOURCE,
            example={"cashflows": [-5, 10.5, 1, -8, 1]},
            example_from="numpy-financial's manual shows the one of 8.86 %; there are three",
        ),
        _compute,
        _tables,
    ),
)
"""What `workshop calc` offers of this file."""
