"""Word files: paragraphs and tables of the text, then what stands in drawings.

Contents and numbers of pages repeat what stands elsewhere and are made anew by Word; heads, feet
and comments are around the text; none of them is compared. What was struck out as a tracked change
does not count, what was put in does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from sessions.verify.reading.package import Package, attribute, inside, local
from sessions.verify.reading.parts import Content, Outline

MAIN: Final = "word/document.xml"
"""The part by which a Word file is known."""

_HEADING: Final = re.compile(r"heading \d|title")
_CONTENTS: Final = re.compile(r"contents|toc( heading|\s?\d.*)?")
_PAGES: Final = re.compile(r"\s*(PAGEREF|PAGE|NUMPAGES|SECTIONPAGES)\b")
_LEFT_OUT: Final = frozenset({"Fallback", "del", "moveFrom", "instrText", "delText"})
_AROUND: Final = frozenset(
    {"sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "AlternateContent", "Choice"}
)
"""What may stand around paragraphs, rows and cells, and is none of them."""
_NUMBER: Final = re.compile(r"\s*[\divxlcIVXLC]{0,9}\s*")
_BLANKS: Final = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read(package: Package) -> Content:
    """What stands in a Word file."""
    styles = _styles(package)
    outline = Outline()
    body = next(inside(package.xml(MAIN), "body"), None)
    if body is not None:
        _blocks(body, outline, styles)
        for drawn in _drawn(body):
            outline.picture(drawn)
    return outline.content(package.stamp, "docx")


def _styles(package: Package) -> dict[str, str]:
    """The names of paragraph styles, in English whatever the language of Word, by their ids."""
    found = {}
    for style in inside(package.xml("word/styles.xml"), "style"):
        names = [attribute(each, "val") for each in style if local(each) == "name"]
        found[attribute(style, "styleId")] = names[0].lower() if names else ""
    return found


def _blocks(place: Element, outline: Outline, styles: dict[str, str]) -> None:
    for each in place:
        match local(each):
            case "p":
                _paragraph(each, outline, styles)
            case "tbl":
                outline.table()
                for row in _rows(each):
                    outline.row(row)
            case "sdt" if _is_contents(each):
                continue
            case name if name in _AROUND:
                _blocks(each, outline, styles)


def _paragraph(each: Element, outline: Outline, styles: dict[str, str]) -> None:
    style = next((attribute(one, "val") for one in inside(each, "pStyle")), "")
    name = styles.get(style, style.lower())
    if _CONTENTS.fullmatch(name):
        return
    if _HEADING.fullmatch(name):
        outline.heading(_text(each))
    else:
        outline.paragraph(_text(each))


def _is_contents(block: Element) -> bool:
    return any("Contents" in attribute(one, "val") for one in inside(block, "docPartGallery"))


def _rows(table: Element) -> Iterator[tuple[str, ...]]:
    """The rows of a table, each with the text of its cells."""
    for row in table:
        if local(row) == "tr":
            yield tuple(_text(cell) for cell in _cells(row))
        elif local(row) in _AROUND:
            yield from _rows(row)


def _cells(row: Element) -> Iterator[Element]:
    for each in row:
        if local(each) == "tc":
            yield each
        elif local(each) in _AROUND:
            yield from _cells(each)


def _text(place: Element) -> str:
    """The text of a paragraph or cell, without what is drawn in it."""
    return "".join(_Words().of(place)).strip()


class _Words:
    """The words below an element, without the numbers of pages that fields put there."""

    def __init__(self) -> None:
        self._fields: list[bool] = []  # of each field that is open, whether its result is left out

    def of(self, place: Element) -> Iterator[str]:
        """The words, in order."""
        for each in place:
            name = local(each)
            if name == "fldChar":
                self._field(attribute(each, "fldCharType"))
            elif name == "instrText" and self._fields:
                self._fields[-1] |= bool(_PAGES.match(each.text or ""))
            elif (
                name in _LEFT_OUT
                or name in {"drawing", "pict"}
                or (name == "fldSimple" and _PAGES.match(attribute(each, "instr")))
            ):
                continue
            elif name == "t":
                text = each.text or ""
                if not (any(self._fields) and _NUMBER.fullmatch(text)):
                    yield text
            elif name in _BLANKS:
                yield _BLANKS[name]
            else:
                yield from self.of(each)
                if name in {"p", "tc"}:
                    yield "\n"

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "end" and self._fields:
            self._fields.pop()


def _drawn(place: Element) -> Iterator[str]:
    """The texts in drawings; older programs are given each a second time, which is left out."""
    for each in place:
        if local(each) in _LEFT_OUT:
            continue
        if local(each) == "txbxContent":
            yield _text(each)
        else:
            yield from _drawn(each)
