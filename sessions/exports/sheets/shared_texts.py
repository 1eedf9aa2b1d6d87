"""The texts of a workbook: each stands in it once, and cells name it by its number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Final, NamedTuple

from sessions.exports.sheets.values import fitting, needs_quote

_LITERAL: Final = re.compile(r"(_x[0-9a-fA-F]{4}_)")
"""What spreadsheets would read as a character that has no place in XML."""
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_EDGES: Final = re.compile(r"^\s|\s$")
_FIRST_WIDE: Final = "\u1100"
"""No letter before this one is wider than others."""
_OPENING: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SPACE: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


class Known(NamedTuple):
    """A text, with what is asked of it wherever it stands."""

    text: str
    """As long as a cell can hold."""
    quoted: bool
    """Whether a program might take it for a formula."""
    lines: tuple[int, ...]
    """How many letters wide each of its lines is."""
    widest: int
    """The greatest of these."""


class _Looked(dict[str, Known]):
    """Texts that were looked at: most stand in many cells."""

    def __missing__(self, text: str) -> Known:
        lines = tuple(map(letters, text.split("\n")))
        fits = fitting(text)
        found = self[text] = Known(fits, needs_quote(fits), lines, max(lines))
        return found


class SharedTexts:
    """The texts of one workbook."""

    def __init__(self) -> None:
        """None of them is known yet."""
        self.known: Mapping[str, Known] = _Looked()
        """What there is to know of any text."""
        self._numbers: dict[str, int] = {}
        self._uses = 0

    def use(self, known: Known) -> int:
        """The number of a text that stands in one more cell."""
        self._uses += 1
        return self._numbers.setdefault(known.text, len(self._numbers))

    def xml(self) -> bytes:
        """All texts that are in use, in the order of their numbers, as the part of a workbook."""
        found = [_OPENING, f'<sst xmlns="{_SPACE}" count="{self._uses}" ']
        found.append(f'uniqueCount="{len(self._numbers)}">')
        for text in self._numbers:
            kept = ' xml:space="preserve"' if _EDGES.search(text) else ""
            found.append(f"<si><t{kept}>{_escaped(text)}</t></si>")
        found.append("</sst>")
        return "".join(found).encode()


def letters(text: str) -> int:
    """How many letters wide a text is; some are twice as wide as others."""
    if text.isascii() or max(text) < _FIRST_WIDE:
        return len(text)
    return len(text) + sum(unicodedata.east_asian_width(char) in "WF" for char in text)


def _escaped(text: str) -> str:
    """A text as XML has it; nothing in it is ever read as a tag."""
    if "_x" in text:
        text = _LITERAL.sub(r"_x005F\1", text)
    if not text.isprintable():
        text = _CONTROLS.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """A text as the value of an attribute."""
    text = text.replace("&", "&amp;").replace('"', "&quot;")
    return text.replace("<", "&lt;").replace(">", "&gt;").replace("\n", "&#xA;")
