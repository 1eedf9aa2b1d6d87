"""Tables in Word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from sessions.exports.column_widths import is_low, table_shares
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
    shares = table_shares(block, *_room())
    widths = shared(text_width(), shares)
    low = is_low(block.rows, shares, *_room())
    ends = [column.numeric for column in block.columns]

    def cells(texts: Sequence[str], style: str, *, keep: bool = False) -> list[CellOf]:
        return [
            text_cell(content, style, end=end, keep=keep)
            for content, end in zip(texts, ends, strict=True)
        ]

    rows = [row(cells([column.title for column in block.columns], "CellHead"), widths, head=True)]
    # A total stays with the row above it, and a low table on its page.
    last = len(block.rows) - (0 if block.total else 1)
    kept = range(0 if low else max(0, len(block.rows) - 1), last)
    rows += [
        row(cells(texts, "Cell", keep=at in kept), widths) for at, texts in enumerate(block.rows)
    ]
    if block.total:
        rows.append(row(_total(block.total, ends), widths))
    yield text(block.caption, "Caption")
    yield table(Frame(widths, "Lines", block.caption), rows)
    yield gap()


def _room() -> tuple[float, float]:
    """How wide a table is and what each cell needs beside its text, in em."""
    return text_width() / _EM, _MARGIN / _EM


def _total(texts: Sequence[str], ends: Sequence[bool]) -> list[CellOf]:
    """The row that sums up."""
    return [
        CellOf([paragraph([Piece(content, "Strong")], "Cell", end=end)], borders=[edge("top")])
        for content, end in zip(texts, ends, strict=True)
    ]
