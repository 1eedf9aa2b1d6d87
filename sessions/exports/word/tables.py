"""Tables, grids and matrices in Word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from sessions.exports.text_layout import em_width
from sessions.exports.word.cells import TINTS, edge, gap, text_cell
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
from workshop.report.blocks import Column, Grid, Table

_CELL_MARGIN: Final = 160
_EM: Final = 170  # Of the type in the heads of tables, in twentieths of a point.


def table_parts(block: Table) -> Iterator[Element]:
    """A table with its caption."""
    if not block.columns:
        return
    widths = widths_of(block.columns)
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


def widths_of(columns: Sequence[Column]) -> list[int]:
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


def _total(texts: Sequence[str], ends: Sequence[bool]) -> list[CellOf]:
    """The row that sums up."""
    return [
        CellOf([paragraph([Piece(content, "Strong")], "Cell", end=end)], borders=[edge("top")])
        for content, end in zip(texts, ends, strict=True)
    ]


def grid_parts(block: Grid) -> Iterator[Element]:
    """Two scales against each other, as a table with tinted fields."""
    widths = shared(TEXT_WIDTH, [5] + [4] * len(block.columns))
    corner = text_cell(f"{block.down} ↓\n{block.across} →", "CellHead")
    head = [corner, *(text_cell(name, "CellHead") for name in block.columns)]
    rows = [row(head, widths, head=True)]
    for name, fields in zip(block.rows, block.cells, strict=True):
        tinted = (text_cell(one.text, "CellMiddle", tint=TINTS[one.tint]) for one in fields)
        rows.append(row([text_cell(name, "CellHead"), *tinted], widths))
    yield text(block.caption, "Caption")
    yield table(Frame(widths, "Cells", block.caption), rows)
    yield gap()
