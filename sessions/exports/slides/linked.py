"""What leads to what, on a slide: bands, boxes with words in them, and arrows."""

from __future__ import annotations

from typing import Any, Final

from pptx.enum.shapes import MSO_CONNECTOR
from pptx.slide import Slide
from pptx.util import Pt

from sessions.exports.figures.linked import Boxed, layout
from sessions.exports.figures.shapes import WIDTH
from sessions.exports.slides.shapes import (
    MUTED,
    RULE,
    WHITE,
    Box,
    Paint,
    put_bar,
    put_text,
    rgb,
    tell,
)
from sessions.exports.slides.texts import Para, Run, all_fitted, fitted, height_of, para
from sessions.exports.slides.xml import element
from workshop.report.blocks import Plane

_SIZES: Final = (11.0, 10.0, 9.0, 8.0)
_INSET: Final = 4.0
_NAMED: Final = 100.0
"""The width of the names of bands, in units of the figure."""


def put_linked(slide: Slide, box: Box, block: Plane, paint: Paint, told: str) -> None:
    """The bands from the top, arrows behind the boxes; texts that have no room are cut."""
    found = layout(block)
    scale = min(box.wide / WIDTH, box.high / found.high)
    for band in found.bands:
        place = Box(box.x, box.y + band.y * scale, WIDTH * scale, band.high * scale - 2)
        put_bar(slide, place, paint.tint, told if band is found.bands[0] else "", name="Band")
        name = fitted(para(band.zone.title, 11, bold=True, most=2), _NAMED * scale - 12)
        put_text(slide, place._replace(wide=_NAMED * scale), [name], paint, name="Band", inset=6)
    for arrow in found.arrows:
        ends = (arrow.x, arrow.y, arrow.to_x, arrow.to_y)
        _put_arrow(slide, box, *(value * scale for value in ends))
    for each in found.boxes:
        _put_box(slide, box, each, paint, scale)


def _put_arrow(slide: Slide, box: Box, x: float, y: float, to_x: float, to_y: float) -> None:
    line: Any = slide.shapes.add_connector(
        MSO_CONNECTOR.STRAIGHT,
        Pt(box.x + x),
        Pt(box.y + y),
        Pt(box.x + to_x),
        Pt(box.y + to_y),
    )
    line.name = "Arrow"
    line.line.color.rgb = rgb(MUTED)
    line.line.width = Pt(1.25)
    line.line._get_or_add_ln().append(element("a:tailEnd", type="triangle"))  # noqa: SLF001 - as `tell` says
    tell(line, "")


def _put_box(slide: Slide, box: Box, one: Boxed, paint: Paint, scale: float) -> None:
    """A box with the code and, where it has room, the text of its point."""
    place = Box(box.x + one.x * scale, box.y + one.y * scale, one.wide * scale, one.high * scale)
    put_bar(slide, place, RULE, "", name="Border")
    inner = Box(place.x + 0.75, place.y + 0.75, place.wide - 1.5, place.high - 1.5)
    room = inner.wide - 2 * _INSET
    runs = [Run(f"{one.point.code} ", "accent", bold=True)]
    if one.worded:
        runs.append(Run(one.point.text))
    for size in _SIZES:
        most = max(1, int((inner.high - 2 * _INSET) // (size * 1.25)))
        made = all_fitted([Para(tuple(runs), size, most)], room)
        if made[0].whole and height_of(made) <= inner.high - 2 * _INSET:
            break
    put_text(slide, inner, made, paint, name=one.point.code, fill=WHITE, inset=_INSET)
