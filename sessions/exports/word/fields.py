"""The four fields of a SWOT in Word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sessions.exports import labels as words
from sessions.exports.word.cells import HARMS, HELPS, gap
from sessions.exports.word.page_width import text_width
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
from workshop.report.blocks import Quadrant, QuadrantItem, Quarter

_MOST_IN_A_QUARTER: Final = 8  # So that the whole picture stands on one page;
_FIRST_IN_A_QUARTER: Final = 5  # where it cannot hold all, it stands below the title.


def quadrant_parts(block: Quadrant, level: int) -> Iterator[Element]:
    """The picture as a table, and below it all factors where it cannot hold them.

    `level` is that of the headings of its fields.
    """
    widths = shared(text_width(), [1, 1])
    whole = all(len(quarter.items) <= _MOST_IN_A_QUARTER for quarter in block.quarters)
    most = _MOST_IN_A_QUARTER if whole else _FIRST_IN_A_QUARTER
    upper = [_quarter(quarter, most, level, keep=True) for quarter in block.quarters[:2]]
    lower = [_quarter(quarter, most, level, keep=False) for quarter in block.quarters[2:]]
    rows = [row(upper, widths), row(lower, widths)]
    yield text(block.caption, "Caption")
    yield table(Frame(widths, "Fields", block.caption, head=False), rows)
    yield gap()
    if not whole:
        yield from _in_full(block, level)


def _in_full(block: Quadrant, level: int) -> Iterator[Element]:
    """Every factor of a quadrant that has more than the picture holds."""
    for quarter in block.quarters:
        yield _heading(quarter, level)
        yield from (_factor(item, keep=False) for item in quarter.items)
    yield gap()


def _quarter(quarter: Quarter, most: int, level: int, *, keep: bool) -> CellOf:
    """A quarter as a tinted cell; `keep` holds it on the page of the row below."""
    shown = quarter.items[:most]
    factors = [_factor(item, keep=keep) for item in shown]
    factors += [
        paragraph([Piece(rest, "Small")], "Factor", keep=keep)
        for rest in _rest(quarter, len(shown))
    ]
    tint = HELPS if quarter.letter in "SO" else HARMS
    return CellOf(
        [_heading(quarter, level), *(factors or [text(quarter.none, "Cell")])],
        tint,
    )


def _rest(quarter: Quarter, shown: int) -> Iterator[str]:
    """What is said of the factors that the picture does not hold."""
    if rest := len(quarter.items) - shown:
        yield words.and_more(rest)
    elif quarter.more:
        yield words.in_register(quarter.more)


def _heading(quarter: Quarter, level: int) -> Element:
    """The name of a field, a heading that looks the same on every level."""
    note = [Piece(f"  {quarter.note}", "Small")] if quarter.note else []
    made = paragraph([Piece(quarter.title), *note], f"Heading{level}")
    made.pPr.append(element("spacing", before=40, after=100))
    return made


def _factor(item: QuadrantItem, *, keep: bool) -> Element:
    """A factor with its code before it and its support below."""
    support = Piece(f"\n{item.support}" if item.support else "", "Small")
    mark = Piece(words.tied_mark(item.contested), "Strong")
    pieces = [Piece(f"{item.code}\t", "Code"), Piece(item.text), mark, support]
    return paragraph(pieces, "Factor", keep=keep)
