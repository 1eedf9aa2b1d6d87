"""RICE: reach, impact and confidence of a request against its effort.

Source: S. McBride, RICE: simple prioritization for product managers, Intercom (2018)::

    score = reach × impact × confidence / effort
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, place
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Reading, Table, shown
from workshop.methods.core.ranks import firsts, ranking
from workshop.methods.core.sheets import records
from workshop.text import listing, plural

SOURCE: Final = "McBride, Intercom 2018"

IMPACTS: Final = {3.0: "massive", 2.0: "high", 1.0: "medium", 0.5: "low", 0.25: "minimal"}
"""The only impacts there are, with their words."""

CONFIDENCES: Final = (1.0, 0.8, 0.5)
"""High, medium and low; anything else is taken with a warning."""

LEAST_EFFORT: Final = 0.5
"""Person-months; anything smaller counts as this."""


class Estimate(msgspec.Struct, frozen=True):
    """What is known of one request."""

    name: str
    reach: float
    """People or events in a period, the same one for all."""
    impact: float
    confidence: float
    """A share of 1, or percent from 50 on."""
    effort: float
    """Person-months."""


class Rice(msgspec.Struct, frozen=True):
    """Requests by their RICE scores."""

    reach: float | tuple[float, ...]
    """Of the one request, or of each."""
    score: float | tuple[float, ...]
    names: tuple[str, ...]
    ranking: tuple[str | tuple[str, ...], ...]
    """The highest score first; equal scores share a place."""
    warnings: tuple[str, ...]
    sentence: str
    source: str = SOURCE


def rice(requests: Sequence[Estimate], *, alone: bool = False) -> Rice:
    """The RICE score of each request.

    Args:
        requests: what is known of each.
        alone: whether reach and score are told as single numbers, for a single request.

    Raises:
        BadInput: a value off its scale, or two requests of one name.
    """
    check = Check("RICE")
    check.some("requests", requests)
    check.once("requests", [each.name for each in requests])
    for row, each in enumerate(requests, 1):
        _check(check, "" if alone else f"{place('requests', row)}, ", each)
    check.done()
    reach = tuple(each.reach for each in requests)
    scores = tuple(
        round(each.reach * each.impact * _share(each.confidence) / each.effort, 9)
        for each in requests
    )
    names = tuple(each.name for each in requests)
    order = ranking(dict(zip(names, scores, strict=True)))
    single = alone and len(requests) == 1
    return Rice(
        reach=reach[0] if single else reach,
        score=scores[0] if single else scores,
        names=names,
        ranking=order,
        warnings=tuple(_doubts(requests)),
        sentence=_sentence(firsts(order), max(scores), len(names)),
    )


def _check(check: Check, at: str, each: Estimate) -> None:
    """Check one request."""
    check.number(f"{at}reach", each.reach, 0)
    if check.number(f"{at}impact", each.impact) and each.impact not in IMPACTS:
        check.say(f"{at}impact", f"{each.impact:g} is not 3, 2, 1, 0.5 or 0.25")
    if check.above(f"{at}confidence", each.confidence):
        check.number(f"{at}confidence", each.confidence, 0, 100)
        if 1 < each.confidence < 50:
            what = f"{each.confidence:g} is neither a share up to 1 nor 50 to 100 percent"
            check.say(f"{at}confidence", what)
    check.number(f"{at}effort", each.effort, LEAST_EFFORT)


def _share(confidence: float) -> float:
    return confidence / 100 if confidence > 1 else confidence


def _doubts(requests: Sequence[Estimate]) -> list[str]:
    odd = [each.name for each in requests if _share(each.confidence) not in CONFIDENCES]
    return [f"The confidence of {listing(odd)} is none of 100, 80 and 50 percent."] if odd else []


def _sentence(best: Sequence[str], score: float, count: int) -> str:
    """Which request comes first."""
    if count == 1:
        return f"The RICE score of {best[0]} is {score:,.1f}."
    one = "comes" if len(best) == 1 else "share the first place and come"
    return f"Of {plural(count, 'request')}, {listing(list(best))} {one} first with {score:,.1f}."


def _compute(inputs: Inputs) -> Rice:
    """From rows, or from one request by itself."""
    if not inputs.has("requests"):
        return rice([_estimate(inputs, "this request")], alone=True)
    for key in inputs.keys:
        if key != "requests":
            inputs.say(key, "this belongs into a row of requests")
    columns = ("impact", "confidence", "effort")
    others = ("name", "reach", "prospects", "conversion")
    rows = inputs.rows("requests", columns, others)
    return rice([_estimate(row, f"request {n}") for n, row in enumerate(rows, 1)])


def _estimate(inputs: Inputs, name: str) -> Estimate:
    """One request, whose reach may be told as prospects and the share of them that is reached."""
    if inputs.has("reach"):
        reach = inputs.number("reach")
        for key in ("prospects", "conversion"):
            if inputs.has(key):
                inputs.say(key, "the reach is given already")
    else:
        share = inputs.number("conversion", 1)
        if not 0 <= share <= 1:
            inputs.say("conversion", f"{share:g} is not from 0 to 1")
        reach = inputs.number("prospects") * share
    return Estimate(
        inputs.label(name, "name"),
        reach,
        inputs.number("impact"),
        inputs.number("confidence"),
        inputs.number("effort"),
    )


def _tables(found: Rice) -> tuple[Table, ...]:
    """The requests by their scores."""
    reach = found.reach if isinstance(found.reach, tuple) else (found.reach,)
    score = found.score if isinstance(found.score, tuple) else (found.score,)
    rows = sorted(zip(found.names, reach, score, strict=True), key=lambda row: (-row[2], row[0]))
    return (
        Table(
            ("request", "reach", "score"),
            tuple((name, shown(people), shown(points)) for name, people, points in rows),
        ),
    )


METHODS: Final = (
    Method(
        About(
            name="rice",
            title="RICE",
            question="Which requests do most for most people, for the effort they take?",
            computed="Score = reach × impact × confidence / effort.",
            inputs=(
                Input("requests", "rows of the keys below, with `name`; or the keys of one request "
                      "by themselves", optional=True),
                Input("name", "of the request", optional=True),
                Input("reach", "how many people or events in a period, the same for all",
                      optional=True),
                Input("prospects", "in place of reach: how many might be reached", optional=True),
                Input("conversion", "the share of prospects that is reached, 0 to 1",
                      optional=True),
                Input("impact", "3 massive, 2 high, 1 medium, 0.5 low, 0.25 minimal",
                      optional=True),
                Input("confidence", "100, 80 or 50 percent (or 1, 0.8, 0.5)", optional=True),
                Input("effort", "person-months, 0.5 at least", optional=True),
            ),
            readings=(
                Reading("confidence 100, 80, 50 percent", "high, medium, low (McBride)"),
                Reading("confidence below 50 percent", "a moonshot: find out more first (McBride)"),
            ),
            limits=(
                "The scores compare requests of one list; alone a score says nothing.",
                "Estimates decide: change the doubtful ones and see whether the order holds.",
                "It knows no dependencies, deadlines or duties; those are decided beside it.",
            ),
            source="S. McBride, RICE: simple prioritization for product managers, Intercom 2018",
            example={
                "prospects": 1200, "conversion": 0.3, "impact": 2, "confidence": 0.8, "effort": 4,
            },
            example_from="ProductPlan: 1,200 prospects and 30 percent sign-up, a reach of 360",
        ),
        _compute,
        _tables,
        records("requests", "A line a request: name, reach (or prospects and conversion), impact, "
                "confidence, effort.",
                needs=("impact", "confidence", "effort"),
                may=("name", "reach", "prospects", "conversion"), name="name"),
    ),
)  # fmt: skip
"""What `workshop calc` offers of this file."""
