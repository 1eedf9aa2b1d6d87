"""Native charts, whose numbers can be edited in PowerPoint: bars of scores and votes, planes."""

from __future__ import annotations

import math
from collections.abc import Sequence, Sized
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from pptx.chart.chart import Chart
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Pt

from sessions.exports.labels import mark
from sessions.exports.office.file_look import in_file
from sessions.exports.slides.shapes import INK, MUTED, RULE, WHITE, Box, Paint, rgb, tell
from sessions.exports.slides.texts import fitted, para
from sessions.exports.slides.workbooks import BarData, PointData
from sessions.exports.slides.xml import element, without
from workshop.language import say
from workshop.record.documents import Letter
from workshop.report.blocks import Axis, Plane, Point
from workshop.report.wording.letters import letter_title
from workshop.settings.accent import LEAST_CONTRAST, contrast, mixed

_SIZE: Final = 10.0
_AXIS: Final = 11.0
_LONGEST_TITLE: Final = 280.0
_LONGEST_CODE: Final = 60.0
_NAMES: Final = 0.46
"""The share of a chart of bars that the names of its bars have."""
_LIGHTEST: Final = 0.1
_NEAR: Final = 1e-9
"""What steps of a scale may be off by, as broken numbers are."""
_A_LINE: Final = 3
"""So many codes stand in a line beside a point."""
_FORMS: Final = {
    "T": XL_MARKER_STYLE.DIAMOND,
    "O": XL_MARKER_STYLE.CIRCLE,
    "S": XL_MARKER_STYLE.SQUARE,
    "W": XL_MARKER_STYLE.TRIANGLE,
    "": XL_MARKER_STYLE.SQUARE,
}


@dataclass(frozen=True, slots=True)
class Bars:
    """What bars show."""

    names: Sequence[str]
    """What each of them is."""
    series: Sequence[tuple[str, Sequence[float]]]
    """The name of each series, and its numbers in the order of `names`."""
    told: str
    """The same for whoever cannot see it."""
    greatest: float = 0
    """The end of the scale, so that several charts are drawn alike; 0 for as it comes."""


def put_bars(slide: Slide, box: Box, bars: Bars, paint: Paint, created: datetime) -> None:
    """A bar a name, the first on top; of several series, one behind the other in a bar."""
    names, series, told, greatest = bars.names, bars.series, bars.told, bars.greatest
    data = BarData(created)
    width = box.wide * _NAMES - 12
    data.categories = [fitted(para(name, _SIZE, most=1), width).para.text or " " for name in names]
    for name, values in series:
        data.add_series(name, values)  # type: ignore[no-untyped-call]
    stacked = len(series) > 1
    kind = XL_CHART_TYPE.BAR_STACKED if stacked else XL_CHART_TYPE.BAR_CLUSTERED
    chart = _added(slide, kind, box, data, told)
    across, down = chart.value_axis, chart.category_axis
    down.reverse_order = True
    down.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    down.format.line.color.rgb = rgb(RULE)
    down.has_major_gridlines = False
    across.visible = False
    across.has_major_gridlines = False
    across.minimum_scale = 0
    if greatest > 0:
        across.maximum_scale = greatest
    chart.plots[0].gap_width = 45
    chart.has_legend = stacked
    if stacked:
        chart.plots[0].overlap = 100
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(_SIZE)
    for at, one in enumerate(chart.plots[0].series):
        colour = _shade(paint, at, len(series))
        one.format.fill.solid()
        one.format.fill.fore_color.rgb = rgb(colour)
        labels = one.data_labels
        labels.show_value = True
        labels.font.size = Pt(_SIZE)
        labels.font.bold = True
        labels.font.color.rgb = rgb(_ink_on(colour) if stacked else INK)
        labels.number_format = "0;;" if stacked else "0.00"
        labels.number_format_is_linked = False
        if not stacked:
            labels.position = XL_LABEL_POSITION.OUTSIDE_END
    _place(chart, _NAMES, 0.02, 1 - _NAMES - 0.06, 0.86 if stacked else 0.96)


def _shade(paint: Paint, at: int, number: int) -> str:
    """From light to the accent itself, each so that words on it can be read."""
    if number <= 1:
        return paint.accent
    share = _LIGHTEST + (1 - _LIGHTEST) * (at / (number - 1)) ** 1.3
    while share > _LIGHTEST:
        colour = in_file(mixed(f"#{paint.accent}", "#ffffff", share))
        if contrast(f"#{_ink_on(colour)}", f"#{colour}") >= LEAST_CONTRAST:
            return colour
        share -= 0.02
    return in_file(mixed(f"#{paint.accent}", "#ffffff", _LIGHTEST))


def _ink_on(colour: str) -> str:
    """Dark or white, whichever stands out more."""
    return max((INK, WHITE), key=lambda ink: contrast(f"#{ink}", f"#{colour}"))


def put_plane(
    slide: Slide, box: Box, plane: Plane, paint: Paint, created: datetime, told: str
) -> None:
    """The points of a plane with their codes; those at one place share a mark."""
    data = PointData(created)
    places = {letter: _places(plane, letter) for letter in ("T", "O", "S", "W", "")}
    # LibreOffice draws no points of a series that has fewer than a later one.
    shown = sorted(((key, found) for key, found in places.items() if found), key=_fewer)
    for letter, found in shown:
        one = data.add_series(_named(letter))  # type: ignore[no-untyped-call]
        for across, up in found:
            one.add_data_point(across, up)
    chart = _added(slide, XL_CHART_TYPE.XY_SCATTER, box, data, told)
    chart.has_legend = len(shown) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(_SIZE)
    _scale(chart.category_axis, plane.across)
    _scale(chart.value_axis, plane.up)
    for (letter, found), series in zip(shown, chart.plots[0].series, strict=True):
        _marked(series, letter, list(found.values()), paint)
    _place(chart, 0.1, 0.05, 0.86, 0.76)


