"""Finding statements in any text by the words in them, whatever stands between the words."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from workshop.privacy.name_forms import has_case

_WORD: Final = re.compile(r"\w+")
_LEAST_WORDS: Final = 3
_LEAST_LETTERS: Final = 12
_LOOKED_FOR: Final = 50
"""Characters of a statement that are looked for: history quotes no more than sixty."""

Words = tuple[str, ...]


class Statements:
    """Statements that only one person made.

    Those of a word or two are left out, for they could be anybody's.

    Args:
        texts: the statements.
        others: what others said; a statement that is part of it is theirs too and left out.
    """

    def __init__(self, texts: Iterable[str], others: Iterable[str]) -> None:
        self._by_start: defaultdict[Words, set[Words]] = defaultdict(set)
        for words in {_looked_for(text) for text in texts}:
            if _is_telling(words):
                self._by_start[words[:_LEAST_WORDS]].add(words)
        for words in {found for text in others for found in self._in(_words(text))}:
            self._by_start[words[:_LEAST_WORDS]].discard(words)

    def __len__(self) -> int:
        """How many there are."""
        return sum(map(len, self._by_start.values()))

    def within(self, text: str) -> bool:
        """Whether a text has one of them in it."""
        return bool(self._by_start) and any(True for _ in self._in(_words(text)))

    def _in(self, words: list[str]) -> Iterator[Words]:
        """Those that are in a sequence of words."""
        starts, length = self._by_start, len(words)
        for at in range(length):
            for size in (_LEAST_WORDS, 1):
                for known in starts.get(tuple(words[at : at + size]), ()):
                    if tuple(words[at : at + len(known)]) == known:
                        yield known


def _words(text: str) -> list[str]:
    """The words of a text without case, with accents in one form."""
    return _WORD.findall(unicodedata.normalize("NFC", text).casefold())


def _looked_for(text: str) -> Words:
    """The first words of a statement, none of them cut off."""
    cut = unicodedata.normalize("NFC", text)[:_LOOKED_FOR]
    whole = cut if len(text) <= _LOOKED_FOR else cut.rpartition(" ")[0] or cut
    return tuple(_words(whole))


def _is_telling(words: Words) -> bool:
    """Whether words point to one statement; scripts without blanks have one long word."""
    if sum(map(len, words)) < _LEAST_LETTERS:
        return False
    return len(words) >= _LEAST_WORDS or (len(words) == 1 and not has_case(words[0]))
