"""IFE and EFE: the internal and external factor evaluation matrices.

Source: Fred R. David, Strategic Management: Concepts and Cases, 13th edition (Pearson 2011).
Each factor has a weight, its importance to success in the field, and a rating from 1 to 4; the
weights of a matrix add up to 1. A weighted score is weight × rating; the total lies between 1
and 4 around a midpoint of 2.5.

- IFE: 1 major weakness, 2 minor weakness, 3 minor strength, 4 major strength. By the classic
  rule strengths get 3 or 4 and weaknesses 1 or 2; later editions allow any rating. A rating
  against the rule is warned of and counted.
- EFE: how well the organisation responds today: 1 poorly, 2 averagely, 3 above average,
  4 superbly. Any factor may get any rating.

David asks for 10 to 20 factors. Fewer or more are warned of.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, Literal

import msgspec

from workshop.language import marked, pointed, say
from workshop.methods.core.checks import EXACT
from workshop.methods.core.factor_scores import (
    Weighted,
    added,
    count_warning,
    middle,
    position,
    weigh,
)
from workshop.text import listing, parted

SOURCE: Final = "Fred R. David, Strategic Management: Concepts and Cases, 13th edition, 2011"
"""Where both matrices are published."""

MIDPOINT: Final = 2.5
"""The middle of the scale of ratings, which a total is compared with."""

LEAST: Final = 1.0
GREATEST: Final = 4.0
SCALE: Final = (LEAST, GREATEST)
FEWEST, MOST = 10, 20
"""So many factors David asks for."""

Matrix = Literal["IFE", "EFE"]

_MEANINGS: Final = {
    ("IFE", "above average"): marked(
        "above the midpoint of {middle}: strengths outweigh weaknesses"
    ),
    ("IFE", "average"): marked("at the midpoint of {middle}: strengths and weaknesses balance"),
    ("IFE", "below average"): marked(
        "below the midpoint of {middle}: weaknesses outweigh strengths"
    ),
    ("EFE", "above average"): marked(
        "above the midpoint of {middle}: the response to outside factors is better than average"
    ),
    ("EFE", "average"): marked(
        "at the midpoint of {middle}: the response to outside factors is average"
    ),
    ("EFE", "below average"): marked(
        "below the midpoint of {middle}: the response to outside factors is weaker than average"
    ),
}


class Judged(msgspec.Struct, frozen=True):
    """A factor as it was weighed and rated."""

    key: str
    """What names it in sentences: its code."""
    favourable: bool
    """Whether it is a strength or an opportunity."""
    weight: float | None
    """Its share of the whole; none where it was not weighed."""
    rating: float | None
    """1 to 4, whole or the median of several; none where it was not rated."""


class Evaluation(msgspec.Struct, frozen=True):
    """A matrix, or why there is none."""

    matrix: Matrix
    total: float | None
    """1 to 4, rounded to 1e-9; none where it is not defined."""
    reason: str = ""
    """Why it is not defined, and what to do."""
    weight_sum: float | None = None
    """What the weights added up to, before they were made shares of 1."""
    rows: tuple[Weighted, ...] = ()
    """In the order in which they were given."""
    warnings: tuple[str, ...] = ()
    sentence: str = ""
    """What the total means."""
    source: str = SOURCE


def internal_evaluation(rows: Sequence[Judged], *, whole: float = 1.0) -> Evaluation:
    """The IFE matrix of strengths and weaknesses together.

    Args:
        rows: the factors.
        whole: what the weights must add up to: 1, or the points that were to be given.
    """
    against = [
        row.key
        for row in rows
        if row.rating is not None and breaks_rule(row.rating, favourable=row.favourable)
    ]
    return _evaluated("IFE", rows, whole, rule_warning(against))


def external_evaluation(rows: Sequence[Judged], *, whole: float = 1.0) -> Evaluation:
    """The EFE matrix of opportunities and threats together.

    Args:
        rows: the factors.
        whole: what the weights must add up to: 1, or the points that were to be given.
    """
    return _evaluated("EFE", rows, whole, ())


def undefined(matrix: Matrix, reason: str, weight_sum: float | None = None) -> Evaluation:
    """A matrix that cannot be told."""
    return Evaluation(matrix=matrix, total=None, reason=reason, weight_sum=weight_sum)


def breaks_rule(rating: float, *, favourable: bool, scale: tuple[float, float] = SCALE) -> bool:
    """Whether a rating lies on the other half of the scale than the letter of its factor."""
    low, high = halves(scale)
    return rating < high if favourable else rating > low


def halves(scale: tuple[float, float] = SCALE) -> tuple[int, int]:
    """The greatest rating of a weakness and the least of a strength by the classic rule."""
    return math.ceil(middle(scale)) - 1, math.floor(middle(scale)) + 1


def rule_warning(keys: Sequence[str], scale: tuple[float, float] = SCALE) -> tuple[str, ...]:
    """What is said of ratings against the classic rule; nothing where there are none."""
    if not keys:
        return ()
    (least, greatest), (low, high) = scale, halves(scale)
    rule = say("strengths {high} or more, weaknesses {low} or less", high=high, low=low)
    if scale == SCALE:
        rule = say(
            "strengths {high} or {greatest}, weaknesses {least} or {low}",
            high=high,
            greatest=f"{greatest:g}",
            least=f"{least:g}",
            low=low,
        )
    if len(keys) == 1:
        stands = say(
            "The rating of {code} stands against the classic rule: {rule}.", code=keys[0], rule=rule
        )
    else:
        stands = say(
            "The ratings of {codes} stand against the classic rule: {rule}.",
            codes=listing(list(keys)),
            rule=rule,
        )
    return (f"{stands} {say('Check the letter or the rating.')}",)


def _evaluated(
    matrix: Matrix, rows: Sequence[Judged], whole: float, warnings: tuple[str, ...]
) -> Evaluation:
    """Either matrix; they differ in their rules for ratings alone."""
    if reason := _incomplete(rows):
        return undefined(matrix, reason)
    sum_given = round(math.fsum(row.weight or 0.0 for row in rows), 9)
    whole, percent = _percent(sum_given, whole)
    if abs(sum_given - whole) > EXACT * whole:
        return undefined(matrix, _off(sum_given, whole), sum_given)
    table = tuple(weigh(row.key, (row.weight or 0.0) / whole, row.rating or 0.0) for row in rows)
    total = added(table)
    return Evaluation(
        matrix=matrix,
        total=total,
        weight_sum=sum_given,
        rows=table,
        warnings=(*percent, *warnings, *count_warning(len(rows), FEWEST, MOST)),
        sentence=sentence_of(matrix, total),
    )


def _incomplete(rows: Sequence[Judged]) -> str:
    """What is missing or impossible in single rows; empty where nothing is."""
    if not rows:
        return say("No factor was weighed and rated.")
    groups = {
        (marked("{codes} has no weight"), marked("{codes} have no weight")): [
            r.key for r in rows if r.weight is None
        ],
        (marked("{codes} has no rating"), marked("{codes} have no rating")): [
            r.key for r in rows if r.rating is None
        ],
        (marked("{codes} has a weight below 0"), marked("{codes} have a weight below 0")): [
            r.key for r in rows if not _is_weight(r.weight)
        ],
        (
            marked("{codes} has a rating outside 1 to 4"),
            marked("{codes} have a rating outside 1 to 4"),
        ): [r.key for r in rows if not _is_rating(r.rating)],
    }
    words = [
        say(one if len(keys) == 1 else many, codes=listing(keys))
        for (one, many), keys in groups.items()
        if keys
    ]
    return f"{parted(words)}. {say('Complete the scores.')}" if words else ""


def _is_weight(weight: float | None) -> bool:
    """Whether a weight can be one; a missing one is another matter."""
    return weight is None or (math.isfinite(weight) and weight >= 0)


def _is_rating(rating: float | None) -> bool:
    """Whether a rating lies on its scale; a missing one is another matter."""
    return rating is None or LEAST <= rating <= GREATEST


def _percent(added: float, whole: float) -> tuple[float, list[str]]:
    """The whole, and a word where weights were given in percent instead of shares."""
    if whole == 1 and abs(added - 100) <= EXACT * 100:
        return 100.0, [say("The weights add up to 100 and were read as percent.")]
    return whole, []


def _off(added: float, whole: float) -> str:
    """Why weights that do not add up cannot be used."""
    difference = round(abs(whole - added), 9)
    shown = pointed(f"{difference:g}")
    act = say("take {number} away", number=shown)
    if added < whole:
        act = say("give {number} more", number=shown)
    return say(
        "The weights add up to {sum} and must add up to {whole}: {act}, or have them normalised.",
        sum=pointed(f"{added:g}"),
        whole=pointed(f"{whole:g}"),
        act=act,
    )


def sentence_of(matrix: Matrix, total: float, scale: tuple[float, float] = SCALE) -> str:
    """What a total means. It was rounded, so the midpoint itself is met."""
    where = position(total, middle(scale))
    least, greatest = scale
    return say(
        "{matrix} total {total} on a scale of {least} to {greatest}, {meaning}.",
        matrix=matrix,
        total=pointed(f"{total:.2f}"),
        least=pointed(f"{least:g}"),
        greatest=pointed(f"{greatest:g}"),
        meaning=say(_MEANINGS[matrix, where], middle=pointed(f"{middle(scale):g}")),
    )
