"""Tables of spreadsheets: .xlsx, read by calamine once it is known that they are of a sane size.

An .xlsx is a zip. A small one can unfold to gigabytes, and two cells in far corners make a grid of
billions. So its parts are unfolded here first, under limits, and calamine is given what was seen.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime, time
from math import isfinite
from typing import Final

from workshop.errors import Problem, Problems
from workshop.registers.guarded import unguarded
from workshop.running.tables.file_table import MOST_COLUMNS, MOST_ROWS, FileRow
from workshop.text import clean, listing, nearest
from workshop.unpacking import BROKEN, unpacked

OPENING: Final = b"PK\x03\x04"
"""What an .xlsx begins with."""
OLD_OPENING: Final = b"\xd0\xcf\x11\xe0"
"""What the files of older spreadsheets begin with, and those behind a password."""
UNFOLDED: Final = 100_000_000
"""The most bytes that all parts may have."""
_PARTS: Final = 2_000
_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_PLACE: Final = re.compile(rb"""\br\s*=\s*["']\$?([A-Za-z]{0,7})\$?(\d{1,12})["']""")
_SPAN: Final = 4 * MOST_ROWS
"""So many rows may a sheet reach down to, empty ones too."""
_REACH: Final = 1_000
"""So many columns may it reach to the right."""


def read_spreadsheet(content: bytes, source: str, sheet: str = "") -> tuple[list[FileRow], str]:
    """The lines of a sheet that hold anything, and what a person should know of the reading.

    Args:
        content: the file.
        source: its name, for messages.
        sheet: the name of the sheet; the first one unless given.

    Raises:
        Problems: it is no such file, has no such sheet, or is far too large.
    """
    import python_calamine as calamine  # noqa: PLC0415 - 14 ms, for spreadsheets alone

    checked = _checked(content, source)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(checked))
        names = list(book.sheet_names)
        name = _sheet_meant(names, sheet, source)
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except Problems:
        raise
    except Exception as error:
        raise _unreadable(source) from error
    except BaseException as panic:
        # What the reader did not expect ends it in a way of its own, below no other error.
        if type(panic).__name__ == "PanicException":
            raise _unreadable(source) from panic
        raise
    others = [each for each in names if each != name]
    note = f"Read from the sheet “{name}”; the others: {listing(others[:8])}." if others else ""
    read = (FileRow(line, tuple(map(_cell, row))) for line, row in enumerate(rows, 1))
    return [row for row in read if any(row.texts)], note


def _unreadable(source: str) -> Problems:
    what = "this is no spreadsheet that can be read; save it as .xlsx or CSV anew"
    return Problems(source, [Problem(what)])


def _sheet_meant(names: list[str], wanted: str, source: str) -> str:
    """The sheet that is meant, whatever its case."""
    if not names:
        raise Problems(source, [Problem("the file has no sheet")])
    if not wanted:
        return names[0]
    found = [name for name in names if name.casefold() == wanted.casefold()]
    if not found:
        near = nearest(wanted, names)
        hint = f"; did you mean {near[0]}?" if near else ""
        what = f"there is no sheet “{wanted[:60]}”{hint or '.'} Its sheets: {listing(names[:20])}"
        raise Problems(source, [Problem(what, found=wanted, allowed=listing(names, "or"))])
    return found[0]


def _checked(content: bytes, source: str) -> bytes:
    """The same file with every part unfolded under limits."""
    if content.startswith(OLD_OPENING):
        what = "this is an old .xls, or has a password; save it as .xlsx without one, or as CSV"
        raise Problems(source, [Problem(what)])
    unfolded = io.BytesIO()
    try:
        with (
            zipfile.ZipFile(io.BytesIO(content)) as packed,
            zipfile.ZipFile(unfolded, "w", zipfile.ZIP_STORED) as plain,
        ):
            if len(packed.infolist()) > _PARTS:
                raise _too_large(source)
            for name, data in unpacked(packed, UNFOLDED, _too_large(source)):
                if _SHEET.fullmatch(name):
                    _check_reach(data, source)
                plain.writestr(zipfile.ZipInfo(name), data)
    except (*BROKEN, RuntimeError) as error:
        raise _unreadable(source) from error
    return unfolded.getvalue()


def _check_reach(sheet: bytes, source: str) -> None:
    """Refuse a sheet whose cells lie so far apart that the grid between them fills the memory."""
    for letters, digits in _PLACE.findall(sheet):
        column = 0
        for letter in letters.upper():
            column = column * 26 + letter - 64
        if column > _REACH or int(digits) > _SPAN:
            raise _too_large(source)


def _too_large(source: str) -> Problems:
    what = (
        f"the spreadsheet is far larger than a table of {MOST_ROWS:,} rows and {MOST_COLUMNS} "
        "columns; copy what is needed into a new one"
    )
    return Problems(source, [Problem(what)])


def _cell(value: object) -> str | float:
    """A cell as it would be typed, or its number."""
    match value:
        case bool():
            return "yes" if value else "no"
        case int() | float() if isfinite(value):
            return int(value) if value == int(value) else value
        case datetime():
            midnight = value.time() == time()
            return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    # Days write themselves with the year first.
    return unguarded(clean(str(value)).strip())
