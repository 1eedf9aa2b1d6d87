"""Two scales against each other with points on them, as shapes: no code lies over another one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sessions.exports import labels as words
from sessions.exports.figures.linked import linked
from sessions.exports.figures.roles import WORDS
from sessions.exports.figures.setting import fitted
from sessions.exports.figures.shapes import (
    WIDTH,
    Box,
    BoxRole,
    Figure,
    Line,
    Mark,
    MarkShape,
    Shape,
    Words,
)
from sessions.exports.text_layout import em_width
from workshop.language import marked, say
from workshop.report.blocks import Plane, Point, Zone

_LEFT: Final = 46.0
_TOP: Final = 30.0
_AREA: Final = (WIDTH - _LEFT - 14.0, 430.0)  # With its caption it takes half a page of A4.
_SIZE: Final = 7.0
_NEAR: Final = 12.0  # Marks that are nearer than this would cover each other: they are one place.
_IN_A_LINE: Final = 3
_MOST_LINES: Final = 3
_LEAD: Final = 15.0
_BETWEEN: Final = "   "  # Codes in a line, so that a mark is seen to belong to the one before it.
_BOLD: Final = 1.06  # Of the type of codes, against what is measured.
_LABELLED: Final = 80  # More places than these leave no room for codes; the list has the others.
_REACH: Final = (320.0, 140.0)
_TINTS: Final[tuple[BoxRole, BoxRole, BoxRole]] = ("tint-0", "tint-1", "tint-2")
_SHAPES: Final[dict[str, MarkShape]] = {"T": "diamond", "O": "dot"}
_WORDS: Final = {
    "T": marked("threat"),
    "O": marked("opportunity"),
    "S": marked("strength"),
    "W": marked("weakness"),
}
# Where a label is tried, nearest first: right, left, above, below, then between.
_WAYS: Final = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1))


@dataclass(frozen=True, slots=True)
class _Space:
    """A rectangle that is taken."""

    x: float
    y: float
    wide: float
    high: float

    def over(self, other: _Space) -> float:
        """How much of it lies over the other one."""
        wide = min(self.x + self.wide, other.x + other.wide) - max(self.x, other.x)
        high = min(self.y + self.high, other.y + other.high) - max(self.y, other.y)
        return wide * high if wide > 0 and high > 0 else 0.0


@dataclass(frozen=True, slots=True)
class _Spot:
    """Points that share a place."""

    x: float
    y: float
    points: tuple[Point, ...]

    @property
    def letters(self) -> tuple[str, ...]:
        """One for each sign that is drawn."""
        return tuple(dict.fromkeys(point.letter for point in self.points))

    @property
    def taken(self) -> _Space:
        """The rectangle of its marks."""
        wide = 2 * _SIZE * len(self.letters) + 2
        return _Space(self.x - wide / 2, self.y - _SIZE - 1, wide, 2 * _SIZE + 2)

    def lines(self) -> list[list[str]]:
        """The codes, few in a line; what has no place is counted."""
        codes = [point.code + words.mark(point.contested) for point in self.points]
        most = _IN_A_LINE * _MOST_LINES
        if len(codes) > most:
            codes = [*codes[: most - 1], f"+{len(codes) - most + 1}"]
        return [codes[at : at + _IN_A_LINE] for at in range(0, len(codes), _IN_A_LINE)]


def plane(block: Plane) -> Figure:
    """The two scales, the zones with their words, and every point with its code.

    Where the scales have no names and points lead to each other, boxes in bands, with arrows.
    """
    if words.is_linked(block):
        return linked(block)
    spots = _spots(block)
    shapes: list[Shape] = []
    taken: list[_Space] = []
    whole = all(len(spot.points) <= _IN_A_LINE * _MOST_LINES for spot in spots)
    for zone in block.zones:
        space = _zone_space(block, zone)
        shapes.append(Box(_TINTS[zone.tint], space.x, space.y, space.wide, space.high))
        fits = _titled(zone, space, shapes, taken, spots)
        whole = whole and fits
    shapes += _axes(block)
    taken += [spot.taken for spot in spots]
    labels = [shape for spot in spots[:_LABELLED] for shape in _labelled(spot, taken)]
    shapes += sorted(labels, key=lambda shape: not isinstance(shape, Box))
    for spot in spots:
        shapes += _marks(spot)
    below = _TOP + _AREA[1] + 62
    shapes += _legend(block.points, below)
    if rest := sum(len(spot.points) for spot in spots[_LABELLED:]):
        shapes.append(Words("note", WIDTH - 14, below, words.and_more(rest), "end"))
        whole = False
    told = block.sentence or say(
        "{up} against {across}.", up=block.up.title, across=block.across.title
    )
    return Figure("plane", WIDTH, below + 14, block.caption, told, tuple(shapes), whole=whole)


def _titled(
    zone: Zone, space: _Space, shapes: list[Shape], taken: list[_Space], spots: Sequence[_Spot]
) -> bool:
    """Write the title of a zone into the first of its corners where no mark is; whether it fits.

    Upper left, lower left, upper right, lower right; where marks are in all of them, the upper
    left one, as a title there is looked for first.
    """
    if not zone.title:
        return True
    found, fits = fitted("zone", zone.title, space.wide - 12, max(1, int(space.high // _LEAD) - 1))
    wide = max(em_width(text) for text in found) * WORDS["zone"].size
    high = len(found) * _LEAD
    corners = [
        (right, _Space(space.x + (space.wide - wide - 7 if right else 7), top, wide, high))
        for right in (False, True)
        for top in (space.y + 5, space.y + space.high - high - 5)
    ]
    free = [each for each in corners if not any(each[1].over(spot.taken) for spot in spots)]
    right, place = (free or corners)[0]
    for at, text in enumerate(found):
        line = place.y + 11 + at * _LEAD
        shapes.append(
            Words("zone", place.x + wide, line, text, "end")
            if right
            else Words("zone", place.x, line, text)
        )
    taken.append(place)
    return fits


def _place(block: Plane, across: float, up: float) -> tuple[float, float]:
    return (
        _LEFT + _AREA[0] * words.share(block.across, across),
        _TOP + _AREA[1] * (1 - words.share(block.up, up)),
    )


def _zone_space(block: Plane, zone: Zone) -> _Space:
    left, bottom = _place(block, zone.left, zone.bottom)
    right, top = _place(block, zone.right, zone.top)
    return _Space(left, top, right - left, bottom - top)


def _spots(block: Plane) -> list[_Spot]:
    """The places, those from the upper right first, which matter most."""
    found: dict[tuple[int, int], list[Point]] = {}
    for point in block.points:
        x, y = _place(block, point.across, point.up)
        found.setdefault((round(x / _NEAR), round(y / _NEAR)), []).append(point)
    spots = []
    for points in found.values():
        x, y = _place(block, points[0].across, points[0].up)
        edge = _SIZE + 3
        x = min(max(x, _LEFT + edge), _LEFT + _AREA[0] - edge)
        y = min(max(y, _TOP + edge), _TOP + _AREA[1] - edge)
        spots.append(_Spot(x, y, tuple(points)))
    return sorted(spots, key=lambda spot: (spot.y, -spot.x))


def _axes(block: Plane) -> Iterator[Shape]:
    """The two scales with their names and values."""
    right, bottom = _LEFT + _AREA[0], _TOP + _AREA[1]
    yield Line("axis-line", _LEFT, _TOP, _LEFT, bottom)
    yield Line("axis-line", _LEFT, bottom, right, bottom)
    up, _ = fitted("axis", block.up.title, WIDTH - 30, 1)
    across, _ = fitted("axis", block.across.title, _AREA[0] - 30, 1)
    yield Words("axis", 0, 18, f"↑ {up[0]}")
    yield Words("axis", right, bottom + 38, f"{across[0]} →", "end")
    for value in block.across.ticks:
        x = _place(block, value, block.up.least)[0]
        yield Line("rule", x, bottom, x, bottom + 5)
        yield Words("tick", x, bottom + 20, words.number(value), "middle")
    for value in block.up.ticks:
        y = _place(block, block.across.least, value)[1]
        yield Line("rule", _LEFT - 5, y, _LEFT, y)
        yield Words("tick", _LEFT - 10, y + 4, words.number(value), "end")


def _marks(spot: _Spot) -> Iterator[Shape]:
    """One sign for each letter, side by side."""
    first = spot.x - _SIZE * (len(spot.letters) - 1)
    for at, letter in enumerate(spot.letters):
        yield Mark("mark", _SHAPES.get(letter, "square"), first + at * 2 * _SIZE, spot.y, _SIZE)


def _labelled(spot: _Spot, taken: list[_Space]) -> Iterator[Shape]:
    """The codes of a place, where they cover nothing or the least; far ones are led to it."""
    rows = spot.lines()
    size = WORDS["code"].size * _BOLD
    wide = max(em_width(_BETWEEN.join(row)) for row in rows) * size
    high = len(rows) * _LEAD
    near = [one for one in taken if _in_reach(spot, one)]
    chosen = _free(spot, (wide, high), near)
    taken.append(chosen)
    middle = (chosen.x + wide / 2, chosen.y + high / 2)
    # Edges of zones do not run through words.
    yield Box("halo", chosen.x - 2, chosen.y, wide + 4, high)
    if _far(spot, chosen):
        yield Line("leader", spot.x, spot.y, *_nearest(spot, chosen, middle))
    first = chosen.y + _LEAD - 3.5
    for at, row in enumerate(rows):
        step = [em_width(_BETWEEN.join([*row[:place], ""])) * size for place in range(len(row))]
        for shift, code in zip(step, row, strict=True):
            to = code.removesuffix(words.mark(contested=True))
            yield Words("code", chosen.x + shift, first + at * _LEAD, code, to=to)


def _in_reach(spot: _Spot, taken: _Space) -> bool:
    """Whether a label of a place could lie over something at all."""
    beside = max(taken.x - spot.x, spot.x - taken.x - taken.wide)
    return beside < _REACH[0] and abs(taken.y - spot.y) < _REACH[1]


def _far(spot: _Spot, label: _Space) -> bool:
    """Whether a label lies so far from its marks that a line must lead there."""
    near = _Space(spot.x - 2 * _SIZE, spot.y - 2 * _SIZE, 4 * _SIZE, 4 * _SIZE)
    return label.over(near) == 0 and spot.taken.over(label) == 0 and _gap(spot, label) > _SIZE


def _gap(spot: _Spot, label: _Space) -> float:
    """How far the label is from the marks, along the greater way."""
    own = spot.taken
    across = max(label.x - own.x - own.wide, own.x - label.x - label.wide, 0)
    up = max(label.y - own.y - own.high, own.y - label.y - label.high, 0)
    return max(across, up)


def _nearest(spot: _Spot, label: _Space, middle: tuple[float, float]) -> tuple[float, float]:
    """Where the line from the marks meets the label."""
    x = min(max(spot.x, label.x), label.x + label.wide)
    y = min(max(spot.y, label.y), label.y + label.high)
    return (x, y) if (x, y) != (spot.x, spot.y) else middle


def _free(spot: _Spot, size: tuple[float, float], taken: Sequence[_Space]) -> _Space:
    """The nearest place for a label that covers nothing, or the one that covers the least."""
    best, least = None, 0.0
    for space in _tried(spot, size):
        over = sum(space.over(other) for other in taken)
        if best is None or over < least:
            best, least = space, over
        if not over:
            break
    assert best is not None  # noqa: S101 - the first place is always tried
    return best


def _tried(spot: _Spot, size: tuple[float, float]) -> Iterator[_Space]:
    """Places for a label around its marks, nearest first, all of them inside of the area."""
    wide, high = size
    own = spot.taken
    for ring in range(7):
        away = 4 + ring * _LEAD
        for right, down in _WAYS:
            x = spot.x - wide / 2
            if right:
                x = own.x + own.wide + away if right > 0 else own.x - away - wide
            y = spot.y - high / 2
            if down:
                y = own.y + own.high + away - 4 if down > 0 else own.y - away + 4 - high
            if right and down:
                x -= right * (away - 2)
            yield _Space(
                min(max(x, _LEFT + 4), max(_LEFT + 4, _LEFT + _AREA[0] - wide - 4)),
                min(max(y, _TOP + 2), _TOP + _AREA[1] - high - 2),
                wide,
                high,
            )


def _legend(points: Iterable[Point], y: float) -> Iterator[Shape]:
    """What the signs mean, as far as they are there."""
    found = tuple(points)
    x = _LEFT
    for letter in "TOSW":
        if any(point.letter == letter for point in found):
            yield Mark("mark", _SHAPES.get(letter, "square"), x + _SIZE, y - 4, _SIZE)
            word = say(_WORDS[letter])
            yield Words("note", x + 20, y, word)
            x += 34 + em_width(word) * WORDS["note"].size
    if any(point.contested for point in found):
        yield Words("note", x, y, words.contested_legend())
