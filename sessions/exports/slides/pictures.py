"""The picture of four fields, and the years above what happens when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from pptx.enum.shapes import MSO_SHAPE
from pptx.slide import Slide

from sessions.exports import labels as words
from sessions.exports.slides.shapes import MUTED, RULE, Box, Paint, put_bar, put_text
from sessions.exports.slides.template import BODY, BOTTOM, EDGE, TOP
from sessions.exports.slides.texts import (
    Fitted,
    Para,
    Run,
    all_fitted,
    coded_runs,
    fitted,
    height_of,
    para,
)
from sessions.exports.text_layout import em_width
from workshop.report.blocks import Dated, Quadrant, Quarter

MOST: Final = 5
"""So many factors stand in a field."""

_GAP: Final = 10.0
_INSET: Final = 8.0
_SIZES: Final = (11.5, 11.0, 10.0)
_LANE: Final = 13.0
_BEHIND: Final = 70.0
"""What is left behind the last year, for a code that stands there."""
MOST_LANES: Final = 6
"""So many codes stand above each other; what has no place is told in the table below alone."""
YEARS_HIGH: Final = MOST_LANES * _LANE + 30
"""How high the line of years is at most, in points."""
_FORMS: Final = {"T": MSO_SHAPE.DIAMOND, "O": MSO_SHAPE.OVAL}


def put_quadrant(slide: Slide, block: Quadrant, paint: Paint) -> Iterator[str]:
    """Four fields, five factors in each; the notes: what was cut, in full."""
    wide = (BODY - _GAP) / 2
    high = (BOTTOM - TOP - _GAP) / 2
    for at, quarter in enumerate(block.quarters):
        x, y = EDGE + (at % 2) * (wide + _GAP), TOP + (at // 2) * (high + _GAP)
        paras = _field(quarter, wide - 2 * _INSET, high - 2 * _INSET)
        put_text(
            slide,
            Box(x, y, wide, high),
            paras,
            paint,
            name=f"Field {at + 1}",
            fill=paint.tint,
            inset=_INSET,
        )
        for item in quarter.items[:MOST]:
            yield " · ".join(part for part in (f"{item.code}: {item.text}", item.support) if part)


def _field(quarter: Quarter, wide: float, high: float) -> list[Fitted]:
    """What stands in a field, in the largest type in which it fits."""
    for size in _SIZES:
        found = all_fitted(_paras(quarter, size, 2, wide), wide)
        if height_of(found) <= high:
            return found
    return all_fitted(_paras(quarter, _SIZES[-1], 1, wide), wide)


def _paras(quarter: Quarter, size: float, most: int, wide: float) -> Iterator[Para]:
    head = [Run(quarter.title, "accent", bold=True)]
    if quarter.note:
        head.append(Run(f" ({quarter.note})", "muted"))
    yield Para(tuple(head), 13, 1)
    for item in quarter.items[:MOST]:
        whole = Para(coded_runs(item), size, most, before=3)
        support = Run(f" ({item.support})", "muted")
        told = replace(whole, runs=(*whole.runs, support)) if item.support else whole
        # What has no room for its support does without it: half a count says nothing.
        yield told if fitted(told, wide).whole else whole
    more = quarter.more + max(0, len(quarter.items) - MOST)
    if more:
        yield para(words.in_register(more), 10, "muted", most=1)
    elif not quarter.items:
        yield para(quarter.none, size, "muted", most=2)


def put_years(slide: Slide, items: Sequence[Dated], y: float, paint: Paint) -> float:
    """The years as a line, with a sign and the code of each thing above its time.

    Returns:
        How high it is, in points.
    """
    first = min(item.begins.year for item in items)
    last = max(item.begins.year for item in items) + 1
    x, wide = EDGE, BODY - _BEHIND
    spots = [(x + wide * _along(item, first, last), item) for item in items]
    lanes = _lanes(spots)
    base = y + min(MOST_LANES, max(lanes) + 1) * _LANE + 4
    put_bar(slide, Box(x, base, wide + _BEHIND, 1.5), MUTED, f"{first} – {last}")
    step = max(1, -(-(last - first) // 12))
    for year in range(first, last, step):
        at = x + wide * (year - first) / (last - first)
        put_bar(slide, Box(at, base + 1.5, 1, 5), RULE, str(year))
        made = fitted(para(str(year), 10, "muted", most=1), 60)
        put_text(slide, Box(at, base + 7, 60, 13), [made], paint, name=f"Year {year}")
    for (at, item), lane in zip(spots, lanes, strict=True):
        if lane >= MOST_LANES:
            continue
        top = base - (lane + 1) * _LANE
        told = f"{item.when}: {item.code}"
        form = _FORMS.get(item.letter, MSO_SHAPE.RECTANGLE)
        put_bar(slide, Box(at, top + 3, 6, 6), paint.accent, told, form=form)
        made = fitted(para(item.code, 9, "accent", bold=True, most=1), _label(item))
        put_text(slide, Box(at + 8, top, _label(item), 12), [made], paint, name="Code")
    return base + 24 - y


def _along(item: Dated, first: int, last: int) -> float:
    """Where a day lies on the line, from 0 to 1."""
    year = item.begins.year - first + (item.begins.timetuple().tm_yday - 1) / 366
    return year / max(1, last - first)


def _label(item: Dated) -> float:
    """How wide a code is with what parts it from the next, in points."""
    return min(em_width(item.code[:20]) * 9 * 1.1 + 4, 60)


def _lanes(spots: Sequence[tuple[float, Dated]]) -> list[int]:
    """The lane of each, 0 next to the line, so that none lies over another."""
    ends: list[float] = []
    found = []
    for at, item in spots:
        end = at + 8 + _label(item)
        free = next((lane for lane, taken in enumerate(ends) if taken <= at), len(ends))
        if free == len(ends):
            ends.append(end)
        ends[free] = end
        found.append(free)
    return found
