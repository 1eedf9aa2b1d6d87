"""Figures in Word: one group of shapes each, drawn in the line of a paragraph of its own.

Word 2010 and later and LibreOffice draw such a group from its shapes, as sharp as the paper allows
and with its words as text; whoever cannot draw it has its description instead. Word shows no SVG
without an image of dots beside it, and none is made here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from docx.oxml.ns import qn
from docx.oxml.parser import oxml_parser

from sessions.exports.figures.roles import BOXES, INKS, LINES, MARKS, WORDS, Surface, Type
from sessions.exports.figures.shapes import WIDTH, Box, Figure, Line, Mark, Shape, Words
from sessions.exports.office.copied import copied
from sessions.exports.office.file_look import in_file
from sessions.exports.text_layout import em_width
from sessions.exports.word.cells import ACCENT
from sessions.exports.word.page_width import text_width
from sessions.exports.word.xml import Element, element, paragraph
from workshop.text import shorten

_SPACES: Final = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
_INKS: Final = {name: in_file(ink) for name, ink in INKS.items()} | {"accent": ACCENT}
"""The colours of inks on paper."""

_POINT: Final = 12700  # English metric units, in which drawings are measured
_EMU_OF_WIDTH: Final = 635 / WIDTH  # for each twentieth of a point of the text
_FORMS: Final = {"dot": "ellipse", "diamond": "diamond", "square": "rect", "triangle": "triangle"}
_LINE: Final = 1.25  # the height of a line of words, by the size of the type
_BASE: Final = 0.98  # where its letters stand, from its top, by the size of the type
LONGEST: Final = 2000
"""Of a description in characters: it is spoken in one breath."""


def figure_part(figure: Figure, told: str = "") -> Element:
    """The figure as a paragraph; `told` is what it shows in words, in place of its own."""
    group = _node(
        "wpg:wgp",
        _node("wpg:cNvGrpSpPr"),
        _node("wpg:grpSpPr", _place(0, 0, figure.wide, figure.high, group=True)),
        _extent(figure),
        *(_SHAPES[type(shape)](shape, at) for at, shape in enumerate(figure.shapes, 3)),
    )
    told = shorten(" ".join((told or figure.description).split()), LONGEST)
    about = _node("wp:docPr", id=1, name="Figure", title=figure.title, descr=told)
    size = {"cx": _emu(figure.wide), "cy": _emu(figure.high)}
    made = paragraph([], "Figure")
    made.append(_inline(group, about, size, "wpg", told))
    return made


def number_drawings(body: Element) -> None:
    """Give every drawing a number of its own, as Word asks."""
    for number, about in enumerate(body.iter(qn("wp:docPr")), 1):
        about.set("id", str(number))
        about.set("name", f"{about.get('name')} {number}")


def bar(wide: int) -> Element:
    """A bar in a line of text, `wide` twentieths of a point long, which only repeats a number."""
    size = {"cx": wide * 635, "cy": 90 * 635}
    place = _node("a:xfrm", _node("a:off", x=0, y=0), _node("a:ext", **size))
    shape = _shape(1, "Bar", place, _Drawn("rect", "accent"))
    about = _node("wp:docPr", _decorative(), id=1, name="Bar")
    return _inline(shape, about, size, "wps", "")


def _decorative() -> Element:
    """What says that a drawing has nothing to tell to whoever cannot see it."""
    said = _node("adec:decorative", val=1)
    return _node("a:extLst", _node("a:ext", said, uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"))


def _inline(
    drawn: Element, about: Element, size: Mapping[str, int], kind: str, told: str
) -> Element:
    """A run with a drawing in the line, and `told` where it cannot be drawn."""
    frame = _node(
        "wp:inline",
        _node("wp:extent", **size),
        about,
        _node("wp:cNvGraphicFramePr"),
        _node("a:graphic", _node("a:graphicData", drawn, uri=_SPACES[kind])),
        distT=0,
        distB=0,
        distL=0,
        distR=0,
    )
    choice = _node("mc:Choice", element("drawing", frame), Requires=kind)
    instead = element("t")
    instead.text = told
    fallback = _node("mc:Fallback", *([instead] if told else []))
    return element("r", _node("mc:AlternateContent", choice, fallback))


def _node(tag: str, *children: Element, **attributes: str | int) -> Element:
    """An element of one of the name spaces of drawings."""
    prefix, _, name = tag.partition(":")
    made: Element = oxml_parser.makeelement(f"{{{_SPACES[prefix]}}}{name}", nsmap=_SPACES)
    for key, value in attributes.items():
        made.set(key, str(value))
    made.extend(children)
    return made


def _unit() -> float:
    """The unit of a figure in English metric units."""
    return text_width() * _EMU_OF_WIDTH


def _emu(units: float) -> int:
    return round(units * _unit())


def _place(
    x: float, y: float, wide: float, high: float, *, group: bool = False, rising: bool = False
) -> Element:
    """Where a shape is; the inside of a group is measured as its outside. A line falls or rises."""
    at, size = {"x": _emu(x), "y": _emu(y)}, {"cx": _emu(wide), "cy": _emu(high)}
    inner = (_node("a:chOff", **at), _node("a:chExt", **size)) if group else ()
    flips = {"flipV": 1} if rising else {}
    return _node("a:xfrm", _node("a:off", **at), _node("a:ext", **size), *inner, **flips)


class _Drawn(NamedTuple):
    """How a shape looks."""

    form: str
    """As drawings call it."""
    fill: str = ""
    """The ink that it is filled with, or none."""
    edge: str = ""
    """The ink of its edge, or none."""
    width: int = 0
    """That of the edge, in English metric units."""
    dashed: bool = False
    """Whether the edge is."""
    worded: bool = False
    """Whether it has a text box, flush with its edges."""


def _filled(ink: str) -> Element:
    return _node("a:solidFill", _node("a:srgbClr", val=_INKS[ink])) if ink else _node("a:noFill")


def _outline(drawn: _Drawn) -> Element:
    if not drawn.edge:
        return _node("a:ln", _node("a:noFill"))
    dash = (_node("a:prstDash", val="dash"),) if drawn.dashed else ()
    return _node("a:ln", _filled(drawn.edge), *dash, w=drawn.width)


def _shape(
    at: int, name: str, place: Element, drawn: _Drawn, *, words: Element | None = None
) -> Element:
    """A shape, with words where it has any."""
    made = _shape_opened(drawn)
    made[0].set("id", str(at))
    made[0].set("name", name)
    made[2].insert(0, place)
    if words is not None:
        made[3][0].append(words)
    return made


@copied
def _shape_opened(drawn: _Drawn) -> Element:
    """A shape without a name and a place, and without the words that it may have."""
    edges = {"lIns": 0, "tIns": 0, "rIns": 0, "bIns": 0}
    geometry = _node("a:prstGeom", _node("a:avLst"), prst=drawn.form)
    # Lines have nothing to be filled.
    fill = () if drawn.form == "line" else (_filled(drawn.fill),)
    return _node(
        "wps:wsp",
        _node("wps:cNvPr"),
        _node("wps:cNvSpPr", **({"txBox": 1} if drawn.worded else {})),
        _node("wps:spPr", geometry, *fill, _outline(drawn)),
        *([_node("wps:txbx", element("txbxContent"))] if drawn.worded else []),
        _node("wps:bodyPr", wrap="square", anchor="t", **edges)
        if drawn.worded
        else _node("wps:bodyPr"),
    )


def _extent(figure: Figure) -> Element:
    """A frame that is not drawn: LibreOffice takes what is in a group for its size."""
    return _shape(2, "Frame", _place(0, 0, figure.wide, figure.high), _Drawn("rect"))


def _surface(form: str, surface: Surface) -> _Drawn:
    return _Drawn(form, surface.fill, surface.border, _emu(surface.width))


def _box(box: Box, at: int) -> Element:
    place = _place(box.x, box.y, box.wide, box.high)
    return _shape(at, f"Box {at}", place, _surface("rect", BOXES[box.role]))


def _line(line: Line, at: int) -> Element:
    left, right = sorted((line.x, line.to_x))
    top, bottom = sorted((line.y, line.to_y))
    rising = (line.to_x - line.x) * (line.to_y - line.y) < 0
    place = _place(left, top, right - left, bottom - top, rising=rising)
    stroke = LINES[line.role]
    drawn = _Drawn("line", "", stroke.ink, _emu(stroke.width), stroke.dashed)
    return _shape(at, f"Line {at}", place, drawn)


def _mark(mark: Mark, at: int) -> Element:
    place = _place(mark.x - mark.size, mark.y - mark.size, 2 * mark.size, 2 * mark.size)
    return _shape(at, f"Mark {at}", place, _surface(_FORMS[mark.shape], MARKS[mark.role]))


def _words(words: Words, at: int) -> Element:
    """A line of text as a box of its own, wide enough for any face that may be chosen."""
    kind = WORDS[words.role]
    wide = em_width(words.text) * kind.size * (1.1 if kind.strong else 1.0) + kind.size
    anchor = {"start": "end", "end": "start"}.get(words.anchor, "middle") if words.rtl else None
    side = anchor or words.anchor
    left = words.x - {"start": 0.0, "middle": wide / 2, "end": wide}[side]
    place = _place(left, words.y - kind.size * _BASE, wide, kind.size * _LINE)
    line = _line_opened(kind, words.anchor, words.rtl, _unit())
    run = line[-1]
    run[-1].text = words.text
    if words.to:
        line.append(element("hyperlink", run, anchor=words.to, history=1))
    return _shape(at, f"Words {at}", place, _Drawn("rect", worded=True), words=line)


@copied
def _line_opened(kind: Type, anchor: str, right: bool, unit: float) -> Element:  # noqa: FBT001 - one of the things by which it is known
    """The paragraph of a line of text that is not there yet; `unit` is that of the figure."""
    properties = [element("b"), element("bCs")] if kind.strong else []
    size = max(2, round(kind.size * unit * 2 / _POINT))
    properties.append(element("color", val=_INKS[kind.ink]))
    properties += [element("sz", val=size), element("szCs", val=size)]
    if right:
        properties.append(element("rtl"))
    content = element("t")
    content.set(qn("xml:space"), "preserve")
    lines = round(kind.size * _LINE * unit * 20 / _POINT)
    about = [element("pStyle", val="FigureText")]
    if right:
        about.append(element("bidi"))
    about.append(element("spacing", line=lines, lineRule="exact"))
    # In a paragraph from right to left, `left` is the side at which it begins.
    towards = {"start": "left", "middle": "center", "end": "right"}[anchor]
    about.append(element("jc", val=towards))
    run = element("r", element("rPr", *properties), content)
    return element("p", element("pPr", *about), run)


_SHAPES: Final[Mapping[type[Shape], Callable[[Any, int], Element]]] = {
    Box: _box,
    Line: _line,
    Mark: _mark,
    Words: _words,
}
