"""Spreadsheets: every sheet, row by row; dates and numbers as what they are, however shown."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Final

from python_calamine import CalamineError, CalamineWorkbook

from sessions.verify.reading.errors import CannotVerify
from sessions.verify.reading.package import Package
from sessions.verify.reading.parts import Content, Outline
from workshop.text import clean_line, shorten

_SHARED: Final = re.compile(rb"<(?:[\w.-]+:)?si[\s/>]")
_VALUE: Final = re.compile(rb"<(?:[\w.-]+:)?v(?:\s[^>]*)?>([^<]*)<")
_FIGURE: Final = re.compile(rb"[-+.\deE]+")
_PLACE: Final = re.compile(rb'[\s"]r\s*=\s*["\']([A-Za-z]{1,3})(\d{1,7})["\']')
_SPAN: Final = 200_000
_REACH: Final = 1_000
_GRID: Final = 20_000_000
_DIGITS: Final = 9
_SAID: Final = 400_000_000  # bytes of all cells, markup and all
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")  # what XML in UTF-16 begins with

Cell = int | float | str | bool | date | datetime | time | timedelta


def read(package: Package) -> Content:
    """What stands in a spreadsheet.

    Raises:
        CannotVerify: it cannot be read, or its cells lie further apart than those of any document.
    """
    _require_reach(package)
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w", zipfile.ZIP_STORED) as unfolded:
        for name, data in package.parts.items():
            unfolded.writestr(zipfile.ZipInfo(name), data)
    outline = Outline()
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(plain.getvalue()))
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            _sheet(outline, shorten(clean_line(name), 40), rows)
    except CannotVerify:
        raise
    except (CalamineError, ValueError, OSError) as problem:
        raise CannotVerify(
            "This spreadsheet cannot be read. Open it, save it as .xlsx again, then try again."
        ) from problem
    return outline.content(package.stamp, "xlsx")


def _sheet(outline: Outline, name: str, rows: list[list[Cell]]) -> None:
    """The rows of a sheet; a cell is called as the program calls it: `C4`."""
    for number, row in enumerate(rows, 1):
        cells = [shown(cell) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        columns = tuple(f"cell {letters(at)}{number}" for at in range(len(cells)))
        outline.placed(tuple(cells), f"sheet “{name}”, row {number}", columns)


def shown(cell: Cell) -> str:
    """A cell as text: the same for a number however a program keeps it."""
    match cell:
        case bool():
            return "TRUE" if cell else "FALSE"
        case float():
            return format(cell, ".12g")
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case datetime():
            return cell.isoformat(" ", "minutes")
    return str(cell)


def letters(at: int) -> str:
    """The letters of a column, from 0 on."""
    name = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        name = chr(65 + rest) + name
    return name


def _require_reach(package: Package) -> None:
    """Refuse what a small file can say that fills the memory.

    That is cells that lie so far apart that the grid between them does, and a long text that very
    many cells share. What is called a sheet is for the file to say, so all parts are looked at.
    """
    sheets = [data for data in package.parts.values() if b"sheetData" in data]
    for data in sheets:
        widest = longest = 0
        for found, digits in _PLACE.findall(data):
            column = 0
            for letter in found.upper():
                column = column * 26 + letter - 64
            widest, longest = max(widest, column), max(longest, int(digits))
        if widest > _REACH or longest > _SPAN or widest * longest > _GRID:
            raise _too_large()
    if any(data.startswith(_WIDE) for data in package.parts.values()):
        raise _too_large()
    shared = max((_lengths(data) for data in package.parts.values()), key=len, default=[])
    longest = max(shared, default=0)
    said = 0
    for data in sheets if shared else ():
        for found in _VALUE.finditer(data):
            said += _shared_length(found[1].strip(), shared, longest)
            if said > _SAID:
                raise _too_large()


def _lengths(data: bytes) -> list[int]:
    """The lengths of the texts that cells share, where a part has them."""
    starts = [found.start() for found in _SHARED.finditer(data)]
    return [end - start for start, end in pairwise([*starts, len(data)])]


def _shared_length(value: bytes, shared: list[int], longest: int) -> int:
    """The most bytes that the value of a cell can stand for."""
    if value.isdigit() and len(value) < _DIGITS:
        return shared[int(value)] if int(value) < len(shared) else 0
    return 0 if _FIGURE.fullmatch(value) else longest


def _too_large() -> CannotVerify:
    return CannotVerify("This spreadsheet is larger than any of ours, so it is not read.")
