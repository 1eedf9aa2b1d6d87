"""Sheets as the bytes of a workbook."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from math import ceil
from typing import TYPE_CHECKING, Any, Final

from sessions.disk.deterministic_zip import repacked
from sessions.exports import labels as words
from sessions.exports.look import Look
from sessions.exports.office.file_properties import moment_without_zone, property_text
from sessions.exports.office.workbook_options import OPTIONS, put_text
from sessions.exports.origin import NAME, stamp_of
from sessions.exports.sheets.sheet import NO_HEAD, Sheet, sheet_place
from sessions.exports.sheets.values import Cell, Style, fitting, general_form, needs_quote
from workshop import times
from workshop.language import say
from workshop.report.blocks import Report
from workshop.text import clean_line, shorten

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_PAPER: Final = {"a4": 9, "letter": 1}
_MOST_LINKS: Final = 65_000
"""So many links a sheet can have in Excel, nearly."""
_MOST_FORMS: Final = 150
"""So many forms of numbers and days; Excel has room for 200 of them."""
_NARROWEST, _WIDEST = 7.0, 56.0
_WIDER: Final = 1.05
"""So much wider than a digit a letter is."""
_LINE: Final = 15.0
"""The height of a line in the usual size, in points."""
_HIGHEST: Final = 409.0
"""A row cannot be higher."""
_WRAPPED: Final = 1.15
"""So much room a text takes that is broken at its words, against one that is not."""
_LONGEST_EDGE: Final = 100
"""So much of a title stands at the edge of a page; Excel has room for 255 letters of all."""


def written(sheets: Sequence[tuple[str, Sheet]], report: Report, look: Look) -> bytes:
    """The content of the file; the same sheets give the same bytes.

    Args:
        sheets: each with its name, the first one first.
        report: the document that they are of.
        look: its colour, its paper, whose it is.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415 - 40 ms, for spreadsheets alone

    data = io.BytesIO()
    with Workbook(data, dict(OPTIONS)) as book:
        _describe(book, report, look)
        writer = _Writer(book, _places(sheets), look)
        for name, sheet in sheets:
            writer.write(book.add_worksheet(name), sheet, report)
    return repacked(data.getvalue())


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


def _places(sheets: Sequence[tuple[str, Sheet]]) -> dict[str, tuple[str, int]]:
    """Where each place is, by its name: the name of the sheet and the row."""
    found: dict[str, tuple[str, int]] = {}
    for number, (name, sheet) in enumerate(sheets):
        found[sheet_place(number)] = (name, 0)
        for place, row in sheet.names.items():
            found.setdefault(place, (name, row))
    return found


_LOOKS: Final[Mapping[Style, Mapping[str, Any]]] = {
    "text": {},
    "strong": {"bold": True},
    "muted": {"font_color": "#595959"},
    "title": {"bold": True, "font_size": 18, "text_wrap": False},
    "headline": {"bold": True, "font_size": 13},
    "chapter": {"bold": True, "font_size": 14, "text_wrap": False},
    "part": {"bold": True, "font_size": 12, "text_wrap": False},
    "label": {"bold": True, "font_color": "#595959"},
    "item": {"indent": 1},
    "quote": {"italic": True, "indent": 1},
    "caption": {"bold": True, "font_size": 13, "text_wrap": False},
    "head": {"bold": True, "bottom": 2, "valign": "bottom"},
    "total": {"bold": True, "top": 1},
    "sign": {"align": "center"},
}
"""How each style of a cell looks."""

_LARGER: Final = {
    style: look["font_size"] / 11 for style, look in _LOOKS.items() if "font_size" in look
}
"""How many times as large as the usual size the larger styles are."""

_ACCENTED: Final = {"title": "font_color", "chapter": "font_color", "head": "bottom_color"}


