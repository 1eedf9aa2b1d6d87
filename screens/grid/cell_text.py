"""What is typed into a cell: a text with a cursor, and which part of it finds room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len

from workshop.text import clean

BREAK: Final = "↵"
"""How a line break is drawn in a cell."""


@dataclass(slots=True)
class CellText:
    """The text of a cell while it is typed."""

    text: str = ""
    cursor: int = 0
    """The place in the text before which characters are put."""

    def put(self, characters: str, *, lines: bool = False) -> None:
        """Put characters before the cursor; line breaks only where the cell has several lines."""
        characters = clean(characters)
        if not lines:
            characters = characters.replace("\n", " ")
        self.text = f"{self.text[: self.cursor]}{characters}{self.text[self.cursor :]}"
        self.cursor += len(characters)

    def press(self, key: str) -> bool:
        """Do what an editing key does; whether it is one."""
        if key in _MOVES:
            self.cursor = _MOVES[key](self)
        elif key in _CUTS:
            start, end = _CUTS[key](self)
            self.text, self.cursor = self.text[:start] + self.text[end:], start
        return key in _MOVES or key in _CUTS

    @property
    def at_end(self) -> bool:
        """Whether the cursor stands behind the text."""
        return self.cursor == len(self.text)

    @property
    def word_left(self) -> int:
        """Where the word before the cursor begins."""
        before = self.text[: self.cursor].rstrip()
        return before.rfind(" ") + 1

    @property
    def word_right(self) -> int:
        """Where the word behind the cursor ends."""
        end = self.text.find(" ", self.cursor + 1)
        return len(self.text) if end < 0 else end

    def window(self, width: int) -> tuple[str, str, str]:
        """What is seen of it: before the cursor, the character under it, behind it.

        Together they take at most `width` cells; the cursor is always among them.
        """
        shown = self.text.replace("\n", BREAK)
        under = shown[self.cursor : self.cursor + 1] or " "
        room = width - max(1, cell_len(under))
        near = shown[max(0, self.cursor - 4 * width) : self.cursor]
        before = _last_cells(near, room)
        room -= cell_len(before)
        behind = first_cells(shown[self.cursor + 1 : self.cursor + 1 + 4 * width], room)
        return before, under, behind


_MOVES: Final[dict[str, Callable[[CellText], int]]] = {
    "left": lambda cell: max(0, cell.cursor - 1),
    "right": lambda cell: min(len(cell.text), cell.cursor + 1),
    "home": lambda _: 0,
    "ctrl+a": lambda _: 0,
    "end": lambda cell: len(cell.text),
    "ctrl+e": lambda cell: len(cell.text),
    "ctrl+left": lambda cell: cell.word_left,
    "ctrl+right": lambda cell: cell.word_right,
}
"""Where keys lead."""

_CUTS: Final[dict[str, Callable[[CellText], tuple[int, int]]]] = {
    "backspace": lambda cell: (max(0, cell.cursor - 1), cell.cursor),
    "delete": lambda cell: (cell.cursor, cell.cursor + 1),
    "ctrl+w": lambda cell: (cell.word_left, cell.cursor),
    "ctrl+u": lambda cell: (0, cell.cursor),
    "ctrl+k": lambda cell: (cell.cursor, len(cell.text)),
}
"""Which characters keys take out."""


def first_cells(text: str, width: int) -> str:
    """The beginning of a text, in at most so many cells."""
    used = 0
    for place, character in enumerate(text):
        used += cell_len(character)
        if used > width:
            return text[:place]
    return text


def _last_cells(text: str, width: int) -> str:
    """The end of a text, in at most so many cells."""
    used = 0
    for place in range(len(text) - 1, -1, -1):
        used += cell_len(text[place])
        if used > width:
            return text[place + 1 :]
    return text


def one_line(text: str, width: int) -> str:
    """A text as it stands in a cell that is not typed in: one line, cut with an ellipsis."""
    line = text[: 4 * width + 4].replace("\n", f" {BREAK} ")
    if len(text) <= 4 * width + 4 and cell_len(line) <= width:
        return line
    cut = first_cells(line, max(0, width - 1))
    return f"{cut.rstrip()}…" if len(cut) < len(line) or len(text) > len(line) else cut
