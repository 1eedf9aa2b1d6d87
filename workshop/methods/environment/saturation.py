"""Thematic saturation: do more interviews still bring new themes?

Source: G. Guest, E. Namey & M. Chen, A simple method to assess and report thematic saturation in
qualitative research, PLoS ONE 15(5) (2020) e0232076. The new themes of a run of interviews are set
against all themes of the base, the first interviews; runs overlap by one. Saturation is reached
with the first run whose share is at most the threshold and is reported as `5+2`: five interviews,
and a run of two that brought hardly anything.

The order of interviews is chance. The mean over all orders is exact, without drawing any (K. I.
Ugland, J. S. Gray & K. E. Ellingsen, Journal of Animal Ecology 72 (2003) 888-897): a theme of c
among n interviews is first met in place k with the chance C(n - k, c - 1) / C(n, c).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import Final

import msgspec

from workshop.language import say
from workshop.methods.core.checks import Check, Undefined
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Reading, Table, shown
from workshop.methods.core.sheets import columns
from workshop.text import plural

SOURCE: Final = "Guest, Namey & Chen 2020; mean over orders by Ugland, Gray & Ellingsen 2003"

USUAL_BASE: Final = 4
USUAL_RUN: Final = 2
USUAL_THRESHOLD: Final = 0.05


class Saturation(msgspec.Struct, frozen=True):
    """Whether new themes have dried up."""

    interviews: int
    base_codes: float | Undefined
    """Themes of the first interviews."""
    ratios: tuple[float, ...]
    """By run, new themes as a share of those of the base."""
    notation: str | Undefined | None
    """Interviews and run at which saturation was reached, `5+2`; none where it was not."""
    sentence: str
    source: str = SOURCE


def saturation(
    new_codes: Sequence[float],
    *,
    base: int = USUAL_BASE,
    run: int = USUAL_RUN,
    threshold: float = USUAL_THRESHOLD,
) -> Saturation:
    """Saturation in the order in which interviews were held.

    Args:
        new_codes: for each interview, how many themes came up for the first time.
        base: how many interviews are the base; usually 4 to 6.
        run: how many interviews make a run; usually 2 or 3.
        threshold: the greatest share that counts as saturated, 0 to 1; usually .05 or 0.

    Raises:
        BadInput: counts below 0, or a base or run that is none.
    """
    check = Check("saturation")
    check.numbers("new_codes", new_codes, 0)
    check.number("base", base, 1, whole=True)
    check.number("run", run, 1, whole=True)
    check.number("threshold", threshold, 0, 1)
    check.done()
    count, first = len(new_codes), math.fsum(new_codes[:base])
    if reason := _reason(count, first, base, run):
        cannot = Undefined(reason)
        words = say(
            "{interviews}: saturation cannot be judged, {reason}.",
            interviews=plural(count, "interview"),
            reason=reason,
        )
        found = first if count >= base else cannot
        return Saturation(count, found, (), cannot, words)
    runs = [math.fsum(new_codes[at : at + run]) for at in range(base, count - run + 1)]
    ratios = tuple(new / first for new in runs)
    reached = next((at for at, r in enumerate(ratios) if round(r - threshold, 9) <= 0), None)
    notation = None if reached is None else f"{base + reached}+{run}"
    return Saturation(
        count, _whole(first), ratios, notation, _sentence(ratios, notation, threshold)
    )


def new_codes_of(interviews: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """For each interview, how many of its themes no earlier one had."""
    seen: set[str] = set()
    found = []
    for themes in interviews:
        new = set(themes) - seen
        found.append(len(new))
        seen |= new
    return tuple(found)


def mean_new_codes(interviews: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """For each place, how many themes are new there in the mean over all orders of interviews."""
    total = len(interviews)
    holders = Counter(theme for themes in interviews for theme in set(themes))
    times = Counter(holders.values())
    return tuple(
        math.fsum(
            themes * math.comb(total - place, times_told - 1) / math.comb(total, times_told)
            for times_told, themes in times.items()
        )
        for place in range(1, total + 1)
    )


def _reason(count: int, first: float, base: int, run: int) -> str:
    """Why saturation cannot be judged; empty where it can."""
    if count < base + run:
        return say(
            "a base of {base} and a run of {run} need {both}", base=base, run=run, both=base + run
        )
    return "" if first else say("no theme came up in the base")


def _sentence(ratios: Sequence[float], notation: str | None, threshold: float) -> str:
    """What the runs say."""
    if notation is None:
        return say(
            "Saturation was not reached: the last run still brought {percent}% new themes (limit "
            "{limit}%). Further interviews are worth their time.",
            percent=f"{ratios[-1]:.0%}".removesuffix("%"),
            limit=f"{threshold:.0%}".removesuffix("%"),
        )
    return say(
        "Saturation was reached at {notation} interviews: the run after {base} brought at most "
        "{limit}% new themes.",
        notation=notation,
        base=notation.partition("+")[0],
        limit=f"{threshold:.0%}".removesuffix("%"),
    )


def _whole(value: float) -> float:
    return int(value) if value == int(value) else value


def _compute(inputs: Inputs) -> Saturation:
    """From plain data: counts, or the themes of each interview in their order or in all orders."""
    base = inputs.whole("base", USUAL_BASE)
    run = inputs.whole("run", USUAL_RUN)
    threshold = inputs.number("threshold", USUAL_THRESHOLD)
    orders = inputs.word("orders", "as held")
    if orders not in ("as held", "all"):
        inputs.say("orders", "say `as held` or `all`")
    if inputs.has("codes_by_interview") and not inputs.has("new_codes"):
        words = inputs.lists_of_words("codes_by_interview")
        counts = mean_new_codes(words) if orders == "all" else new_codes_of(words)
    else:
        counts = inputs.numbers("new_codes")
        if orders == "all":
            inputs.say("orders", "the mean over orders needs codes_by_interview")
    return saturation(counts, base=base, run=run, threshold=threshold)


def _tables(found: Saturation) -> tuple[Table, ...]:
    """The runs."""
    rows = tuple((str(number), f"{ratio:.1%}") for number, ratio in enumerate(found.ratios, 1))
    figures = (
        ("themes in the base", shown(found.base_codes)),
        ("saturation", shown(found.notation)),
    )
    return (Table(("run", "new themes"), rows), Table(("figure", "value"), figures))


METHODS: Final = (
    Method(
        About(
            name="saturation",
            title="Thematic saturation",
            question="Have we held enough interviews, or do new themes still come up?",
            computed=(
                "The themes of the first interviews are the base. For each run of the following "
                "ones, overlapping by one, the new themes are divided by those of the base. The "
                "first run at or below the threshold is saturation, told as interviews + run."
            ),
            inputs=(
                Input("new_codes", "by interview, themes that came up for the first time",
                      optional=True),
                Input("codes_by_interview", "instead: by interview, the names of its themes",
                      optional=True),
                Input("orders", "`as held`, or `all` for the mean over all orders", optional=True),
                Input("base", "interviews of the base; else 4, usually 4 to 6", optional=True),
                Input("run", "interviews of a run; else 2, usually 2 or 3", optional=True),
                Input("threshold", "greatest share that is saturated; else .05", optional=True),
            ),
            readings=(
                Reading("at or below 5 %", "saturated, as most report it"),
                Reading("0 %", "saturated, strictly"),
            ),
            limits=(
                "It depends on the order of interviews; the mean over all orders does not.",
                "People who were never asked have themes that no order can show.",
                "Finer themes saturate later: what counts as one theme decides.",
            ),
            source=SOURCE,
            example={
                "new_codes": [4, 3, 2, 1, 1, 0, 0, 0], "base": 4, "run": 2, "threshold": 0.05
            },
        ),
        _compute,
        _tables,
        columns("One column with the title `new_codes`, a line an interview.",
                needs=("new_codes",)),
    ),
)  # fmt: skip
"""What `workshop calc` offers of this file."""
