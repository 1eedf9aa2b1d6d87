"""Risk as likelihood × impact in stated bands, inherent and residual.

ISO 31000 and ISO/IEC 31010 prescribe no matrix, so the bands are a decision that is stated. On
scales of 1 to 5 only 14 products can occur (7, 11, 13 and 14 never do), so a band begins with one
of those::

    1 2 3 4 5 6 8 9 10 12 15 16 20 25

A product of ranks orders risks and measures nothing (L. A. Cox, What's wrong with risk matrices?,
Risk Analysis 28:2 (2008) 497-512).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, Undefined, place
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Reading, Table, shown
from workshop.methods.core.sheets import records
from workshop.text import listing, plural

SOURCE: Final = (
    "Likelihood × impact with stated bands (ISO 31000 prescribes none); limits: Cox 2008"
)

SCALE: Final = (1, 5)
ATTAINABLE: Final = (1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 20, 25)
"""The only products of two whole numbers from 1 to 5."""


class Band(msgspec.Struct, frozen=True):
    """A span of scores with a name."""

    name: str
    least: float
    """The score that it begins with; it ends where the next one begins."""


BANDS: Final = (Band("low", 1), Band("medium", 5), Band("high", 10), Band("very high", 20))
"""The bands of this tool where nobody states others."""


class Risk(msgspec.Struct, frozen=True):
    """A risk as it was judged; none where something was not."""

    name: str
    likelihood: float | None
    """1 to 5, before anything is done about it."""
    impact: float | None
    residual_likelihood: float | None = None
    """1 to 5, after what is planned is done."""
    residual_impact: float | None = None


class Risks(msgspec.Struct, frozen=True):
    """Scores and bands, each list in the order of the risks."""

    names: tuple[str, ...]
    inherent: tuple[float | Undefined, ...]
    """Likelihood × impact before anything is done."""
    inherent_bands: tuple[str | Undefined, ...]
    residual: tuple[float | Undefined, ...]
    """Likelihood × impact afterwards."""
    residual_bands: tuple[str | Undefined, ...]
    bands: dict[str, tuple[int, ...]]
    """By band, the scores that can occur in it."""
    warnings: tuple[str, ...]
    sentence: str
    source: str = SOURCE


def risk(risks: Sequence[Risk], *, bands: Sequence[Band] = BANDS) -> Risks:
    """The score and band of each risk, inherent and residual.

    Args:
        risks: as they were judged.
        bands: from the lowest on, the first from 1; each begins with a score that can occur.

    Raises:
        BadInput: no risk, a name twice, a level that is not a whole number from 1 to 5, or bands
            that do not cover the scores.
    """
    check = Check("risk")
    check.some("risks", risks)
    check.once("risks", [each.name for each in risks])
    for row, each in enumerate(risks, 1):
        judged = msgspec.structs.asdict(each).items()
        for name, value in list(judged)[1:]:
            if isinstance(value, int | float):
                check.number(place("risks", row, name), value, *SCALE, whole=True)
    _check_bands(check, bands)
    check.done()
    inherent = tuple(_product(each.likelihood, each.impact) for each in risks)
    residual = tuple(_product(each.residual_likelihood, each.residual_impact) for each in risks)
    inherent_bands = tuple(_band(score, bands) for score in inherent)
    residual_bands = tuple(_band(score, bands) for score in residual)
    return Risks(
        names=tuple(each.name for each in risks),
        inherent=inherent,
        inherent_bands=inherent_bands,
        residual=residual,
        residual_bands=residual_bands,
        bands={
            band.name: tuple(score for score in ATTAINABLE if _band(score, bands) == band.name)
            for band in bands
        },
        warnings=_risen(risks, inherent, residual),
        sentence=_sentence(inherent_bands, residual_bands, bands),
    )


def _check_bands(check: Check, bands: Sequence[Band]) -> None:
    """Whether bands begin with scores that can occur, each above the one before."""
    check.some("bands", bands)
    check.once("bands", [band.name for band in bands])
    for row, band in enumerate(bands, 1):
        where = place("bands", row, "from")
        if not check.number(where, band.least, 1, 25) or band.least in ATTAINABLE:
            continue
        above = next(score for score in ATTAINABLE if score > band.least)
        check.say(where, f"a score of {band.least:g} cannot occur; the next that can is {above}")
    if bands and bands[0].least != 1:
        check.say(place("bands", 1, "from"), "the first band begins with 1")
    for row, (one, other) in enumerate(pairwise(bands), 2):
        if other.least <= one.least:
            check.say(
                place("bands", row, "from"), f"a band begins above the one before, {one.name}"
            )


def _product(likelihood: float | None, impact: float | None) -> float | Undefined:
    """The score, where both were judged."""
    if likelihood is None or impact is None:
        return Undefined("likelihood or impact was not judged")
    return int(likelihood * impact)


def _band(score: float | Undefined, bands: Sequence[Band]) -> str | Undefined:
    """The name of the band of a score."""
    if isinstance(score, Undefined):
        return score
    return [band.name for band in bands if band.least <= score][-1]


def _risen(
    risks: Sequence[Risk],
    inherent: Sequence[float | Undefined],
    residual: Sequence[float | Undefined],
) -> tuple[str, ...]:
    """A word where what is planned would raise a risk."""
    risen = [
        each.name
        for each, before, after in zip(risks, inherent, residual, strict=True)
        if not isinstance(before, Undefined) and not isinstance(after, Undefined)
        and after > before
    ]  # fmt: skip
    if not risen:
        return ()
    return (f"The residual risk is above the inherent one for {listing(risen)}; check both.",)


def _sentence(
    before: Sequence[str | Undefined], after: Sequence[str | Undefined], bands: Sequence[Band]
) -> str:
    """How many risks lie in each band, before and after."""
    then = ""
    if any(isinstance(each, str) for each in after):
        then = f"; afterwards {_counted(after, bands)}"
    return f"{plural(len(before), 'risk')}: {_counted(before, bands)}{then}."


def _counted(found: Sequence[str | Undefined], bands: Sequence[Band]) -> str:
    """How many lie in each band, the highest first."""
    counts = Counter(each for each in found if isinstance(each, str))
    words = [f"{counts[band.name]} {band.name}" for band in reversed(bands) if counts[band.name]]
    if lacking := len(found) - sum(counts.values()):
        words.append(f"{lacking} not judged")
    return listing(words)


def _compute(inputs: Inputs) -> Risks:
    levels = Risk.__struct_fields__[1:]
    rows = inputs.rows("risks", (), ("id", "text", *levels))
    risks = [
        Risk(row.label(f"risk {n}"), *(row.answer(level) for level in levels))
        for n, row in enumerate(rows, 1)
    ]
    if not inputs.has("bands"):
        return risk(risks)
    stated = inputs.rows("bands", ("name", "from"))
    return risk(risks, bands=[Band(row.label("", "name"), row.number("from")) for row in stated])


def _tables(found: Risks) -> tuple[Table, ...]:
    """A line a risk, and the bands."""
    columns = (
        found.names, found.inherent, found.inherent_bands, found.residual, found.residual_bands
    )  # fmt: skip
    rows = tuple(
        (name, *(shown(value) for value in values)) for name, *values in zip(*columns, strict=True)
    )
    bands = tuple((name, ", ".join(map(str, scores))) for name, scores in found.bands.items())
    titles = ("risk", "inherent", "band", "residual", "band afterwards")
    return (Table(titles, rows), Table(("band", "scores that can occur"), bands))


METHODS: Final = (
    Method(
        About(
            name="risk",
            title="Risk by likelihood × impact, in stated bands",
            question="Which risks are high, before and after what is planned?",
            computed=(
                "Likelihood × impact, each a whole number from 1 to 5; only 14 scores can occur. "
                "Bands with names are stated on them. Inherent is before, residual after."
            ),
            inputs=(
                Input(
                    "risks",
                    "each {likelihood, impact, residual_likelihood?, residual_impact?, id?, "
                    "text?}, whole numbers 1 low to 5 high; what is left out was not judged",
                ),
                Input(
                    "bands",
                    "each {name, from}, from the lowest on, the first from 1; low 1, medium 5, "
                    "high 10, very high 20 unless given",
                    optional=True,
                ),
            ),
            readings=(
                Reading("1 to 4", "low, by this tool's bands; ISO 31000 sets none"),
                Reading("5 to 9", "medium"),
                Reading("10 to 16", "high"),
                Reading("20 and 25", "very high"),
            ),
            limits=(
                "A product of ranks orders and measures nothing: 20 is not twice 10 (Cox 2008).",
                "A rare disaster (1 × 5) scores like a daily nuisance (5 × 1); look at both.",
                "The scores 7, 11, 13 and 14 never occur, so no band may begin with them.",
                "Bands are a decision of the organisation; state them with the result.",
            ),
            source=SOURCE,
            example={
                "risks": [
                    {
                        "text": "Ransomware",
                        "likelihood": 4,
                        "impact": 5,
                        "residual_likelihood": 2,
                        "residual_impact": 4,
                    },
                    {"text": "Key person leaves", "likelihood": 3, "impact": 3},
                ]
            },
        ),
        _compute,
        _tables,
        records(
            "risks",
            "Columns likelihood, impact and, if you like, residual_likelihood, residual_impact, "
            "id and text.",
            needs=("likelihood", "impact"),
            may=("residual_likelihood", "residual_impact", "id", "text"),
            words=("id",),
            name="text",
        ),
    ),
)
"""What `workshop calc` offers of this file."""
