"""Matrices in Word: a line each, signs or bars under columns whose names may stand upright."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from docx.oxml.ns import qn

from sessions.exports import labels as words
from sessions.exports.text_layout import em_width
from sessions.exports.word.cells import gap, text_cell
from sessions.exports.word.drawing import bar
from sessions.exports.word.page_width import text_width
from sessions.exports.word.xml import (
    CellOf,
    Element,
    Frame,
    Piece,
    element,
    paragraph,
    row,
    table,
    text,
)
from workshop.report.blocks import Matrix, MatrixCell, MatrixLine

_MARGIN: Final = 60  # of a cell, both sides together
_APART: Final = 110  # between a number and what is written behind it
_EM: Final = 165  # of the type in cells, in twentieths of a point
_HEAD_EM: Final = 150  # of that in heads
_UPRIGHT: Final = 270  # as wide as a name that runs from below to above needs
_LEAST: Final = 3800  # what is left for the text of a line
_WIDEST_END: Final = 1700
_TALLEST: Final = 1900  # of a head, so that a long name takes two lines
_BAR: Final = 300  # the longest


@dataclass(frozen=True, slots=True)
class _Plan:
    """How wide everything is, and how the names stand."""

    widths: tuple[int, ...]
    upright: bool
    tall: int
    """How high the heads are, where names stand upright."""


def matrix_parts(block: Matrix) -> Iterator[Element]:
    """A matrix with its caption above and what its signs mean below."""
    block = words.as_written(block)
    plan = _planned(block)
    ends = [column.numeric for column in block.ends]
    head = [
        text_cell(block.head, "CellHead"),
        *(_name(title, plan) for title in block.columns),
        *(
            _end_cell(column.title, "CellHead", end=end)
            for column, end in zip(block.ends, ends, strict=True)
        ),
    ]
    numbers = (number for line in block.rows for number in words.numbers(line))
    greatest = max(numbers, default=0) if block.greatest is None else block.greatest
    rows = [row(head, plan.widths, head=True, tall=plan.tall)]
    rows += [row(_line(line, block, ends, greatest), plan.widths) for line in block.rows]
    yield text(block.caption, "Caption")
    if block.legend:
        yield text(block.legend, "Legend")
    yield table(Frame(plan.widths, "Matrix", block.caption, about=block.legend), rows)
    yield gap()


def _planned(block: Matrix) -> _Plan:
    """Names lie where there is room, else they stand; the text of a line has what is left."""
    ends = [
        _end(column.title, [line.ends[at] for line in block.rows]) + _APART * column.numeric
        for at, column in enumerate(block.ends)
    ]
    shown = {words.cell_text(cell) for line in block.rows for cell in line.cells}
    least = _MARGIN + max((_wide(content, _EM) for content in shown), default=0)
    if block.pattern == "bars":
        least += _BAR + _wide(" ", _EM) + _MARGIN
    around = 2 * _MARGIN if block.pattern == "bars" else _MARGIN
    lying = [max(least, around + _longest_word(name, _HEAD_EM)) for name in block.columns]
    standing = [max(_UPRIGHT, least)] * len(block.columns)
    # A name stands only where that saves room: a value of a scale never does.
    tight = sum(lying) + sum(ends) + _LEAST > text_width()
    upright = tight and sum(standing) < sum(lying)
    columns = standing if upright else lying
    room = max(text_width() // 4, text_width() - sum(columns) - sum(ends))
    if room + sum(columns) + sum(ends) > text_width():
        share = (text_width() - room) / (sum(columns) + sum(ends))
        columns = [int(wide * share) for wide in columns]
        ends = [int(wide * share) for wide in ends]
        room = text_width() - sum(columns) - sum(ends)
    room, ends = _spared(block, room, ends)
    names = [_wide(name, _HEAD_EM) + 2 * _MARGIN for name in block.columns] if upright else []
    return _Plan((room, *columns, *ends), upright, min(_TALLEST, max(names, default=0)))


def _spared(block: Matrix, room: int, ends: list[int]) -> tuple[int, list[int]]:
    """The same where short names need less than they have: sentences behind them take the rest."""
    told = [at for at, column in enumerate(block.ends) if not column.numeric]
    heads = [block.head, *(f"{line.code} {line.text}" for line in block.rows)]
    spare = room - 4 * _MARGIN - max(_wide(each, _EM) for each in heads)
    if block.columns or not told or spare <= 0:
        return room, ends
    share = spare // len(told)
    wider = [wide + share * (at in told) for at, wide in enumerate(ends)]
    return room - share * len(told), wider


def _end(title: str, texts: Sequence[str]) -> int:
    """How wide a column behind the cells is: as its longest word, and its texts where short."""
    word = max(
        _longest_word(title, _HEAD_EM), *(_longest_word(each, _EM) for each in texts), _MARGIN
    )
    whole = max((_wide(each, _EM) for each in texts), default=0)
    return _MARGIN * 2 + max(min(word, 2 * _WIDEST_END), min(whole, _WIDEST_END))


def _longest_word(content: str, em: int) -> int:
    return max((_wide(word, em) for word in content.split()), default=0)


def _wide(content: str, em: int) -> int:
    return round(em * em_width(content))


def _name(title: str, plan: _Plan) -> CellOf:
    if not plan.upright:
        return text_cell(title, "CellSignHead")
    return CellOf([paragraph([Piece(title)], "CellUpright")], upright=True)


def _line(line: MatrixLine, block: Matrix, ends: Sequence[bool], greatest: float) -> list[CellOf]:
    code = [Piece(f"{line.code}\t", "Code")] if line.code else []
    mark = [Piece(words.tied_mark(line.contested), "Strong")]
    style = "LineCoded" if line.code else "Line"
    first = CellOf([paragraph([*code, Piece(line.text), *mark], style)])
    if block.pattern == "bars":
        numbers = words.numbers(line)
        middle = [
            _bar_cell(cell, number / greatest if greatest else 0)
            for cell, number in zip(line.cells, numbers, strict=True)
        ]
    else:
        middle = [text_cell(words.cell_text(cell), "LineSign", look="Sign") for cell in line.cells]
    behind = [
        _end_cell(content, "Line", end=end) for content, end in zip(line.ends, ends, strict=True)
    ]
    return [first, *middle, *behind]


def _end_cell(content: str, style: str, *, end: bool) -> CellOf:
    """A cell behind the signs; a number keeps off the words that may begin right behind it."""
    made = text_cell(content, style, end=end)
    if end:
        made.paragraphs[0].pPr.find(qn("w:jc")).addprevious(element("ind", right=_APART))
    return made


def _bar_cell(cell: MatrixCell, share: float) -> CellOf:
    """A number, and behind it a bar as long as the number is great."""
    made = paragraph([Piece(f"{cell.text} " if cell.text else "")], "Line")
    if share > 0:
        made.append(bar(round(_BAR * share)))
    return CellOf([made])
