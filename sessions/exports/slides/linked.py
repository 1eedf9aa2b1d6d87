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
from sessions.exports.slides.texts import Fitted, Para, Run, fitted, para
from sessions.exports.slides.xml import element
from workshop.report.blocks import Plane

_SIZES: Final = (12.0, 11.0, 10.0, 9.0, 8.5, 8.0)
"""The largest in which every text fits is that of all."""
_INSET: Final = 1.5
_NAMED: Final = 100.0
"""The width of the names of bands, in units of the figure."""


def put_linked(slide: Slide, box: Box, block: Plane, paint: Paint, told: str) -> None:
    """The bands from the top, arrows behind the boxes; texts that have no room are cut."""
    found = layout(block)
    across, down = box.wide / WIDTH, box.high / found.high
    for band in found.bands:
        place = Box(box.x, box.y + band.y * down, box.wide, band.high * down - 2)
        put_bar(slide, place, paint.tint, told if band is found.bands[0] else "", name="Band")
        name = fitted(para(band.zone.title, 11, bold=True, most=2), _NAMED * across - 12)
        put_text(slide, place._replace(wide=_NAMED * across), [name], paint, name="Band", inset=6)
    for arrow in found.arrows:
        ends = (arrow.x * across, arrow.y * down, arrow.to_x * across, arrow.to_y * down)
        _put_arrow(slide, box, *ends)
    boxes = [
        (each, Box(each.x * across, each.y * down, each.wide * across, each.high * down))
        for each in found.boxes
    ]
    fits = (size for size in _SIZES if all(_set(each, place, size).whole for each, place in boxes))
    size = next(fits, _SIZES[-1])
    for each, place in boxes:
        at = place._replace(x=box.x + place.x, y=box.y + place.y)
        put_bar(slide, at, RULE, "", name="Border")
        inner = Box(at.x + 0.75, at.y + 0.75, at.wide - 1.5, at.high - 1.5)
        made = [_set(each, place, size)]
        called = each.point.code or "Box"
        put_text(slide, inner, made, paint, name=called, fill=WHITE, inset=_INSET)


def _set(one: Boxed, place: Box, size: float) -> Fitted:
    """The code and, where it has room, the text of a point in the lines of its box."""
    runs = [Run(f"{one.point.code} ", "accent", bold=True)]
    if one.worded:
        runs.append(Run(one.point.text))
    most = max(1, int((place.high - 1.5 - 2 * _INSET) // (size * 1.2)))
    return fitted(Para(tuple(runs), size, most), place.wide - 1.5 - 2 * _INSET)


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
    line.shadow.inherit = False
    tell(line, "")
