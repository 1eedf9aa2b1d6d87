"""What is seen in a picture of a terminal, cell by cell, however its lines were cut into runs.

A line is drawn in runs of one style each. Where one run ends and the next one begins depends on
what was drawn before: a screen of which a part was drawn anew has its blanks in other runs than the
same screen drawn at once. Nobody sees that, so it decides no comparison.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from itertools import groupby
from typing import Final, NamedTuple

from rich.cells import cell_len

WIDE: Final = 12.2
"""Pixels that a cell is wide in a picture."""
HIGH: Final = 24.4
"""Pixels that a row is high."""

_SIZE: Final = re.compile(r'<svg [^>]*viewBox="([^"]*)"')
_TITLE: Final = re.compile(r'<text class="terminal-(?:\d+-)?title"[^>]*>([^<]*)</text>')
_LOOK: Final = re.compile(r"\.terminal-(?:\d+-)?(r\d+) \{ ([^}]*?) ?\}")
_BEHIND: Final = re.compile(
    r'<rect fill="(?P<fill>[^"]*)" x="(?P<x>[^"]*)" y="(?P<y>[^"]*)" width="(?P<width>[^"]*)"'
    r' height="24.65" shape-rendering="crispEdges"/>'
)
_WORDS: Final = re.compile(
    r'<text class="terminal-(?:\d+-)?(?P<look>r\d+)" x="(?P<x>[^"]*)" y="(?P<y>[^"]*)"'
    r"[^>]*clip-path[^>]*>(?P<words>[^<]*)</text>"
)


class Cell(NamedTuple):
    """A place of one letter."""

    letter: str = " "
    """With all that combines with it; a blank where there is none."""
    look: str = ""
    """Colour, weight and the like of the letter; a blank has none."""
    behind: str = ""
    """The colour behind it; empty where it is that of the terminal."""


@dataclass(frozen=True)
class Seen:
    """A picture as it is seen."""

    size: str
    """The four numbers of its frame."""
    title: str
    cells: Mapping[tuple[int, int], Cell]
    """What stands at (row, column), both from 0; what is not there is a blank cell."""

    def row(self, number: int) -> list[Cell]:
        """The cells of a row, the first column first."""
        columns = [column for row, column in self.cells if row == number]
        return [
            self.cells.get((number, each), Cell()) for each in range(max(columns, default=-1) + 1)
        ]

    def differences(self, other: Seen) -> list[str]:
        """Each row that is not alike: what stands in this one, what in the other, where and how."""
        told = [
            f"{what}: {mine!r}, then {theirs!r}"
            for what, mine, theirs in (
                ("size", self.size, other.size),
                ("title", self.title, other.title),
            )
            if mine != theirs
        ]
        for row in sorted({row for row, _ in (*self.cells, *other.cells)}):
            mine, theirs = self.row(row), other.row(row)
            if mine != theirs:
                told += [f"row {row + 1}", f"- {_letters(mine)}", f"+ {_letters(theirs)}"]
                told += _looks(mine, theirs)
        return told


def seen_in(picture: str) -> Seen:
    """Read a picture.

    Args:
        picture: an SVG as `App.export_screenshot` writes it, with or without the number of it.

    Raises:
        ValueError: it is none.
    """
    if not (size := _SIZE.search(picture)):
        raise ValueError("this is no picture of a terminal")
    looks = dict(_LOOK.findall(picture))
    behind: dict[tuple[int, int], str] = {}
    for found in _BEHIND.finditer(picture):
        row, first = _place(found["x"], found["y"], above=1.5)
        for column in range(first, first + round(float(found["width"]) / WIDE)):
            behind[row, column] = found["fill"]
    cells = {place: Cell(behind=fill) for place, fill in behind.items()}
    for found in _WORDS.finditer(picture):
        row, column = _place(found["x"], found["y"], above=20)
        for letter in _letters_of(unescape(found["words"]).replace("\u00a0", " ")):
            if letter.strip():  # the end of a line may be a run of its own
                fill = behind.get((row, column), "")
                cells[row, column] = Cell(letter, looks[found["look"]], fill)
            column += cell_len(letter)
    title = _TITLE.search(picture)
    return Seen(size[1], unescape(title[1]) if title else "", cells)


def _place(x: str, y: str, *, above: float) -> tuple[int, int]:
    """Row and column of what stands at these pixels, so far below the top of its row."""
    return round((float(y) - above) / HIGH), round(float(x) / WIDE)


def _letters_of(words: str) -> list[str]:
    """The letters, each with what takes no room of its own."""
    letters: list[str] = []
    for each in words:
        if letters and not cell_len(each):
            letters[-1] += each
        else:
            letters.append(each)
    return letters


def _letters(cells: list[Cell]) -> str:
    return "".join(cell.letter for cell in cells).rstrip()


def _looks(mine: list[Cell], theirs: list[Cell]) -> list[str]:
    """Where the letters are alike and only their look is not, by stretches of one change."""
    length = max(len(mine), len(theirs))
    both = [(column, _at(mine, column), _at(theirs, column)) for column in range(length)]
    told = []
    for (one, other), some in groupby(both, lambda each: (each[1][1:], each[2][1:])):
        columns = [column for column, *_ in some]
        if one != other:
            told.append(f"  columns {columns[0] + 1} to {columns[-1] + 1}: {one}, then {other}")
    return told


def _at(cells: list[Cell], column: int) -> Cell:
    return cells[column] if column < len(cells) else Cell()
