"""Tables, matrices and pictures of a report, each on a sheet of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatch
from itertools import count

from sessions.exports import labels as words
from sessions.exports.places import Places
from sessions.exports.sheets.sheet import Sheet, codes_cell, table_sheet
from sessions.exports.sheets.values import Cell, day_cell, day_cells, number_cell
from workshop.language import say
from workshop.report.blocks import (
    CONTESTED,
    AnyBlock,
    Block,
    DateLine,
    Matrix,
    MatrixCell,
    Plane,
    Quadrant,
    Quarter,
    Table,
)


class Around:
    """What a sheet needs to know of the document around its block.

    Args:
        places: where each code of the document is told.
        at: the place of the block.
        title: what the sheet is called where the block has no caption.
    """

    def __init__(self, places: Places, at: int, title: str) -> None:
        self._places = places
        self._at = at
        self.title = title

    def codes(self, text: str, item: int) -> Cell:
        """A cell of an item; with codes, it leads to where the first of them is told."""
        first = text.partition(",")[0].strip()
        return codes_cell(text, [self._places.lead(first, self._at, item)])

    def names(self, item: int) -> tuple[str, ...]:
        """The names of an item as a place."""
        return (self._places.name(self._at, item),)


def sheet_of(block: AnyBlock, around: Around) -> Sheet | None:
    """The sheet of a block; none for running text."""
    return _sheet(block, around)


@singledispatch
def _sheet(block: Block, around: Around) -> Sheet | None:
    del block, around
    return None


@_sheet.register
def _(block: Table, around: Around) -> Sheet:
    texts = [[row[at] for row in block.rows] for at in range(len(block.columns))]
    columns = [
        [number_cell(text) for text in column]
        if block.columns[at].numeric
        else day_cells(column) or [around.codes(text, item) for item, text in enumerate(column)]
        for at, column in enumerate(texts)
    ]
    return table_sheet(
        block.caption or around.title,
        (),
        [column.title for column in block.columns],
        _named(zip(*columns, strict=True), around),
        [number_cell(text, "total") for text in block.total],
    )


def _named(
    rows: Iterable[Sequence[Cell]], around: Around
) -> Iterator[tuple[Sequence[Cell], Sequence[str]]]:
    """The rows with their names as places."""
    return ((row, around.names(item)) for item, row in enumerate(rows))


@_sheet.register
def _(block: Matrix, around: Around) -> Sheet:
    block = words.as_written(block)
    ends = [column.title for column in block.ends]
    coded = any(line.code for line in block.rows)
    contested = any(line.contested for line in block.rows)
    heads = [
        *([say("Code")] if coded else []),
        block.head,
        *block.columns,
        *ends,
        *([say("Contested")] if contested else []),
    ]
    rows = [
        [
            *([around.codes(line.code, item)] if coded else []),
            Cell(line.text),
            *(_matrix_cell(cell) for cell in line.cells),
            *(
                number_cell(text) if end.numeric else around.codes(text, item)
                for end, text in zip(block.ends, line.ends, strict=False)
            ),
            *([_mark(line.contested)] if contested else []),
        ]
        for item, line in enumerate(block.rows)
    ]
    above = [Cell(block.legend, "muted")] if block.legend else []
    return table_sheet(block.caption or around.title, above, heads, _named(rows, around))


def _matrix_cell(cell: MatrixCell) -> Cell:
    """A cell of a matrix: a number where it has one alone."""
    return Cell(words.cell_text(cell), "sign") if cell.sign else number_cell(cell.text, "sign")


def _mark(contested: bool) -> Cell:  # noqa: FBT001 - the one thing it asks
    return Cell(CONTESTED if contested else "", "sign")


@_sheet.register
def _(block: Quadrant, around: Around) -> Sheet:
    heads = [say("Field"), say("Code"), say("Factor"), say("Support"), say("Contested")]
    rows: list[tuple[Sequence[Cell], Sequence[str]]] = []
    items = count()
    for quarter in block.quarters:
        head = Cell(words.quarter_head(quarter))
        for item in quarter.items:
            at = next(items)
            cells = [head, around.codes(item.code, at), Cell(item.text), Cell(item.support)]
            rows.append(([*cells, _mark(item.contested)], around.names(at)))
        rows += [([head, Cell(), Cell(text, "muted")], ()) for text in _beside(quarter)]
    return table_sheet(block.caption or around.title, (), heads, rows)


def _beside(quarter: Quarter) -> Iterator[str]:
    """What a quarter says beside its items."""
    if not quarter.items:
        yield quarter.none
    if quarter.more:
        yield words.in_register(quarter.more)


@_sheet.register
def _(block: Plane, around: Around) -> Sheet:
    if words.is_linked(block):
        return _linked(block, around)
    heads = [say("Code"), say("Text"), block.up.title, block.across.title, say("Contested")]
    rows = [
        [
            around.codes(point.code, item),
            Cell(point.text),
            number_cell(f"{point.up:g}"),
            number_cell(f"{point.across:g}"),
            _mark(point.contested),
        ]
        for item, point in enumerate(block.points)
    ]
    above = [Cell(block.sentence)] if block.sentence else []
    return table_sheet(block.caption or around.title, above, heads, _named(rows, around))


def _linked(block: Plane, around: Around) -> Sheet:
    """Bands and arrows: where each point stands, and to what it leads."""
    heads = [say("Code"), say("Text"), say("Stands in"), say("Leads to"), say("Contested")]
    rows = [
        [
            around.codes(point.code, item),
            Cell(point.text),
            Cell(words.band_of(block, point)),
            around.codes(words.leads_to(block, point), item),
            _mark(point.contested),
        ]
        for item, point in enumerate(block.points)
    ]
    above = [Cell(block.sentence)] if block.sentence else []
    return table_sheet(block.caption or around.title, above, heads, _named(rows, around))


@_sheet.register
def _(block: DateLine, around: Around) -> Sheet:
    heads = [say("When"), say("First day"), say("Code"), say("Text"), say("Contested")]
    rows = [
        [
            Cell(each.when),
            day_cell(each.begins),
            around.codes(each.code, item),
            Cell(each.text),
            _mark(each.contested),
        ]
        for item, each in enumerate(block.items)
    ]
    return table_sheet(block.caption or around.title, (), heads, _named(rows, around))
