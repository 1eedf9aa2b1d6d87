"""The Brier score: how good chances that were given beforehand turn out to be.

Source: G. W. Brier, Monthly Weather Review 78 (1950) 1-3, in the form for one event with the range
0 to 1: the mean of (chance - outcome)², outcome 1 where it happened and 0 where not. Taken apart by
A. H. Murphy, Journal of Applied Meteorology 12 (1973) 595-600, over the groups of equal chances::

    score = reliability - resolution + uncertainty

Reliability is how far each group's chance is from how often its things happened (0 is best),
resolution how far the groups are from the base rate (more is better), uncertainty base rate ×
(1 - base rate), which no forecaster can help.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, Undefined, place
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Reading, Table, shown
from workshop.methods.core.sheets import records
from workshop.text import plural

SOURCE: Final = "Brier 1950; taken apart by Murphy 1973"
_HALF: Final = 0.25
"""The score of whoever says one half of everything."""


class Prediction(msgspec.Struct, frozen=True):
    """A chance that was given, and what came of it."""

    name: str
    chance: float
    """0 to 1."""
    happened: float | None
    """1 where it happened, 0 where not; none where it is not known yet: it is not counted then."""


class Chance(msgspec.Struct, frozen=True):
    """The predictions that were given one chance."""

    chance: float
    count: int
    happened: int
    """Of how many of them it came true."""


class Brier(msgspec.Struct, frozen=True):
    """How good the predictions were."""

    score: float | Undefined
    """0 where everything was foreseen, 1 where the opposite of everything was."""
    reliability: float | Undefined
    resolution: float | Undefined
    uncertainty: float | Undefined
    skill: float | Undefined
    """1 - score / uncertainty: above 0 better than saying the base rate of everything."""
    chances: tuple[Chance, ...]
    """By chance, the lowest first."""
    counted: int
    waiting: int
    """How many are not known yet."""
    sentence: str
    source: str = SOURCE


def brier(predictions: Sequence[Prediction]) -> Brier:
    """How good predictions were, over those whose outcome is known.

    Args:
        predictions: one or more, each with a name of its own.

    Raises:
        BadInput: none, a name twice, or a chance that is not 0 to 1.
    """
    check = Check("brier")
    check.some("predictions", predictions)
    check.once("predictions", [each.name for each in predictions])
    for number, each in enumerate(predictions, 1):
        where = place("predictions", number)
        check.number(f"{where}, chance", each.chance, 0, 1)
        if each.happened is not None:
            check.number(f"{where}, happened", float(each.happened), 0, 1, whole=True)
    check.done()
    known = [each for each in predictions if each.happened is not None]
    waiting = len(predictions) - len(known)
    if not known:
        nothing = Undefined("no outcome is known yet")
        words = f"{plural(waiting, 'prediction')}, of which no outcome is known yet."
        return Brier(
            nothing, nothing, nothing, nothing, nothing, (), 0, waiting, words
        )  # fmt: skip
    chances = _chances(known)
    # Exact until the end: the three parts add up to the score to the last digit.
    total = len(known)
    base = Fraction(sum(each.happened for each in chances), total)
    score = Fraction(0)
    reliability = Fraction(0)
    resolution = Fraction(0)
    for group in chances:
        said, often = _exact(group.chance), Fraction(group.happened, group.count)
        missed = group.count - group.happened
        score += group.happened * (1 - said) ** 2 + missed * said**2
        reliability += group.count * (said - often) ** 2
        resolution += group.count * (often - base) ** 2
    uncertainty = base * (1 - base)
    skill: float | Undefined = Undefined("all of them came out alike")
    if uncertainty:
        skill = float(1 - score / total / uncertainty)
    found = float(score / total)
    return Brier(
        score=found,
        reliability=float(reliability / total),
        resolution=float(resolution / total),
        uncertainty=float(uncertainty),
        skill=skill,
        chances=chances,
        counted=total,
        waiting=waiting,
        sentence=_sentence(found, skill, total, waiting),
    )


def _exact(chance: float) -> Fraction:
    """A chance as it was written: 0.1 is a tenth."""
    return Fraction(str(chance))


def _chances(known: Sequence[Prediction]) -> tuple[Chance, ...]:
    counts: dict[float, list[int]] = {}
    for each in known:
        found = counts.setdefault(each.chance, [0, 0])
        found[0] += 1
        found[1] += bool(each.happened)
    return tuple(Chance(chance, *counts[chance]) for chance in sorted(counts))


def _sentence(score: float, skill: float | Undefined, counted: int, waiting: int) -> str:
    """How good they were, in words."""
    words = f"{plural(counted, 'prediction')}: Brier score {score:.3f}"
    if score == _HALF:
        than = "as good as saying one half of everything"
    else:
        better = "better" if score < _HALF else "worse"
        than = f"{better} than saying one half of everything ({_HALF:g})"
    if isinstance(skill, Undefined):
        base = f"against the base rate it is not defined: {skill.reason}"
    elif skill == 0:
        base = "as good as saying the base rate"
    else:
        base = f"{'better' if skill > 0 else 'worse'} than saying the base rate"
    more = f"; {waiting} more not known yet" if waiting else ""
    return f"{words}, {than}, {base}{more}."


def _compute(inputs: Inputs) -> Brier:
    rows = inputs.rows("predictions", ("chance",), ("id", "text", "happened"))
    return brier(
        [
            Prediction(row.label(f"prediction {n}"), row.number("chance"), _happened(row))
            for n, row in enumerate(rows, 1)
        ]
    )


def _happened(row: Inputs) -> float | None:
    """Whether it happened: 1 or 0, none where that is not known."""
    return row.number("happened") if row.has("happened") else None


def _tables(found: Brier) -> tuple[Table, ...]:
    rows = tuple(
        (shown(each.chance), str(each.count), str(each.happened), shown(each.happened / each.count))
        for each in found.chances
    )
    parts = tuple(
        (name, shown(value))
        for name, value in (
            ("reliability (0 is best)", found.reliability),
            ("resolution (more is better)", found.resolution),
            ("uncertainty", found.uncertainty),
            ("score", found.score),
            ("skill against the base rate", found.skill),
        )
    )
    return (
        Table(("chance", "predictions", "happened", "how often"), rows),
        Table(("part", "value"), parts),
    )


METHODS: Final = (
    Method(
        About(
            name="brier",
            title="Brier score of predictions",
            question="How good were the chances that were given beforehand?",
            computed=(
                "The mean of (chance - outcome)², outcome 1 where it happened and 0 where not. It "
                "is taken apart over groups of equal chances: reliability - resolution + "
                "uncertainty."
            ),
            inputs=(
                Input(
                    "predictions",
                    "each {chance, happened?, id?, text?}: chance 0 to 1, happened 1 or 0, left "
                    "out where it is not known yet",
                ),
            ),
            readings=(
                Reading("0", "everything was foreseen with certainty"),
                Reading("0.25", "what saying one half of everything gives"),
                Reading("skill above 0", "better than saying the base rate of everything"),
            ),
            limits=(
                "A few predictions tell little: the score of ten is mostly luck.",
                "It is about events that happen or not, agreed on before in words that decide.",
                "Scores of different sets of events are not to be compared: some are harder.",
            ),
            source=SOURCE,
            example={
                "predictions": [
                    {"text": "The ledger is live by March", "chance": 0.8, "happened": 1},
                    {"text": "The tender has three bids", "chance": 0.8, "happened": 0},
                    {"text": "The help desk keeps its staff", "chance": 0.3, "happened": 0},
                    {"text": "Licences cost less", "chance": 0.3},
                ],
            },
        ),
        _compute,
        _tables,
        records(
            "predictions",
            "A line a prediction with the columns prediction, chance and happened.",
            needs=("chance",),
            may=("happened", "text", "id"),
            words=("text", "id"),
            name="text",
        ),
    ),
)
"""What `workshop calc` offers of this file."""
