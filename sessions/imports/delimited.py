"""Tables as text: CSV and its kin, whatever their encoding and the mark between their cells."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from workshop.errors import Problem, Problems
from workshop.registers.guarded import unguarded
from workshop.running.tables.file_table import FileRow
from workshop.text import clean, shorten

MARKS: Final = (",", ";", "\t", "|")
"""What may stand between cells."""
_NAMED: Final = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""A first line with which some spreadsheets name the mark."""
_LOOK: Final = 50
"""So many lines tell the mark."""
_FIELD_LIMIT: Final = 1_000_000
"""The most characters of a cell that are read; far fewer are taken."""


class Text(NamedTuple):
    """The text of a file."""

    text: str
    note: str = ""
    """What a person should know of how it was read."""


def decoded(content: bytes, source: str) -> Text:
    """The text of a file: UTF-8 or UTF-16, else as spreadsheets on Windows save it, which is said.

    Raises:
        Problems: it is no text.
    """
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            return Text(_as(content, encoding, source))
    head = content[:4096]
    if head.count(0) > len(head) // 4:
        return Text(_as(content, "utf-16-le" if head[1:2] == b"\0" else "utf-16-be", source))
    try:
        return Text(content.decode("utf-8"))
    except UnicodeDecodeError:
        text = _as(content, "cp1252", source)
        return Text(
            text, "The text is not in UTF-8 and was read as Windows-1252: look at its accents."
        )


def _as(content: bytes, encoding: str, source: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        what = "this is no text; save the table as CSV in UTF-8, or as .xlsx"
        raise Problems(source, [Problem(what, line=line)]) from error


def read_delimited(
    content: bytes, source: str, *, titles_first: bool = False
) -> tuple[list[FileRow], str]:
    """The lines of a table that hold anything, and what a person should know of the reading.

    Args:
        content: the bytes of the file.
        source: its name, for messages.
        titles_first: whether the first line is sure to hold the titles, so that what parts cells
            stands there too: in a single column a comma is decimal.

    Raises:
        Problems: it is no text, or no table: a quotation mark is never closed.
    """
    text, note = decoded(content, source)
    named = _NAMED.match(text)
    skipped = 1 if named else 0
    if named:
        text = text[named.end() :]
    mark = named[1] if named else _mark_of(text, titles_first=titles_first)
    return list(_parted(text, mark, skipped, source)), note


def _mark_of(text: str, *, titles_first: bool) -> str:
    """The mark that parts the first lines most, and alike."""
    head = "".join(text.splitlines(keepends=True)[:_LOOK])
    first = text.lstrip().partition("\n")[0]
    marks = [mark for mark in MARKS if mark != "," or not titles_first or "," in first]
    return max(marks, key=lambda mark: _evenness(head, mark))


def _evenness(head: str, mark: str) -> tuple[int, int]:
    """How many lines have the most usual number of cells, where that is several; and how many."""
    widths = []
    try:
        widths += [len(row) for row in csv.reader(io.StringIO(head, newline=""), delimiter=mark)]
    except csv.Error:
        return 0, 0
    several = [width for width in widths if width > 1]
    usual = max(set(several), key=several.count, default=0)
    return several.count(usual), usual


def _parted(text: str, mark: str, skipped: int, source: str) -> Iterator[FileRow]:
    """The lines and their cells; a cell in quotation marks may hold marks and line breaks."""
    csv.field_size_limit(_FIELD_LIMIT)
    reader = csv.reader(
        io.StringIO(text.replace("\0", ""), newline=""), delimiter=mark, strict=True
    )
    begin = 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            reason = shorten(str(error), 80)
            what = f"this is no table: {reason}. Look at the quotation marks from here on"
            raise Problems(source, [Problem(what, line=begin + skipped)]) from error
        cells = tuple(unguarded(clean(cell).strip()) for cell in row)
        if any(cells):
            yield FileRow(begin + skipped, cells)
        begin = reader.line_num + 1
