"""Figures in Word: gauges, planes, date lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from sessions.exports import labels as words
from sessions.exports.word.cells import ACCENT, CONTESTED, RULE, edge, gap, text_cell
from sessions.exports.word.package import TEXT_WIDTH
from sessions.exports.word.xml import (
    CellOf,
    Element,
    Frame,
    Piece,
    paragraph,
    row,
    table,
    text,
)
from workshop.report.blocks import DateLine, Gauge, Plane

_GAUGE: Final = 5669  # 10 cm
_KEY: Final = (900, TEXT_WIDTH - 900)
_DATES: Final = (1700, 900, TEXT_WIDTH - 2600)


def gauge_parts(block: Gauge) -> Iterator[Element]:
    """A number on its scale."""
    yield text(f"{block.label}: {block.shown}", "Caption")
    yield _bar(block)
    yield text(f"{block.least:g}\t{block.greatest:g}", "Scale")
    yield text(block.sentence)


def _bar(block: Gauge) -> Element:
    """A bar up to the value, with a line at the midpoint, as a table of one row."""
    value, middle = words.share(block, block.value), words.share(block, block.midpoint)
    edges = sorted({0.0, value, middle, 1.0})
    ends = [round(_GAUGE * at) for at in edges]
    widths = [max(1, right - left) for left, right in pairwise(ends)]
    cells = []
    for end in edges[1:]:
        mark = [edge("right")] if end == middle else []
        cells.append(CellOf([gap()], ACCENT if end <= value else RULE, mark))
    return table(Frame(widths, "Plain", words.scale(block), head=False), [row(cells, widths)])


def plane_parts(block: Plane) -> Iterator[Element]:
    """What lies on a plane."""
    yield text(block.caption, "Caption")
    if block.sentence:
        yield text(block.sentence)
    rows = [
        row([text_cell(one.code), _told(one.text, contested=one.contested)], _KEY)
        for one in block.points
    ]
    if rows:
        yield table(Frame(_KEY, "Plain", block.caption, head=False), rows)
        yield gap()


def date_line_parts(block: DateLine) -> Iterator[Element]:
    """What happens when."""
    head = [text_cell(name, "CellHead") for name in ("When", "", "What")]
    rows = [row(head, _DATES, head=True)]
    rows += [
        row(
            [text_cell(one.when), text_cell(one.code), _told(one.text, contested=one.contested)],
            _DATES,
        )
        for one in block.items
    ]
    yield text(block.caption, "Caption")
    yield table(Frame(_DATES, "Lines", block.caption), rows)
    yield gap()


def _told(content: str, *, contested: bool) -> CellOf:
    mark = [Piece(f" {CONTESTED}", "Strong")] if contested else []
    return CellOf([paragraph([Piece(content), *mark], "Cell")])
