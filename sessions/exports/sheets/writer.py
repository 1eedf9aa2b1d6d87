"""The report as a workbook: its text on the first sheet, its tables and its data behind it."""

from __future__ import annotations

from sessions.exports.clean_text import cleaned
from sessions.exports.look import PLAIN, Look
from sessions.exports.places import Places
from sessions.exports.sheets.book import written
from sessions.exports.sheets.data_sheets import data_sheets
from sessions.exports.sheets.first_sheet import FirstSheet
from sessions.exports.sheets.sheet import Sheet, sheet_names
from sessions.exports.sheets.tables import Around, sheet_of
from workshop.language import say
from workshop.report.blocks import Heading, Report


def render(report: Report, look: Look = PLAIN) -> bytes:
    """The report as a workbook; the same report and look give the same bytes."""
    report = cleaned(report)
    places = Places(report.blocks)
    of_blocks = _of_blocks(report, places)
    others = [*(sheet for _, sheet in of_blocks.values()), *data_sheets(report)]
    # The first sheet lists the others, so its own name is settled beside theirs.
    first, *names = sheet_names([say("Summary"), *(sheet.title for sheet in others)])
    sheets = [(first, FirstSheet(report, places, of_blocks).made(names))]
    return written([*sheets, *zip(names, others, strict=True)], report, look)


def _of_blocks(report: Report, places: Places) -> dict[int, tuple[int, Sheet]]:
    """The sheets of tables and pictures by the place of their block, numbered from 1 on."""
    found: dict[int, tuple[int, Sheet]] = {}
    heading = say("Table")
    for at, block in enumerate(report.blocks):
        if isinstance(block, Heading):
            heading = block.text
        elif sheet := sheet_of(block, Around(places, at, heading)):
            found[at] = (len(found) + 1, sheet)
    return found
