"""Tables from outside: a pasted block or a file, and which of its columns goes to which field."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import Final, NamedTuple

from workshop.registers.register import Register
from workshop.text import clean

CODE: Final = "id"
"""The column that says what a row is called."""

_CODES: Final = frozenset({"id", "code", "no", "no.", "nr", "nr.", "number", "#"})


class Mapped(NamedTuple):
    """A column of a table and where it goes."""

    heading: str
    """Its heading; empty where it has none."""
    field: str
    """The id of the field, or `CODE`; empty where it is left out."""
    sure: bool
    """Whether the heading says so; else it is a guess."""


def mapped(register: Register, headings: Sequence[str]) -> tuple[Mapped, ...]:
    """Where the columns under headings go: each field once, those that are sure before guesses."""
    goes: dict[int, str] = {}
    guesses: dict[int, str] = {}
    for place, heading in enumerate(headings):
        field, sure = register.field_called(heading)
        # `Code` is near to `Cost`, and is none; `Risk ID` is the code of a risk
        is_code = _of_rows(register, _plain(heading)) in _CODES and not sure
        name = CODE if is_code else field.id if field else ""
        if (sure or name == CODE) and name not in goes.values():
            goes[place] = name
        elif name and name != CODE:
            guesses[place] = name
    sure_places = frozenset(goes)
    for place, name in guesses.items():
        if name not in goes.values():
            goes[place] = name
    return tuple(
        Mapped(heading, goes.get(place, ""), place in sure_places)
        for place, heading in enumerate(headings)
    )


def _of_rows(register: Register, heading: str) -> str:
    """A heading without the word for a row of the register before it."""
    return heading.removeprefix(f"{register.one} ")


def _plain(heading: str) -> str:
    return heading.strip().casefold()


def in_order(register: Register, columns: int, first: str = "") -> tuple[Mapped, ...]:
    """Where columns without headings go: to the fields in their order, from one of them on."""
    names = [field.id for field in register.fields]
    start = names.index(first) if first in names else 0
    fields = names[start:] + [""] * columns
    return tuple(Mapped("", fields[place], sure=False) for place in range(columns))


def has_headings(register: Register, row: Sequence[str]) -> bool:
    """Whether a row names fields rather than holding values: at least half of what it holds."""
    filled = [cell for cell in row if cell.strip()]
    known = sum(column.sure for column in mapped(register, filled))
    return bool(known) and known * 2 >= len(filled)


def read_block(text: str, register: Register) -> tuple[tuple[str, ...], ...]:
    """A pasted block as rows of cells, all of them equally long.

    Tabs part cells, as spreadsheets copy them. Commas and semicolons do where the first line has
    the headings of a table; else every line is a row of one cell.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    first = text.split("\n", 1)[0]
    if "\t" in text:
        rows = _parted(text, "\t")
    else:
        marks = [mark for mark in (";", ",") if _is_table(register, first, mark)]
        rows = _parted(text, marks[0]) if marks else [[line] for line in text.split("\n")]
    rows = [[_clean_cell(cell) for cell in row] for row in rows]
    rows = [row for row in rows if any(row)]
    width = max((len(row) for row in rows), default=0)
    return tuple(tuple(row + [""] * (width - len(row))) for row in rows)


def _is_table(register: Register, first: str, mark: str) -> bool:
    """Whether a first line, parted by a mark, is a row of headings."""
    cells = _parted(first, mark)[0] if first else []
    return len(cells) > 1 and has_headings(register, cells)


def _parted(text: str, mark: str) -> list[list[str]]:
    """The rows and cells; a cell in quotation marks may hold the mark and line breaks."""
    lines = text.replace("\0", "").split("\n")
    return [list(row) for row in csv.reader((f"{line}\n" for line in lines), delimiter=mark)]


def _clean_cell(cell: str) -> str:
    return clean(cell).strip()
