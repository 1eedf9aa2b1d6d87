"""The cells of sheets, as a workbook has them: rows, what leads where, how high and wide.

xlsxwriter takes many calls for each cell and looks at every attribute of it again. A record of
10,000 entries has 140,000 cells, so these are put together here, and xlsxwriter makes the workbook
around them: see `book`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from math import ceil
from typing import Final, NamedTuple

from sessions.exports.sheets.looks import LARGE, USUAL, Looks
from sessions.exports.sheets.shared_texts import SharedTexts, attribute
from sessions.exports.sheets.sheet import Sheet, sheet_place
from sessions.exports.sheets.values import Cell, serial
from workshop import times

_MOST_LINKS: Final = 65_000
"""So many links a sheet can have in Excel, nearly."""
_NARROWEST, _WIDEST = 7.0, 56.0
_LINE: Final = 15.0
"""The height of a line in the usual size, in points."""
_HIGHEST: Final = 409.0
"""A row cannot be higher."""
_WRAPPED: Final = 1.15
"""So much room a text takes that is broken at its words, against one that is not."""
_TOGETHER: Final = 16
"""So many rows are told together from which column to which they go."""

Place = tuple[str, int]
"""The name of a sheet, and a row of it from 0 on."""


class SheetXml(NamedTuple):
    """The parts of a sheet that are its own."""

    rows: str
    """Its rows as XML, one after the other."""
    links: str
    """What leads where; empty for nothing."""
    range: str
    """From which cell to which it goes."""
    widths: Sequence[float]
    """Those of its columns, in digits."""


def places_of(sheets: Sequence[tuple[str, Sheet]]) -> dict[str, Place]:
    """Where each place is, by its name."""
    found: dict[str, Place] = {}
    for number, (name, sheet) in enumerate(sheets):
        found[sheet_place(number)] = (name, 0)
        for place, row in sheet.names.items():
            found.setdefault(place, (name, row))
    return found


class CellWriter:
    """Puts the cells of one workbook together."""

    def __init__(self, places: Mapping[str, Place], texts: SharedTexts, looks: Looks) -> None:
        """What its sheets share; `places` are those to which cells may lead, by name."""
        self._places = places
        self._texts = texts
        self._looks = looks
        self._columns: list[str] = []

    def sheet(self, name: str, sheet: Sheet) -> SheetXml:
        """A sheet of that name."""
        widths = sheet.widths or self._widths(sheet)
        rooms = [width * USUAL / USUAL / _WRAPPED for width in widths]
        across = max(map(len, sheet.rows), default=0)
        self._columns += [_column(at) for at in range(len(self._columns), across)]
        rows: list[tuple[int, list[tuple[int, str]], float]] = []
        links: list[str] = []
        for at, row in enumerate(sheet.rows):
            # What stands above a table is wider than its first column, and runs over the next.
            runs_over = at < sheet.head or len(row) == 1
            cells = self._cells(name, at, row, links, wrap=not runs_over)
            height = self._height(row, () if runs_over else widths, rooms)
            if cells or height > _LINE:
                rows.append((at, cells, height))
        found = "".join(_rows(rows))
        return SheetXml(found, "".join(links), self._range(rows), widths)

    def _cells(
        self, name: str, at: int, row: Sequence[Cell], links: list[str], *, wrap: bool
    ) -> list[tuple[int, str]]:
        """The cells of a row in which something stands, each with its column; adds their links."""
        found: list[tuple[int, str]] = []
        texts, looks, columns = self._texts, self._looks, self._columns
        number = at + 1
        for across, (value, style, form, leads) in enumerate(row):
            place = f"{columns[across]}{number}"
            if not isinstance(value, str):
                look = looks.number(style, form, wrap=wrap)
                shown = serial(value) if isinstance(value, date) else value
                found.append((across, f'<c r="{place}" s="{look}"><v>{shown:.16G}</v></c>'))
            elif value:
                known = texts.known[value]
                to = self._led(leads, name, at) if leads and len(links) < _MOST_LINKS else None
                look = looks.number(
                    style, form, quoted=known.quoted, linked=to is not None, wrap=wrap
                )
                text = texts.use(known)
                found.append((across, f'<c r="{place}" s="{look}" t="s"><v>{text}</v></c>'))
                if to is not None:
                    links.append(_link(place, to, known.text))
            elif style in ("head", "total"):
                look = looks.number(style, form, wrap=wrap)
                found.append((across, f'<c r="{place}" s="{look}"/>'))
        return found

    def _led(self, leads: Iterable[str], name: str, at: int) -> Place | None:
        """Where a cell leads: the first of its places that there is, but not its own row."""
        for lead in leads:
            to = self._places.get(lead)
            if to is not None and lead and to != (name, at):
                return to
        return None

    def _height(
        self, row: Sequence[Cell], widths: Sequence[float], rooms: Sequence[float]
    ) -> float:
        """The height of a row whose cells are broken into lines; not all programs find it.

        Args:
            row: its cells.
            widths: the widths of their columns; none where nothing is broken.
            rooms: how many letters of the usual size have room in each of them.
        """
        highest = _LINE
        for cell in row:
            if cell.style in LARGE:
                highest = max(highest, _LINE * LARGE[cell.style] / USUAL)
        known = self._texts.known
        for (value, style, _, _), width, room in zip(row, widths, rooms, strict=False):
            if not isinstance(value, str):
                continue
            # Most cells are short: of a hundred thousand, each is looked at in few steps.
            short = len(value) <= room and value.isascii() and "\n" not in value
            if short and style not in LARGE:
                continue
            size = LARGE.get(style, USUAL)
            fits = width * USUAL / size / _WRAPPED
            lines = sum(max(1, ceil(wide / fits)) for wide in known[value].lines)
            highest = max(highest, lines * _LINE * size / USUAL)
        return highest

    def _widths(self, sheet: Sheet) -> list[float]:
        """The width of each column, by the longest that stands in it and by its heading."""
        rows = sheet.rows[sheet.head :]
        widths = [_NARROWEST] * max(map(len, rows), default=0)
        for row in rows:
            head = row is rows[0]
            for at, cell in enumerate(row):
                if widths[at] < _WIDEST:
                    widths[at] = max(widths[at], min(_WIDEST, self._width(cell, head=head)))
        return widths

    def _width(self, cell: Cell, *, head: bool) -> float:
        """The width that a cell needs, in digits; a heading has room for its filter's arrow."""
        value = cell.value
        if isinstance(value, str):
            if head:
                words = value.split()
                return max((self._texts.known[word].widest for word in words), default=0) * 1.05 + 4
            return self._texts.known[value].widest * 1.05 + 2
        if isinstance(value, datetime):
            return 17.0
        if isinstance(value, date):
            told = (times.day if "mmmm" in cell.form else times.short_day)(value)
            return len(told) * 1.05 + 2
        return 10.0

    def _range(self, rows: Sequence[tuple[int, Sequence[tuple[int, str]], float]]) -> str:
        """From the first cell to the last."""
        across = [at for _, cells, _ in rows for at, _ in cells]
        if not across:
            return "A1"
        first = f"{self._columns[min(across)]}{rows[0][0] + 1}"
        last = f"{self._columns[max(across)]}{rows[-1][0] + 1}"
        return first if first == last else f"{first}:{last}"


