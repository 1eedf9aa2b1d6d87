"""Four fields around two lines, as several boards are drawn; what lies on a line is in none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from workshop.language import say
from workshop.methods.core.checks import Undefined
from workshop.methods.core.quadrants import ON_LINE
from workshop.report.blocks import Axis, Paragraph, Zone, plain
from workshop.report.wording import format as phrases
from workshop.text import parted

_Tint = Literal[0, 1, 2]


class FourFields(NamedTuple):
    """What the fields are called, as messages; an empty one is told by its neighbour's title."""

    high_left: str
    high_right: str
    low_left: str
    low_right: str
    tints: tuple[_Tint, _Tint, _Tint, _Tint]
    """How strongly each is tinted, in the same order."""


def zones(fields: FourFields, across: Axis, up: Axis, lines: Sequence[float]) -> tuple[Zone, ...]:
    """The four fields of a plane.

    Args:
        fields: what they are called.
        across: the scale to the right.
        up: the scale upwards.
        lines: where the line lies on the first and on the second.
    """
    left, right = (across.least, lines[0]), (lines[0], across.greatest)
    low, high = (up.least, lines[1]), (lines[1], up.greatest)
    spans = ((left, high), (right, high), (left, low), (right, low))
    return tuple(
        Zone(
            left=wide[0],
            right=wide[1],
            bottom=tall[0],
            top=tall[1],
            title=say(title) if title else "",
            tint=tint,
        )
        for (wide, tall), title, tint in zip(spans, fields[:4], fields.tints, strict=True)
    )


def fields_told(found: Mapping[str, str | Undefined], names: Sequence[str]) -> str:
    """Which codes lie in which field, in words: `critical uncertainty: T1, T4; monitor: O2`.

    Args:
        found: by code, the field as its method calls it.
        names: the fields in the order in which they are told; empty ones are passed over.
    """
    lying = {
        name: [code for code, zone in found.items() if zone == name] for name in (*names, ON_LINE)
    }
    return parted(
        [
            say("{label}: {text}", label=say(name), text=phrases.codes(codes))
            for name, codes in lying.items()
            if codes
        ]
    )


def field_called(zone: str | Undefined) -> str:
    """The field of one thing in the language that is spoken; a dash where it lies in none."""
    return say(zone) if isinstance(zone, str) else "–"


def line_words(scale: tuple[float, float], line: float) -> Paragraph:
    """Where the lines lie, and what lies exactly on one."""
    words = say(
        "High is above {line}, the middle of the scale from {least} to {greatest}; what lies "
        "exactly on a line is in no field: that is for the room to decide.",
        line=phrases.number(line),
        least=phrases.number(scale[0]),
        greatest=phrases.number(scale[1]),
    )
    return Paragraph(spans=plain(words))
