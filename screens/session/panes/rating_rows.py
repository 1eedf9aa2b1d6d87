"""How a room rated its meeting, as lines: one bar a value where there is room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from screens.session.panes.spread_rows import histogram
from screens.widgets.ink import muted
from workshop.ballots.votes.facts import RatingFact
from workshop.text import plural

_MOST_VALUES = 10
"""A scale of more values is told on one line."""


def rating_words(ratings: Sequence[RatingFact], width: int, height: int) -> Content:
    """How the room rated its meeting.

    Args:
        ratings: by scale.
        width: cells in a line.
        height: lines that there are; with too few each scale is told on one.
    """
    tall = sum(len(one.values) + 1 for one in ratings) <= height
    draw = _tall if tall and all(len(one.values) <= _MOST_VALUES for one in ratings) else _short
    lines = [line for one in ratings for line in draw(one, width)]
    return Content("\n").join(line.truncate(width, ellipsis=True) for line in lines)


def _head(one: RatingFact) -> Content:
    middle = "" if one.median is None else f"   median {one.median:g}"
    return Content.assemble((one.title, "bold"), muted(f"   {plural(one.n, 'answer')}{middle}"))


def _short(one: RatingFact, width: int) -> Iterator[Content]:
    del width
    bars = histogram(list(one.values.values()))
    ends = muted(f"   {one.least_means} … {one.greatest_means}")
    yield Content.assemble(_head(one), "   ", bars, ends)


def _tall(one: RatingFact, width: int) -> Iterator[Content]:
    """The greatest value first, as it is on top of what can be wished."""
    yield _head(one)
    values = list(one.values)
    means = {values[0]: one.least_means, values[-1]: one.greatest_means} if values else {}
    longest = max(map(len, means.values()), default=0)
    most = max(one.values.values(), default=0) or 1
    room = max(4, min(40, width - longest - 14))
    for value in reversed(values):
        count = one.values[value]
        bar = "█" * max(1, round(count / most * room)) if count else ""
        yield Content.assemble(
            (f"{value:>4} ", "bold"), muted(f"{means.get(value, ''):<{longest}}  "),
            (bar, "$accent"), (f" {count}" if count else "·", "bold" if count else ""),
        )  # fmt: skip
