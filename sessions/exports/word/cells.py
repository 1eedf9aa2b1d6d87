"""What the blocks have in common in Word: colours, cells with a text, runs of spans, air."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sessions.exports import labels as words
from sessions.exports.look import PLAIN
from sessions.exports.word.package import in_word
from sessions.exports.word.xml import CellOf, Element, Piece, element, paragraph, text
from workshop.report.blocks import Span

ACCENT: Final = in_word(PLAIN.accent)
HELPS: Final = "EAF3F4"
HARMS: Final = "F6F2EA"
TINTS: Final = ("", "F3E7CD", "E5C48A")
"""By the strength of a field."""
RULE: Final = "D5DCDF"
INK: Final = "1C2428"
MUTED: Final = "56626A"
CONTESTED: Final = "▲"
"""Stands wherever people differ on something."""

_STYLES: Final = {"plain": "", "strong": "Strong", "muted": "Muted"}


def run_of(spans: Iterable[Span]) -> list[Piece]:
    """The spans as runs in their styles."""
    return [Piece(span.text, _STYLES[span.style]) for span in spans]


def text_cell(
    content: str, style: str = "Cell", *, end: bool = False, tint: str = "", look: str = ""
) -> CellOf:
    """A cell with one text; `look` is the id of a character style."""
    look = look or ("Code" if words.is_code(content) else "")
    return CellOf([paragraph([Piece(content, look)], style, end=end)], tint)


def gap() -> Element:
    """Air after a table, which has no space of its own."""
    return text("", "Bar")


def edge(side: str) -> Element:
    """A strong line on one side of a cell."""
    return element(side, val="single", sz=8, space=0, color=INK)
