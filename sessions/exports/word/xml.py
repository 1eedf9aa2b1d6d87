"""The pieces of a Word file: runs, paragraphs, cells, tables, made straight as XML.

python-docx looks a table's grid up again for every cell that is asked for, so a thousand rows
cost minutes; elements put together in their order cost milliseconds. The order of children is
the schema's: Word repairs or refuses a file that has another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Final

from docx.oxml.ns import nsmap
from docx.oxml.parser import oxml_parser
from docx.oxml.xmlchemy import BaseOxmlElement

from sessions.exports.office.copied import copied
from sessions.exports.word.directions import directed, mostly_right

Element = BaseOxmlElement
"""A piece of the file."""

_SPACE: Final = {"w": nsmap["w"]}
_KEPT: Final = "{http://www.w3.org/XML/1998/namespace}space"
_BREAKS: Final = re.compile("([\n\t])")
_LEFT: Final = "\u200e"
_BREAK_TAGS: Final = {"\n": "br", "\t": "tab"}


def element(tag: str, *children: Element, **attributes: str | int) -> Element:
    """An element of the `w` name space; attributes are of it too."""
    made: Element = oxml_parser.makeelement(_of_word(tag), nsmap=_SPACE)
    for name, value in attributes.items():
        made.set(_of_word(name), str(value))
    made.extend(children)
    return made


@cache
def _of_word(name: str) -> str:
    return f"{{{_SPACE['w']}}}{name}"


def flag(tag: str) -> Element:
    """A property that is on."""
    return element(tag)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text in a character style."""

    text: str
    """A line feed in it breaks the line; a tab, which no clean text has, goes to the indent."""
    style: str = ""
    """The id of a character style, or none."""
    language: str = ""
    """The tag of its language where that is not the language of the document."""


def runs(piece: Piece, *, turned: bool = False) -> list[Element]:
    """The text as runs, each of one direction; `turned` is that of the paragraph."""
    parts = directed(piece.text, turned=turned)
    made = []
    for at, (part, right) in enumerate(parts):
        # What follows a name that runs the other way would be drawn in: a mark keeps it out.
        apart = _LEFT if at and not turned and not right else ""
        made.append(_run(apart + part, piece, right=right))
    return made


def _run(words: str, piece: Piece, *, right: bool) -> Element:
    """A run in one direction."""
    if words and not _BREAKS.search(words):
        made = _run_of_one(piece.style, piece.language, right)
        made[-1].text = words
        return made
    made = _run_opened(piece.style, piece.language, right)
    for part in _BREAKS.split(words):
        if tag := _BREAK_TAGS.get(part):
            made.append(element(tag))
        elif part:
            made.append(_words(part))
    return made


@copied
def _run_opened(style: str, language: str, right: bool) -> Element:  # noqa: FBT001 - one of the things by which it is known
    """A run in which nothing stands yet."""
    made = element("r")
    properties = []
    if style:
        properties.append(element("rStyle", val=style))
    if right:
        properties.append(flag("rtl"))
    if language:
        side = "bidi" if right else "val"
        properties.append(element("lang", **{side: language}))
    if properties:
        made.append(element("rPr", *properties))
    return made


@copied
def _run_of_one(style: str, language: str, right: bool) -> Element:  # noqa: FBT001 - as above
    """A run of words without a break, which are not there yet."""
    made = _run_opened(style, language, right)
    made.append(_words(""))
    return made


def _words(line: str) -> Element:
    """The words of a run."""
    words = element("t")
    words.text = line
    words.set(_KEPT, "preserve")
    return words


def paragraph(
    pieces: Iterable[Piece],
    style: str = "",
    *,
    end: bool = False,
    keep: bool = False,
    page: bool = False,
    own: bool = True,
) -> Element:
    """A paragraph in the style with that id.

    Args:
        pieces: what it says; empty ones are left out.
        style: the id of a paragraph style, or none.
        end: whether it is set to the far side, as numbers are.
        keep: whether it stays on the page of what follows.
        page: whether it begins a page.
        own: whether it runs as most of its words do; else it runs as the document does, and names
            in it that run the other way are kept apart.
    """
    told = [piece for piece in pieces if piece.text]
    turned = own and mostly_right("".join(piece.text for piece in told))
    made = _paragraph_opened(style, keep, page, turned, end)
    for piece in told:
        made.extend(runs(piece, turned=turned))
    return made


