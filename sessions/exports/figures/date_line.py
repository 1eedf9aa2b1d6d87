"""What happens when, as shapes: a line a thing, with its sign below its time along the years."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from sessions.exports import labels as words
from sessions.exports.figures.roles import WORDS
from sessions.exports.figures.setting import fitted, lines
from sessions.exports.figures.shapes import WIDTH, Box, Figure, Line, Mark, MarkShape, Shape, Words
from sessions.exports.text_layout import em_width
from workshop.language import say
from workshop.report.blocks import Dated, DateLine

_WHEN: Final = 92.0
_LEFT: Final = 152.0  # Behind the time and the code.
_RIGHT: Final = WIDTH - 14.0
_TOP: Final = 34.0
_LEAD: Final = 17.0
_MOST: Final = 30  # So that it stands on one page.
_SIZE: Final = 6.0
_CLEAR: Final = 1.06  # The years end a little before words, in wider type than was measured too.
_SHAPES: Final[dict[str, MarkShape]] = {"T": "diamond", "O": "dot"}
_MOST_YEARS: Final = 12


def date_line(block: DateLine) -> Figure:
    """The years across, and below them a line for each thing in the order of time."""
    items = block.items[:_MOST]
    first, last = _years(items)
    rows: list[Shape] = []
    top, whole = _TOP, len(items) == len(block.items)
    for item in items:
        drawn, high, fits = _row(item, top, _across(item.begins, first, last))
        rows += drawn
        top += high
        whole = whole and fits
    shapes = [*_scale(first, last, top), *rows]
    if rest := len(block.items) - len(items):
        shapes.append(Words("note", _LEFT, top + 16, words.and_more(rest)))
        top += 22
    told = _in_short(block)
    return Figure("date-line", WIDTH, top + 10, block.caption, told, tuple(shapes), whole=whole)


def _in_short(block: DateLine) -> str:
    """What it shows, for somebody who does not see it."""
    if not block.items:
        return say("Nothing is dated.")
    return say(
        "{n} dated, from {first} to {last}. The list that follows has each of them.",
        n=len(block.items),
        first=block.items[0].when,
        last=block.items[-1].when,
    )


def _years(items: tuple[Dated, ...]) -> tuple[int, int]:
    """The first year and the one behind the last."""
    years = [item.begins.year for item in items] or [0]
    return min(years), max(years) + 1


def _across(day: date, first: int, last: int) -> float:
    """Where a day stands along the years."""
    year = day.year + (day.timetuple().tm_yday - 1) / 366
    return _LEFT + 10 + (_RIGHT - _LEFT - 10) * (year - first) / (last - first)


def _scale(first: int, last: int, bottom: float) -> Iterator[Shape]:
    """The years, no more of them than can be read."""
    step = max(1, -(-(last - first) // _MOST_YEARS))
    yield Line("axis-line", _LEFT, _TOP - 8, _RIGHT, _TOP - 8)
    for year in range(first, last, step):
        x = _LEFT + 10 + (_RIGHT - _LEFT - 10) * (year - first) / (last - first)
        yield Line("rule", x, _TOP - 12, x, bottom)
        yield Words("tick", x + 3, _TOP - 15, str(year))


def _row(item: Dated, top: float, at: float) -> tuple[list[Shape], float, bool]:
    """A thing with its time, code, sign and words; how high it is, and whether its words fit."""
    left_room, right_room = at - _LEFT - 22, _RIGHT - at - 14
    room = max(left_room, right_room)
    found, fits = fitted("zone", item.text + words.mark(item.contested), room, 3)
    when, when_fits = fitted("tick", item.when, _WHEN - 4, 1)
    code, code_fits = fitted("code", item.code, _LEFT - _WHEN - 6, 1)
    base = top + 14
    shapes: list[Shape] = [
        Words("tick", 0, base, when[0]),
        Words("code", _WHEN, base, code[0], to=item.code),
        Mark("mark", _SHAPES.get(item.letter, "square"), at, base - 4, _SIZE),
    ]
    wide = max(map(em_width, found)) * WORDS["zone"].size * _CLEAR + 6
    if right_room >= left_room:
        written = lines("zone", at + 14, base, right_room, found)
        behind = Box("halo", at + 12, top + 3, wide, _LEAD * len(found))
    else:
        written = (Words("zone", at - 14, base, text, "end") for text in found)
        behind = Box("halo", at - 12 - wide, top + 3, wide, _LEAD * len(found))
    shapes.insert(0, behind)
    shapes += [
        Words(each.role, each.x, base + place * _LEAD, each.text, each.anchor, rtl=each.rtl)
        for place, each in enumerate(written)
    ]
    high = 8 + _LEAD * len(found)
    return shapes, high, fits and when_fits and code_fits
