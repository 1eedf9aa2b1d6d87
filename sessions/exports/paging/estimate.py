"""How many pages a report takes on paper, and on which its headings stand, near enough.

Only a program that sets the pages knows. Word files and web pages are set by others, so both ask
here whether a document is long enough for a cover and contents, and Word files have the numbers of
the pages from here until Word counts them itself. The sizes are those of the Word file; a printed
web page takes about as many.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sessions.exports import labels as words
from sessions.exports.column_widths import table_shares
from sessions.exports.figures.linked import layout as linked_layout
from sessions.exports.figures.shapes import WIDTH
from sessions.exports.text_layout import em_width, line_count
from workshop.report.blocks import (
    AnyBlock,
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
    Quarter,
    Quote,
    Report,
    Table,
    text_of,
)

LEAST_PAGES: Final = 4
"""More than these, and a document has a cover, contents and running heads."""

_TYPE: Final = 0.76  # so wide is Calibri, by what `em_width` has at most for any face
_LINE: Final = 1.22  # the height of a line by the size of its type, set solid
_MOST_IN_A_QUARTER: Final = 8
_FIRST_IN_A_QUARTER: Final = 5


@dataclass(frozen=True, slots=True)
class Sheet:
    """The place for text on a page, in points."""

    wide: float
    high: float


SHEETS: Final[Mapping[str, Sheet]] = {"a4": Sheet(481.9, 728.5), "letter": Sheet(481.9, 678.6)}
"""By the name of the paper, with the margins of our own pages."""


@dataclass(slots=True)
class Paging:
    """What was found out."""

    pages: int = 1
    """How many there are, without cover and contents."""
    headings: list[int] = field(default_factory=list)
    """The page of every heading of the report, in their order, from 1 on."""

    @property
    def long(self) -> bool:
        """Whether it is long enough for a cover and contents."""
        return self.pages > LEAST_PAGES


class Measured:
    """A report whose blocks are measured for paper of a size, so that they can fall on pages."""

    def __init__(self, report: Report, sheet: Sheet) -> None:
        """Measure the blocks; `sheet` is the place for text on a page."""
        self._report = report
        self._high = sheet.high
        self._pieces = [
            () if isinstance(block, Heading) else tuple(_pieces(block, sheet.wide))
            for block in report.blocks
        ]

    def paging(self, *, head: float | None = None) -> Paging:
        """How the blocks fall on pages.

        Args:
            head: how high what stands above the first block is, in points; as the compact head
                takes unless given.
        """
        found, at = Paging(), _head(self._report) if head is None else head
        kept = 0.0  # what stands at the foot of the page and goes with what follows
        for block, pieces in zip(self._report.blocks, self._pieces, strict=True):
            if isinstance(block, Heading):
                high = 42.0 if block.level == 1 else 29.0
                if (block.page and at > 0) or at + high + 45 > self._high:
                    found.pages, at = found.pages + 1, 0.0
                found.headings.append(found.pages)
                at, kept = at + high, high
                continue
            for piece in pieces:
                if at + piece > self._high and at > 0:
                    found.pages, at = found.pages + 1, 0.0
                    if kept and found.headings:
                        found.headings[-1], at = found.pages, kept
                at += piece
                kept = 0.0
                while at > self._high:
                    found.pages, at = found.pages + 1, at - self._high
        return found


def paging(report: Report, sheet: Sheet) -> Paging:
    """How a report falls on pages of a size, below the compact head."""
    return Measured(report, sheet).paging()


def _head(report: Report) -> float:
    """What stands above the first block of a document without a cover."""
    return 95.0 + 16 * math.ceil(em_width(report.subtitle) / 40) + 15 * len(report.meta)


def _pieces(block: AnyBlock, wide: float) -> Iterator[float]:
    """The heights of what a block is made of, each of which stays on one page."""
    return _HEIGHTS[type(block)](block, wide)


def _lines(text: str, size: float, wide: float) -> int:
    """How many lines a text takes in a size of type."""
    return line_count(text, max(1.0, wide / (size * _TYPE)))


def _running(text: str, wide: float, size: float = 10.5, spread: float = 1.17) -> float:
    return _lines(text, size, wide) * size * _LINE * spread


def _paragraph(block: Paragraph, wide: float) -> Iterator[float]:
    yield _running(text_of(block.spans), wide) + 6


def _bullets(block: Bullets, wide: float) -> Iterator[float]:
    for item in block.items:
        yield _running(text_of(item), wide - 17) + 3


def _table(block: Table, wide: float) -> Iterator[float]:
    if not block.columns:
        return
    shares = table_shares(block, wide * 20 / 190, 145 / 190)
    widths = [wide * share - 7 for share in shares]
    head = [column.title for column in block.columns]
    first = 32.0 + 5 + _high(head, widths, 8.5)
    for row in (*block.rows, *([block.total] if block.total else [])):
        yield first + 5.5 + _high(row, widths, 9.5)
        first = 0.0
    yield 5.0


def _high(
    texts: Sequence[str], widths: Sequence[float], size: float, spread: float = 1.05
) -> float:
    """The height of a row, without the air around it."""
    pairs = zip(texts, widths, strict=False)
    return max((_running(text, wide, size, spread) for text, wide in pairs), default=0.0)


def _quote(block: Quote, wide: float) -> Iterator[float]:
    said = _running(words.quoted(block), wide - 29, 12.0)
    yield 10 + said + _running(words.source(block), wide - 29, 9.5) + 10


def _quadrant(block: Quadrant, wide: float) -> Iterator[float]:
    whole = all(len(quarter.items) <= _MOST_IN_A_QUARTER for quarter in block.quarters)
    most = _MOST_IN_A_QUARTER if whole else _FIRST_IN_A_QUARTER
    half = wide / 2 - 14
    upper, lower = (
        max(_quarter(quarter, most, half) for quarter in pair)
        for pair in (block.quarters[:2], block.quarters[2:])
    )
    yield 32 + upper + lower
    if whole:
        return
    for quarter in block.quarters:
        yield 22.0
        yield from (_item(one.text, one.support, wide) for one in quarter.items)


def _quarter(quarter: Quarter, most: int, wide: float) -> float:
    more = 14.0 if len(quarter.items) > most or quarter.more else 0.0
    shown = (_item(one.text, one.support, wide) for one in quarter.items[:most])
    return 38 + sum(shown) + more


def _item(text: str, support: str, wide: float) -> float:
    below = 10.5 if support else 0.0
    return _running(text, wide - 27, 10.0, 1.02) + below + 4


def _gauge(block: Gauge, wide: float) -> Iterator[float]:
    yield 32 + 5 + 18 + _running(block.sentence, wide) + 6


def _headline(block: Headline, wide: float) -> Iterator[float]:
    yield 17 + _running(block.text, wide, 16.0, 1.04)
    for line in block.lines:
        yield _running(line, wide, 11.5) + 3


def _finding(block: FindingBlock, wide: float) -> Iterator[float]:
    room = wide - 20
    told = [
        " ".join(filter(None, [block.support, *block.cites, "●" * len(block.heard)])),
        " ".join(f"{said}: {names}." for said, names in words.heard_words(block)),
        block.recommendation,
        block.ask,
    ]
    below = sum(_running(each, room, 10.0, 1.05) + 1 for each in told if each)
    yield 9 + _running(block.text, room, 11.0, 1.05) + below


def _matrix(block: Matrix, wide: float) -> Iterator[float]:
    block = words.as_written(block)
    crowded = len(block.columns) * 45 + len(block.ends) * 50 > wide / 2
    first = 32.0 + (18 if block.legend else 0) + (80 if crowded else 18)
    columns = len(block.columns) * (14 if crowded else 42)
    room = max(wide / 3, wide - columns - 55 * len(block.ends)) - 30
    for line in block.rows:
        yield first + 3.4 + _running(line.text, room, 9.0, 1.0)
        first = 0.0
    yield 5.0


def _plane(block: Plane, wide: float) -> Iterator[float]:
    yield 32 + wide * (linked_layout(block).high / WIDTH if words.is_linked(block) else 0.62)
    if block.sentence:
        yield _running(block.sentence, wide) + 6
    for one in block.points:
        yield _running(f"{one.text}  {words.place_of(block, one)}", wide - 27, 9.0, 1.0) + 1


def _date_line(block: DateLine, wide: float) -> Iterator[float]:
    yield 32 + min(500.0, 60.0 + 18 * len(block.items))
    if len(block.items) > 12:
        for one in block.items:
            yield 5.5 + _running(one.text, wide - 130, 9.5, 1.05)


def _notice(block: Notice, wide: float) -> Iterator[float]:
    yield 28 + _running(block.text, wide - 22)


_HEIGHTS: Final[Mapping[type[Block], Callable[[Any, float], Iterator[float]]]] = {
    Paragraph: _paragraph,
    Bullets: _bullets,
    Table: _table,
    Quote: _quote,
    Quadrant: _quadrant,
    Gauge: _gauge,
    Headline: _headline,
    FindingBlock: _finding,
    Matrix: _matrix,
    Plane: _plane,
    DateLine: _date_line,
    Notice: _notice,
}
"""The heights of every kind of block, beside headings."""
