"""Four fields around two named cross-hairs, as several methods have them.

The lines are never implied: a result names them (the middle of the scale, the means or the
medians of what was rated). A point on a line lies in none of the four fields; which it belongs to
is for people to say.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Undefined
from workshop.methods.core.factor_scores import middle
from workshop.methods.core.quartiles import median

ON_LINE: Final = "on the line"
"""Where a point lies that is in no field."""

CROSS_HAIRS: Final = ("midpoint", "means", "medians")
"""What the two lines may be."""


class Fields(msgspec.Struct, frozen=True):
    """The names of the four fields; the first axis is named first."""

    high_high: str
    high_low: str
    low_high: str
    low_low: str


def side(value: float, line: float) -> int:
    """1 above a line, -1 below, 0 on it; the last bits of a float do not count."""
    apart = round(value - line, 9)
    return (apart > 0) - (apart < 0)


def field_of(sides: tuple[int, int], fields: Fields) -> str:
    """The field on these sides of the two lines."""
    if 0 in sides:
        return ON_LINE
    names: tuple[str, ...] = msgspec.structs.astuple(fields)
    row = names[:2] if sides[0] > 0 else names[2:]
    return row[0] if sides[1] > 0 else row[1]


def zone_of(
    point: tuple[float | Undefined, float | Undefined],
    lines: tuple[float | Undefined, float | Undefined],
    fields: Fields,
    *,
    on_line: int = 0,
) -> str | Undefined:
    """The field of a point; not defined where a coordinate or a line is not.

    Args:
        point: its two coordinates.
        lines: the two lines.
        fields: the names of the fields.
        on_line: the side that exactly on a line counts as: 1, -1, or 0 for no field.
    """
    sides = tuple(
        side(value, line) or on_line
        for value, line in zip(point, lines, strict=True)
        if not isinstance(value, Undefined) and not isinstance(line, Undefined)
    )
    if len(sides) < 2:
        return Undefined("it was not rated on both scales")
    return field_of((sides[0], sides[1]), fields)


def line_of(kind: str, values: Sequence[float], scale: Sequence[float]) -> float | Undefined:
    """Where a line lies; not defined where there are no values to take it from.

    Args:
        kind: one of CROSS_HAIRS.
        values: what the means or medians are taken of.
        scale: its least and its greatest value.
    """
    if kind == "midpoint":
        return middle(scale)
    if not values:
        return Undefined("there are no values to take the line from")
    found = median(values) if kind == "medians" else math.fsum(values) / len(values)
    return round(found, 9)
