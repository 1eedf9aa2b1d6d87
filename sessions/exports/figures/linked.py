"""A plane whose points lead to each other: bands under each other, boxes in them, and arrows.

The scales of such a plane have no names of their own: its zones are what a place on it means.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sessions.exports import labels as words
from sessions.exports.figures.roles import WORDS
from sessions.exports.figures.setting import fitted
from sessions.exports.figures.shapes import WIDTH, Box, BoxRole, Figure, Line, Shape, Words
from sessions.exports.text_layout import em_width
from workshop.report.blocks import Plane, Point, Zone

_SIDE: Final = 108.0
"""The width of the column in which the bands are named."""
_A_ROW: Final = 5
"""So many boxes with words stand beside each other at most."""
_LEAST: Final = 3
"""So wide as if so many did is a box at most."""
_MOST: Final = 20
"""In a band with more, boxes have their codes alone."""
_CODES: Final = 11
"""So many boxes with codes alone stand beside each other."""
_GAP: Final = 10.0
_PAD: Final = 7.0
_FIRST: Final = 17.0
"""From the top of a box to its first line, in which its text begins behind its code."""
_LOW: Final = 26.0
"""How high a box of one line is."""
_INDENT: Final = 7.0
_BOLD: Final = 1.1
"""Of the type of codes, against what is measured."""
_BEHIND: Final = 5.0
"""From the code of a box to its text."""
_LEAD: Final = 13.5
_LINES: Final = 4
_HEAD: Final = 7.0
_TINTS: Final[tuple[BoxRole, BoxRole, BoxRole]] = ("tint-0", "band", "tint-2")


@dataclass(frozen=True, slots=True)
class Band:
    """A zone over the whole width."""

    zone: Zone
    y: float
    high: float


@dataclass(frozen=True, slots=True)
class Boxed:
    """A point in its box."""

    point: Point
    x: float
    y: float
    wide: float
    high: float
    worded: bool
    """Whether its text has room; else it is its code alone."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """From the edge of one box to that of another."""

    x: float
    y: float
    to_x: float
    to_y: float

    def head(self) -> Iterator[tuple[float, float]]:
        """The ends of the two lines of its head."""
        angle = math.atan2(self.to_y - self.y, self.to_x - self.x)
        for turn in (0.42, -0.42):
            yield (
                self.to_x - _HEAD * math.cos(angle + turn),
                self.to_y - _HEAD * math.sin(angle + turn),
            )


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands, in the units of a figure."""

    bands: tuple[Band, ...]
    boxes: tuple[Boxed, ...]
    arrows: tuple[Arrow, ...]
    high: float


def layout(block: Plane) -> Layout:
    """Bands as high as what stands in them; boxes in rows by how far up they are."""
    whole = Zone(left=0, right=1, bottom=block.up.least, top=block.up.greatest)
    zones = sorted(block.zones, key=lambda zone: -zone.top) or [whole]
    widest = max(
        (len(row) for zone in zones for row in _rows(block, _in(block, zone), _A_ROW)), default=1
    )
    across = min(_A_ROW, max(_LEAST, widest))
    everything = range(len(block.points))
    bands: list[Band] = []
    boxes: dict[int, Boxed] = {}
    y = 0.0
    for place, zone in enumerate(zones):
        last = place == len(zones) - 1
        own = [at for at in (everything if last else _in(block, zone)) if at not in boxes]
        found, high = _in_band(block, own, y, across)
        boxes |= found
        bands.append(Band(zone, y, high))
        y += high
    arrows = (_arrow(boxes[link.cause], boxes[link.effect]) for link in block.links)
    ordered = tuple(boxes[at] for at in sorted(boxes))
    return Layout(tuple(bands), ordered, tuple(arrows), y)


def _in(block: Plane, zone: Zone) -> list[int]:
    """The places of the points in a zone."""
    return [at for at, one in enumerate(block.points) if zone.bottom <= one.up <= zone.top]


def _in_band(
    block: Plane, own: Sequence[int], y: float, across: int
) -> tuple[dict[int, Boxed], float]:
    """The boxes of a band that begins at a height, and how high it is."""
    worded = len(own) <= _MOST
    across = across if worded else _CODES
    boxes: dict[int, Boxed] = {}
    room = WIDTH - _SIDE - _GAP
    wide = (room - across * _GAP) / across
    top = y + _PAD
    for row in _rows(block, own, across):
        step = room / len(row)
        told = [_told(block.points[at], wide)[0] for at in row] if worded else []
        high = max((_LOW + (len(one) - 1) * _LEAD for one in told if one), default=_LOW)
        for place, at in enumerate(row):
            x = _SIDE + step * (place + 0.5) - wide / 2
            boxes[at] = Boxed(block.points[at], x, top, wide, high, worded)
        top += high + 2 * _PAD
    return boxes, max(top - y - _PAD, 2 * _LOW)


