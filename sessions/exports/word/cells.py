"""What the blocks have in common in Word: colours, cells with a text, runs of spans, air."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sessions.exports.figures.roles import INKS
from sessions.exports.look import PLAIN
from sessions.exports.office.file_look import in_file
from sessions.exports.places import split
from sessions.exports.word.xml import CellOf, Element, Piece, element, paragraph, text
from workshop.report.blocks import Span

ACCENT: Final = in_file(PLAIN.accent)
HELPS: Final = in_file(INKS["helps"])
HARMS: Final = in_file(INKS["harms"])
RULE: Final = in_file(INKS["rule"])
INK: Final = in_file(INKS["ink"])
MENTION: Final = "Mention"
"""The style of a code in running text, which looks like the text around it."""

_BETWEEN: Final = " ,;·\n"
_STYLES: Final = {"plain": "", "strong": "Strong", "muted": "Muted"}


def run_of(spans: Iterable[Span]) -> list[Piece]:
    """The spans as runs in their styles; codes in plain ones for themselves."""
    pieces = []
    for span in spans:
        style = _STYLES[span.style]
        pieces += [Piece(span.text, style)] if style else coded(span.text)
    return pieces


def text_cell(
    content: str,
    style: str = "Cell",
    *,
    end: bool = False,
    keep: bool = False,
    look: str = "",
) -> CellOf:
    """A cell with one text, on the page of the next row if `keep`; `look`: a character style."""
    pieces = [Piece(content, look)] if look else coded(content)
    return CellOf([paragraph(pieces, style, end=end, keep=keep)])


def coded(content: str) -> list[Piece]:
    """A text in pieces, its codes for themselves; they look like codes where it is nothing else."""
    parts = split(content)
    if len(parts) == 1:
        return [Piece(content)]
    alone = not any(part.strip(_BETWEEN) for part in parts[::2])
    return [
        Piece(part, ("Code" if alone else MENTION) if at % 2 else "")
        for at, part in enumerate(parts)
    ]


def gap() -> Element:
    """Air after a table, which has no space of its own."""
    return text("", "Bar")


def edge(side: str) -> Element:
    """A strong line on one side of a cell."""
    return element(side, val="single", sz=8, space=0, color=INK)
