"""ROI: what an investment brings beyond its cost, as a share of the cost.

Source: the measure of DuPont's management from 1914 on (F. D. Brown). ROI = (benefit - cost) /
cost. It has no time in it; so the years are told with it, and the yearly rate beside it.
"""

from __future__ import annotations

from typing import Final

import msgspec

from workshop.methods.core.checks import Check, Undefined
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Table, shown
from workshop.methods.finance.cash import MOST, money

SOURCE: Final = "DuPont (F. D. Brown), from 1914"

_LONGEST: Final = 1000


class Roi(msgspec.Struct, frozen=True):
    """Return on investment."""

    roi: float | Undefined
    """A share: 0.25 is 25 % more than the cost."""
    a_year: float | Undefined
    """The yearly rate that leads to it over the years."""
    net: float
    """Benefit less cost."""
    sentence: str
    source: str = SOURCE


def roi(benefit: float, cost: float, years: float) -> Roi:
    """The return on an investment.

    Args:
        benefit: what it brings over all the years, in money.
        cost: what it costs over all the years, 0 or more.
        years: how many years both are of; above 0.

    Raises:
        BadInput: a value that is no amount, or no time.
    """
    check = Check("ROI")
    check.number("benefit", benefit, -MOST, MOST)
    if check.number("cost", cost, 0, MOST):
        check.divisor("cost", cost)
    if check.above("years", years):
        check.number("years", years, 0, _LONGEST)
    check.done()
    net = benefit - cost
    if cost == 0:
        none = Undefined("it costs nothing, and nothing can be a share of that")
        return Roi(none, none, net, f"ROI is not defined: {none.reason}.")
    share = net / cost
    yearly = _yearly(benefit / cost, years)
    each = "" if isinstance(yearly, Undefined) else f", {yearly:.1%} a year"
    sentence = f"Over {years:g} years {money(cost)} bring {money(benefit)}: ROI {share:.1%}{each}."
    return Roi(share, yearly, net, sentence)


def _yearly(factor: float, years: float) -> float | Undefined:
    """The yearly rate of growth to a factor."""
    if factor <= 0:
        return Undefined("all the money is lost")
    try:
        return float(factor ** (1 / years)) - 1
    except OverflowError:
        return Undefined("the yearly rate is beyond all numbers")


def _compute(inputs: Inputs) -> Roi:
    return roi(inputs.number("benefit"), inputs.number("cost"), inputs.number("years"))


def _tables(found: Roi) -> tuple[Table, ...]:
    """The figures."""
    rows = (
        ("return on investment", shown(found.roi, 4)),
        ("a year", shown(found.a_year, 4)),
        ("benefit less cost", shown(found.net)),
    )
    return (Table(("figure", "value"), rows),)


METHODS: Final = (
    Method(
        About(
            name="roi",
            title="Return on investment",
            question="How much does an investment bring beyond its cost?",
            computed=(
                "ROI = (benefit - cost) / cost. The yearly rate is the one that leads from cost to "
                "benefit over the years."
            ),
            inputs=(
                Input("benefit", "what it brings over all the years, in money"),
                Input("cost", "what it costs over all the years"),
                Input("years", "how many years both are of"),
            ),
            limits=(
                "It has no time in it: always say the years with it.",
                "It does not discount; for money over several years see the net present value.",
                "Benefits that are estimated, such as saved hours, need their own evidence.",
            ),
            source=SOURCE,
            example={"benefit": 150000, "cost": 120000, "years": 3},
        ),
        _compute,
        _tables,
    ),
)
"""What `workshop calc` offers of this file."""
