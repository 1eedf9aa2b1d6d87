"""The report as a Word file that can be edited: real headings, lists and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatch
from itertools import pairwise
from typing import Final

from docx.oxml.ns import qn

from sessions.exports import labels as words
from sessions.exports.clean_text import cleaned
from sessions.exports.look import PLAIN, Look
from sessions.exports.text_layout import em_width, right_to_left
from sessions.exports.word.anchors import bookmark, link
from sessions.exports.word.package import TEXT_WIDTH, in_word, new_file, packed
from sessions.exports.word.xml import (
    CellOf,
    Element,
    Frame,
    Piece,
    element,
    paragraph,
    row,
    shared,
    table,
    text,
)
from workshop.report.blocks import (
    Block,
    Bullets,
    Column,
    Gauge,
    Grid,
    Heading,
    Notice,
    Paragraph,
    Quadrant,
    QuadrantItem,
    Quarter,
    Quote,
    Report,
    Span,
    Table,
)
from workshop.settings.accent import accent

_HELPS: Final = "EAF3F4"
_HARMS: Final = "F6F2EA"
_TINTS: Final = ("", "F3E7CD", "E5C48A")
_ACCENT: Final = in_word(PLAIN.accent)
_COLOURS: Final = frozenset({qn("w:fill"), qn("w:color")})
_RULE: Final = "D5DCDF"
_INK: Final = "1C2428"
_STYLES: Final = {"plain": "", "strong": "Strong", "muted": "Muted"}
_GAUGE: Final = 5669  # 10 cm
_META: Final = (2200, TEXT_WIDTH - 2200)
_CELL_MARGIN: Final = 160
_EM: Final = 170  # Of the type in the heads of tables, in twentieths of a point.
_MOST_IN_A_QUARTER: Final = 8  # So that the whole picture stands on one page;
_FIRST_IN_A_QUARTER: Final = 5  # where it cannot hold all, it stands below the title.


def render(report: Report, look: Look = PLAIN) -> bytes:
    """The report as a Word file."""
    report = cleaned(report)
    document = new_file(report, look)
    body = document.element.body
    page = body[-1]  # What describes the page stays the last element.
    for part in _cover(report):
        page.addprevious(part)
    for block in report.blocks:
        for part in _parts(block):
            page.addprevious(part)
    page.addprevious(text(words.colophon(report), "Colophon"))
    codes = tuple(words.anchors(report.blocks).values())
    bookmark(list(body.iterchildren(qn("w:p"))), codes)
    link(body, codes)
    _colour(body, look)
    return packed(document)


def _colour(body: Element, look: Look) -> None:
    """Put the accent of the look in the place of ours, and its tint in the place of ours.

    Colours are in attributes of their own; no text can be taken for one.
    """
    if look.accent == PLAIN.accent:
        return
    wanted = {_ACCENT: in_word(look.accent), _HELPS: in_word(accent(look.accent).tint)}
    for part in body.iter():
        for name, value in part.attrib.items():
            if name in _COLOURS and value in wanted:
                part.set(name, wanted[value])


def _cover(report: Report) -> Iterator[Element]:
    """What stands above the first chapter."""
    yield text(f"{report.engagement} · {words.edition(report)}", "Kind")
    yield text(report.title, "Title")
    if report.subtitle:
        yield text(report.subtitle, "Subtitle")
    if report.meta:
        rows = (
            [_cell(label, "Meta", look="Muted"), _cell(value, "Meta")]
            for label, value in report.meta
        )
        frame = Frame(_META, "Plain", caption="About this document", head=False)
        yield table(frame, (row(cells, _META) for cells in rows))
        yield _gap()


def _gap() -> Element:
    """Air after a table, which has no space of its own."""
    return text("", "Bar")


def _run(spans: Iterable[Span]) -> list[Piece]:
    return [Piece(span.text, _STYLES[span.style]) for span in spans]


def _cell(
    content: str, style: str = "Cell", *, end: bool = False, tint: str = "", look: str = ""
) -> CellOf:
    """A cell with one text; `look` is the id of a character style."""
    look = look or ("Code" if words.is_code(content) else "")
    return CellOf([paragraph([Piece(content, look)], style, end=end)], tint)


@singledispatch
def _parts(block: Block) -> Iterator[Element]:
    raise TypeError(f"no Word for {type(block).__name__}")


@_parts.register
def _(block: Heading) -> Iterator[Element]:
    yield paragraph([Piece(block.text)], f"Heading{block.level}", page=block.page)


@_parts.register
def _(block: Paragraph) -> Iterator[Element]:
    yield paragraph(_run(block.spans))


@_parts.register
def _(block: Bullets) -> Iterator[Element]:
    for item in block.items:
        yield paragraph(_run(item), "ListBullet")


@_parts.register
def _(block: Table) -> Iterator[Element]:
    if not block.columns:
        return
    widths = _widths(block.columns)
    ends = [column.numeric for column in block.columns]

    def cells(texts: Sequence[str], style: str) -> list[CellOf]:
        return [_cell(words, style, end=end) for words, end in zip(texts, ends, strict=True)]

    rows = [row(cells([column.title for column in block.columns], "CellHead"), widths, head=True)]
    rows += [row(cells(texts, "Cell"), widths) for texts in block.rows]
    if block.total:
        rows.append(row(_total(block.total, ends), widths))
    yield text(block.caption, "Caption")
    yield table(Frame(widths, "Lines", block.caption), rows)
    yield _gap()


def _widths(columns: Sequence[Column]) -> list[int]:
    """The columns by their weights, but none narrower than the longest word of its title."""
    words = [max(column.title.split(), key=em_width, default="") for column in columns]
    least = [min(TEXT_WIDTH // len(columns), _CELL_MARGIN + _EM * em_width(word)) for word in words]
    fair = shared(TEXT_WIDTH, [column.weight for column in columns])
    spare = sum(max(0, wide - low) for wide, low in zip(fair, least, strict=True))
    short = sum(max(0, low - wide) for wide, low in zip(fair, least, strict=True))
    given = short / spare if spare else 0
    wanted = [
        low if low > wide else wide - (wide - low) * given
        for wide, low in zip(fair, least, strict=True)
    ]
    return shared(TEXT_WIDTH, wanted)


def _edge(side: str) -> Element:
    """A strong line on one side of a cell."""
    return element(side, val="single", sz=8, space=0, color=_INK)


def _total(texts: Sequence[str], ends: Sequence[bool]) -> list[CellOf]:
    """The row that sums up."""
    return [
        CellOf([paragraph([Piece(words, "Strong")], "Cell", end=end)], borders=[_edge("top")])
        for words, end in zip(texts, ends, strict=True)
    ]


@_parts.register
def _(block: Quote) -> Iterator[Element]:
    side = "Right" if right_to_left(block.text) else ""
    yield text(words.quoted(block), f"Quote{side}")
    yield text(words.source(block), f"QuoteSource{side}")


@_parts.register
def _(block: Quadrant) -> Iterator[Element]:
    widths = shared(TEXT_WIDTH, [1, 1])
    whole = all(len(quarter.items) <= _MOST_IN_A_QUARTER for quarter in block.quarters)
    most = _MOST_IN_A_QUARTER if whole else _FIRST_IN_A_QUARTER
    upper = [_quarter(quarter, most, keep=True) for quarter in block.quarters[:2]]
    lower = [_quarter(quarter, most, keep=False) for quarter in block.quarters[2:]]
    rows = [row(upper, widths, whole=True), row(lower, widths, whole=True)]
    yield text(block.caption, "Caption")
    yield table(Frame(widths, "Fields", block.caption, head=False), rows)
    yield _gap()
    if not whole:
        yield from _in_full(block)


def _in_full(block: Quadrant) -> Iterator[Element]:
    """Every factor of a quadrant that has more than the picture holds."""
    for quarter in block.quarters:
        yield paragraph(_heading(quarter), "Quarter")
        yield from (_factor(item, keep=False) for item in quarter.items)
    yield _gap()


def _quarter(quarter: Quarter, most: int, *, keep: bool) -> CellOf:
    """A quarter as a tinted cell; `keep` holds it on the page of the row below."""
    shown = quarter.items[:most]
    factors = [_factor(item, keep=keep) for item in shown]
    if rest := len(quarter.items) - len(shown):
        factors.append(paragraph([Piece(words.and_more(rest), "Small")], "Factor", keep=keep))
    tint = _HELPS if quarter.letter in "SO" else _HARMS
    return CellOf(
        [paragraph(_heading(quarter), "Quarter"), *(factors or [text(quarter.none, "Cell")])],
        tint,
    )


def _heading(quarter: Quarter) -> list[Piece]:
    note = [Piece(f"  {quarter.note}", "Small")] if quarter.note else []
    return [Piece(quarter.title), *note]


def _factor(item: QuadrantItem, *, keep: bool) -> Element:
    """A factor with its code before it and its support below."""
    support = Piece(f"\n{item.support}" if item.support else "", "Small")
    pieces = [Piece(f"{item.code}\t", "Code"), Piece(item.text), support]
    return paragraph(pieces, "Factor", keep=keep)


@_parts.register
def _(block: Grid) -> Iterator[Element]:
    widths = shared(TEXT_WIDTH, [5] + [4] * len(block.columns))
    corner = _cell(f"{block.down} ↓\n{block.across} →", "CellHead")
    head = [corner, *(_cell(name, "CellHead") for name in block.columns)]
    rows = [row(head, widths, head=True)]
    for name, fields in zip(block.rows, block.cells, strict=True):
        tinted = (
            _cell(one.text, "CellMiddle", tint=_TINTS[one.tint], look="Strong") for one in fields
        )
        rows.append(row([_cell(name, "CellHead"), *tinted], widths))
    yield text(block.caption, "Caption")
    yield table(Frame(widths, "Cells", block.caption), rows)
    yield _gap()


@_parts.register
def _(block: Gauge) -> Iterator[Element]:
    yield text(f"{block.label}: {block.shown}", "Caption")
    yield _bar(block)
    yield text(f"{block.least:g}\t{block.greatest:g}", "Scale")
    yield text(block.sentence)


def _bar(block: Gauge) -> Element:
    """A bar up to the value, with a line at the midpoint, as a table of one row."""
    value, middle = words.share(block, block.value), words.share(block, block.midpoint)
    edges = sorted({0.0, value, middle, 1.0})
    ends = [round(_GAUGE * edge) for edge in edges]
    widths = [max(1, right - left) for left, right in pairwise(ends)]
    cells = []
    for end in edges[1:]:
        mark = [_edge("right")] if end == middle else []
        cells.append(CellOf([_gap()], _ACCENT if end <= value else _RULE, mark))
    return table(Frame(widths, "Plain", words.scale(block), head=False), [row(cells, widths)])


@_parts.register
def _(block: Notice) -> Iterator[Element]:
    yield text(block.text, "Notice")
