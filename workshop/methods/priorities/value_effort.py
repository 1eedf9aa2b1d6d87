"""Value against effort: quick wins, big bets, fill-ins and money pits.

A convention of product work with no single author; it is the benefit-effort form of the action
priority matrix. Where the line between low and high lies decides the result, so the cut is always
named, and whatever stands on it belongs to neither side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, place, quoted
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Reading, Table, shown
from workshop.methods.core.quartiles import median
from workshop.methods.core.sheets import records
from workshop.text import listing, plural

SOURCE: Final = "convention: the action priority matrix; cut as named"

QUICK_WIN: Final = "quick win"
BIG_BET: Final = "big bet"
FILL_IN: Final = "fill-in"
MONEY_PIT: Final = "money pit"
ON_THE_LINE: Final = "on the line"

CLASSES: Final = (QUICK_WIN, BIG_BET, FILL_IN, MONEY_PIT, ON_THE_LINE)

_NOUN: Final = {
    QUICK_WIN: ("quick win", "quick wins"),
    BIG_BET: ("big bet", "big bets"),
    FILL_IN: ("fill-in", "fill-ins"),
    MONEY_PIT: ("money pit", "money pits"),
    ON_THE_LINE: ("on the line", "on the line"),
}
"""Each class for one and for several."""

CUTS: Final = ("midpoint", "median", "mean")
"""Where the line may lie: the middle of the scale, or of what was rated."""


class Rated(msgspec.Struct, frozen=True):
    """A request with the ratings that people gave it."""

    name: str
    value: tuple[float, ...]
    """One rating a person; at least one."""
    effort: tuple[float, ...]


class Placed(msgspec.Struct, frozen=True):
    """A request in its class."""

    name: str
    value: float
    """The median of its ratings."""
    effort: float
    n_value: int
    """How many rated its value."""
    n_effort: int
    kind: str
    """One of CLASSES."""


class ValueEffort(msgspec.Struct, frozen=True):
    """Requests by value and effort."""

    cut: str
    """How the line was found."""
    value_cut: float
    effort_cut: float
    placed: tuple[Placed, ...]
    classes: Mapping[str, tuple[str, ...]]
    """By class, the names in the order of the alphabet."""
    warnings: tuple[str, ...]
    sentence: str
    source: str = SOURCE


class Line(msgspec.Struct, frozen=True):
    """Where the line between low and high lies."""

    cut: str = "midpoint"
    """One of CUTS."""
    value: float | None = None
    """A cut that is given by itself; it wins."""
    effort: float | None = None


def value_effort(
    items: Sequence[Rated], *, scale: tuple[float, float] = (1, 5), line: Line | None = None
) -> ValueEffort:
    """Sort requests by value and effort.

    Args:
        items: with their ratings; the median counts.
        scale: the least and the greatest rating, of both.
        line: where low ends and high begins; else the middle of the scale.

    Raises:
        BadInput: a rating off the scale, none at all, or a cut that is not known.
    """
    check, line = Check("value and effort"), line or Line()
    check.some("items", items)
    check.once("items", [item.name for item in items])
    check.choice("cut", line.cut, CUTS)
    low, high = scale if check.scale("scale", scale) else (0.0, 0.0)
    for row, item in enumerate(items, 1):
        for key, ratings in (("value", item.value), ("effort", item.effort)):
            where = f"{place('items', row)}, {key}"
            if check.some(where, ratings) and low < high:
                check.numbers(where, ratings, low, high)
    for key, cut in (("value_cut", line.value), ("effort_cut", line.effort)):
        if cut is not None:
            check.number(key, cut, low, high)
    check.done()
    middles = [(median(item.value), median(item.effort)) for item in items]
    cuts = tuple(
        own if own is not None else _cut(line.cut, axis, scale)
        for own, axis in zip((line.value, line.effort), zip(*middles, strict=True), strict=True)
    )
    placed = tuple(
        Placed(
            item.name,
            *middle,
            len(item.value),
            len(item.effort),
            kind_of(*middle, cuts[0], cuts[1]),
        )
        for item, middle in zip(items, middles, strict=True)
    )
    return _result(placed, line, cuts)


def _cut(cut: str, values: Sequence[float], scale: tuple[float, float]) -> float:
    """Where the line lies on one axis."""
    if cut == "midpoint":
        return (scale[0] + scale[1]) / 2
    return median(values) if cut == "median" else sum(values) / len(values)


def kind_of(value: float, effort: float, value_cut: float, effort_cut: float) -> str:
    """The class of a value and an effort."""
    worth, hard = round(value - value_cut, 9), round(effort - effort_cut, 9)
    if worth == 0 or hard == 0:
        return ON_THE_LINE
    if worth > 0:
        return BIG_BET if hard > 0 else QUICK_WIN
    return MONEY_PIT if hard > 0 else FILL_IN


def _result(placed: tuple[Placed, ...], line: Line, cuts: Sequence[float]) -> ValueEffort:
    """The classes and what is to be said."""
    classes = {
        kind: tuple(sorted(each.name for each in placed if each.kind == kind)) for kind in CLASSES
    }
    given = [line.value is not None, line.effort is not None]
    cut = "given" if all(given) else f"{line.cut}, one given" if any(given) else line.cut
    between = classes[ON_THE_LINE]
    are = "is" if len(between) == 1 else "are"
    doubt = f"{listing(list(between))} {are} on a line, in no class: decide together."
    parts = [
        f"{plural(len(names), _NOUN[kind][0], _NOUN[kind][1])} ({listing(list(names))})"
        for kind, names in classes.items()
        if names
    ]
    return ValueEffort(
        cut=cut,
        value_cut=cuts[0],
        effort_cut=cuts[1],
        placed=placed,
        classes=classes,
        warnings=(doubt,) if between else (),
        sentence=(
            f"Of {plural(len(placed), 'request')}: {listing(parts)}; the lines lie at value "
            f"{cuts[0]:g} and effort {cuts[1]:g} ({cut})."
        ),
    )


def _compute(inputs: Inputs) -> ValueEffort:
    rows = inputs.rows("items", ("value", "effort"), ("name",))
    scale = inputs.numbers("scale", (1, 5))
    if len(scale) != 2:
        inputs.say("scale", f"{quoted(list(scale))} is not the least and the greatest rating")
        scale = (1, 5)
    cuts = [inputs.number(key) if inputs.has(key) else None for key in ("value_cut", "effort_cut")]
    return value_effort(
        [
            Rated(
                row.label(f"request {n}", "name"), _ratings(row, "value"), _ratings(row, "effort")
            )
            for n, row in enumerate(rows, 1)
        ],
        scale=(scale[0], scale[1]),
        line=Line(inputs.word("cut", "midpoint"), *cuts),
    )


def _ratings(row: Inputs, key: str) -> tuple[float, ...]:
    """One rating, or a list with one of each person; whoever gave none is left out."""
    if isinstance(row.value(key, None), list | tuple):
        return tuple(rating for rating in row.answers(key) if rating is not None)
    return (row.number(key),)


def _tables(found: ValueEffort) -> tuple[Table, ...]:
    """The requests class by class."""
    rows = sorted(found.placed, key=lambda each: (CLASSES.index(each.kind), each.name))
    return (
        Table(
            ("class", "request", "value (median)", "effort (median)", "raters"),
            tuple(
                (
                    each.kind,
                    each.name,
                    shown(float(each.value)),
                    shown(float(each.effort)),
                    shown(max(each.n_value, each.n_effort)),
                )
                for each in rows
            ),
            f"Lines at value {found.value_cut:g} and effort {found.effort_cut:g} ({found.cut})",
        ),
    )


METHODS: Final = (
    Method(
        About(
            name="value-effort",
            title="Value against effort",
            question="Which requests are quick wins, and which cost more than they bring?",
            computed=(
                "The median of the ratings of value and of effort is set against a line on each "
                "axis. Above the line is high, below is low, on it belongs to no class."
            ),
            inputs=(
                Input("items", "rows of `name`, `value` and `effort`, each one rating or a list "
                      "with one of each person (null where there is none)"),
                Input("scale", "the least and the greatest rating; 1 to 5 unless given",
                      optional=True),
                Input("cut", "where the lines lie: midpoint of the scale (unless given), median "
                      "or mean of what was rated", optional=True),
                Input("value_cut", "a line for value of your own; it wins", optional=True),
                Input("effort_cut", "a line for effort of your own; it wins", optional=True),
            ),
            readings=(
                Reading("high value, low effort", "quick win: do it now"),
                Reading("high value, high effort", "big bet: plan it as a project"),
                Reading("low value, low effort", "fill-in: when there is time"),
                Reading("low value, high effort", "money pit: do not do it"),
                Reading("on a line", "no class: decide together"),
            ),
            limits=(
                "The cut decides: with the median, half of the requests are always high.",
                "A convention without an author; no study sets its lines.",
                "Ratings are ranks: twice the value for half the effort is not in them.",
            ),
            source=SOURCE,
            example={
                "items": [
                    {"name": "Single sign-on", "value": [5, 4, 5], "effort": [2, 2, 3]},
                    {"name": "New ledger", "value": [5, 5, 4], "effort": [5, 4, 5]},
                    {"name": "Dark theme", "value": [2, 1, 2], "effort": [1, 2, 1]},
                    {"name": "Own data centre", "value": [2, 2, 1], "effort": [5, 5, 5]},
                    {"name": "Help pages", "value": [3, 3, 4], "effort": [2, 2, 2]},
                ]
            },
        ),
        _compute,
        _tables,
        records("items", "A line a request: name, value, effort.",
                needs=("value", "effort"), may=("name",), name="name"),
    ),
)  # fmt: skip
"""What `workshop calc` offers of this file."""
