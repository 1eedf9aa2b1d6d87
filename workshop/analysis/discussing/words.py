"""A discussion in words that every door has: how a room moved, and where to begin."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workshop.analysis.discussing.discussion import Discussed, Discussion, Shape
from workshop.guide.parts import Scale
from workshop.language import counted, pointed, say
from workshop.text import listing, plural

_FEW: Final = 9
"""So many values of a scale, at most, are told one by one."""


def half_words(shape: Shape) -> str:
    """The middle half: `1–5`."""
    low, high = shape.half or (shape.spread.median, shape.spread.median)
    return pointed(f"{round(low, 1):g}–{round(high, 1):g}")


def movement_words(row: Discussed, fewest: int = 0) -> str:
    """How the room moved: `5 moved, 1 stands by 1`; by hands `5 moved at least`.

    Args:
        row: what was discussed.
        fewest: of how many voters it is told at least that they stand by a value.
    """
    found = row.movement
    if found is None:
        return ""
    found = found._replace(stands=tuple(each for each in found.stands if each[1] >= fewest))
    if not found.moved and not found.stands:
        return say("nobody moved") if found.known else say("the numbers are the same")
    if found.known:
        moved = counted(found.moved, "moved", "moved")
        return ", ".join([moved, *(_stands(value, count) for value, count in found.stands)])
    moved = say("nobody need have moved")
    if found.moved:
        moved = counted(found.moved, "moved at least", "moved at least")
    still = (
        say("{number} at {value} still", number=count, value=pointed(f"{value:g}"))
        for value, count in found.stands
    )
    return ", ".join([moved, *still])


def _stands(value: float, count: int) -> str:
    """How many stand by a value that is at an end."""
    shown = pointed(f"{value:g}")
    if count == 1:
        return say("{number} stands by {value}", number=count, value=shown)
    return say("{number} stand by {value}", number=count, value=shown)


def before_after(row: Discussed) -> str:
    """The middle and the middle half, before and after: `middle 2.5 → 5, half in 1–5 → 4–5`."""
    first, now = row.first, row.now
    middle, half = pointed(f"{first.spread.median:g}"), half_words(first)
    if row.again:
        middle += pointed(f" → {now.spread.median:g}")
        half += f" → {half_words(now)}"
    return say("middle {middle}, half in {half}", middle=middle, half=half)


def values_of(row: Discussed) -> list[tuple[str, str, tuple[int, ...]]]:
    """A line for each value of the scale, the greatest first: label, meaning, counts by round.

    On a long scale a line stands for a fifth of it.
    """
    scale = row.scale
    steps = round((scale.greatest - scale.least) / scale.step)
    means = {scale.least: scale.least_means, scale.greatest: scale.greatest_means}
    if steps < _FEW:
        values = [scale.greatest - at * scale.step for at in range(steps + 1)]
        return [
            (f"{v:g}", means.get(v, ""), tuple(each.counts.get(v, 0) for each in row.rounds))
            for v in values
        ]
    return [
        (_fifth(scale, at), _end(scale, at), tuple(each.bars[at] for each in row.rounds))
        for at in reversed(range(5))
    ]


def _fifth(scale: Scale, at: int) -> str:
    width = (scale.greatest - scale.least) / 5
    low = scale.least + at * width
    return f"{low:g}–{low + width:g}"


def _end(scale: Scale, at: int) -> str:
    return scale.least_means if at == 0 else scale.greatest_means if at == 4 else ""


def ends_of(row: Discussed) -> list[tuple[float, tuple[str, ...], int]]:
    """The least and the greatest value that count: who gave each by id, and how many did.

    Nobody is named where nobody may know.
    """
    now = row.now
    ends = dict.fromkeys((now.spread.least, now.spread.greatest))
    if len(ends) < 2:
        return []
    named: Mapping[str, float] = now.named or {}
    return [
        (end, tuple(key for key, value in named.items() if value == end), now.counts[end])
        for end in ends
    ]


def beginning(found: Discussion) -> str:
    """Where to begin, or why there is nothing to discuss, as a sentence."""
    if found.source is None:
        return say("Nothing was scored or voted on in the steps before.")
    if found.waiting:
        return say(
            "{title} is not in yet: close its vote, or take its scores in, and what is furthest "
            "apart stands here.",
            title=found.source.title,
        )
    if not found.given:
        return say(
            "In {title} nobody gave anything: there is nothing to compare.",
            title=found.source.title,
        )
    if not found.rows:
        return say(
            "In {title} nobody differs: each value was given by one, or together.",
            title=found.source.title,
        )
    return _course(found)


def _course(found: Discussion) -> str:
    """How much is apart, and how much of it was rated again."""
    apart = len([row for row in found.rows if row.now.flag])
    things = plural(len(found.rows), "thing")
    if not apart and not found.again:
        return say("{things}, none far apart.", things=things)
    if not apart:
        return say(
            "{things}, none far apart, {again} rated again.", things=things, again=found.again
        )
    if not found.again:
        return say("{n} of {all} far apart; the widest first.", n=apart, all=len(found.rows))
    return say(
        "{n} of {all} far apart, {again} rated again; the widest first.",
        n=apart,
        all=len(found.rows),
        again=found.again,
    )


def left_out_words(found: Discussion) -> str:
    """Which scales are not rated again, and why; empty for none."""
    if not found.left_out:
        return ""
    titles = listing([scale.title for scale in found.left_out])
    many = len(found.left_out) > 1
    return f"{titles} {'are' if many else 'is'} shared out as a whole, and not rated again."
