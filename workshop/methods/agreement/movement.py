"""Movement: how far opinions moved between two rounds, and whether they have settled.

Source: Scheibe, Skutsch & Schofer, Experiments in Delphi methodology, in Linstone & Turoff (eds),
The Delphi Method (1975): half the sum of the differences between the two distributions of answers,
as a share of the participants; below 15 % a group counts as stable. The change of single people is
told beside it, for a group can stand still while its members change places.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, Undefined
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Reading, Table, shown
from workshop.methods.core.quartiles import median, quantile
from workshop.methods.core.sheets import columns

SOURCE: Final = "Scheibe, Skutsch & Schofer 1975"

STABLE: Final = 0.15
"""Below this share of net change a group is stable."""


class Movement(msgspec.Struct, frozen=True):
    """What changed from one round to the next."""

    n: int
    """People who answered in both rounds."""
    left_out: int
    """People who answered in one of them alone."""
    up: int
    down: int
    stayed: int
    median_before: float | Undefined
    median_after: float | Undefined
    iqr_before: float | Undefined
    iqr_after: float | Undefined
    mean_distance: float | Undefined
    """How far people moved on average, in steps, whatever the direction."""
    net_change: float | Undefined
    """Share of the group by which the two distributions differ, 0 to 1."""
    stable: bool | Undefined
    sentence: str
    source: str = SOURCE


def movement(before: Sequence[float | None], after: Sequence[float | None]) -> Movement:
    """How far answers moved.

    Args:
        before: the first round, one for each person; None is no answer.
        after: the second round, of the same people in the same order.

    Raises:
        BadInput: rounds of different length, or a value that is no number.
    """
    check = Check("movement")
    check.as_many("after", after, "before", before)
    for name, answers in (("before", before), ("after", after)):
        check.numbers(name, [0 if answer is None else answer for answer in answers])
    check.done()
    pairs = [(b, a) for b, a in zip(before, after, strict=True) if b is not None and a is not None]
    alone = sum((b is None) != (a is None) for b, a in zip(before, after, strict=True))
    if not pairs:
        none = Undefined("nobody answered in both rounds")
        words = "Movement is not defined: nobody answered in both rounds."
        return Movement(0, alone, 0, 0, 0, none, none, none, none, none, none, none, words)
    first, second = [b for b, _ in pairs], [a for _, a in pairs]
    up, down = sum(a > b for b, a in pairs), sum(a < b for b, a in pairs)
    moved = (Counter(first) - Counter(second)).total() / len(pairs)
    return Movement(
        n=len(pairs),
        left_out=alone,
        up=up,
        down=down,
        stayed=len(pairs) - up - down,
        median_before=median(first),
        median_after=median(second),
        iqr_before=_range(first),
        iqr_after=_range(second),
        mean_distance=sum(abs(a - b) for b, a in pairs) / len(pairs),
        net_change=moved,
        stable=round(moved - STABLE, 9) < 0,
        sentence=_sentence(first, second, up, down, moved),
    )


def _sentence(
    first: Sequence[float], second: Sequence[float], up: int, down: int, moved: float
) -> str:
    """What the two rounds say."""
    narrower = _range(second) - _range(first)
    spread = "narrower" if narrower < 0 else "wider" if narrower > 0 else "as wide as before"
    settled = "stable" if round(moved - STABLE, 9) < 0 else "not yet stable"
    return (
        f"Of {len(first)} people {up} moved up, {down} down and {len(first) - up - down} stayed: "
        f"the median went from {median(first):g} to {median(second):g}, the middle half is "
        f"{spread}, and the group is {settled} (net change {moved:.0%}, limit 15%)."
    )


def _range(values: Sequence[float]) -> float:
    return quantile(values, 0.75) - quantile(values, 0.25)


def _compute(inputs: Inputs) -> Movement:
    return movement(inputs.answers("before"), inputs.answers("after"))


def _tables(found: Movement) -> tuple[Table, ...]:
    """Both rounds beside each other."""
    rounds = (
        ("median", shown(found.median_before), shown(found.median_after)),
        ("middle half", shown(found.iqr_before), shown(found.iqr_after)),
    )
    moves = (
        ("moved up", shown(found.up)),
        ("moved down", shown(found.down)),
        ("stayed", shown(found.stayed)),
        ("answered once only", shown(found.left_out)),
        ("mean distance", shown(found.mean_distance)),
        ("net change", shown(found.net_change)),
        ("stable", shown(found.stable)),
    )
    return (Table(("figure", "before", "after"), rounds), Table(("figure", "value"), moves))


METHODS: Final = (
    Method(
        About(
            name="movement",
            title="Movement between two rounds",
            question="How far did opinions move between two rounds, and have they settled?",
            computed=(
                "People who answered both times are compared with themselves. The net change of "
                "the group is half the sum of the differences between both distributions of "
                "answers, divided by the number of people."
            ),
            inputs=(
                Input("before", "the first round, one for each person; null is no answer"),
                Input("after", "the second round, of the same people in the same order"),
            ),
            readings=(Reading("net change below 15 %", "the group is stable"),),
            limits=(
                "Who answered only once is left out and counted.",
                "A stable group may still disagree: stability and consensus are two things.",
                "That people moved does not tell whether by reasons or by pressure.",
            ),
            source=SOURCE,
            example={"before": [2, 3, 5, 4, 1, None], "after": [3, 3, 4, 4, 3, 4]},
        ),
        _compute,
        _tables,
        columns(
            "Columns `before` and `after`, a line a person; an empty cell is no answer.",
            needs=("before", "after"),
        ),
    ),
)
"""What `workshop calc` offers of this file."""
