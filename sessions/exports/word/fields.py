"""The four fields of a SWOT in Word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sessions.exports import labels as words
from sessions.exports.word import marks
from sessions.exports.word.cells import CONTESTED, HARMS, HELPS, gap
from sessions.exports.word.package import TEXT_WIDTH
from sessions.exports.word.xml import (
    CellOf,
    Element,
    Frame,
    Piece,
    paragraph,
    row,
    shared,
    table,
    text,
)
from workshop.report.blocks import Quadrant, QuadrantItem, Quarter

_MOST_IN_A_QUARTER: Final = 8  # So that the whole picture stands on one page;
_FIRST_IN_A_QUARTER: Final = 5  # where it cannot hold all, it stands below the title.


def quadrant_parts(block: Quadrant) -> Iterator[Element]:
    """The picture as a table, and below it all factors where it cannot hold them."""
    widths = shared(TEXT_WIDTH, [1, 1])
    whole = all(len(quarter.items) <= _MOST_IN_A_QUARTER for quarter in block.quarters)
    most = _MOST_IN_A_QUARTER if whole else _FIRST_IN_A_QUARTER
    upper = [_quarter(quarter, most, keep=True) for quarter in block.quarters[:2]]
    lower = [_quarter(quarter, most, keep=False) for quarter in block.quarters[2:]]
    rows = [row(upper, widths, whole=True), row(lower, widths, whole=True)]
    yield text(block.caption, "Caption")
    yield table(Frame(widths, "Fields", block.caption, head=False), rows)
    yield gap()
    if not whole:
        yield from _in_full(block)


def _in_full(block: Quadrant) -> Iterator[Element]:
    """Every factor of a quadrant that has more than the picture holds."""
    for quarter in block.quarters:
        yield paragraph(_heading(quarter), "Quarter")
        yield from (_factor(item, keep=False) for item in quarter.items)
    yield gap()


def _quarter(quarter: Quarter, most: int, *, keep: bool) -> CellOf:
    """A quarter as a tinted cell; `keep` holds it on the page of the row below."""
    shown = quarter.items[:most]
    factors = [_factor(item, keep=keep) for item in shown]
    factors += [
        paragraph([Piece(rest, "Small")], "Factor", keep=keep)
        for rest in _rest(quarter, len(shown))
    ]
    tint = HELPS if quarter.letter in "SO" else HARMS
    return CellOf(
        [paragraph(_heading(quarter), "Quarter"), *(factors or [text(quarter.none, "Cell")])],
        tint,
    )


def _rest(quarter: Quarter, shown: int) -> Iterator[str]:
    """What is said of the factors that the picture does not hold."""
    if rest := len(quarter.items) - shown:
        yield words.and_more(rest)
    elif quarter.more:
        yield marks.in_register(quarter.more)


def _heading(quarter: Quarter) -> list[Piece]:
    note = [Piece(f"  {quarter.note}", "Small")] if quarter.note else []
    return [Piece(quarter.title), *note]


def _factor(item: QuadrantItem, *, keep: bool) -> Element:
    """A factor with its code before it and its support below."""
    support = Piece(f"\n{item.support}" if item.support else "", "Small")
    mark = [Piece(f" {CONTESTED}", "Strong")] if item.contested else []
    pieces = [Piece(f"{item.code}\t", "Code"), Piece(item.text), *mark, support]
    return paragraph(pieces, "Factor", keep=keep)
