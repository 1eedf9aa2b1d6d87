"""SPACE: strategic position and action evaluation.

Source: A. J. Rowe, R. O. Mason & K. E. Dickel, Strategic Management and Business Policy (1982), as
in F. R. David, 13th edition (2011). Financial position (FP) and industry position (IP) are rated
from +1 worst to +7 best, stability (SP) and competitive position (CP) from -1 best to -7 worst;
older editions use six points. With the mean of each::

    x = CP + IP        y = FP + SP

The quadrant of (x, y) names the posture; its direction and length say how clear it is. A point on
an axis lies in no quadrant.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, Undefined
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Input, Method, Reading, Table, shown
from workshop.methods.core.sheets import Filled, Sheet, grouped
from workshop.methods.core.table import Rows
from workshop.text import listing, plural

SOURCE: Final = "Rowe, Mason & Dickel 1982, as in Fred R. David, 13th edition, 2011"

MOST: Final = 7
_SIGNS: Final = {"FP": 1, "CP": -1, "IP": 1, "SP": -1}
_ENOUGH: Final = 5
_POSTURES: Final = {
    (1, 1): "aggressive",
    (-1, 1): "conservative",
    (-1, -1): "defensive",
    (1, -1): "competitive",
}


class Posture(msgspec.Struct, frozen=True):
    """Where an organisation stands in the SPACE matrix."""

    FP: float
    """Mean of the financial position, 1 to 7."""
    CP: float
    """Mean of the competitive position, -7 to -1."""
    IP: float
    """Mean of the industry position, 1 to 7."""
    SP: float
    """Mean of the stability position, -7 to -1."""
    x: float
    """CP + IP."""
    y: float
    """FP + SP."""
    quadrant: str
    """Aggressive, conservative, defensive or competitive; else `on the axis` or `at the origin`."""
    between: tuple[str, ...]
    """For a point on an axis, the two postures that it lies between."""
    direction: float | Undefined
    """Where the arrow from the origin points: degrees from 0 (right) over 90 (up) below 360."""
    length: float
    """How far the point lies from the origin, 0 to about 8.5: the longer, the clearer."""
    ratings: int
    """How many ratings stand behind it."""
    warnings: tuple[str, ...]
    sentence: str
    source: str = SOURCE


def space(
    fp: Sequence[float], cp: Sequence[float], ip: Sequence[float], sp: Sequence[float]
) -> Posture:
    """The SPACE matrix.

    Args:
        fp: ratings of the financial position, 1 worst to 7 best.
        cp: of the competitive position, -1 best to -7 worst.
        ip: of the industry position, 1 worst to 7 best.
        sp: of stability, -1 best to -7 worst.

    Raises:
        BadInput: a dimension without a rating, or a rating off its scale.
    """
    check = Check("space")
    given = {"FP": fp, "CP": cp, "IP": ip, "SP": sp}
    for name, values in given.items():
        low, high = (1, MOST) if _SIGNS[name] > 0 else (-MOST, -1)
        check.some(name, values)
        check.numbers(name, values, low, high)
    check.done()
    means = {name: math.fsum(values) / len(values) for name, values in given.items()}
    # Adding 0.0 makes a -0.0 into 0.0, which no reader takes for a side.
    x = round(means["CP"] + means["IP"], 9) + 0.0
    y = round(means["FP"] + means["SP"], 9) + 0.0
    quadrant, between = _quadrant(x, y)
    return Posture(
        FP=means["FP"],
        CP=means["CP"],
        IP=means["IP"],
        SP=means["SP"],
        x=x,
        y=y,
        quadrant=quadrant,
        between=between,
        direction=_direction(x, y),
        length=math.hypot(x, y),
        ratings=sum(map(len, given.values())),
        warnings=_few(given),
        sentence=_sentence(x, y, quadrant, between, sum(map(len, given.values()))),
    )


def _quadrant(x: float, y: float) -> tuple[str, tuple[str, ...]]:
    """The posture, or that there is none and what the point lies between."""
    if x and y:
        return _POSTURES[(1 if x > 0 else -1, 1 if y > 0 else -1)], ()
    if not x and not y:
        return "at the origin", ()
    sides = [(1 if x > 0 else -1, s) for s in (1, -1)] if x else [
        (s, 1 if y > 0 else -1) for s in (1, -1)
    ]  # fmt: skip
    return "on the axis", tuple(_POSTURES[each] for each in sides)


def _direction(x: float, y: float) -> float | Undefined:
    """Where the arrow points."""
    if not x and not y:
        return Undefined("the point lies at the origin, where an arrow has no direction")
    return round(math.degrees(math.atan2(y, x)) % 360, 9) % 360


def _few(given: dict[str, Sequence[float]]) -> tuple[str, ...]:
    """A word where dimensions rest on few variables."""
    few = [name for name, values in given.items() if len(values) < _ENOUGH]
    if not few:
        return ()
    rest = "rests" if len(few) == 1 else "rest"
    return (f"{listing(few)} {rest} on fewer than the five variables that David asks for.",)


def _sentence(x: float, y: float, quadrant: str, between: tuple[str, ...], count: int) -> str:
    """What the point means."""
    at = f"{plural(count, 'rating')} put the organisation at x {x:.2f}, y {y:.2f}"
    if between:
        return f"{at}, on the axis between a {listing(list(between))} posture: neither is named."
    if quadrant == "at the origin":
        return f"{at}: no posture stands out."
    length = math.hypot(x, y)
    return f"{at}: the posture is {quadrant}, with an arrow of length {length:.2f}."


def _compute(inputs: Inputs) -> Posture:
    return space(*(inputs.numbers(name) for name in _SIGNS))


def _tables(found: Posture) -> tuple[Table, ...]:
    """The means, and the point."""
    figures = (
        ("FP, financial position", shown(found.FP)),
        ("CP, competitive position", shown(found.CP)),
        ("IP, industry position", shown(found.IP)),
        ("SP, stability position", shown(found.SP)),
        ("x = CP + IP", shown(found.x)),
        ("y = FP + SP", shown(found.y)),
        ("quadrant", found.quadrant),
        ("direction, degrees", shown(found.direction, 0)),
        ("length", shown(found.length)),
    )
    return (Table(("figure", "value"), figures),)


_BY_LINE: Final = grouped("dimension", {name: name for name in _SIGNS}, "", needs=("rating",))


def _read(rows: Rows) -> Filled:
    """From a line a rating."""
    filled = _BY_LINE.read(rows)
    data = {
        name: [row.get("rating") for row in listed if isinstance(row, dict)]
        for name, listed in filled.data.items()
        if isinstance(listed, list)
    }
    return Filled(data, filled.lines, filled.notes)


METHODS: Final = (
    Method(
        About(
            name="space",
            title="SPACE matrix",
            question="Which posture fits: aggressive, conservative, defensive or competitive?",
            computed=(
                "The ratings of each of four dimensions are averaged; x = CP + IP and y = FP + SP. "
                "The quadrant of the point names the posture."
            ),
            inputs=(
                Input("FP", "ratings of the financial position, +1 worst to +7 best"),
                Input("CP", "of the competitive position, -1 best to -7 worst"),
                Input("IP", "of the industry position, +1 worst to +7 best"),
                Input("SP", "of the stability position, -1 best to -7 worst"),
            ),
            readings=(
                Reading("x > 0, y > 0", "aggressive (Rowe, Mason & Dickel)"),
                Reading("x < 0, y > 0", "conservative"),
                Reading("x < 0, y < 0", "defensive"),
                Reading("x > 0, y < 0", "competitive"),
                Reading("x = 0 or y = 0", "on the axis: no posture is named"),
            ),
            limits=(
                (
                    "Ratings are ranks and the means treat them as distances; a point near an axis "
                    "may change its quadrant with one rating."
                ),
                "Older editions rate on six points and name the dimensions FS, CA, IS and ES.",
                "David asks for at least five variables a dimension.",
            ),
            source=SOURCE,
            example={
                "FP": [5, 4, 6, 5],
                "CP": [-4, -2, -3, -2],
                "IP": [6, 4, 5, 4],
                "SP": [-4, -2, -2, -3],
            },
            example_from="an example of maxi-pedia on six points, (2.0, 2.25), aggressive",
        ),
        _compute,
        _tables,
        Sheet("Columns dimension (FP, CP, IP or SP) and rating, a line a rating.", _read),
    ),
)
"""What `workshop calc` offers of this file."""
