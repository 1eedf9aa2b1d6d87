"""How text is set where no program sets it for us: direction, width, breaks.

A drawing has no word wrap, so lines are broken here, by the widths of a wide common typeface:
what fits by these figures fits in any of the faces that a reader's computer may choose.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from itertools import chain, repeat
from typing import Final, Literal

FROM_RIGHT: Final = frozenset({"ar", "fa", "he", "ur", "yi", "ps", "dv"})
"""Languages whose pages run from right to left, by the first part of their tags."""

LONG: Final = 25
"""From this many characters without a blank, a token needs help to be broken."""

_CHUNK: Final = 10
_JOINER: Final = "\u200d"
_SELECTORS: Final = "\ufe0e\ufe0f"
_LONG_TOKEN: Final = re.compile(rf"\S{{{LONG},}}")
_STROKES: Final = re.compile(r"(?<=[/\-_])(?=\w)")
# After DejaVu Sans, the widest face that a system is likely to choose.
_EM_OF: Final = {
    " .,:;!'|ijl": 0.34,
    "()[]{}/\\-ftrI·‘’": 0.42,
    'ckvxyzs?*_“”"': 0.60,
    "=+<>#~^&": 0.84,
    "mwMW@%—…": 1.02,
}
_EM: Final = {char: em for chars, em in _EM_OF.items() for char in chars}


def right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction == "L":
            return False
        if direction in {"R", "AL"}:
            return True
    return False


def side_of(text: str) -> Literal["ltr", "rtl"]:
    """The direction of most letters: a line of ours that begins with a name stays ours."""
    sides = [unicodedata.bidirectional(char) for char in text if not char.isascii()]
    right = sum(side in {"R", "AL"} for side in sides)
    if not right:
        return "ltr"
    left = sum(side == "L" for side in sides) + sum(
        char.isascii() and char.isalpha() for char in text
    )
    return "rtl" if right > left else "ltr"


def clusters(text: str) -> list[str]:
    """The text in characters as a person sees them, near enough never to tear an emoji."""
    if text.isascii():
        return list(text)
    found: list[list[str]] = []
    for char in text:
        if found and _belongs(found[-1], char):
            found[-1].append(char)
        else:
            found.append([char])
    return ["".join(parts) for parts in found]


def _belongs(parts: list[str], char: str) -> bool:
    """Whether `char` is part of the visible character so far."""
    if parts[-1] == _JOINER or char == _JOINER or char in _SELECTORS:
        return True
    if "\U0001f3fb" <= char <= "\U0001f3ff" or "\U000e0020" <= char <= "\U000e007f":
        return True
    if _is_flag_half(char):
        return len(parts) == 1 and _is_flag_half(parts[0])
    return not char.isascii() and unicodedata.category(char).startswith("M")


def _is_flag_half(char: str) -> bool:
    """Whether two such letters make a flag."""
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def has_long_token(text: str) -> bool:
    """Whether there is a token in which a line may break: most texts have none."""
    return len(text) >= LONG and _LONG_TOKEN.search(text) is not None


def breakable(text: str) -> Iterator[list[str]]:
    """The text in pieces; where a piece has several parts, a line may break between them.

    Only tokens of `LONG` characters and more are divided.
    """
    end = 0
    for token in _LONG_TOKEN.finditer(text):
        if token.start() > end:
            yield [text[end : token.start()]]
        seen = clusters(token[0])
        yield ["".join(seen[at : at + _CHUNK]) for at in range(0, len(seen), _CHUNK)]
        end = token.end()
    if end < len(text):
        yield [text[end:]]


class _Widths(dict[str, float]):
    """The width of every character in em; of one that is not there yet it is found out."""

    def __missing__(self, char: str) -> float:
        found = self[char] = _em(char)
        return found


_WIDTHS: Final = _Widths(_EM)


def _em(char: str) -> float:
    """The width of one character in em, where it is none of the usual ones."""
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0.0
    if char >= "\U0001f000":
        return 1.40
    if unicodedata.east_asian_width(char) in "WF":
        return 1.05
    return 0.80 if char.isupper() else 0.64 if char.isascii() else 0.70


def em_width(text: str) -> float:
    """How wide the text is at most, in em."""
    # A document has a million characters that are measured more than once: no call for each.
    return sum(map(_WIDTHS.__getitem__, text))


def line_count(text: str, room: float) -> int:
    """How many lines a text takes in a room so wide in em, about; an empty line is one too."""
    return sum(max(1, math.ceil(em_width(line) / room)) for line in text.split("\n"))


def wrap(text: str, room: float, most: int) -> tuple[list[str], bool]:
    """Break a text into lines.

    Args:
        text: what to set; line breaks in it are blanks.
        room: the width of a line in em.
        most: how many lines there is place for, at least 1.

    Returns:
        The lines, and whether the whole text is in them; where it is not, the last one ends in
        an ellipsis.
    """
    lines: list[str] = []
    for line in _lines(text, room):
        if len(lines) == most:
            lines[-1] = _with_ellipsis(lines[-1], room)
            return lines, False
        lines.append(line)
    return lines or [""], True


def _lines(text: str, room: float) -> Iterator[str]:
    """The lines of the text, as many as it takes."""
    line, used = "", 0.0
    for gap, piece in _pieces(text, room):
        width = em_width(piece)
        if line and used + em_width(gap) + width > room:
            yield line
            line, used = piece, width
        elif line:
            line, used = line + gap + piece, used + em_width(gap) + width
        else:
            line, used = piece, width
    if line:
        yield line


def _pieces(text: str, room: float) -> Iterator[tuple[str, str]]:
    """The words with the gap before each; one wider than a line comes in parts."""
    for word in text.split():
        if len(word) * 0.3 < room and em_width(word) <= room:
            yield " ", word
        else:
            gaps = chain([" "], repeat(""))
            yield from zip(gaps, _parts_of(word, room), strict=False)


def _parts_of(word: str, room: float) -> Iterator[str]:
    """A word that is wider than a line, in parts: at strokes where that helps, else anywhere."""
    for part in _STROKES.split(word):
        if len(part) * 0.3 < room and em_width(part) <= room:
            yield part
        else:
            yield from clusters(part)


def _with_ellipsis(line: str, room: float) -> str:
    """The line, cut as much as an ellipsis needs."""
    seen = clusters(line)
    while seen and em_width("".join(seen)) + em_width("…") > room:
        seen.pop()
    return "".join(seen).rstrip() + "…"
