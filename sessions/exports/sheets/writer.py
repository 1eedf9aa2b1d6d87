"""The report as a workbook: its text on the first sheet, its tables and its data behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sessions.collector import nothing_collected
from sessions.exports.clean_text import cleaned
from sessions.exports.look import PLAIN, Look
from sessions.exports.places import Places
from sessions.exports.sheets.book import written
from sessions.exports.sheets.data_sheets import data_sheets
from sessions.exports.sheets.first_sheet import FirstSheet
from sessions.exports.sheets.sheet import Sheet, row_name, sheet_names
from sessions.exports.sheets.tables import Around, sheet_of
from workshop.language import say
from workshop.report.blocks import AnyBlock, Heading, Report, Table


def render(report: Report, look: Look = PLAIN) -> bytes:
    """The report as a workbook; the same report and look give the same bytes."""
    # Each cell is an object of its own: looking for garbage among them took a sixth of the time.
    with nothing_collected(stays=False):
        return _written(cleaned(report), look)


def _written(report: Report, look: Look) -> bytes:
    places = Places(report.blocks)
    data = list(data_sheets(report))
    of_blocks = _of_blocks(report, places, data)
    others = [*_own(of_blocks, data), *data]
    # The first sheet lists the others, so its own name is settled beside theirs.
    first, *names = sheet_names([say("Summary"), *(sheet.title for sheet in others)])
    sheets = [(first, FirstSheet(report, places, of_blocks).made(names))]
    return written([*sheets, *zip(names, others, strict=True)], report, look)


def _of_blocks(
    report: Report, places: Places, data: Sequence[Sheet]
) -> dict[int, tuple[int, Sheet]]:
    """The sheets of tables and pictures by the place of their block, numbered from 1 on.

    A table of a strategy whose rows all stand on a sheet of the data has that one: else a file of
    thirty registers would have each of them twice.
    """
    found: dict[int, Sheet] = {}
    heading = say("Table")
    for at, block in enumerate(report.blocks):
        if isinstance(block, Heading):
            heading = block.text
        elif sheet := sheet_of(block, Around(places, at, heading)):
            told = _with_all(block, data) if report.facts.elements is not None else None
            found[at] = told or sheet
    own = [sheet for sheet in found.values() if not any(sheet is each for each in data)]
    number = {id(sheet): at for at, sheet in enumerate([*own, *data], 1)}
    return {at: (number[id(sheet)], sheet) for at, sheet in found.items()}


def _with_all(block: AnyBlock, data: Sequence[Sheet]) -> Sheet | None:
    """The last sheet of the data that has every row of a table; none where none has."""
    if not isinstance(block, Table):
        return None
    names = {row_name(row[0]) for row in block.rows}
    return next((each for each in reversed(data) if names and names <= set(each.names)), None)


def _own(of_blocks: dict[int, tuple[int, Sheet]], data: Sequence[Sheet]) -> Iterator[Sheet]:
    """The sheets of blocks that are none of the data."""
    for _, sheet in of_blocks.values():
        if not any(sheet is each for each in data):
            yield sheet
