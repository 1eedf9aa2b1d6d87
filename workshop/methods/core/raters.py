"""What several people say of the same things, on the way to medians.

A table has a line for what one person says of one thing. A thing that stands on several lines was
rated by several people; each scale is then told with n, median and quartiles.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from workshop.methods.core.checks import Check, Undefined, place, quoted
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.quartiles import Spread, spread


class Said(msgspec.Struct, frozen=True):
    """What one person says of one thing."""

    item: str
    values: tuple[float | None, ...]
    """On each scale; none is no answer."""
    rater: str = ""
    """Who; empty where people are not told apart."""


def said_in(
    inputs: Inputs, key: str, scales: Sequence[str], *, name: str = "item", stem: str = "item"
) -> tuple[Said, ...]:
    """What is said in a list of the input.

    Args:
        inputs: the input.
        key: the list.
        scales: the keys of the values in each row; one that is left out is no answer.
        name: the key of what is rated.
        stem: what it is called where a row has no name, with its number.
    """
    rows = inputs.rows(key, (), (name, "rater", *scales))
    return tuple(
        Said(
            row.label(f"{stem} {number}", name),
            tuple(row.answer(scale) for scale in scales),
            row.label("", "rater"),
        )
        for number, row in enumerate(rows, 1)
    )


def check_said(
    check: Check, key: str, said: Sequence[Said], spans: Mapping[str, tuple[float, float]]
) -> None:
    """Check what is said: something is, on its scales, and nobody rates a thing twice.

    Args:
        check: what problems are told to.
        key: the list that it stands in.
        said: what is said.
        spans: by the name of each scale, its least and its greatest value.
    """
    check.some(key, said)
    seen = set[tuple[str, str]]()
    for row, one in enumerate(said, 1):
        for (name, span), value in zip(spans.items(), one.values, strict=True):
            if value is not None:
                check.number(place(key, row, name), value, *span)
        if one.rater and (one.item, one.rater) in seen:
            check.say(place(key, row), f"{quoted(one.rater)} rated {quoted(one.item)} already")
        seen.add((one.item, one.rater))


def spreads_of(said: Sequence[Said], width: int) -> dict[str, tuple[Spread, ...]]:
    """By thing, how the answers on each of `width` scales lie; in the order of the input."""
    values: dict[str, list[list[float]]] = {}
    for one in said:
        lists = values.setdefault(one.item, [[] for _ in range(width)])
        for held, value in zip(lists, one.values, strict=True):
            if value is not None:
                held.append(value)
    return {item: tuple(spread(held) for held in lists) for item, lists in values.items()}


def medians_of(spreads: Mapping[str, Sequence[Spread]], at: int) -> list[float]:
    """The medians that exist on one of the scales."""
    found = [each[at].median for each in spreads.values()]
    return [median for median in found if not isinstance(median, Undefined)]


def median_words(of: Spread) -> str:
    """A median as tables show it, with quartiles and n where several people answered."""
    low, middle, high = (_short(value) for value in (of.q1, of.median, of.q3))
    return f"{middle} ({low}–{high}, n {of.n})" if of.n > 1 else middle


def _short(value: float | Undefined) -> str:
    """A number with no more digits than it needs."""
    return "–" if isinstance(value, Undefined) else f"{round(value, 2):g}"
