"""Sheets as the bytes of a workbook: xlsxwriter makes it without cells, which are put in here."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from sessions.disk.deterministic_zip import packed
from sessions.exports import labels as words
from sessions.exports.look import Look
from sessions.exports.office.file_properties import moment_without_zone, property_text
from sessions.exports.office.workbook_options import OPTIONS
from sessions.exports.origin import NAME, stamp_of
from sessions.exports.sheets.cells import CellWriter, SheetXml, places_of
from sessions.exports.sheets.looks import Looks
from sessions.exports.sheets.shared_texts import SharedTexts
from sessions.exports.sheets.sheet import NO_HEAD, Sheet
from workshop.language import say
from workshop.report.blocks import Report
from workshop.text import clean_line, shorten

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_PAPER: Final = {"a4": 9, "letter": 1}
_LONGEST_EDGE: Final = 100
"""So much of a title stands at the edge of a page; Excel has room for 255 letters of all."""

_PUT_IN: Final = "A1"
"""What has xlsxwriter make the parts for texts and links, in which ours take its place."""
_TEXTS: Final = "xl/sharedStrings.xml"
_SHEET: Final = "xl/worksheets/sheet{number}.xml"
_RANGE: Final = re.compile(rb'(?<=<dimension ref=")[^"]*')
_ROWS: Final = re.compile(rb"<sheetData(?:/>|>.*?</sheetData>)", re.DOTALL)
_LINKS: Final = re.compile(rb"(?<=<hyperlinks>).*?(?=</hyperlinks>)", re.DOTALL)
_LOOK: Final = re.compile(r'(?<= s=")\d+')


def written(sheets: Sequence[tuple[str, Sheet]], report: Report, look: Look) -> bytes:
    """The content of the file; the same sheets give the same bytes.

    Args:
        sheets: each with its name, the first one first.
        report: the document that they are of.
        look: its colour, its paper, whose it is.
    """
    texts, looks = SharedTexts(), Looks(look.accent)
    writer = CellWriter(places_of(sheets), texts, looks)
    cells = [writer.sheet(name, sheet) for name, sheet in sheets]
    files = _files(_frame(sheets, cells, report, look, looks))
    number = _numbers(files[_SHEET.format(number=1)], looks)
    for at, own in enumerate(cells, 1):
        name = _SHEET.format(number=at)
        files[name] = _filled(files[name], own, number)
    return packed({**files, _TEXTS: texts.xml()})


def _frame(
    sheets: Sequence[tuple[str, Sheet]],
    cells: Sequence[SheetXml],
    report: Report,
    look: Look,
    looks: Looks,
) -> bytes:
    """The workbook with every part that it needs, and of cells only what has xlsxwriter make them.

    On its first sheet is a cell of each look, in their order.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415 - 40 ms, for spreadsheets alone

    data = io.BytesIO()
    with Workbook(data, dict(OPTIONS)) as book:
        _describe(book, report, look)
        formats = [book.add_format(dict(each)) for each in looks]
        for (name, sheet), own in zip(sheets, cells, strict=True):
            page = book.add_worksheet(name)
            if page.index == 0:
                for at, form in enumerate(formats):
                    page.write_blank(0, at, None, form)
                page.write_string(1, 0, _PUT_IN, formats[0])
            if own.links:
                page.write_url(1, 0, f"internal:{_PUT_IN}", formats[0], string=_PUT_IN)
            for at, width in enumerate(own.widths):
                page.set_column(at, at, width)
            _print(page, sheet, report, look)
    return data.getvalue()


def _files(book: bytes) -> dict[str, bytes]:
    """The files in a workbook, by name."""
    with zipfile.ZipFile(io.BytesIO(book)) as file:
        return {name: file.read(name) for name in file.namelist()}


def _numbers(first: bytes, looks: Looks) -> dict[str, str]:
    """The number that each look has in the frame by the one that it has in our cells.

    Args:
        first: the first sheet of the frame.
        looks: the looks.
    """
    rows = _ROWS.search(first)
    there = _LOOK.findall(rows[0].decode()) if rows else []
    return {str(at): number for (at, _), number in zip(enumerate(looks, 1), there, strict=False)}


def _filled(page: bytes, own: SheetXml, number: Mapping[str, str]) -> bytes:
    """A sheet of the frame with its own cells; `number` as `_numbers` gives it."""
    rows = own.rows
    if any(ours != there for ours, there in number.items()):
        rows = _LOOK.sub(lambda found: number[found[0]], rows)
    page = _RANGE.sub(own.range.encode(), page, count=1)
    page = _ROWS.sub(lambda _: f"<sheetData>{rows}</sheetData>".encode(), page, count=1)
    return _LINKS.sub(lambda _: own.links.encode(), page, count=1)


def _describe(book: Workbook, report: Report, look: Look) -> None:
    """Fill in the properties; the time is that of the record."""
    texts = {
        "title": report.title,
        "subject": report.engagement,
        "author": report.author,
        "company": report.firm or look.firm,
        "category": words.edition(report),
        "keywords": words.edition(report),
        "status": report.status,
    }
    properties: dict[str, Any] = {key: property_text(text) for key, text in texts.items()}
    book.set_properties({**properties, "created": moment_without_zone(report.created)})
    book.set_custom_property("Edition", words.edition(report), "text")
    book.set_custom_property("Made with", property_text(report.program), "text")
    if stamp := stamp_of(report):
        # A stamp may be longer than Excel lets people type; the file keeps all of it.
        book.custom_properties.append((NAME, stamp, "text"))


def _print(page: Worksheet, sheet: Sheet, report: Report, look: Look) -> None:
    """Everything around the cells: heads that stay, and how it prints."""
    if sheet.head != NO_HEAD:
        page.freeze_panes(sheet.head + 1, 0)
        page.repeat_rows(sheet.head)
        across = max(len(sheet.rows[sheet.head]) - 1, 0)
        page.autofilter(sheet.head, 0, max(sheet.last, sheet.head), across)
    else:
        page.hide_gridlines(2)
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    page.set_landscape()
    page.set_paper(_PAPER[look.paper])
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
    page.set_header(f"&L{_edge(report.title)}&R{_edge(words.edition(report))}")
    pages = say("Page {page} of {pages}", page="&P", pages="&N")
    page.set_footer(f"&L{_edge(words.colophon(report))}&R{pages}")


def _edge(text: str) -> str:
    """A text for the edge of a page, where an ampersand begins an order."""
    return shorten(clean_line(text), _LONGEST_EDGE).replace("&", "&&")
