"""Large letters of blocks, which can be read from the back of a room.

A text is drawn pixel by pixel and packed four pixels to a cell, so that letters can be as wide as
they are and of any whole size. Every font has the blocks.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

_FILE: Final = Path(__file__).with_name("letters.txt")

ROWS: Final = 13
"""Rows of pixels in a letter."""

LINE: Final = 12
"""Rows of pixels from one line to the next; marks above letters may reach into the line before."""

_QUADRANTS: Final = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"


class Letter(NamedTuple):
    """One letter."""

    width: int
    """In pixels, with the space behind it."""
    rows: tuple[int, ...]
    """From the top; the leftmost pixel is the highest bit of `width`."""


@cache
def letters() -> dict[str, Letter]:
    """All letters there are."""
    found = {}
    for line in _FILE.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        code, width, rows = line.split(" ")
        bits = tuple(int(row, 16) for row in rows.split("."))
        found[chr(int(code.removeprefix("U+"), 16))] = Letter(int(width), bits)
    return found


def can_draw(text: str) -> bool:
    """Whether there is a letter for everything in a text."""
    known = letters()
    return all(each in known for each in unicodedata.normalize("NFC", text))


def width_of(text: str, size: int = 1) -> int:
    """How many pixels wide a text is.

    Raises:
        KeyError: there is no letter for something in it.
    """
    known = letters()
    return sum(known[each].width for each in unicodedata.normalize("NFC", text)) * size


def cells_high(lines: int, size: int = 1) -> int:
    """How many rows of cells so many lines take."""
    pixels = ((lines - 1) * LINE + ROWS) * size if lines else 0
    return -(-pixels // 2)


def wrapped(text: str, cells: int, size: int = 1) -> list[str] | None:
    """A text in lines that fit a width; none where one of its words does not, or has no letters.

    Args:
        text: one line of text.
        cells: the width in cells, of two pixels each.
        size: how many times larger than a letter is drawn.
    """
    if not can_draw(text):
        return None
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size) <= cells * 2:
            lines[-1] = longer
        elif width_of(word, size) <= cells * 2:
            lines.append(word)
        else:
            return None
    return lines


def drawn(lines: list[str], size: int = 1) -> list[str]:
    """Lines of text in large letters, as rows of cells without blanks at their ends.

    Args:
        lines: the lines, for each of which there are letters.
        size: how many times larger.
    """
    height = (len(lines) - 1) * LINE + ROWS if lines else 0
    canvas = [0] * height
    width = max((width_of(line) for line in lines), default=0)
    for place, line in enumerate(lines):
        for row, bits in enumerate(_line(line, width)):
            canvas[place * LINE + row] |= bits
    return _packed(canvas, width, size)


def _line(text: str, width: int) -> list[int]:
    """The rows of pixels of one line, at the left of a width."""
    rows, known = [0] * ROWS, letters()
    for each in unicodedata.normalize("NFC", text):
        letter = known[each]
        rows = [row << letter.width | bits for row, bits in zip(rows, letter.rows, strict=True)]
    rest = width - width_of(text)
    return [row << rest for row in rows]


def _packed(canvas: list[int], width: int, size: int) -> list[str]:
    """Rows of pixels as rows of cells."""

    def lit(x: int, y: int) -> int:
        column, row = x // size, y // size
        inside = column < width and row < len(canvas)
        return canvas[row] >> (width - 1 - column) & 1 if inside else 0

    found = []
    for top in range(0, len(canvas) * size, 2):
        cells = (
            lit(left, top)
            + 2 * lit(left + 1, top)
            + 4 * lit(left, top + 1)
            + 8 * lit(left + 1, top + 1)
            for left in range(0, width * size, 2)
        )
        found.append("".join(_QUADRANTS[cell] for cell in cells).rstrip())
    return found
