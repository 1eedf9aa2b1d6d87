"""What stands in front of the text: a compact head, or a cover where the document is long."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docx.shared import Twips

from sessions.exports import labels as words
from sessions.exports.paging import front
from sessions.exports.word.cells import gap, text_cell
from sessions.exports.word.page_width import text_width
from sessions.exports.word.xml import Element, Frame, Piece, paragraph, row, table, text
from workshop.language import say
from workshop.report.blocks import Report

_LABELS: Final = 2200
_TALL: Final = 12_000  # of pages that stand: what is lower has less air
_LITTLE: Final = 400


def compact(report: Report) -> Iterator[Element]:
    """What stands above the first chapter of a short document."""
    yield text(f"{report.engagement} · {words.edition(report)}", "Kind")
    yield text(report.title, "Title")
    if report.subtitle:
        yield text(report.subtitle, "Subtitle")
    yield text(words.signed(report), "Signed", own=False)
    yield from _about(list(front.compact_rows(report)))


def cover(report: Report, logo: Element | None, high: int) -> Iterator[Element]:
    """The first page of a long document.

    Args:
        report: the document.
        logo: a run with the image of the firm; none for none.
        high: the place for text on the page, in twentieths of a point.
    """
    if logo is not None:
        line = paragraph([], "CoverLogo")
        line.append(logo)
        yield line
    client = text(report.engagement, "Client")
    if high < _TALL:
        client.get_or_add_pPr().get_or_add_spacing().before = Twips(_LITTLE)
    yield client
    yield text(report.title, "Title")
    if report.subtitle:
        yield text(report.subtitle, "Subtitle")
    yield gap()
    yield from _about(list(front.rows(report)))
    edition = Piece(f"{words.edition(report)}. ", "Strong")
    yield paragraph([edition, Piece(front.use(report))], "Use")


def _about(rows: list[tuple[str, str]]) -> Iterator[Element]:
    """Labels and values below the title."""
    if not rows:
        return
    widths = (_LABELS, text_width() - _LABELS)
    cells = (
        [text_cell(label, "Meta", look="Muted"), text_cell(value, "Meta")] for label, value in rows
    )
    frame = Frame(widths, "Plain", caption=say("About this document"), head=False)
    yield table(frame, (row(each, widths) for each in cells))
    yield gap()


def on_new_page(part: Element) -> Iterator[Element]:
    """A part that begins a page, as the first of the text does behind cover and contents."""
    if part.tag == paragraph([]).tag:
        part.get_or_add_pPr().pageBreakBefore_val = True
        yield part
        return
    yield paragraph([], "Bar", page=True)
    yield part
