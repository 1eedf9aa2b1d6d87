"""The report as a Word file that can be edited: real headings, lists and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Any, Final

from docx.oxml.ns import qn

from sessions.exports import labels as words
from sessions.exports.clean_text import cleaned
from sessions.exports.look import PLAIN, Look
from sessions.exports.office.file_look import in_file
from sessions.exports.paging.estimate import Measured, Sheet
from sessions.exports.word.anchors import tie
from sessions.exports.word.answer import finding_parts, headline_parts
from sessions.exports.word.cells import ACCENT, HELPS, coded, run_of
from sessions.exports.word.contents import contents
from sessions.exports.word.cover import compact, cover, on_new_page
from sessions.exports.word.directions import mostly_right
from sessions.exports.word.drawing import number_drawings
from sessions.exports.word.fields import quadrant_parts
from sessions.exports.word.figures import date_line_parts, gauge_parts, plane_parts
from sessions.exports.word.matrices import matrix_parts
from sessions.exports.word.package import NewFile, new_file, packed
from sessions.exports.word.page_edges import Edges
from sessions.exports.word.page_width import text_is
from sessions.exports.word.tables import table_parts
from sessions.exports.word.xml import Element, paragraph, text
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


def render(report: Report, look: Look = PLAIN) -> bytes:
    """The report as a Word file.

    Raises:
        ExportError: the client's file whose styles it shall have cannot be used.
    """
    report = cleaned(report)
    file = new_file(report, look)
    with text_is(file.width):
        return _written(file, report, look)


def _written(file: NewFile, report: Report, look: Look) -> bytes:
    """The report in a new file."""
    document, large = file.document, 20 * file.taken.large
    measured = Measured(report, Sheet(file.width / large, file.height / large))
    long = measured.paging().long
    edges = Edges(document, report, look, taken=file.taken, long=long)
    edges.fill()
    parts = list(_parts(report, look))
    if long:
        head = [*cover(report, edges.on_cover(), file.height)]
        head += contents(parts, report, measured.paging(head=0.0))
        first, *rest = parts
        parts = [*head, *on_new_page(first), *rest]
    else:
        parts = [*compact(report), *parts]
    body = document.element.body
    page = body[-1]  # What describes the page stays the last element.
    for part in parts:
        page.addprevious(part)
    tie(body)
    number_drawings(body)
    _colour(body, look)
    file.taken.use_in(body)
    return packed(document)


def _parts(report: Report, look: Look) -> Iterator[Element]:
    """What the blocks are made of, in their order."""
    level, heading = 0, ""
    after: Iterator[Block | None] = chain(report.blocks[1:], [None])
    for block, following in zip(report.blocks, after, strict=False):
        if isinstance(block, Heading):
            level = block.level
        if isinstance(block, Paragraph):
            opens = bool(heading) and isinstance(following, Matrix)
            parts = _paragraph(block, keep=opens or words.leads(block, following))
        else:
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
        return _quote(block, words.foreign(block.text, look.language))
    return _PARTS[type(block)](block)


def _colour(body: Element, look: Look) -> None:
    """Put the accent of the look in the place of ours, and its tint in the place of ours.

    Colours are in attributes of their own; no text can be taken for one.
    """
    if look.accent == PLAIN.accent:
        return
    wanted = {ACCENT: in_file(look.accent), HELPS: in_file(accent(look.accent).tint)}
    for part in body.iter():
        names = _VALUES.get(part.tag, _COLOURS)
        for name, value in part.attrib.items():
            if name in names and value in wanted:
                part.set(name, wanted[value])


def _heading(block: Heading) -> Iterator[Element]:
    yield paragraph(coded(block.text), f"Heading{block.level}", page=block.page)


def _paragraph(block: Paragraph, *, keep: bool) -> Iterator[Element]:
    yield paragraph(run_of(block.spans), keep=keep)


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