def _rows(block: Plane, own: Sequence[int], most: int) -> Iterator[list[int]]:
    """Those that stand equally high together, not more than fit; the highest first."""
    heights = sorted({block.points[at].up for at in own}, reverse=True)
    for height in heights:
        here = [at for at in own if block.points[at].up == height]
        here.sort(key=lambda at: block.points[at].across)
        number = -(-len(here) // most)
        # Neighbours come under each other, so that what is on the left stays there.
        for row in range(number):
            yield here[row::number]


def _arrow(cause: Boxed, effect: Boxed) -> Arrow:
    """From the edge that looks at the effect to the one that looks at the cause."""
    if cause.y == effect.y:
        right = cause.x < effect.x
        return Arrow(
            cause.x + cause.wide if right else cause.x,
            cause.y + cause.high / 2,
            effect.x if right else effect.x + effect.wide,
            effect.y + effect.high / 2,
        )
    up = cause.y > effect.y
    return Arrow(
        cause.x + cause.wide / 2,
        cause.y if up else cause.y + cause.high,
        effect.x + effect.wide / 2,
        effect.y + effect.high if up else effect.y,
    )


def linked(block: Plane) -> Figure:
    """The bands with their names, every point in a box, and the arrows behind the boxes."""
    found = layout(block)
    shapes: list[Shape] = []
    whole = True
    for band in found.bands:
        shapes.append(Box(_TINTS[band.zone.tint], 0.5, band.y + 0.5, WIDTH - 1, band.high))
        title, fits = fitted("axis", band.zone.title, _SIDE - 20, 3)
        first = band.y + band.high / 2 + 5 - (len(title) - 1) * 7.5
        shapes += [Words("axis", 12, first + at * 15, text) for at, text in enumerate(title)]
        whole = whole and fits
    for arrow in found.arrows:
        shapes.append(Line("arrow", arrow.x, arrow.y, arrow.to_x, arrow.to_y))
        shapes += [Line("arrow", arrow.to_x, arrow.to_y, x, y) for x, y in arrow.head()]
    for box in found.boxes:
        drawn, fits = _boxed(box)
        shapes += drawn
        whole = whole and fits
    return Figure(
        "plane",
        WIDTH,
        found.high + 1,
        block.caption,
        block.sentence or block.caption,
        tuple(shapes),
        whole=whole,
    )


def text_lines(box: Boxed) -> tuple[list[str], bool]:
    """The text of a box in its lines, and whether all of it is there; the first may be empty."""
    if not box.worded:
        return [], not box.point.text
    return _told(box.point, box.wide)


def _told(point: Point, wide: float) -> tuple[list[str], bool]:
    """A text in the lines of a box so wide, the first of them behind the code."""
    if not point.text:
        return [], True
    room = wide - 2 * _INDENT
    beside = (room - _code_wide(point)) / WORDS["zone"].size
    parts = point.text.split()
    begun = 0
    while begun < len(parts) and em_width(" ".join(parts[: begun + 1])) <= beside:
        begun += 1
    rest = " ".join(parts[begun:])
    below, whole = fitted("zone", rest, room, _LINES - 1) if rest else ([], True)
    return [" ".join(parts[:begun]), *below], whole


def _code_wide(point: Point) -> float:
    """How wide the code of a point is, with the room behind it."""
    code = point.code + words.mark(point.contested)
    return em_width(code) * WORDS["code"].size * _BOLD + _BEHIND if code else 0.0


def _boxed(box: Boxed) -> tuple[list[Shape], bool]:
    """A box with the code of its point, and its text where there is room."""
    point = box.point
    code, _ = fitted("code", point.code + words.mark(point.contested), box.wide - 12, 1)
    told, fits = text_lines(box)
    shapes: list[Shape] = [
        Box("node", box.x, box.y, box.wide, box.high),
        Words("code", box.x + _INDENT, box.y + _FIRST, code[0], to=point.code),
    ]
    for at, line in enumerate(told):
        x = box.x + _INDENT + (0 if at else _code_wide(point))
        if line:
            shapes.append(Words("zone", x, box.y + _FIRST + at * _LEAD, line))
    return shapes, fits
