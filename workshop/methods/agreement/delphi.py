"""Delphi consensus: has the panel come together, by a rule that was set before the first round?

Sources: H. A. von der Gracht, Consensus measurement in Delphi studies, Technological Forecasting &
Social Change 79 (2012) 1525-1536; I. R. Diamond et al., Defining consensus, Journal of Clinical
Epidemiology 67 (2014) 401-409, who ask that the rule be set in advance. Three rules are in use:

- `iqr`: the middle half spans at most 1 on a scale of 5 steps, 2 on one of 10;
- `share`: at least 70 % choose one of the two highest steps;
- `median`: the median is at least 4 of 5.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, Undefined, are
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Reading, Table, shown
from workshop.methods.core.quartiles import quantile
from workshop.methods.core.sheets import columns
from workshop.text import plural

SOURCE: Final = "von der Gracht 2012; Diamond et al. 2014"

RULES: Final = ("iqr", "share", "median")
_SHARE: Final = 0.7


class Consensus(msgspec.Struct, frozen=True):
    """Whether a panel agrees by a named rule."""

    n: int
    rule: str
    """The rule in words, with its limit."""
    value: float | Undefined
    """What was compared with the limit."""
    limit: float
    consensus: bool | Undefined
    median: float | Undefined
    iqr: float | Undefined
    sentence: str
    source: str = SOURCE


def delphi(
    ratings: Sequence[float],
    *,
    scale: tuple[float, float] = (1, 5),
    rule: str = "iqr",
    limit: float | None = None,
) -> Consensus:
    """Consensus by one rule.

    Args:
        ratings: on the scale, in whole steps; who did not answer is left out.
        scale: least and greatest step.
        rule: `iqr`, `share` or `median`.
        limit: another limit than the usual one: a range, a share of 0 to 1, a step of the scale.

    Raises:
        BadInput: a rating off the scale, an unknown rule, a limit that cannot be met.
    """
    check = Check("Delphi")
    if check.scale("scale", scale):
        check.numbers("ratings", ratings, *scale)
    known = check.choice("rule", rule, RULES)
    if limit is not None and known:
        greatest = {"iqr": scale[-1] - scale[0], "share": 1.0, "median": scale[-1]}[rule]
        check.number("limit", limit, 0, greatest)
    check.done()
    bound = _usual(rule, scale) if limit is None else limit
    words = _in_words(rule, bound, scale)
    if len(ratings) < 2:
        few = Undefined(f"consensus needs two answers, and there {are(len(ratings))}")
        sentence = f"Consensus is not defined: {few.reason}."
        return Consensus(len(ratings), words, few, bound, few, few, few, sentence)
    middle = quantile(ratings, 0.5)
    spread = quantile(ratings, 0.75) - quantile(ratings, 0.25)
    top = sum(rating > scale[1] - 2 for rating in ratings) / len(ratings)
    value = {"iqr": spread, "share": top, "median": middle}[rule]
    reached = round(value - bound, 9) <= 0 if rule == "iqr" else round(value - bound, 9) >= 0
    sentence = (
        f"{plural(len(ratings), 'answer')}, median {middle:g}: "
        f"{'consensus' if reached else 'no consensus'} by the rule that {words} "
        f"({'range' if rule == 'iqr' else rule} {value:.2f})."
    )
    return Consensus(len(ratings), words, value, bound, reached, middle, spread, sentence)


def _usual(rule: str, scale: tuple[float, float]) -> float:
    """The limit that is usual: of ranges a fifth of the steps, of medians four fifths."""
    steps = scale[1] - scale[0] + 1
    return {"iqr": max(1.0, steps // 5), "share": _SHARE, "median": scale[0] - 1 + steps * 0.8}[
        rule
    ]


def _in_words(rule: str, bound: float, scale: tuple[float, float]) -> str:
    """A rule as the end of `the rule that`."""
    if rule == "iqr":
        return f"the middle half spans at most {bound:g}"
    if rule == "share":
        return f"at least {bound:.0%} choose {scale[1] - 1:g} or {scale[1]:g}"
    return f"the median is at least {bound:g}"


def _compute(inputs: Inputs) -> Consensus:
    scale = inputs.numbers("scale", (1, 5))
    if len(scale) != 2:
        inputs.say("scale", "a scale is its least and its greatest value")
        scale = (1, 5)
    limit = inputs.number("limit") if inputs.has("limit") else None
    rule = inputs.word("rule", "iqr")
    return delphi(inputs.numbers("ratings"), scale=(scale[0], scale[1]), rule=rule, limit=limit)


def _tables(found: Consensus) -> tuple[Table, ...]:
    """The figures."""
    names = ("n", "rule", "value", "limit", "consensus", "median", "middle half")
    values = tuple(shown(value) for value in msgspec.structs.astuple(found)[: len(names)])
    return (Table(("figure", "value"), tuple(zip(names, values, strict=True))),)


METHODS: Final = (
    Method(
        About(
            name="delphi",
            title="Delphi consensus",
            question="Has the panel come together, by the rule that was set in advance?",
            computed=(
                "By the rule chosen: `iqr` compares the range of the middle half (quartiles of "
                "type 7) with its limit, `share` the part that chose one of the two highest steps, "
                "`median` the median."
            ),
            inputs=(
                Input("ratings", "one for each panellist, on the scale"),
                Input("scale", "its least and greatest step; else 1 to 5", optional=True),
                Input("rule", "`iqr`, `share` or `median`; else `iqr`", optional=True),
                Input("limit", "another limit than the usual one", optional=True),
            ),
            readings=(
                Reading("iqr", "at most 1 of 5 steps, 2 of 10"),
                Reading("share", "at least 70 %; many studies ask for 75 or 80 %"),
                Reading("median", "at least 4 of 5"),
            ),
            limits=(
                "A rule that is chosen after the answers are known proves nothing.",
                "Consensus is not correctness, and pressure to agree looks the same.",
                "Compare rounds as well: answers should have stopped moving.",
            ),
            source=SOURCE,
            example={"ratings": [4, 4, 5, 4, 3, 4, 5], "rule": "iqr"},
        ),
        _compute,
        _tables,
        columns("One column with the title `ratings`.", needs=("ratings",)),
    ),
)
"""What `workshop calc` offers of this file."""
