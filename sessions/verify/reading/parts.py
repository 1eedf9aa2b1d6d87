"""A file as it is compared: its paragraphs, headings and rows, in order, each with its place."""

from __future__ import annotations

from typing import Final, NamedTuple

from sessions.exports.origin import Stamp
from sessions.verify.reading.errors import CannotVerify
from sessions.verify.reading.words import key_of
from workshop.text import clean_line, shorten

MOST_PARTS: Final = 60_000
"""The most paragraphs and rows that are compared: a register of ten thousand rows has fewer."""

MOST_LETTERS: Final = 20_000_000
"""The most letters that are compared."""

_SHOWN: Final = 60


class Part(NamedTuple):
    """A paragraph, a heading, or a row of a table."""

    cells: tuple[str, ...]
    """Its text; of a row, the text of each cell."""
    where: str
    """Its place in words: `under “Findings”, paragraph 3`."""
    key: tuple[str, ...]
    """What is compared: the same for texts that only differ in how they are set."""
    columns: tuple[str, ...] = ()
    """What each cell is called in a place: `column “Text”`; none of a paragraph."""


class Content(NamedTuple):
    """What was read of a file."""

    stamp: Stamp | None
    """What it says of where it comes from; none where it says nothing that can be read."""
    parts: tuple[Part, ...]
    pictures: tuple[Part, ...]
    """What stands in pictures, which other programs may leave out or draw anew."""
    format: str
    """The format of `sessions.exports.registry` that it is."""


class Outline:
    """Puts what a reader finds into parts with their places.

    Args:
        tight: whether blanks and hyphens mean nothing: where lines are broken anew with each word.
    """

    def __init__(self, *, tight: bool = False) -> None:
        self.parts: list[Part] = []
        """What was found so far."""
        self.pictures: list[Part] = []
        """What was found in pictures."""
        self.headed = False
        """Whether there was a heading."""
        self._tight = tight
        self._letters = 0
        self._heading = ""
        self._place = "above the first heading"
        self._paragraphs = 0
        self._tables = 0
        self._rows = 0
        self._columns: tuple[str, ...] = ()

    def begin(self, place: str) -> None:
        """A part of the file begins that has no heading of its own, such as a slide."""
        self._place = place
        self._paragraphs = self._tables = 0

    def heading(self, text: str) -> None:
        """A heading."""
        if self._blank(text):
            return
        self.headed = True
        named = shorten(clean_line(text), _SHOWN)
        self._add((text,), f"the heading “{named}”")
        self.begin(f"under “{named}”")

    def paragraph(self, text: str) -> None:
        """A paragraph, or an item of a list."""
        if self._blank(text):
            return
        self._paragraphs += 1
        self._add((text,), f"{self._place}, paragraph {self._paragraphs}")

    def picture(self, text: str) -> None:
        """A text in a picture."""
        if not self._blank(text):
            number = len(self.pictures) + 1
            self._add((text,), f"in a picture, text {number}", into=self.pictures)

    def table(self) -> None:
        """A table begins."""
        self._tables += 1
        self._rows = 0
        self._columns = ()

    def row(self, cells: tuple[str, ...]) -> None:
        """A row of the table; the first one names the columns where each of them is named."""
        self._rows += 1
        if not self._columns and self._rows == 1 and all(cell.strip() for cell in cells):
            self._columns = tuple(shorten(clean_line(cell), 30) for cell in cells)
        if all(self._blank(cell) for cell in cells):
            return
        titled = self._rows > 1 and len(self._columns) == len(cells)
        columns = tuple(
            f"column “{self._columns[at]}”" if titled else f"column {at + 1}"
            for at in range(len(cells))
        )
        where = f"{self._place}, table {self._tables}, row {self._rows}"
        self._add(cells, where, columns)

    def placed(self, cells: tuple[str, ...], where: str, columns: tuple[str, ...] = ()) -> None:
        """Something whose place is known already."""
        if not all(self._blank(cell) for cell in cells):
            self._add(cells, where, columns)

    def _blank(self, text: str) -> bool:
        return not key_of(text, tight=True)

    def content(self, stamp: Stamp | None, format: str) -> Content:  # noqa: A002 - as elsewhere
        """All that was found."""
        return Content(stamp, tuple(self.parts), tuple(self.pictures), format)

    def _add(
        self,
        cells: tuple[str, ...],
        where: str,
        columns: tuple[str, ...] = (),
        into: list[Part] | None = None,
    ) -> None:
        self._letters += sum(map(len, cells))
        place = self.parts if into is None else into
        if len(place) >= MOST_PARTS or self._letters > MOST_LETTERS:
            raise CannotVerify(
                "This file holds far more text than any document of ours, so it is not compared."
            )
        key = tuple(key_of(cell, tight=self._tight) for cell in cells)
        place.append(Part(cells, where, key, columns))
