"""Texts as the template takes them: strings that are shown as they are, with links and breaks.

A text is a string, or a list of strings, of `BREAK`, and of objects with a text `t` in them and how
it is set: `s` its style, `to` the place to which it leads, `lang`, `rtl`, `code` for a code on its
ground. Nothing of it is ever read as code or markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sessions.exports import labels as words
from sessions.exports.places import Places, codes_in, split
from sessions.exports.text_layout import FROM_RIGHT, LONG, breakable, right_to_left, side_of
from workshop.report.blocks import AnyBlock, MatrixCell, Span

BREAK: Final = 0
"""Where a line may break inside a word."""

_SHORT: Final = 16  # What is longer has no ground: that is never broken.

# Around a part of a line, so that it does not turn the line: by its first letter, or as we write.
_ISOLATE, _OURS, _OURS_FROM_RIGHT, _END = "\u2068", "\u2066", "\u2067", "\u2069"

MOST_SPOKEN: Final = 4000
"""The most letters that are told in the place of a picture; more are too many to listen to."""

_MOST_PARTS: Final = 20  # No word has so many; each of them would be set for itself.
_SOFT: Final = "\u200b"  # Lets a line break too, but stands in what is copied and looked for.

Run = str | int | dict[str, Any]
Text = str | list[Run]
"""See above."""


def told(text: str) -> Text:
    """A text with the places where its over-long words may break; a blank one is nothing."""
    return _broken(text) if text.strip() else ""


def _broken(text: str) -> Text:
    if len(text) < LONG:
        return text
    found: list[Run] = []
    for parts in breakable(text):
        if len(parts) > _MOST_PARTS:
            found.append(_SOFT.join(parts))
            continue
        for at, part in enumerate(parts):
            if at:
                found.append(BREAK)
            found.append(part)
    return found[0] if len(found) == 1 and isinstance(found[0], str) else found


def spoken(text: str) -> str:
    """A text that stands in the place of a picture, no longer than such may be."""
    return text if len(text) <= MOST_SPOKEN else text[: MOST_SPOKEN - 1] + "…"


def turned(text: Text, *, right: bool) -> Text:
    """A text, marked where it runs from right to left."""
    return [{"t": text, "rtl": True}] if right else text


class Texts:
    """The texts of one document: their links lead to its places."""

    def __init__(self, blocks: Sequence[AnyBlock], language: str) -> None:
        """Look where each code is told; `language` is that of the document, as a tag."""
        self._places = Places(blocks)
        self._language = language.partition("-")[0]
        self._ours = _OURS_FROM_RIGHT if self._language in FROM_RIGHT else _OURS

    def name(self, at: int, item: int = 0) -> str:
        """What an item of the block at a place is called, to be led to; empty for none."""
        return self._places.name(at, item)

    def lead(self, code: str, at: int) -> str:
        """The name of the place to which a code in a block leads; empty where it leads nowhere."""
        return self._places.lead(code, at)

    def own(self, text: str, at: int = -1, item: int = -1) -> Text:
        """What we say ourselves, with its codes as links."""
        pieces = split(text)
        if len(pieces) == 1:
            return _broken(text)
        found: list[Run] = []
        for place, piece in enumerate(pieces):
            to = self._places.lead(piece, at, item) if place % 2 else ""
            if to:
                found.append({"t": piece, "to": to})
            elif piece:
                shown = _broken(piece)
                found += [shown] if isinstance(shown, str) else shown
        return found

    def code(self, code: str, at: int = -1, item: int = -1) -> dict[str, Any]:
        """A code on its ground, which leads to its place."""
        to = self._places.lead(code, at, item)
        ground = {"code": True} if len(code) <= _SHORT else {}
        return {"t": told(code)} | ground | ({"to": to} if to else {})

    def codes(self, codes: Sequence[str], at: int = -1, item: int = -1) -> list[Run]:
        """Codes beside each other."""
        found: list[Run] = []
        for code in codes:
            found += [" ", self.code(code, at, item)] if found else [self.code(code, at, item)]
        return found

    def cell(self, text: str, at: int, item: int) -> Text:
        """A cell of a table; where it has codes alone, they lead to their places."""
        if codes := codes_in(text):
            return self.codes(codes, at, item)
        return turned(told(text), right=side_of(text) == "rtl")

    def said(self, text: str) -> Text:
        """What somebody said, in its language where that is certain and not the document's."""
        found = words.foreign(text, self._language)
        return [{"t": told(text), "lang": found}] if found else told(text)

    def spans(self, spans: Sequence[Span], at: int, item: int) -> Text:
        """A run of spans; where there are several, none of them turns the others."""
        found: list[Run] = []
        several = len(spans) > 1
        for span in spans:
            text = self.own(span.text, at, item)
            if several and right_to_left(span.text):
                begin = self._ours if span.style == "muted" else _ISOLATE
                text = [begin, *([text] if isinstance(text, str) else text), _END]
            if span.style != "plain":
                found.append({"t": text, "s": span.style})
            else:
                found += [text] if isinstance(text, str) else text
        if several:
            return found
        return turned(found, right=side_of(spans[0].text) == "rtl") if spans else ""


def cell_sign(cell: MatrixCell) -> dict[str, str]:
    """What a cell of a matrix shows: its sign, the same in words, and its text."""
    found = {"t": cell.text} if cell.text else {}
    if cell.sign == "silent":
        found |= {"sign": cell.sign}
    elif cell.sign:
        found |= {"sign": cell.sign, "alt": spoken(words.cell_words(cell))}
    return found
