"""A new Word file: its styles, page, footer and properties, and its bytes at the end."""

from __future__ import annotations

import io
from datetime import UTC
from importlib import resources
from typing import Final

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Twips

from sessions.disk.deterministic_zip import repacked
from sessions.exports import labels as words
from sessions.exports.look import PLAIN, Look
from sessions.exports.word.xml import Element, Piece, element, paragraph
from workshop.report.blocks import Report
from workshop.text import clean_line, shorten

TEXT_WIDTH: Final = 9638
"""Between the margins, in twentieths of a point."""

_PAGES: Final = {"a4": (11906, 16838), "letter": (12240, 15840)}
_MARGIN: Final = 1134  # 20 mm
_LOGO: Final = (2268, 850)  # at most 4 cm by 1.5 cm
_PIXEL: Final = 15  # of a screen, as images are measured that say nothing else
_BULLETS: Final = "–"
_LEFT_OUT: Final = ("/thumbnail", "/stylesWithEffects", "/customXml")


def new_file(report: Report, look: Look = PLAIN) -> Document:
    """An empty document with everything around the text."""
    document = docx.Document()
    _leave_out(document)
    _style(document, look)
    _modernise(document)
    _page(document, look)
    _header(document, look)
    _footer(document, report)
    _describe(document, report, look)
    return document


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
    ours = ours.replace(in_word(PLAIN.accent).encode(), in_word(look.accent).encode())
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


def in_word(colour: str) -> str:
    """A colour `#rrggbb` as Word files write it."""
    return colour.removeprefix("#").upper()


def _page(document: Document, look: Look) -> None:
    """The paper with even margins; the text is as wide on any paper, so that tables are alike."""
    section = document.sections[0]
    width, height = _PAGES[look.paper]
    section.page_width, section.page_height = Twips(width), Twips(height)
    section.left_margin = section.right_margin = Twips((width - TEXT_WIDTH) // 2)
    section.top_margin = section.bottom_margin = Twips(_MARGIN)
    section.header_distance = section.footer_distance = Twips(_MARGIN // 2)


def _header(document: Document, look: Look) -> None:
    """The logo at the head of the first page; Word itself shows no SVG without a second image."""
    if look.logo is None or look.logo.kind != "png":
        return
    section = document.sections[0]
    section.different_first_page_header_footer = True
    header, width = section.first_page_header, look.logo.width * _PIXEL
    header.is_linked_to_previous = False
    share = min(1.0, _LOGO[0] / width, _LOGO[1] / (look.logo.height * _PIXEL))
    run = header.paragraphs[0].add_run()
    run.add_picture(io.BytesIO(look.logo.data), width=Twips(max(1, round(width * share))))
    described = next(run._r.iter(qn("wp:docPr")))  # noqa: SLF001 - python-docx has no other way
    described.set("name", "Logo")
    described.set("descr", clean_line(look.firm) or "Logo")


def _footer(document: Document, report: Report) -> None:
    """The firm, the title and the number of the page on every page."""
    section = document.sections[0]
    title = shorten(clean_line(report.title), 80)
    parts = [clean_line(report.firm), title, words.edition(report)]
    named = " · ".join(part for part in parts if part)
    first = [section.first_page_footer] if section.different_first_page_header_footer else []
    for footer in (*first, section.footer):
        footer.is_linked_to_previous = False
        line = paragraph([Piece(f"{named}\t")], "Footer")
        line.append(_counter("PAGE"))
        line.extend(paragraph([Piece(" / ")]).r_lst)
        line.append(_counter("NUMPAGES"))
        _refill(footer._element, [line])  # noqa: SLF001 - python-docx has no other way to its XML


def _counter(name: str) -> Element:
    """A number that Word counts itself."""
    return element("fldSimple", *paragraph([Piece("1")]).r_lst, instr=name)


def _describe(document: Document, report: Report, look: Look) -> None:
    """The properties of the file: nobody's name, and the record's time, not the clock's."""
    properties = document.core_properties
    moment = report.created
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC).replace(tzinfo=None)
    properties.created = properties.modified = moment.replace(microsecond=0)
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.keywords = properties.category = ""
    properties.title = clean_line(report.title)[:255]
    properties.subject = clean_line(report.engagement)[:255]
    properties.language = look.language
    properties.revision = 1
