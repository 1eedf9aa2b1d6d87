"""r_wg: how far a group agrees in its ratings of one thing, against answers at random.

Source: L. R. James, R. G. Demaree & G. Wolf, Estimating within-group interrater reliability with
and without response bias, Journal of Applied Psychology 69 (1984) 85-98. With the sample variance
s² of the ratings and A steps of the scale, whose uniform answers have the variance (A² - 1)/12::

    r_wg = 1 - s² / ((A² - 1)/12)        r_wg(J) = J (1 - x) / (J (1 - x) + x)

where x is the mean of s² over J items, divided by the uniform variance. A negative value is told
and set to 0. The words are those of LeBreton & Senter, Organizational Research Methods 11 (2008).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, Undefined, are, place
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Reading, Table, shown
from workshop.text import plural

SOURCE: Final = "James, Demaree & Wolf 1984; words of LeBreton & Senter 2008"

_WORDS: Final = (
    (0.305, "lack agreement"),
    (0.505, "agree weakly"),
    (0.705, "agree moderately"),
    (0.905, "agree strongly"),
    (math.inf, "agree very strongly"),
)
"""Below each bound; they are published for two decimals: .00-.30, .31-.50 and so on."""


_MOST_STEPS: Final = 1000


class Agreement(msgspec.Struct, frozen=True):
    """How far ratings agree."""

    raters: int
    items: int
    rwg: float | Undefined
    """0 to 1, by item the mean; of several items together r_wg(J)."""
    raw: float | Undefined
    """Before a negative value was set to 0."""
    by_item: tuple[float | Undefined, ...]
    sigma2_eu: float
    """The variance of uniform answers."""
    warnings: tuple[str, ...]
    sentence: str
    source: str = SOURCE


def r_wg(items: Sequence[Sequence[float]], options: int, *, least: float = 1) -> Agreement:
    """How far ratings of one item agree, or those of several that measure the same.

    Args:
        items: for each item its ratings, in any order; who did not answer is left out.
        options: the number of steps of the scale, 2 to 1000.
        least: the lowest step; the steps are a whole 1 apart.

    Raises:
        BadInput: a rating off the scale.
    """
    check = Check("r_wg")
    scaled = check.number("options", options, 2, _MOST_STEPS, whole=True)
    if check.number("least", least) and scaled:
        for number, ratings in enumerate(items, 1):
            name = "ratings" if len(items) == 1 else place("ratings_by_items", number)
            check.numbers(name, ratings, least, least + options - 1)
    check.done()
    uniform = (options**2 - 1) / 12
    shares = [_variance(ratings) / uniform for ratings in items if len(ratings) > 1]
    by_item = tuple(
        1 - _variance(ratings) / uniform
        if len(ratings) > 1
        else Undefined("agreement needs two raters")
        for ratings in items
    )
    raters = min((len(ratings) for ratings in items), default=0)
    if len(shares) < len(items) or not items:
        few = Undefined(f"agreement needs two raters, and there {are(raters)}")
        words = f"Agreement is not defined: {few.reason}."
        return Agreement(raters, len(items), few, few, by_item, uniform, (), words)
    share = math.fsum(shares) / len(shares)
    raw = _together(share, len(items))
    found = max(0.0, raw)
    warnings = ("The ratings differ more than answers at random would.",) if raw < 0 else ()
    word = next(words for bound, words in _WORDS if found < bound)
    sentence = f"{plural(raters, 'person', 'people')} rated; they {word} (r_wg {found:.2f})."
    return Agreement(raters, len(items), found, raw, by_item, uniform, warnings, sentence)


def _together(share: float, items: int) -> float:
    """r_wg(J) from the mean share of variance; of one item it is r_wg.

    Beyond the uniform variance the formula of several items has a pole, and says no more than that
    nobody agrees.
    """
    if items == 1 or share >= 1:
        return 1 - share
    return items * (1 - share) / (items * (1 - share) + share)


def _variance(ratings: Sequence[float]) -> float:
    mean = math.fsum(ratings) / len(ratings)
    return math.fsum((rating - mean) ** 2 for rating in ratings) / (len(ratings) - 1)


def _compute(inputs: Inputs) -> Agreement:
    """From plain data: one item's ratings, or several items'."""
    if inputs.has("ratings_by_items") and not inputs.has("ratings"):
        rows = inputs.answer_rows("ratings_by_items")
        items = [tuple(r for r in row if r is not None) for row in rows]
    else:
        items = [inputs.numbers("ratings")]
    return r_wg(items, inputs.whole("options", 0), least=inputs.number("least", 1))


def _tables(found: Agreement) -> tuple[Table, ...]:
    rows = tuple((str(n), shown(value)) for n, value in enumerate(found.by_item, 1))
    return (Table(("item", "r_wg"), rows),)


METHODS: Final = (
    Method(
        About(
            name="rwg",
            title="Agreement within a group (r_wg)",
            question="How far does the group agree in its ratings of one thing?",
            computed=(
                "The variance of the ratings is set against the variance that answers at random "
                "would have, all steps equally likely: r_wg = 1 - s² / ((A² - 1)/12) for A steps."
            ),
            inputs=(
                Input("ratings", "the ratings of one item", optional=True),
                Input("ratings_by_items", "a row an item, for several that measure the same",
                      optional=True),
                Input("options", "the number of steps of the scale"),
                Input("least", "the lowest step; else 1", optional=True),
            ),
            readings=tuple(
                Reading(span, words)
                for span, (_, words) in zip(
                    ("0 to .30", ".31 to .50", ".51 to .70", ".71 to .90", ".91 to 1"),
                    _WORDS, strict=True,
                )
            ),
            limits=(
                "It compares with answers at random and flatters where people avoid extremes.",
                "Few raters reach high values by chance: with ten on five steps .53 is the line.",
                "Below 0 it says that people differ more than at random, often two camps.",
            ),
            source=SOURCE,
            example={"ratings": [4, 4, 5, 4, 3, 4], "options": 5},
        ),
        _compute,
        _tables,
    ),
)  # fmt: skip
"""What `workshop calc` offers of this file."""
