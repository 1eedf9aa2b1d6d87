"""The blank deck: 16:9, one master with our title, text and foot, two layouts.

It is made of python-pptx's own blank file by putting ours in the place of what that has, so that
the same version of it gives the same bytes.
"""

from __future__ import annotations

from typing import Any, Final

import pptx
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation
from pptx.util import Pt

from sessions.exports.slides.shapes import INK, MUTED, Box, Paint
from sessions.exports.slides.xml import element

WIDE: Final = 960.0
"""How wide a slide is, in points."""
HIGH: Final = 540.0
EDGE: Final = 44.0
"""From the edge of a slide to what stands on it."""
BODY: Final = WIDE - 2 * EDGE
"""How wide what stands on it is at most."""

TITLE: Final = Box(EDGE, 26, BODY, 62)
TITLE_SIZE: Final = 24.0
FOOT: Final = Box(EDGE, 510, BODY - 80, 18)
NUMBER: Final = Box(WIDE - EDGE - 70, 510, 70, 18)
FOOT_SIZE: Final = 10.0
FOOT_INDEX: Final = 10
NUMBER_INDEX: Final = 11
TOP: Final = 98.0
"""Where the body of a slide begins."""
BOTTOM: Final = 500.0
"""Where it ends at the latest."""

COVER_TITLE: Final = Box(EDGE, 190, BODY, 96)
COVER_SIZE: Final = 40.0

_TYPEFACE: Final = "Calibri"
_LEFT_OUT: Final = ("/thumbnail", "/printerSettings", "/viewProps", "/presProps")


def blank(paint: Paint) -> Presentation:
    """An empty deck."""
    deck = pptx.Presentation()
    for each in deck.part._element.iter(qn("a:defRPr")):  # noqa: SLF001 - no other way
        if each.get("lang"):
            each.set("lang", paint.language)
    deck.slide_width, deck.slide_height = Pt(WIDE), Pt(HIGH)
    deck.part._element.find(qn("p:sldSz")).attrib.pop("type", None)  # noqa: SLF001 - it says 4:3
    for relations in (deck.part.package._rels, deck.part.rels):  # noqa: SLF001 - no other way
        for key, relation in list(relations.items()):
            if relation.reltype.endswith(_LEFT_OUT):
                relations.pop(key)
    master = deck.slide_master
    for layout in list(master.slide_layouts)[2:]:
        master.slide_layouts.remove(layout)
    cover, content = master.slide_layouts
    _refill(master, [_title(TITLE, TITLE_SIZE, "title"), _body(), _foot(paint), _number(paint)])
    _refill(cover, [_title(COVER_TITLE, COVER_SIZE, "ctrTitle")])
    _refill(content, [_title(TITLE, TITLE_SIZE, "title"), _foot(paint), _number(paint)])
    cover._element.cSld.set("name", "Cover")  # noqa: SLF001 - as above
    content._element.cSld.set("name", "Title only")  # noqa: SLF001
    content._element.set("type", "titleOnly")  # noqa: SLF001
    cover._element.set("type", "title")  # noqa: SLF001
    _colour(deck, paint)
    return deck


def _refill(place: Any, shapes: list[Any]) -> None:
    """Put shapes in the place of those that a master or layout has."""
    tree = place.shapes._spTree  # noqa: SLF001 - as above
    for child in list(tree)[2:]:
        tree.remove(child)
    for at, shape in enumerate(shapes, 2):
        shape.find(qn("p:nvSpPr")).find(qn("p:cNvPr")).set("id", str(at))
        tree.append(shape)


def _placeholder(kind: str, box: Box, name: str, text: str, style: str, number: int) -> Any:
    """A placeholder with its place and the look of its text."""
    at = f' idx="{number}"' if number else ""
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="2" name="{name}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{kind}"{at}/></p:nvPr>'
        f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="{Pt(box.x)}" y="{Pt(box.y)}"/>'
        f'<a:ext cx="{Pt(box.wide)}" cy="{Pt(box.high)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>'
        '<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="b">'
        f"<a:normAutofit/></a:bodyPr><a:lstStyle>{style}</a:lstStyle><a:p>{text}</a:p>"
        "</p:txBody></p:sp>"
    )


def _style(size: float, colour: str, *, bold: bool = False, end: bool = False) -> str:
    return (
        f'<a:lvl1pPr marL="0" indent="0" algn="{"r" if end else "l"}"><a:spcBef><a:spcPts val="0"/>'
        f'</a:spcBef><a:buNone/><a:defRPr sz="{round(size * 100)}" b="{int(bold)}"><a:solidFill>'
        f'<a:srgbClr val="{colour}"/></a:solidFill></a:defRPr></a:lvl1pPr>'
    )


def _title(box: Box, size: float, kind: str) -> Any:
    text = '<a:r><a:rPr lang="en-GB"/><a:t>Title</a:t></a:r>'
    return _placeholder(kind, box, "Title", text, _style(size, INK, bold=True), 0)


def _body() -> Any:
    box = Box(EDGE, TOP, BODY, BOTTOM - TOP)
    text = '<a:r><a:rPr lang="en-GB"/><a:t>Text</a:t></a:r>'
    return _placeholder("body", box, "Text", text, _style(14, INK), 1)


def _foot(paint: Paint) -> Any:
    end = f'<a:endParaRPr lang="{paint.language}"/>'
    return _placeholder("ftr", FOOT, "Foot", end, _style(FOOT_SIZE, MUTED), FOOT_INDEX)


def _number(paint: Paint, number: int | None = None) -> Any:
    style = _style(FOOT_SIZE, MUTED, end=True)
    text = _counter(paint, number)
    return _placeholder("sldNum", NUMBER, "Slide number", text, style, NUMBER_INDEX)


def _counter(paint: Paint, number: int | None) -> str:
    """The number of a slide, which the program that shows it counts anew."""
    return (
        '<a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum">'
        f'<a:rPr lang="{paint.language}"/><a:t>{number or "‹#›"}</a:t></a:fld>'
    )


def edges(paint: Paint, number: int) -> list[Any]:
    """Foot and number as a slide has them, which takes their places from its layout."""
    made = [_foot(paint), _number(paint, number)]
    for shape in made:
        properties = shape.find(qn("p:spPr"))
        for child in list(properties):
            properties.remove(child)
        style = shape.find(qn("p:txBody")).find(qn("a:lstStyle"))
        for child in list(style):
            style.remove(child)
    return made


def _colour(deck: Presentation, paint: Paint) -> None:
    """The accent and the typeface in the theme, so that what is added by hand has them too."""
    for relation in deck.slide_master.part.rels.values():
        if relation.reltype.endswith("/theme"):
            theme = parse_xml(relation.target_part.blob)
            first = next(theme.iter(qn("a:accent1")))
            for child in list(first):
                first.remove(child)
            first.append(element("a:srgbClr", val=paint.accent))
            for name in ("a:majorFont", "a:minorFont"):
                for fonts in theme.iter(qn(name)):
                    fonts.find(qn("a:latin")).set("typeface", _TYPEFACE)
            relation.target_part._blob = serialize_part_xml(theme)  # noqa: SLF001 - no other way
