"""RAND/UCLA appropriateness: does a panel disagree, and what does it say on the whole?

Source: K. Fitch et al., The RAND/UCLA Appropriateness Method User's Manual (2001). On a scale of
1 to 9, with the 30th and 70th percentiles (type 7)::

    IPR = P70 - P30      IPRCP = (P30 + P70)/2      AI = |5 - IPRCP|      IPRAS = 2.35 + 1.5 AI

A panel disagrees when IPR > IPRAS. The classic rule for nine: three or more rate 1 to 3 and three
or more 7 to 9. Without disagreement a median of 7 to 9 is appropriate and of 1 to 3 inappropriate;
everything else is uncertain.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, Undefined, are
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Reading, Table, shown
from workshop.methods.core.quartiles import median, quantile
from workshop.methods.core.sheets import columns
from workshop.text import plural

SOURCE: Final = "Fitch et al., RAND/UCLA Appropriateness Method User's Manual, 2001"

LEAST: Final = 1.0
GREATEST: Final = 9.0
_CENTRE: Final = 5.0
_RANGE: Final = 2.35
_FACTOR: Final = 1.5
_CLASSIC_PANEL: Final = 9


class Panel(msgspec.Struct, frozen=True):
    """What a panel says, and whether it disagrees."""

    n: int
    median: float | Undefined
    p30: float | Undefined
    p70: float | Undefined
    ipr: float | Undefined
    """The range between the two percentiles."""
    iprcp: float | Undefined
    """Its middle."""
    ai: float | Undefined
    """How far that lies from the middle of the scale."""
    ipras: float | Undefined
    """The greatest range that still counts as agreement."""
    disagreement: bool | Undefined
    classic_disagreement: bool | Undefined
    """By the classic rule, for a panel of nine."""
    verdict: str
    """`appropriate`, `uncertain`, `inappropriate`, or `not defined`."""
    sentence: str
    source: str = SOURCE


def rand_ucla(ratings: Sequence[float]) -> Panel:
    """The verdict of a panel.

    Args:
        ratings: 1 to 9, in any order; who did not answer is left out.

    Raises:
        BadInput: a rating off the scale.
    """
    check = Check("RAND/UCLA")
    check.numbers("ratings", ratings, LEAST, GREATEST)
    check.done()
    if len(ratings) < 2:
        few = Undefined(f"a panel needs two ratings, and there {are(len(ratings))}")
        middle = median(ratings) if ratings else few
        words = f"Disagreement is not defined: {few.reason}."
        return Panel(len(ratings), middle, *(few,) * 6, few, few, "not defined", words)
    low, high = quantile(ratings, 0.3), quantile(ratings, 0.7)
    spread, centre = high - low, (low + high) / 2
    away = abs(_CENTRE - centre)
    allowed = _RANGE + _FACTOR * away
    disagree = round(spread - allowed, 9) > 0
    middle = median(ratings)
    verdict = _verdict(middle, disagree=disagree)
    return Panel(
        n=len(ratings),
        median=middle,
        p30=low,
        p70=high,
        ipr=spread,
        iprcp=centre,
        ai=away,
        ipras=allowed,
        disagreement=disagree,
        classic_disagreement=_classic(ratings),
        verdict=verdict,
        sentence=(
            f"{plural(len(ratings), 'panellist')}, median {middle:g} of 9, "
            f"{'with' if disagree else 'without'} disagreement (range {spread:.2f}, allowed "
            f"{allowed:.2f}): {verdict}."
        ),
    )


def _verdict(middle: float, *, disagree: bool) -> str:
    """The verdict for a median; one between two thirds of the scale is uncertain."""
    if disagree or 3 < middle < 7:
        return "uncertain"
    return "appropriate" if middle >= 7 else "inappropriate"


def _classic(ratings: Sequence[float]) -> bool | Undefined:
    """Disagreement by the classic rule."""
    if len(ratings) != _CLASSIC_PANEL:
        return Undefined("the classic rule is made for nine panellists")
    return sum(r <= 3 for r in ratings) >= 3 and sum(r >= 7 for r in ratings) >= 3


def _compute(inputs: Inputs) -> Panel:
    """From plain data. The scale and the constants may be stated; they must be the published."""
    ratings = inputs.numbers("ratings")
    if inputs.numbers("scale", (LEAST, GREATEST)) != (LEAST, GREATEST):
        inputs.say("scale", "the rule holds for a scale from 1 to 9")
    if inputs.has("constants"):
        stated = inputs.part("constants", ("IPRr", "CFA"))
        for key, value in (("IPRr", _RANGE), ("CFA", _FACTOR)):
            if stated.number(key, value) != value:
                stated.say(key, f"the published constant is {value:g}")
    return rand_ucla(ratings)


def _tables(found: Panel) -> tuple[Table, ...]:
    """The figures in the order in which they come about."""
    names = ("n", "median", "P30", "P70", "IPR", "IPRCP", "AI", "IPRAS", "disagreement", "classic")
    values = tuple(shown(value) for value in msgspec.structs.astuple(found)[: len(names)])
    return (Table(("figure", "value"), tuple(zip(names, values, strict=True))),)


METHODS: Final = (
    Method(
        About(
            name="ipras",
            title="RAND/UCLA disagreement (IPRAS)",
            question="Does the panel disagree, and what does it say on the whole?",
            computed=(
                "The range between the 30th and the 70th percentile is compared with "
                "2.35 + 1.5 × the distance of its middle from 5. A greater range is disagreement."
            ),
            inputs=(
                Input("ratings", "1 to 9, one for each panellist"),
                Input("scale", "must be 1 to 9 where it is stated", optional=True),
                Input("constants", "IPRr 2.35 and CFA 1.5 where they are stated", optional=True),
            ),
            readings=(
                Reading("median 7 to 9, no disagreement", "appropriate"),
                Reading("median between 3 and 7, or disagreement", "uncertain"),
                Reading("median 1 to 3, no disagreement", "inappropriate"),
            ),
            limits=(
                "The constants were fitted to panels on a scale of 1 to 9 and hold for no other.",
                "Some publications print 2.5 for 2.35; their numbers then do not come out.",
                "Percentiles are of type 7; with few panellists the type matters.",
            ),
            source=SOURCE,
            example={
                "ratings": [4, 5, 6, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 9, 9],
                "scale": [1, 9],
            },
            example_from="a panel of fifteen with P30 7 and P70 8, so IPRAS 6.1",
        ),
        _compute,
        _tables,
        columns("One column with the title `ratings`.", needs=("ratings",)),
    ),
)
"""What `workshop calc` offers of this file."""
