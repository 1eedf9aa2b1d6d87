"""Cells as spreadsheets copy them: tabs between, quotation marks around several lines."""

from __future__ import annotations

import re
from typing import Final

_CELL: Final = re.compile(r'"((?:[^"]|"")*)"(?=\t|\n|$)|([^\t\n]*)')


def cells_of(text: str) -> tuple[list[tuple[int, list[str]]], bool]:
    """The rows of a copied table, and whether anything shows that it is one.

    Args:
        text: clean but for tabs; lines end with line feeds.

    Returns:
        Each row with the line on which it begins, counted from 1; then whether there is a tab in
        every row, or a cell in quotation marks that needs them.
    """
    rows: list[tuple[int, list[str]]] = []
    place, line = 0, 1
    quoted = False
    while place <= len(text):
        row: list[str] = []
        begun = line
        while True:
            found = _CELL.match(text, place)
            if found is None:
                break
            inner = found[1]
            needed = inner is not None and ("\n" in inner or '""' in inner or "\t" in inner)
            quoted = quoted or needed
            row.append(inner.replace('""', '"') if inner is not None and needed else found[0])
            line += found[0].count("\n")
            place = found.end() + 1
            if text[found.end() : place] != "\t":
                break
        line += 1
        if any(cell.strip() for cell in row):
            rows.append((begun, [cell.strip() for cell in row]))
    tabbed = len(rows) > 1 and all(len(row) > 1 for _, row in rows)
    return rows, quoted or tabbed
