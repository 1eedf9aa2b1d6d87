"""The report as a Word file that can be edited: real headings, lists and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from docx.oxml.ns import qn

from sessions.exports import labels as words
from sessions.exports.clean_text import cleaned
from sessions.exports.look import PLAIN, Look
from sessions.exports.word.anchors import tie
from sessions.exports.word.answer import finding_parts, headline_parts
from sessions.exports.word.cells import ACCENT, HELPS, coded, gap, run_of, text_cell
from sessions.exports.word.contents import contents
from sessions.exports.word.directions import mostly_right
from sessions.exports.word.drawing import number_drawings
from sessions.exports.word.fields import quadrant_parts
from sessions.exports.word.figures import date_line_parts, gauge_parts, plane_parts
from sessions.exports.word.matrices import matrix_parts
from sessions.exports.word.package import TEXT_WIDTH, in_word, new_file, packed
from sessions.exports.word.tables import table_parts
from sessions.exports.word.xml import Element, Frame, paragraph, row, table, text
from workshop.language import say
from workshop.report.blocks import (
    Block,
    Bullets,
    DateLine,
    FindingBlock,
    Gauge,
    Heading,
    Headline,
    Matrix,
    Notice,
    Paragraph,
    Plane,
    Quadrant,
    Quote,
    Report,
    Table,
)
from workshop.settings.accent import accent

_COLOURS: Final = frozenset({qn("w:fill"), qn("w:color")})
_VALUES: Final = {qn("a:srgbClr"): {"val"}, qn("w:color"): {qn("w:val")}}
"""Elements that are colours, with the attribute that says which."""
_META: Final = (2200, TEXT_WIDTH - 2200)


def render(report: Report, look: Look = PLAIN) -> bytes:
    """The report as a Word file."""
    report = cleaned(report)
    document = new_file(report, look)
    body = document.element.body
    page = body[-1]  # What describes the page stays the last element.
    parts = list(_parts(report, look))
    for part in (*_cover(report), *contents(parts), *parts):
        page.addprevious(part)
    tie(body)
    number_drawings(body)
    _colour(body, look)
    return packed(document)


def _parts(report: Report, look: Look) -> Iterator[Element]:
    """What the blocks are made of, in their order."""
    level, heading = 0, ""
    for block in report.blocks:
        if isinstance(block, Heading):
            level = block.level
        parts = _made(block, level, look)
        if heading and getattr(block, "caption", "") == heading:
            next(parts, None)  # the caption, which would only say the heading again
        yield from parts
        heading = block.text if isinstance(block, Heading) else ""


def _made(block: Block, level: int, look: Look) -> Iterator[Element]:
    """What a block is made of; `level` is that of the heading above it, 0 for none."""
    if isinstance(block, Quadrant):
        return quadrant_parts(block, level + 1)
    if isinstance(block, Quote):
        return _quote(block, words.foreign(block, look.language))
    return _PARTS[type(block)](block)


def _colour(body: Element, look: Look) -> None:
    """Put the accent of the look in the place of ours, and its tint in the place of ours.

    Colours are in attributes of their own; no text can be taken for one.
    """
    if look.accent == PLAIN.accent:
        return
    wanted = {ACCENT: in_word(look.accent), HELPS: in_word(accent(look.accent).tint)}
    for part in body.iter():
        names = _VALUES.get(part.tag, _COLOURS)
        for name, value in part.attrib.items():
            if name in names and value in wanted:
                part.set(name, wanted[value])


def _cover(report: Report) -> Iterator[Element]:
    """What stands above the first chapter."""
    yield text(f"{report.engagement} · {words.edition(report)}", "Kind")
    yield text(report.title, "Title")
    if report.subtitle:
        yield text(report.subtitle, "Subtitle")
    yield text(words.signed(report), "Signed", own=False)
    # Who facilitated is in the line above already where they answer for the document.
    told = (say("Facilitator"), report.author)
    meta = [each for each in report.meta if each != told]
    if meta:
        rows = (
            [text_cell(label, "Meta", look="Muted"), text_cell(value, "Meta")]
            for label, value in meta
        )
        frame = Frame(_META, "Plain", caption=say("About this document"), head=False)
        yield table(frame, (row(cells, _META) for cells in rows))
        yield gap()


def _heading(block: Heading) -> Iterator[Element]:
    yield paragraph(coded(block.text), f"Heading{block.level}", page=block.page)


def _paragraph(block: Paragraph) -> Iterator[Element]:
    # Words that are strong throughout stand above what follows.
    head = all(span.style == "strong" for span in block.spans)
    yield paragraph(run_of(block.spans), keep=head)


def _bullets(block: Bullets) -> Iterator[Element]:
    for item in block.items:
        yield paragraph(run_of(item), "ListBullet")


def _quote(block: Quote, language: str) -> Iterator[Element]:
    side = "Right" if mostly_right(block.text) else ""
    yield text(words.quoted(block), f"Quote{side}", language=language)
    yield text(words.source(block), f"QuoteSource{side}", own=False)


def _notice(block: Notice) -> Iterator[Element]:
    yield text(block.text, "Notice")


_PARTS: Final[Mapping[type[Block], Callable[[Any], Iterator[Element]]]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Bullets: _bullets,
    Table: table_parts,
    Gauge: gauge_parts,
    Headline: headline_parts,
    FindingBlock: finding_parts,
    Matrix: matrix_parts,
    Plane: plane_parts,
    DateLine: date_line_parts,
    Notice: _notice,
}
"""What each kind of block is made of, from top to bottom, beside the quadrant."""
