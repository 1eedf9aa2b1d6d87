"""Tables on slides: rows are measured, and as many stand on a slide as fit, twelve at most."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Final, NamedTuple

from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Pt

from sessions.exports.office.copied import copied
from sessions.exports.slides.grid import HEAD, SCALES, SIDE, STANDING, Grid, Head, Line, enlarged
from sessions.exports.slides.shapes import RULE, Box, Paint, fill_text, put_text, tell
from sessions.exports.slides.texts import (
    BOLD,
    LEAD,
    Fitted,
    Para,
    all_fitted,
    fitted,
    height_of,
    para,
)
from sessions.exports.slides.xml import colour, element
from sessions.exports.text_layout import em_width, wrap

MOST_ROWS: Final = 12

_ABOVE: Final = 3.0
"""What a cell needs above and below its text, in the type that tables are made in."""
_UPRIGHT: Final = 92.0
"""How high heads that stand upright are at most."""


@dataclass(slots=True)
class _Row:
    cells: list[list[Fitted]]
    high: float
    told: tuple[str, ...] = ()
    last: bool = False

    def cut(self) -> Iterator[int]:
        """The places of cells that are not there as a whole."""
        for at, cell in enumerate(self.cells):
            if not all(one.whole for one in cell):
                yield at


@dataclass(slots=True)
class Part:
    """What of a table stands on one slide."""

    grid: Grid
    rows: list[_Row] = field(default_factory=list)
    sources: list[Line] = field(default_factory=list)
    """The same rows before they were cut."""
    head: list[list[Fitted]] = field(default_factory=list)
    tall: float = 0
    """How high the row of heads is."""

    @property
    def height(self) -> float:
        """How high it is, in points."""
        return self.tall + sum(row.high for row in self.rows)

    @property
    def notes(self) -> Iterator[str]:
        """What the speaker is told of these rows: in full what was cut, and what is behind it."""
        for row, line in zip(self.rows, self.sources, strict=True):
            for at in row.cut():
                yield "\n".join(one.text for one in line.cells[at])
            yield from row.told


def parts(grid: Grid, room: float) -> list[Part]:
    """The table in parts of which each fits in `room` points; at least one row on each.

    Rows are shared out evenly: no slide has one row that was left over. Its type is as large as
    the same slides hold, where nothing is cut for that.
    """
    plain = _evenly(_measured(grid), room)
    high, cut = sum(part.height for part in plain), _cut(plain)
    for scale in SCALES:
        if high * scale > room * len(plain) or (larger := enlarged(grid, scale)) is None:
            continue
        found = _evenly(_measured(larger), room)
        fits = len(found) <= len(plain) and all(part.height <= room for part in found)
        if fits and _cut(found) <= cut:
            return found
    return plain


def whole(grid: Grid) -> Part | None:
    """The table in one part, in the type that it has; none where anything in it is cut."""
    (part,) = _shared(_measured(grid), math.inf, len(grid.lines) + 1)
    return None if _cut([part]) else part


def least_height(grid: Grid) -> float:
    """What its rows take at least, in points, before any of them is measured."""
    return len(grid.lines) * (2 * _ABOVE * grid.scale + HEAD * LEAD)


def _cut(found: Iterable[Part]) -> int:
    """How many cells are not there as a whole."""
    return sum(1 for part in found for row in part.rows for _ in row.cut())


def _evenly(measured: _Measured, room: float) -> list[Part]:
    found = _shared(measured, room, MOST_ROWS)
    number = len(found)
    for most in range(-(-len(measured.rows) // number), MOST_ROWS):
        even = _shared(measured, room, most)
        if len(even) == number:
            return even
    return found


class _Measured(NamedTuple):
    """A table whose words are fitted, before it is known how it is shared out."""

    grid: Grid
    head: list[list[Fitted]]
    tall: float
    """How high the row of heads is."""
    rows: list[_Row]
    total: _Row | None


def _measured(grid: Grid) -> _Measured:
    by = grid.scale
    head = [_head(one, by) for one in grid.heads]
    heights = [_head_height(one, made, by) for one, made in zip(grid.heads, head, strict=True)]
    tall = 2 * _ABOVE * by + max(heights) if grid.headed else 0.0
    rows = [_row(line, grid) for line in grid.lines]
    total = _row(grid.total, grid, last=True) if grid.total else None
    return _Measured(grid, head, tall, rows, total)


def _shared(table: _Measured, room: float, most: int) -> list[Part]:
    """As many rows in each part as fit, and no more than `most`; the total behind the last."""
    grid, total = table.grid, table.total
    found = [Part(grid, head=table.head, tall=table.tall)]
    for at, (line, row) in enumerate(zip(grid.lines, table.rows, strict=True), 1):
        part = found[-1]
        behind = total.high if total and at == len(table.rows) else 0
        full = len(part.rows) >= most or part.height + row.high + behind > room
        if part.rows and full:
            part = Part(grid, head=table.head, tall=table.tall)
            found.append(part)
        part.rows.append(row)
        part.sources.append(line)
    if grid.total and total:
        found[-1].rows.append(total)
        found[-1].sources.append(grid.total)
    return found


def _head(one: Head, by: float) -> list[Fitted]:
    """The words of a head; upright ones broken here, as not every program does."""
    if not one.upright:
        size = HEAD * by
        made = Para(para(one.title, size, "white", bold=True).runs, size, 3, end=one.end)
        return [fitted(made, one.wide - 2 * SIDE)]
    size = STANDING * by
    room = _UPRIGHT / STANDING / BOLD
    words = one.title.split()
    longest = max((em_width(word) for word in words), default=0.0)
    lines, _ = wrap(one.title, min(room, max(longest, em_width(one.title) / 2 + 1.5)), 2)
    upright = _UPRIGHT * by
    return [fitted(para(line, size, "white", bold=True, most=1), upright) for line in lines]


def _head_height(one: Head, made: Sequence[Fitted], by: float) -> float:
    if not one.upright:
        return height_of(made)
    longest = max(em_width(each.para.text) for each in made)
    return min(_UPRIGHT, longest * STANDING * BOLD) * by + 4


def _row(line: Line, grid: Grid, *, last: bool = False) -> _Row:
    cells = [
        all_fitted(cell, head.wide - 2 * SIDE)
        for cell, head in zip(line.cells, grid.heads, strict=True)
    ]
    least = HEAD * LEAD
    high = max(least, max((height_of(cell) for cell in cells), default=least))
    return _Row(cells, 2 * _ABOVE * grid.scale + high, line.told, last)


def put_table(slide: Slide, part: Part, x: float, y: float, paint: Paint, *, name: str) -> Box:
    """The part as a table of its own; where it lies."""
    heads = part.grid.heads
    wide = sum(one.wide for one in heads)
    if not part.grid.headed:
        return _put_list(slide, part, Box(x, y, wide, part.height), paint, name)
    above = _ABOVE * part.grid.scale
    frame = slide.shapes.add_table(
        len(part.rows) + 1, len(heads), Pt(x), Pt(y), Pt(wide), Pt(part.height)
    )
    frame.name = name
    tell(frame, part.grid.caption)
    table = frame.table
    grid = table._tbl.tblGrid.gridCol_lst  # noqa: SLF001 - python-pptx has no other way to its XML
    for column, one in zip(grid, heads, strict=True):
        column.w = Pt(one.wide)
    # For each that is told it adds up all of them: told of one, it has the width of the table.
    table.columns[0].width = Pt(heads[0].wide)
    table.first_row, table.horz_banding = True, False
    table.last_row = any(row.last for row in part.rows)
    _without_style(table)
    rows = table._tbl.tr_lst  # noqa: SLF001 - as above
    rows[0].set("h", str(Pt(part.tall)))
    for cell, one, made in zip(rows[0].tc_lst, heads, part.head, strict=True):
        paras = [each.para for each in made]
        _fill(cell, paras, paint, above, fill=paint.accent, upright=one.upright)
    for tr, row in zip(rows[1:], part.rows, strict=True):
        tr.set("h", str(Pt(row.high)))
        for cell, content in zip(tr.tc_lst, row.cells, strict=True):
            fill = paint.tint if row.last else ""
            _fill(cell, [one.para for one in content], paint, above, fill=fill)
    return Box(x, y, wide, part.height)


def _put_list(slide: Slide, part: Part, box: Box, paint: Paint, name: str) -> Box:
    """A list of sentences, one below the other."""
    before = 2 * _ABOVE * part.grid.scale
    found = [
        replace(one, para=replace(one.para, before=before))
        for row in part.rows
        for cell in row.cells
        for one in cell
    ]
    put_text(slide, box, found, paint, name=name)
    return box


def _without_style(table: Any) -> None:
    """No style of the program that opens it: fills and rules are those of the cells."""
    style = table._tbl.tblPr.find(qn("a:tableStyleId"))  # noqa: SLF001 - as above
    if style is not None:
        style.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # "No Style, No Grid" in every file


def _fill(
    cell: Any,
    paras: Iterable[Para],
    paint: Paint,
    above: float,
    *,
    fill: str = "",
    upright: bool = False,
) -> None:
    """The words of a cell, its margins, its fill and the rule below it."""
    fill_text(cell.get_or_add_txBody(), paras, paint)
    settings = cell.get_or_add_tcPr()
    for edge, room in _edges(above):
        settings.set(edge, room)
    if upright:
        settings.set("marL", "0")
        settings.set("marR", "0")
        settings.set("vert", "vert270")
        settings.set("anchor", "ctr")
    settings.append(_rule(fill or RULE))
    settings.append(colour(fill) if fill else element("a:noFill"))


@cache
def _edges(above: float) -> tuple[tuple[str, str], ...]:
    """The margins of a cell, as the file has them."""
    rooms = (("marL", SIDE), ("marR", SIDE), ("marT", above), ("marB", above))
    return tuple((edge, str(Pt(room))) for edge, room in rooms)


@copied
def _rule(ink: str) -> Any:
    """The rule below a cell."""
    return element("a:lnB", colour(ink), w=Pt(0.75))
