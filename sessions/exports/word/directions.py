"""Text in parts of one direction, as Word wants its runs."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from typing import Final

# Blocks in which letters from right to left may be: most texts have none, and are not looked into.
_LETTERS: Final = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_RIGHT: Final = frozenset({"R", "AL"})


def mostly_right(text: str) -> bool:
    """Whether most letters of the text run from right to left: a name among others turns none."""
    if not _LETTERS.search(text):
        return False
    kinds = [kind for kind in map(unicodedata.bidirectional, text) if kind in _RIGHT or kind == "L"]
    return sum(kind in _RIGHT for kind in kinds) * 2 > len(kinds)


def directed(text: str, *, turned: bool = False) -> list[tuple[str, bool]]:
    """The text in parts, each with whether it runs from right to left.

    What has no direction of its own, such as blanks and digits, runs as what stands on both sides
    of it does, and else as the paragraph: from right to left where it is `turned`.
    """
    if not turned and not _LETTERS.search(text):
        return [(text, False)]
    sides = _sides(text, turned=turned)
    parts = groupby(zip(text, sides, strict=True), key=lambda each: each[1])
    return [("".join(char for char, _ in part), right) for right, part in parts]


def _sides(text: str, *, turned: bool) -> list[bool]:
    """For every character, whether it runs from right to left."""
    strong = [_strong(char) for char in text]
    before = _carried(strong, turned=turned)
    after = _carried(strong[::-1], turned=turned)[::-1]
    return [
        own if own is not None else (left if left == right else turned)
        for own, left, right in zip(strong, before, after, strict=True)
    ]


def _strong(char: str) -> bool | None:
    """Whether a character runs from right to left; none where it has no direction."""
    kind = unicodedata.bidirectional(char)
    return True if kind in _RIGHT else False if kind == "L" else None


def _carried(strong: list[bool | None], *, turned: bool) -> list[bool]:
    """For every place the direction that was last met."""
    met, found = turned, []
    for one in strong:
        met = met if one is None else one
        found.append(met)
    return found
