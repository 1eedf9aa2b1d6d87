"""Figures in Word, read back.

Requirement: each is one group of shapes that Word 2010 and later draw, has a title and its
description for whoever cannot see it, and holds its words as text; drawings that only repeat a
number say that they are decoration.
"""

from __future__ import annotations

import io
import zipfile

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from sessions.exports.figures.plane import plane as plane_of
from sessions.exports.figures.shapes import Box, Figure, Line, Mark, Words
from sessions.exports.look import Look
from sessions.exports.word.drawing import bar, figure_part
from sessions.exports.word.writer import render
from sessions.exports.word.xml import Element
from tests.builders.report_figures import plane
from tests.builders.reports import sample


def _body(look: Look | None = None) -> Element:
    content = render(sample(), look) if look else render(sample())
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return parse_xml(file.read("word/document.xml"))


def test_every_drawing_is_told_or_is_decoration() -> None:
    """Numbers are unique; where a figure cannot be drawn, its description stands in its place."""
    body = _body()
    abouts = body.xpath("//*[local-name()='docPr']")
    assert len({about.get("id") for about in abouts}) == len(abouts) > 2
    told = [about for about in abouts if about.get("descr")]
    assert {about.get("title") for about in told} >= {plane_of(plane()).title}
    for about in abouts:
        decoration = about.xpath(".//*[local-name()='decorative'][@val='1']")
        assert bool(decoration) is not (about in told)
    for figure in told:
        choice = figure.xpath("ancestor::*[local-name()='Choice'][@Requires='wpg']")[0]
        instead = choice.getparent().xpath("*[local-name()='Fallback']/*/text()")
        assert instead == [figure.get("descr")]


def test_shapes_stand_where_the_figure_has_them() -> None:
    """One for each, in their order, at their places, as large as they are."""
    figure = Figure(
        kind="plane",
        wide=800,
        high=400,
        title="Impact & likelihood",
        description="T1 <high>",
        shapes=(
            Box("tint-2", 100, 50, 200, 100),
            Line("axis-line", 0, 400, 800, 0),
            Mark("mark", "diamond", 400, 200, 10),
            Words("code", 410, 200, "T1", to="T1"),
            Words("item", 300, 100, "قائمة", rtl=True),
        ),
    )
    part = figure_part(figure)
    shapes = part.xpath(".//*[local-name()='wsp']")
    assert len(shapes) == 1 + len(figure.shapes)  # the frame of the group, which is not drawn
    forms = [shape.xpath(".//*[local-name()='prstGeom']/@prst")[0] for shape in shapes]
    assert forms == ["rect", "rect", "line", "diamond", "rect", "rect"]
    whole = (0, 0, 800, 400)
    places = [whole, (100, 50, 200, 100), whole, (390, 190, 20, 20)]
    assert [_place(shape) for shape in shapes[:4]] == [_in_file(each) for each in places]
    (group,) = part.xpath(".//*[local-name()='grpSpPr']")
    assert _place(group) == _in_file(whole) * 2, "its inside is measured as its outside"
    (size,) = part.xpath(".//*[local-name()='extent']")
    assert dict(size.attrib) == {"cx": str(9638 * 635), "cy": str(9638 * 635 // 2)}
    flips = [shape.xpath(".//*[local-name()='xfrm']/@flipV") for shape in shapes]
    assert flips == [[], [], ["1"], [], [], []]
    assert [one.text for one in shapes[4].iter(qn("w:t"))] == ["T1"]
    assert list(shapes[5].iter(qn("w:bidi")))
    assert list(shapes[5].iter(qn("w:rtl")))


def _place(shape: Element) -> list[tuple[str, int]]:
    """The place of a shape and its size, as the file has them."""
    (frame,) = shape.xpath(".//*[local-name()='xfrm']")
    return [(name, int(value)) for one in frame for name, value in one.attrib.items()]


def _in_file(place: tuple[int, int, int, int]) -> list[tuple[str, int]]:
    """Place and size in units of a figure 800 wide that is as wide as the text."""
    unit = 9638 * 635 / 800
    return [
        (name, round(at * unit)) for name, at in zip(("x", "y", "cx", "cy"), place, strict=True)
    ]


def test_a_bar_is_as_long_as_it_is_asked_for() -> None:
    """In the line of the number that it repeats; whoever cannot see it is told nothing twice."""
    run = bar(1200)
    (size,) = run.xpath(".//*[local-name()='extent']")
    assert dict(size.attrib) == {"cx": str(1200 * 635), "cy": str(90 * 635)}
    (shape,) = run.xpath(".//*[local-name()='wsp']")
    assert _place(shape) == [("x", 0), ("y", 0), ("cx", 1200 * 635), ("cy", 90 * 635)]
    assert run.xpath(".//*[local-name()='Fallback']")[0].xpath("count(*)") == 0
    assert run.xpath(".//*[local-name()='decorative']/@val") == ["1"]


def test_an_accent_reaches_the_figures() -> None:
    """No shape keeps the colour that another accent stands for."""
    colours = set(_body(Look(accent="#7a1f5c")).xpath("//*[local-name()='srgbClr']/@val"))
    assert "7A1F5C" in colours
    assert not colours & {"0E5A66", "EAF3F4"}
    words = set(_body(Look(accent="#7a1f5c")).xpath("//*[local-name()='color']/@*"))
    assert "0E5A66" not in words
