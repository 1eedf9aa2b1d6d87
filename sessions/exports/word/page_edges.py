"""What stands at the head and the foot of every page of a Word file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Final

from docx.document import Document
from docx.oxml.ns import qn
from docx.section import _Footer, _Header
from docx.shared import Twips

from sessions.exports import labels as words
from sessions.exports.look import Look
from sessions.exports.word.xml import Element, Piece, element, paragraph
from workshop.language import say
from workshop.report.blocks import Report
from workshop.text import clean_line, shorten
from workshop.times import day

_LOGO: Final = (2268, 850)  # at most 4 cm by 1.5 cm
_PIXEL: Final = 15  # of a screen, as images are measured that say nothing else
_LONGEST: Final = 90
_BADGES: Final = {"shareable": "BadgeOpen", "ballot": "BadgeOpen"}
"""Character styles of editions that may be handed on; all others are for few."""


def head_and_foot(document: Document, report: Report, look: Look) -> None:
    """The edition on every page, with the title after the first, and whose it is below."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    _fill(section.first_page_header, _first_head(document, look, report))
    title = shorten(clean_line(report.title), _LONGEST)
    _fill(section.header, [Piece(title), Piece("\t"), *_standing(report)])
    for footer in (section.first_page_footer, section.footer):
        line = _fill(footer, [Piece(_foot(report)), Piece("\t")])
        line.append(_counter("PAGE"))
        line.extend(paragraph([Piece(" / ")]).r_lst)
        line.append(_counter("NUMPAGES"))


def _fill(edge: _Header | _Footer, pieces: list[Piece | Element]) -> Element:
    """Put one line in the place of what the blank file has there."""
    edge.is_linked_to_previous = False
    place = edge._element  # noqa: SLF001 - python-docx has no other way to its XML
    for child in list(place):
        place.remove(child)
    line = paragraph((), "Footer" if isinstance(edge, _Footer) else "Header")
    for piece in pieces:
        line.extend(paragraph([piece]).r_lst if isinstance(piece, Piece) else [piece])
    place.append(line)
    return line


def _standing(report: Report) -> Iterator[Piece]:
    """How far the document is, and its edition: in words, and in a colour that differs."""
    if report.status:
        yield Piece(f"{clean_line(report.status)}  ", "Muted")
    yield Piece(f"\u00a0{words.edition(report)}\u00a0", _BADGES.get(report.edition, "BadgeClosed"))


def _foot(report: Report) -> str:
    """Whose it is, and what it was made from, with what."""
    parts = [
        clean_line(report.firm),
        say("record of {day}", day=day(report.created)),
        report.program,
    ]
    return " · ".join(shorten(part, _LONGEST) for part in parts if part)


def _counter(name: str) -> Element:
    """A number that Word counts itself."""
    return element("fldSimple", *paragraph([Piece("1")]).r_lst, instr=name)


def _first_head(document: Document, look: Look, report: Report) -> list[Piece | Element]:
    """The logo and the edition; Word itself shows no SVG without a second image."""
    edition = [Piece("\t"), *_standing(report)]
    if look.logo is None or look.logo.kind != "png":
        return [*edition]
    header, width = document.sections[0].first_page_header, look.logo.width * _PIXEL
    header.is_linked_to_previous = False
    share = min(1.0, _LOGO[0] / width, _LOGO[1] / (look.logo.height * _PIXEL))
    run = header.paragraphs[0].add_run()
    run.add_picture(io.BytesIO(look.logo.data), width=Twips(max(1, round(width * share))))
    described = next(run._r.iter(qn("wp:docPr")))  # noqa: SLF001 - python-docx has no other way
    described.set("name", "Logo")
    described.set("descr", clean_line(look.firm) or say("Logo"))
    return [run._r, *edition]  # noqa: SLF001 - as above
