"""What stands at the head and the foot of every page of a Word file."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Final

from docx.document import Document
from docx.oxml.ns import qn
from docx.section import _Footer, _Header
from docx.shared import Length, Twips

from sessions.exports import labels as words
from sessions.exports.look import Look
from sessions.exports.paging import front
from sessions.exports.word.page_width import USUAL, text_width
from sessions.exports.word.template.taking import Taken
from sessions.exports.word.xml import Element, Piece, element, paragraph
from workshop.language import say
from workshop.report.blocks import Report
from workshop.text import clean_line, shorten
from workshop.times import day

_LOGO: Final = (2268, 850)  # at most 4 cm by 1.5 cm
_ON_COVER: Final = (3402, 1417)  # at most 6 cm by 2.5 cm
_PIXEL: Final = 15  # of a screen, as images are measured that say nothing else
_NEAREST: Final = Twips(567)  # 1 cm
_LONGEST: Final = 90
_BADGES: Final = {"shareable": "BadgeOpen", "ballot": "BadgeOpen"}
"""Character styles of editions that may be handed on; all others are for few."""
_PAGE: Final = "\ue000"  # no clean text has it, nor the other
_OF: Final = "\ue001"
_Edge = _Header | _Footer


class Edges:
    """Head and foot of the pages of a document."""

    def __init__(
        self, document: Document, report: Report, look: Look, *, taken: Taken, long: bool
    ) -> None:
        self._section = document.sections[0]
        self._report = report
        self._look = look
        self._taken = taken
        self._long = long
        self._even = document.settings.odd_and_even_pages_header_footer

    def fill(self) -> None:
        """Put ours in where a client's file has brought none.

        The edition is on every page: where head and foot are the client's, below their head if the
        document is for few.
        """
        taken, section = self._taken, self._section
        if not taken.head:
            section.header_distance = _off(section.header_distance, section.top_margin)
        if not taken.foot:
            section.footer_distance = _off(section.footer_distance, section.bottom_margin)
        if not (taken.head or taken.foot):
            self._section.different_first_page_header_footer = True
        if not taken.head:
            self._heads()
        if not taken.foot:
            self._feet()
        if taken.head and taken.foot and self._report.edition not in _BADGES:
            for edge in self._pages(self._section.header, self._section.first_page_header,
                                    self._section.even_page_header):  # fmt: skip
                line = self._line("Header", [*self._standing()])
                edge._element.append(line)  # noqa: SLF001 - as below

    def _heads(self) -> None:
        """The edition on every page, with client and title after the first."""
        first, section = self._section.different_first_page_header_footer, self._section
        title = shorten(clean_line(self._report.title), _LONGEST)
        running = front.running(self._report) if self._long else title
        line = [Piece(clean_line(running)), Piece("\t"), *self._standing()]
        self._fill(section.header, line)
        if self._even:
            self._fill(section.even_page_header, line)
        if first:
            logo = None if self._long else self.logo(_LOGO)
            shown = [] if logo is None else [logo]
            self._fill(section.first_page_header, [*shown, Piece("\t"), *self._standing()])

    def _feet(self) -> None:
        """Whose it is, and the page; where the head is the client's, the edition too."""
        section = self._section
        edition = [*self._standing(), Piece("  ")] if self._taken.head else []
        for foot in self._pages(section.footer, section.first_page_footer,
                                section.even_page_footer):  # fmt: skip
            self._fill(foot, [*edition, Piece(_foot(self._report)), Piece("\t"), *self._count()])

    def _pages(self, *edges: _Edge) -> Iterator[_Edge]:
        """Of the edges of usual, first and even pages those that there are."""
        usual, first, even = edges
        yield usual
        if self._section.different_first_page_header_footer:
            yield first
        if self._even:
            yield even

    def _standing(self) -> Iterator[Piece]:
        """How far the document is, and its edition: in words, and in a colour that differs."""
        report = self._report
        if report.status:
            yield Piece(f"{clean_line(report.status)}  ", "Muted")
        badge = _BADGES.get(report.edition, "BadgeClosed")
        yield Piece(f"\u00a0{words.edition(report)}\u00a0", badge)

    def _count(self) -> Iterator[Piece | Element]:
        """The page, and how many there are."""
        if not self._long:
            yield from (_counter("PAGE"), Piece(" / "), _counter("NUMPAGES"))
            return
        told = say("Page {page} of {pages}", page=_PAGE, pages=_OF)
        before, _, rest = told.partition(_PAGE)
        between, _, behind = rest.partition(_OF)
        yield from (Piece(before), _counter("PAGE"), Piece(between))
        yield from (_counter("NUMPAGES"), Piece(behind))

    def on_cover(self) -> Element | None:
        """The logo as a run in the text; none where there is none that Word shows."""
        return self.logo(_ON_COVER)

    def logo(self, most: tuple[int, int]) -> Element | None:
        """The logo no larger than that; Word itself shows no SVG without a second image."""
        logo, section = self._look.logo, self._section
        if logo is None or logo.kind != "png":
            return None
        width = logo.width * _PIXEL
        share = min(1.0, most[0] / width, most[1] / (logo.height * _PIXEL))
        if most == _ON_COVER:
            place = section._document_part  # noqa: SLF001 - python-docx has no other way
            inline = place.new_pic_inline(
                io.BytesIO(logo.data), Twips(max(1, round(width * share)))
            )
            run = element("r", element("drawing", inline))
        else:
            header = section.first_page_header
            header.is_linked_to_previous = False
            added = header.paragraphs[0].add_run()
            added.add_picture(io.BytesIO(logo.data), width=Twips(max(1, round(width * share))))
            run = added._r  # noqa: SLF001 - as above
        described = next(run.iter(qn("wp:docPr")))
        described.set("name", "Logo")
        described.set("descr", clean_line(self._look.firm) or say("Logo"))
        return run

    def _fill(self, edge: _Edge, pieces: Sequence[Piece | Element]) -> None:
        """Put one line in the place of what the blank file has there."""
        edge.is_linked_to_previous = False
        place = edge._element  # noqa: SLF001 - python-docx has no other way to its XML
        for child in list(place):
            place.remove(child)
        place.append(self._line("Footer" if isinstance(edge, _Footer) else "Header", pieces))

    def _line(self, style: str, pieces: Sequence[Piece | Element]) -> Element:
        """A line of a head or foot."""
        line = paragraph((), style)
        tabs = [element("tab", val="right", pos=text_width())]
        if text_width() != USUAL:  # that of the style, in the order of their places
            tabs.append(element("tab", val="clear", pos=USUAL))
        tabs.sort(key=lambda tab: int(tab.get(qn("w:pos"), 0)))
        line.get_or_add_pPr().append(element("tabs", *tabs))
        for piece in pieces:
            line.extend(paragraph([piece]).r_lst if isinstance(piece, Piece) else [piece])
        self._taken.use_in(line)
        return line


def _off(distance: Length | None, margin: Length | None) -> Length:
    """How far a line of ours is off the edge of the paper: not so near that it is not printed."""
    return max(distance or _NEAREST, min(_NEAREST, Length(abs(margin or _NEAREST) // 2)))


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