def _fewer(series: tuple[str, Sized]) -> int:
    return -len(series[1])


def _named(letter: str) -> str:
    return letter_title(Letter(letter)) if letter else say("Place")


def _places(plane: Plane, letter: str) -> dict[tuple[float, float], list[Point]]:
    """The points of a letter by their places, in their order."""
    found: dict[tuple[float, float], list[Point]] = {}
    for point in plane.points:
        if point.letter == letter:
            found.setdefault((point.across, point.up), []).append(point)
    return found


def _marked(series: Any, letter: str, places: Sequence[Sequence[Point]], paint: Paint) -> None:
    """Marks of one letter, and the codes of each place beside them."""
    series.format.line.fill.background()
    series.marker.style = _FORMS[letter]
    series.marker.size = 9
    series.marker.format.fill.solid()
    colour = paint.second if letter in {"O", "S"} else paint.accent
    series.marker.format.fill.fore_color.rgb = rgb(colour)
    series.marker.format.line.color.rgb = rgb(colour)
    for at, points in enumerate(places):
        label = series.points[at].data_label
        codes = [_code(point) + mark(point.contested) for point in points]
        lines = [", ".join(codes[i : i + _A_LINE]) for i in range(0, len(codes), _A_LINE)]
        frame = label.text_frame
        frame.text = ",\n".join(lines)
        for line in frame.paragraphs:
            line.font.size = Pt(9)
            line.font.bold = True
            line.font.color.rgb = rgb(INK)
        label.position = XL_LABEL_POSITION.ABOVE if letter == "O" else XL_LABEL_POSITION.BELOW


def _code(point: Point) -> str:
    """The code of a point, as long as codes are."""
    return fitted(para(point.code, 9, bold=True, most=1), _LONGEST_CODE).para.text


def _scale(axis: Any, known: Axis) -> None:
    """An axis with its name, its ends and its values."""
    ticks = known.ticks
    least, greatest = known.least, max(known.greatest, known.least + 1)
    if len(ticks) > 1:
        # PowerPoint counts from the end of an axis: that must be a value that is written.
        step = ticks[1] - ticks[0]
        least = ticks[0] - step * math.ceil((ticks[0] - least) / step - _NEAR)
        greatest = ticks[-1] + step * math.ceil((greatest - ticks[-1]) / step - _NEAR)
        axis.major_unit = step
    axis.minimum_scale, axis.maximum_scale = least, greatest
    axis.has_title = True
    title = fitted(para(known.title, _AXIS, bold=True, most=1), _LONGEST_TITLE).para.text
    axis.axis_title.text_frame.text = title
    font = axis.axis_title.text_frame.paragraphs[0].font
    font.size, font.bold = Pt(_AXIS), True
    font.color.rgb = rgb(INK)
    axis.has_major_gridlines = bool(ticks)
    if ticks:
        axis.major_gridlines.format.line.color.rgb = rgb(RULE)
    axis.format.line.color.rgb = rgb(RULE)
    axis.tick_labels.font.size = Pt(_SIZE)
    axis.tick_labels.font.color.rgb = rgb(MUTED)
    axis.tick_labels.number_format = "General"
    axis.tick_labels.number_format_is_linked = False
    # Beside the plane, also where its numbers are below 0; an order has none.
    place = XL_TICK_LABEL_POSITION.LOW if ticks else XL_TICK_LABEL_POSITION.NONE
    axis.tick_label_position = place


def _added(slide: Slide, kind: Any, box: Box, data: Any, told: str) -> Chart:
    frame: Any = slide.shapes.add_chart(
        kind, Pt(box.x), Pt(box.y), Pt(box.wide), Pt(box.high), data
    )
    tell(frame, told)
    frame.name = "Chart"
    chart: Chart = frame.chart
    _number_axes(chart)
    chart.has_title = False
    chart.font.size = Pt(_SIZE)
    chart.font.color.rgb = rgb(INK)
    return chart


def _number_axes(chart: Chart) -> None:
    """Name axes by small numbers: those of python-pptx are below 0, which the format forbids."""
    space = chart._chartSpace  # noqa: SLF001 - python-pptx has no other way
    numbers: dict[str, str] = {}
    for each in space.iter(qn("c:axId"), qn("c:crossAx")):
        each.set("val", numbers.setdefault(each.get("val"), str(len(numbers) + 1)))


def _place(chart: Chart, x: float, y: float, wide: float, high: float) -> None:
    """Where the bars themselves stand, in shares of the chart, so that names have their room."""
    area = chart._chartSpace.chart.plotArea  # noqa: SLF001 - python-pptx has no other way
    without(area, "c:layout")
    values = {"layoutTarget": "inner", "xMode": "edge", "yMode": "edge"}
    values |= {"x": f"{x:g}", "y": f"{y:g}", "w": f"{wide:g}", "h": f"{high:g}"}
    manual = element("c:manualLayout", *(element(f"c:{key}", val=values[key]) for key in values))
    area.insert(0, element("c:layout", manual))
