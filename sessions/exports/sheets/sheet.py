"""A sheet before it is written: its rows, the places in it that have names, and how it prints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from sessions.exports.places import codes_in
from sessions.exports.sheets.values import Cell, Style, units
from workshop.language import say

NO_HEAD: Final = -1
"""In the place of the row of headings, where a sheet has none."""

_LONGEST: Final = 31
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_RESERVED: Final = "history"
"""What Excel keeps for itself."""


@dataclass(slots=True)
class Sheet:
    """One sheet of the file."""

    title: str
    """What it is about; its name follows from that."""
    rows: list[list[Cell]] = field(default_factory=list)
    """Its cells, row by row."""
    head: int = NO_HEAD
    """The row of headings, from 0 on."""
    last: int = NO_HEAD
    """The last row that can be filtered; sums stand below it."""
    names: dict[str, int] = field(default_factory=dict)
    """The rows of places to which cells may lead, by name."""
    widths: tuple[float, ...] = ()
    """The widths of its columns in digits; by what they hold unless given."""

    def add(self, *cells: Cell, names: Iterable[str] = ()) -> None:
        """A row below all others."""
        for name in filter(None, names):
            self.names.setdefault(name, len(self.rows))
        self.rows.append(list(cells))


def table_sheet(
    title: str,
    above: Sequence[Cell],
    heads: Sequence[str],
    rows: Iterable[tuple[Sequence[Cell], Sequence[str]]],
    total: Sequence[Cell] = (),
) -> Sheet:
    """A sheet with a table on it.

    Args:
        title: what the table is called.
        above: what stands above it, line by line.
        heads: the headings of its columns.
        rows: the cells of each row, one for each heading, and the names of its place.
        total: a last row that sums up, or none.
    """
    sheet = Sheet(title)
    sheet.add(Cell(title, "caption"))
    for line in above:
        sheet.add(line)
    sheet.add(Cell(say("To the first sheet"), "muted", leads=(FIRST,)))
    sheet.head = len(sheet.rows)
    sheet.add(*(Cell(head, "head") for head in heads))
    for cells, names in rows:
        sheet.add(*cells, names=names)
    sheet.last = len(sheet.rows) - 1
    if total:
        sheet.add(*total)
    return sheet


def sheet_place(number: int) -> str:
    """What a whole sheet is called as a place; the first has the number 0."""
    return f"sheet {number}"


FIRST: Final = sheet_place(0)
"""The name of the first sheet as a place."""


def codes_cell(text: str, leads: Iterable[str] = (), style: Style = "text") -> Cell:
    """A cell with codes leads to where the first of them is told.

    Args:
        text: what stands in the cell.
        leads: the names of the places, the best first; by the row of its code unless given.
        style: what the cell is.
    """
    codes = codes_in(text)
    return Cell(text, style, leads=(*leads, row_name(codes[0])) if codes else ())


def row_name(code: str) -> str:
    """What the row of the data is called in which a code is told."""
    return f"row {code}"


def said_name(code: str) -> str:
    """What the first row of the data is called that has what was said behind a code."""
    return f"said {code}"


def sheet_names(titles: Iterable[str]) -> list[str]:
    """A name for each sheet: legal in every program, and no two the same in any case."""
    taken: set[str] = {_RESERVED}
    names = []
    for title in titles:
        plain = " ".join(_FORBIDDEN.sub(" ", title).split()).strip("' ") or say("Table")
        name, number = _cut(plain, _LONGEST), 1
        while _key(name) in taken:
            number += 1
            behind = f" ({number})"
            name = _cut(plain, _LONGEST - len(behind)) + behind
        taken.add(_key(name))
        names.append(name)
    return names


def _key(name: str) -> str:
    """What two names are compared by: programs fold case in more than one way."""
    return name.casefold().lower()


def _cut(text: str, most: int) -> str:
    """As much of a name as has room, at the end of a word where that keeps most of it."""
    if units(text) <= most:
        return text
    kept = text.encode("utf-16-le")[: most * 2].decode("utf-16-le", "ignore")
    words, _, _ = kept.rpartition(" ")
    return (words if len(words) > most // 2 else kept).rstrip("' ,;:-–—")
