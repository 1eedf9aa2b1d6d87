"""A new Word file: its styles, page and settings, and its bytes at the end."""

from __future__ import annotations

import io
import re
from importlib import resources
from typing import Final, NamedTuple

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Length, Twips

from sessions.disk.deterministic_zip import repacked
from sessions.exports.look import PLAIN, Look
from sessions.exports.office.file_look import in_file, language_in
from sessions.exports.word.page_width import USUAL
from sessions.exports.word.properties import describe
from sessions.exports.word.template.taking import Taken, take
from sessions.exports.word.xml import Element, element
from workshop.report.blocks import Report

_PAGES: Final = {"a4": (11906, 16838), "letter": (12240, 15840)}
_MARGIN: Final = 1134  # 20 mm
_BULLETS: Final = "–"
_PARTS: Final = re.compile(rb'(styleId="Heading[23]">.*?<w:bCs/>)', re.DOTALL)
"""Up to where the colour of headings within chapters stands among the properties of their style."""
_LEFT_OUT: Final = ("/thumbnail", "/stylesWithEffects", "/customXml")


class NewFile(NamedTuple):
    """An empty document with its look and its properties."""

    document: Document
    width: int
    """Between its margins, in twentieths of a point."""
    height: int
    """Likewise."""
    taken: Taken
    """What it has of a client's file."""


def new_file(report: Report, look: Look = PLAIN) -> NewFile:
    """An empty document with what holds for all of its pages.

    Raises:
        ExportError: the client's file of the look cannot be used.
    """
    document = docx.Document()
    _leave_out(document)
    _style(document, look)
    _modernise(document)
    _page(document, look)
    taken = take(document, look.template, language_in(look)) if look.template else Taken()
    describe(document, report, look)
    return NewFile(document, *_room(document), taken)


def _room(document: Document) -> tuple[int, int]:
    """How wide and high the place for text is, in twentieths of a point."""
    section, whole = document.sections[0], _PAGES["a4"]
    aside = section.left_margin, section.right_margin, section.gutter
    above = section.top_margin, section.bottom_margin
    wide = section.page_width.twips if section.page_width else whole[0]
    high = section.page_height.twips if section.page_height else whole[1]
    return (
        wide - sum(Length(each or 0).twips for each in aside),
        high - sum(abs(Length(each or 0).twips) for each in above),
    )


def packed(document: Document) -> bytes:
    """The bytes of the file; the same document gives the same ones."""
    data = io.BytesIO()
    document.save(data)
    return repacked(data.getvalue())


def _leave_out(document: Document) -> None:
    """Take out of the blank file what is of no use here, such as its picture of an empty page."""
    for relations in (document.part.package.rels, document.part.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.endswith(_LEFT_OUT):
                del relations[key]


def _style(document: Document, look: Look) -> None:
    """Put our styles and our list in the place of the blank file's."""
    ours = resources.files("sessions.exports.word").joinpath("styles.xml").read_bytes()
    ours = ours.replace(in_file(PLAIN.accent).encode(), in_file(look.accent).encode())
    if look.second != PLAIN.second:
        colour = f'<w:color w:val="{in_file(look.second)}"/>'.encode()
        ours = re.sub(_PARTS, rb"\g<1>" + colour, ours)
    ours = ours.replace(b'w:lang w:val="en-GB"', f'w:lang w:val="{language_in(look)}"'.encode())
    _refill(document.styles.element, list(parse_xml(ours)))
    level = element(
        "lvl",
        element("start", val=1),
        element("numFmt", val="bullet"),
        element("pStyle", val="ListBullet"),
        element("lvlText", val=_BULLETS),
        element("lvlJc", val="left"),
        element("pPr", element("ind", left=340, hanging=255)),
        ilvl=0,
    )
    kind = element(
        "abstractNum", element("multiLevelType", val="singleLevel"), level, abstractNumId=0
    )
    use = element("num", element("abstractNumId", val=0), numId=1)
    _refill(document.part.numbering_part.element, [kind, use])


def _refill(place: Element, children: list[Element]) -> None:
    """Give an element other children."""
    for child in list(place):
        place.remove(child)
    place.extend(children)


def _modernise(document: Document) -> None:
    """Have the file laid out as today's Word does, tables flush with the margin."""
    settings = document.settings.element
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _page(document: Document, look: Look) -> None:
    """The paper with even margins; the text is as wide on any paper, so that tables are alike."""
    section = document.sections[0]
    width, height = _PAGES[look.paper]
    section.page_width, section.page_height = Twips(width), Twips(height)
    section.left_margin = section.right_margin = Twips((width - USUAL) // 2)
    section.top_margin = section.bottom_margin = Twips(_MARGIN)
    section.header_distance = section.footer_distance = Twips(_MARGIN // 2)
