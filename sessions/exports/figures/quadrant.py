"""The SWOT picture as shapes: four fields with as many factors as fit."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sessions.exports import labels as words
from sessions.exports.figures.setting import LEAD, fitted, lines
from sessions.exports.figures.shapes import WIDTH, Box, BoxRole, Figure, Shape, Words
from workshop.language import say
from workshop.report.blocks import Quadrant, QuadrantItem, Quarter

_FIELD: Final = 392  # Two fields and a gap of 16 make the width.
_TALLEST: Final = 500  # Two fields of this height and their caption fit on a page of A4.
_PAD: Final = 20
_HEAD: Final = 66
_CODE: Final = 50
_SPARE: Final = 12  # The widths are on the safe side; lines may count on some of the margin.
_MORE: Final = 20
_BELOW: Final = 13.5
_MOST_LINES: Final = 4


@dataclass(frozen=True, slots=True)
class _Item:
    """A factor broken into lines."""

    item: QuadrantItem
    lines: list[str]
    support: list[str]
    whole: bool

    @property
    def high(self) -> float:
        """Its height with the space below."""
        return len(self.lines) * LEAD + (2 + _BELOW * len(self.support) if self.support else 0) + 9


@dataclass(frozen=True, slots=True)
class _Field:
    """A quarter with the factors that there is place for."""

    quarter: Quarter
    items: list[_Item]
    left_out: int

    @property
    def rest(self) -> str:
        """What stands below the factors where there are more, here or in the register alone."""
        if self.left_out:
            return words.and_more(self.left_out + self.quarter.more)
        return words.in_register(self.quarter.more) if self.quarter.more else ""

    @property
    def high(self) -> float:
        """Its height."""
        inside = sum(item.high for item in self.items) or LEAD + 9
        return _HEAD + inside + (_MORE if self.rest else 0) + 8

    @property
    def whole(self) -> bool:
        """Whether nothing was left out or cut."""
        return not self.left_out and all(item.whole for item in self.items)


def quadrant(block: Quadrant) -> Figure:
    """The four fields: strengths and weaknesses above, opportunities and threats below."""
    fields = [_fitted(quarter, math.inf) for quarter in block.quarters]
    if max(fields[0].high, fields[1].high) + max(fields[2].high, fields[3].high) > 2 * _TALLEST:
        fields = [_fitted(quarter, _TALLEST) for quarter in block.quarters]
    upper = max(150.0, fields[0].high, fields[1].high)
    lower = max(150.0, fields[2].high, fields[3].high)
    gap = WIDTH - 2 * _FIELD
    places = [
        (0.0, 0.0, upper),
        (float(_FIELD + gap), 0.0, upper),
        (0.0, upper + gap, lower),
        (float(_FIELD + gap), upper + gap, lower),
    ]
    shapes = [
        shape
        for field, place in zip(fields, places, strict=True)
        for shape in _field(field, *place)
    ]
    whole = all(field.whole for field in fields)
    return Figure(
        "quadrant",
        WIDTH,
        upper + gap + lower,
        block.caption,
        _in_short(block),
        tuple(shapes),
        whole=whole,
    )


def _in_short(block: Quadrant) -> str:
    """What the picture shows, for somebody who does not see it."""
    counts = ", ".join(f"{quarter.title} {len(quarter.items)}" for quarter in block.quarters)
    return say(
        "Four fields: {counts}. The list that follows has every factor in full.", counts=counts
    )


def _fitted(quarter: Quarter, most: float) -> _Field:
    """The factors of the quarter, as many as a field of a height holds."""
    items: list[_Item] = []
    room = most - _HEAD - _MORE - 8.0
    for item in quarter.items:
        broken = _broken(item)
        room -= broken.high
        if room < 0:
            break
        items.append(broken)
    return _Field(quarter, items, len(quarter.items) - len(items))


def _broken(item: QuadrantItem) -> _Item:
    """The factor in lines."""
    room = _FIELD - 2 * _PAD - _CODE + _SPARE
    found, all_text = fitted("item", item.text + words.mark(item.contested), room, _MOST_LINES)
    support, all_support = fitted("support", item.support, room, 2)
    _, code_fits = _code_line(item.code)
    shown = support if item.support else []
    return _Item(item, found, shown, all_text and all_support and code_fits)


def _code_line(code: str) -> tuple[list[str], bool]:
    """A code on its line; codes are set a little wider than they are."""
    return fitted("code", code, _CODE * 13 / 14.2, 1)


def _field(field: _Field, x: float, y: float, high: float) -> Iterator[Shape]:
    """Draw one quarter."""
    quarter = field.quarter
    room = _FIELD - 2 * _PAD
    left = x + _PAD
    title, _ = fitted("title", quarter.title, (room - _CODE) * 17 / 19, 1)
    note, _ = fitted("note", quarter.note, room - _CODE, 1)
    role: BoxRole = "field-helps" if quarter.letter in "SO" else "field-harms"
    yield Box(role, x + 0.5, y + 0.5, _FIELD - 1, high - 1)
    yield Words("letter", left, y + 44, quarter.letter)
    yield from lines("title", left + _CODE, y + 30, room - _CODE, title)
    yield from lines("note", left + _CODE, y + 47, room - _CODE, note)
    if not quarter.items:
        none, _ = fitted("note", quarter.none, room - _CODE, 3)
        yield from lines("note", left + _CODE, y + _HEAD + 14, room - _CODE, none)
    top = y + _HEAD
    for item in field.items:
        yield from _item(item, left, top)
        top += item.high
    if field.rest:
        yield Words("note", left + _CODE, top + 12, field.rest)


def _item(broken: _Item, left: float, top: float) -> Iterator[Shape]:
    """Draw one factor."""
    room = _FIELD - 2 * _PAD - _CODE
    code, _ = _code_line(broken.item.code)
    yield Words("code", left, top + 14, code[0], to=broken.item.code)
    yield from lines("item", left + _CODE, top + 14, room, broken.lines)
    if broken.support:
        below = top + 14 + (len(broken.lines) - 1) * LEAD + _BELOW + 2
        for at, text in enumerate(broken.support):
            yield from lines("support", left + _CODE, below + _BELOW * at, room, [text])