def _rows(rows: Sequence[tuple[int, Sequence[tuple[int, str]], float]]) -> Iterable[str]:
    """The rows as XML, each with the columns between which those around it lie."""
    spans: dict[int, tuple[int, int]] = {}
    for at, cells, _ in rows:
        if cells:
            least, most = spans.get(at // _TOGETHER, (cells[0][0], cells[-1][0]))
            spans[at // _TOGETHER] = min(least, cells[0][0]), max(most, cells[-1][0])
    for at, cells, height in rows:
        least, most = spans[at // _TOGETHER]
        tall = ""
        if height > _LINE:
            # Programs have heights in whole pixels, of which three points are four.
            pixels = int(min(height, _HIGHEST) * 4 / 3 + 0.5)
            tall = f' ht="{pixels * 0.75:.16g}" customHeight="1"'
        yield f'<row r="{at + 1}" spans="{least + 1}:{most + 1}"{tall}>'
        for _, cell in cells:
            yield cell
        yield "</row>"


def _link(place: str, to: Place, text: str) -> str:
    """What says that a cell leads to a row."""
    name, row = to
    quoted = name.replace("'", "''")
    location = attribute(f"'{quoted}'!A{row + 1}")
    return f'<hyperlink ref="{place}" location="{location}" display="{attribute(text)}"/>'


def _column(at: int) -> str:
    """The letters of a column, from 0 on."""
    found = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        found = chr(ord("A") + rest) + found
    return found
