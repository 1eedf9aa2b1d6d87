"""Figures in Word: gauges, planes, date lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from sessions.exports import labels as words
from sessions.exports.figures.date_line import date_line
from sessions.exports.figures.plane import plane
from sessions.exports.word.cells import ACCENT, RULE, edge, gap, text_cell
from sessions.exports.word.drawing import LONGEST, figure_part
from sessions.exports.word.page_width import text_width
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
from workshop.language import say
from workshop.report.blocks import Dated, DateLine, Gauge, Plane

_GAUGE: Final = 5669  # 10 cm
_WHEN: Final = (1700, 900)


def gauge_parts(block: Gauge) -> Iterator[Element]:
    """A number on its scale."""
    yield text(say("{label}: {text}", label=block.label, text=block.shown), "Caption")
    yield _bar(block)
    yield text(f"{words.number(block.least)}\t{words.number(block.greatest)}", "Scale")
    yield text(block.sentence)


def _bar(block: Gauge) -> Element:
    """A bar up to the value, with a line at the midpoint, as a table of one row."""
    value, middle = words.share(block, block.value), words.share(block, block.midpoint)
    edges = sorted({0.0, value, middle, 1.0})
    ends = [round(min(_GAUGE, text_width()) * at) for at in edges]
    widths = [max(1, right - left) for left, right in pairwise(ends)]
    cells = []
    for end in edges[1:]:
        mark = [edge("right")] if end == middle else []
        cells.append(CellOf([gap()], ACCENT if end <= value else RULE, mark))
    return table(Frame(widths, "Plain", words.scale(block), head=False), [row(cells, widths)])


def plane_parts(block: Plane) -> Iterator[Element]:
    """The picture, what it shows in words, and what stands behind its codes."""
    yield text(block.caption, "Caption")
    yield figure_part(plane(block))
    if block.sentence:
        yield text(block.sentence)
    for one in block.points:
        code = [Piece(f"{one.code}\t", "Code")] if one.code else []
        place = Piece(f"  {words.place_of(block, one)}", "Small")
        mark = Piece(words.tied_mark(one.contested), "Strong")
        yield paragraph([*code, Piece(one.text), mark, place], "Key")
    yield gap()


def date_line_parts(block: DateLine) -> Iterator[Element]:
    """The picture, and a list where it does not hold every word or is too long to be spoken."""
    yield text(block.caption, "Caption")
    figure = date_line(block)
    told = "; ".join(say("{label}: {text}", label=one.when, text=_told(one)) for one in block.items)
    whole = figure.whole and len(told) <= LONGEST
    yield figure_part(figure, told if whole else "")
    if whole:
        return
    widths = (*_WHEN, text_width() - sum(_WHEN))
    head = [text_cell(name, "CellHead") for name in (say("When"), say("Code"), say("What"))]
    rows = [row(head, widths, head=True)]
    for one in block.items:
        what = [Piece(one.text), Piece(words.tied_mark(one.contested), "Strong")]
        cells = [text_cell(one.when), text_cell(one.code), CellOf([paragraph(what, "Cell")])]
        rows.append(row(cells, widths))
    yield table(Frame(widths, "Lines", block.caption), rows)
    yield gap()


def _told(item: Dated) -> str:
    """What happens, in words alone."""
    told = f"{item.code} {item.text}"
    return say("{text}, contested", text=told) if item.contested else told