class _Writer:
    """Writes sheets into a workbook; makes each format once."""

    def __init__(self, book: Workbook, places: Mapping[str, tuple[str, int]], look: Look) -> None:
        self._book = book
        self._places = places
        self._look = look
        self._formats: dict[tuple[Style, str, bool, bool, bool], Format] = {}
        self._forms: set[str] = set()

    def write(self, page: Worksheet, sheet: Sheet, report: Report) -> None:
        """Write one sheet."""
        links = 0
        widths = sheet.widths or _widths(sheet)
        rooms = [width / _WRAPPED for width in widths]
        for at, row in enumerate(sheet.rows):
            # What stands above a table is wider than its first column, and runs over the next.
            runs_over = at < sheet.head or len(row) == 1
            for across, cell in enumerate(row):
                to = None
                if cell.leads and links < _MOST_LINKS:
                    to = self._led(cell, page.name, at)
                    links += to is not None
                self._put(page, (at, across), cell, to, wrap=not runs_over)
            height = _height(row, [] if runs_over else rooms)
            if height > _LINE:
                page.set_row(at, min(height, _HIGHEST))
        for at, width in enumerate(widths):
            page.set_column(at, at, width)
        self._print(page, sheet, report)

    def _led(self, cell: Cell, name: str, at: int) -> tuple[str, int] | None:
        """Where a cell leads: the first of its places that there is, but not its own row."""
        found = (self._places.get(lead) for lead in cell.leads if lead)
        return next((to for to in found if to and to != (name, at)), None)

    def _put(
        self,
        page: Worksheet,
        place: tuple[int, int],
        cell: Cell,
        to: tuple[str, int] | None,
        *,
        wrap: bool,
    ) -> None:
        value = cell.value
        if isinstance(value, str):
            text = fitting(value)
            form = self._format(
                cell.style, cell.form, quoted=needs_quote(text), linked=to is not None, wrap=wrap
            )
            if to is not None and text:
                name, row = to
                quoted = name.replace("'", "''")
                page.write_url(*place, f"internal:'{quoted}'!A{row + 1}", form, string=text)
                put_text(page, *place, text, form)
            elif text:
                if put_text(page, *place, text, form) is None:
                    page.write_string(*place, text, form)
            elif cell.style in ("head", "total"):
                page.write_blank(*place, None, form)
            return
        form = self._format(cell.style, cell.form, quoted=False, linked=False, wrap=wrap)
        if isinstance(value, date):
            page.write_datetime(*place, value, form)
        else:
            page.write_number(*place, value, form)

    def _format(self, style: Style, form: str, *, quoted: bool, linked: bool, wrap: bool) -> Format:
        if form not in self._forms and len(self._forms) >= _MOST_FORMS:
            form = general_form(form)
        key = (style, form, quoted, linked, wrap)
        if key not in self._formats:
            look: dict[str, Any] = {"valign": "top", "text_wrap": wrap, **_LOOKS[style]}
            if style in _ACCENTED:
                look[_ACCENTED[style]] = self._look.accent
            if linked:
                look |= {"underline": 1, "font_color": self._look.accent}
            if form:
                # Days stand to the left: to the right they would touch the text behind them.
                to_left = "y" in form or style == "strong"
                look |= {"num_format": form, "align": "left" if to_left else "right"}
                if not to_left:  # nor may numbers touch the text behind them
                    look["indent"] = 1
                self._forms.add(form)
            if quoted:
                look["quote_prefix"] = True
            self._formats[key] = self._book.add_format(look)
        return self._formats[key]

    def _print(self, page: Worksheet, sheet: Sheet, report: Report) -> None:
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
        page.set_paper(_PAPER[self._look.paper])
        page.fit_to_pages(1, 0)
        page.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
        page.set_header(f"&L{_edge(report.title)}&R{_edge(words.edition(report))}")
        pages = say("Page {page} of {pages}", page="&P", pages="&N")
        page.set_footer(f"&L{_edge(words.colophon(report))}&R{pages}")


def _edge(text: str) -> str:
    """A text for the edge of a page, where an ampersand begins an order."""
    return shorten(clean_line(text), _LONGEST_EDGE).replace("&", "&&")


def _height(row: Sequence[Cell], rooms: Sequence[float]) -> float:
    """The height of a row whose cells are broken into lines; not all programs find it themselves.

    Args:
        row: its cells.
        rooms: how many letters of the usual size are in a line of each column; none where nothing
            is broken.
    """
    highest = _LINE
    for at, cell in enumerate(row):
        larger = _LARGER.get(cell.style, 1.0)
        if larger != 1.0:
            highest = max(highest, _LINE * larger)
        value = cell.value
        if at < len(rooms) and isinstance(value, str):
            room = rooms[at] / larger
            # Most cells are short: of a hundred thousand, each is looked at in as few steps.
            if len(value) > room or "\n" in value or not value.isascii():
                lines = sum(max(1, ceil(_letters(part) / room)) for part in value.split("\n"))
                highest = max(highest, lines * _LINE * larger)
    return highest


def _widths(sheet: Sheet) -> list[float]:
    """The width of each column, by the longest that stands in it and by its heading."""
    rows = sheet.rows[sheet.head :]
    count = max(map(len, rows), default=0)
    widths = [_NARROWEST] * count
    for row in rows:
        head = row is rows[0]
        for at, cell in enumerate(row):
            widest, value = widths[at], cell.value
            if widest >= _WIDEST:
                continue
            # Most texts are shorter than the longest one before them: that is seen at once.
            if isinstance(value, str) and value.isascii() and len(value) < (widest - 4) / _WIDER:
                continue
            widths[at] = max(widest, min(_WIDEST, _width(cell, head=head)))
    return widths


def _width(cell: Cell, *, head: bool) -> float:
    """The width that a cell needs, in digits; a heading has room for the arrow of its filter."""
    if isinstance(cell.value, datetime):
        return 17.0
    if isinstance(cell.value, date):
        words = (times.day if "mmmm" in cell.form else times.short_day)(cell.value)
        return len(words) * _WIDER + 2
    if not isinstance(cell.value, str):
        return 10.0
    parts = cell.value.split() if head else cell.value.split("\n")
    longest = max((_letters(part) for part in parts), default=0)
    return longest * _WIDER + (4 if head else 2)


def _letters(text: str) -> int:
    """How many letters wide a text is; some are twice as wide as others."""
    if text.isascii():
        return len(text)
    return len(text) + sum(unicodedata.east_asian_width(char) in "WF" for char in text)