@copied
def _paragraph_opened(style: str, keep: bool, page: bool, turned: bool, end: bool) -> Element:  # noqa: FBT001 - as above
    """A paragraph in which nothing stands yet."""
    properties: list[Element] = []
    if style:
        properties.append(element("pStyle", val=style))
    if keep:
        properties.append(flag("keepNext"))
    if page:
        properties.append(flag("pageBreakBefore"))
    if turned:
        properties.append(flag("bidi"))
    if end:
        properties.append(element("jc", val="right"))
    made = element("p")
    if properties:
        made.append(element("pPr", *properties))
    return made


def text(words: str, style: str = "", *, own: bool = True, language: str = "") -> Element:
    """A paragraph of one text."""
    return paragraph([Piece(words, language=language)], style, own=own)


@dataclass(frozen=True, slots=True)
class CellOf:
    """What a cell holds and how it looks."""

    paragraphs: Sequence[Element]
    """At least one: Word refuses an empty cell."""
    tint: str = ""
    """Its colour in six hexadecimal digits, or none."""
    borders: Sequence[Element] = field(default=())
    """Edges that differ from those of the table, in the schema's order."""
    upright: bool = False
    """Whether its text runs from below to above."""


def cell(content: CellOf, width: int) -> Element:
    """A cell `width` twentieths of a point wide."""
    made = _cell_opened(width, content.tint, content.upright)
    if content.borders:
        made[0][0].addnext(element("tcBorders", *content.borders))
    made.extend(content.paragraphs)
    return made


@copied
def _cell_opened(width: int, tint: str, upright: bool) -> Element:  # noqa: FBT001 - as above
    """A cell in which nothing stands yet."""
    properties = element("tcPr", element("tcW", w=width, type="dxa"))
    if tint:
        properties.append(element("shd", val="clear", color="auto", fill=tint))
    if upright:
        properties.append(element("textDirection", val="btLr"))
        properties.append(element("vAlign", val="center"))
    return element("tc", properties)


def row(
    cells: Sequence[CellOf], widths: Sequence[int], *, head: bool = False, tall: int = 0
) -> Element:
    """A row, which is not split between two pages.

    Args:
        cells: from left to right.
        widths: of the columns, in twentieths of a point.
        head: whether it is repeated on every page.
        tall: how high it is at least, in twentieths of a point.
    """
    made = _row_opened(head, tall)
    made.extend(cell(content, width) for content, width in zip(cells, widths, strict=True))
    return made


@copied
def _row_opened(head: bool, tall: int) -> Element:  # noqa: FBT001 - as above
    """A row in which nothing stands yet."""
    properties = element("trPr", flag("cantSplit"))
    if tall:
        properties.append(element("trHeight", val=tall, hRule="atLeast"))
    if head:
        properties.append(flag("tblHeader"))
    return element("tr", properties)


@dataclass(frozen=True, slots=True)
class Frame:
    """What a table is, beside its rows."""

    widths: Sequence[int]
    """Of its columns, in twentieths of a point."""
    style: str
    """The id of its style."""
    caption: str = ""
    """What a screen reader says of it."""
    about: str = ""
    """What else it says of it."""
    head: bool = True
    """Whether its first row is a header."""


def table(frame: Frame, rows: Iterable[Element]) -> Element:
    """A table of fixed widths, so that no long word pushes it off the page."""
    properties = element(
        "tblPr",
        element("tblStyle", val=frame.style),
        element("tblW", w=sum(frame.widths), type="dxa"),
        element("tblLayout", type="fixed"),
        element(
            "tblLook", val="0420" if frame.head else "0400", firstRow=int(frame.head), noVBand=1
        ),
    )
    if frame.caption:
        properties.append(element("tblCaption", val=" ".join(frame.caption.split())[:250]))
    if frame.about:
        properties.append(element("tblDescription", val=" ".join(frame.about.split())[:1000]))
    grid = element("tblGrid", *(element("gridCol", w=width) for width in frame.widths))
    made = element("tbl", properties, grid)
    made.extend(rows)
    return made


def shared(width: int, weights: Sequence[float]) -> list[int]:
    """The width divided by weights, to the last twentieth of a point."""
    parts = [max(1, round(1000 * weight)) for weight in weights]
    edges = [width * sum(parts[:at]) // sum(parts) for at in range(len(parts) + 1)]
    return [right - left for left, right in pairwise(edges)]
