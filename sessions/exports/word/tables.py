"""Tables in Word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from sessions.exports.column_widths import table_shares
from sessions.exports.word.cells import edge, gap, text_cell
from sessions.exports.word.page_width import text_width
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
from workshop.report.blocks import Table

_MARGIN: Final = 145  # of a cell, and a little more
_EM: Final = 190  # of the type in cells, in twentieths of a point


def table_parts(block: Table) -> Iterator[Element]:
    """A table with its caption."""
    if not block.columns:
        return
    widths = _widths(block)
    ends = [column.numeric for column in block.columns]

    def cells(texts: Sequence[str], style: str) -> list[CellOf]:
        return [
            text_cell(content, style, end=end) for content, end in zip(texts, ends, strict=True)
        ]

    rows = [row(cells([column.title for column in block.columns], "CellHead"), widths, head=True)]
    rows += [row(cells(texts, "Cell"), widths) for texts in block.rows]
    if block.total:
        rows.append(row(_total(block.total, ends), widths))
    yield text(block.caption, "Caption")
    yield table(Frame(widths, "Lines", block.caption), rows)
    yield gap()


def _widths(block: Table) -> list[int]:
    """As wide as the longest words need, on the page and here alike."""
    return shared(text_width(), table_shares(block, text_width() / _EM, _MARGIN / _EM))


def _total(texts: Sequence[str], ends: Sequence[bool]) -> list[CellOf]:
    """The row that sums up."""
    return [
        CellOf([paragraph([Piece(content, "Strong")], "Cell", end=end)], borders=[edge("top")])
        for content, end in zip(texts, ends, strict=True)
    ]
