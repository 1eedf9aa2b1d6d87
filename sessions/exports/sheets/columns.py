"""Columns of data, each a heading with a cell for every row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sessions.exports.sheets.sheet import Sheet, codes_cell, said_name, table_sheet
from sessions.exports.sheets.values import Cell
from workshop.language import say
from workshop.report.wording.data_words import data_word

Columns = Sequence[tuple[str, Sequence[Cell]]]
"""The columns of a table: heading, and a cell for each row."""


def sheet_of_columns(
    title: str, columns: Columns, names: Sequence[Sequence[str]]
) -> Iterator[Sheet]:
    """A sheet of columns; none where it has no rows."""
    if names:
        kept = [(head, cells) for head, cells in columns if any(c.value != "" for c in cells)]
        rows = zip(*(cells for _, cells in kept), strict=True)
        yield table_sheet(title, (), [head for head, _ in kept], zip(rows, names, strict=True))


def texts(values: Iterable[str]) -> list[Cell]:
    """Texts as they are."""
    return [Cell(value) for value in values]


def data_words(values: Iterable[str]) -> list[Cell]:
    """Words that data has in English, as the document says them."""
    return [Cell(data_word(value)) for value in values]


def numbers(values: Iterable[float | None], form: str = "General") -> list[Cell]:
    """Numbers; nothing where there is none."""
    return [Cell() if value is None else Cell(float(value), "text", form) for value in values]


def yes_or_no(values: Iterable[bool | None]) -> list[Cell]:
    """Whether something holds, in a word; nothing where that is not said."""
    return [Cell("" if value is None else say("yes") if value else say("no")) for value in values]


def codes(values: Iterable[str]) -> list[Cell]:
    """Codes, which lead to the rows of data that have them."""
    return [codes_cell(value) for value in values]


def own_codes(values: Iterable[str]) -> list[Cell]:
    """The codes of the rows themselves: to what was said, else to their place in the document."""
    return [codes_cell(value, [said_name(value), value]) for value in values]
