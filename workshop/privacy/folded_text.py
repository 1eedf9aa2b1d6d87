"""Texts as names are looked for in them: without case, accents and what nobody sees.

Names are compared as `workshop.running.handles.key_of` compares them, but text stays text: blanks
and punctuation remain, and every place of the folded text leads back to the text as it was written.

1. Accents go, and letters that are more than a plain one with an accent become what keyboards
   without them have (`ł` is `l`). Signs that make another letter, as in Hindi or Japanese, stay.
2. What is not seen goes: soft hyphens, blanks without width, joiners, marks of direction. They come
   along from web pages and word processors, inside of words too.
3. Every apostrophe is one, and so is every hyphen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from workshop.text import LETTERS

_APOSTROPHES: Final = "'’‘ʼʻʹ′`´＇"
_HYPHENS: Final = "-‐‑‒–—―−﹣－"
_ACCENT: Final = re.compile(
    "[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
_UNSEEN: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)


class _Plain(dict[int, str]):
    """What each character is without accents and invisible signs; worked out when first met."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _plain(chr(code))
        return plain


class _Folded(dict[int, str]):
    """The same without case."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _ACCENT.sub("", _PLAIN[code].casefold())
        return folded


_PLAIN: Final = _Plain()
_FOLDED: Final = _Folded()


def _plain(character: str) -> str:
    """One character without accents; nothing where it is not seen."""
    if _UNSEEN.match(character):
        return ""
    if character in _APOSTROPHES:
        return "'"
    if character in _HYPHENS:
        return "-"
    parts = _ACCENT.sub("", unicodedata.normalize("NFKD", character))
    parts = unicodedata.normalize("NFC", parts)
    small = parts.casefold().translate(LETTERS)
    if small == parts.casefold():
        return parts
    return small.capitalize() if character.isupper() else small


def composed(text: str) -> str:
    """A text with accents in one form, however they were written."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def plain(text: str) -> str:
    """A text without accents and invisible signs, in the case in which it is written."""
    return composed(text).translate(_PLAIN)


def folded(text: str) -> str:
    """A text as it is searched."""
    return _ascii(text) if text.isascii() else composed(text).translate(_FOLDED)


def _ascii(text: str) -> str:
    """The same for ASCII, which is far quicker: of what is folded it has capitals and a grave."""
    return text.casefold().replace("`", "'")


class Reading(NamedTuple):
    """One way to read a text, with the way back to it."""

    text: str
    """The text as it is searched."""
    places: range | list[int]
    """For each of its characters, where that stands in the text as it was written."""


def readings(text: str) -> Iterator[Reading]:
    """The ways to read a text: invisible signs are nothing, or they part words as blanks do.

    Args:
        text: a composed one.
    """
    if text.isascii():
        yield Reading(_ascii(text), range(len(text)))
        return
    yield _reading(text)
    if _UNSEEN.search(text):
        yield _reading(_UNSEEN.sub(" ", text))


def _reading(text: str) -> Reading:
    pieces = [_FOLDED[ord(character)] for character in text]
    places = [place for place, piece in enumerate(pieces) for _ in piece]
    return Reading("".join(pieces), places)


def end_of(text: str, reading: Reading, last: int) -> int:
    """Where a text goes on behind a character of a reading, past accents and invisible signs."""
    end = reading.places[last] + 1
    while end < len(text) and not _FOLDED[ord(text[end])]:
        end += 1
    return end
