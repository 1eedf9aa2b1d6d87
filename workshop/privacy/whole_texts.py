"""Finding out quickly whether a text holds one of many others whole, however it is written."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from workshop.content_words import PADDING

_WORD: Final = re.compile(r"\w+")
_FEWEST: Final = 2
"""So many words that say something make a text of one's own; `yes`, `the budget` are anybody's."""


class WholeTexts:
    """Texts that are looked for in others, by their words without case and punctuation.

    Args:
        texts: what is looked for; texts of fewer than two content words are not.
        but: texts that are anybody's: where one is the same, it is not looked for.
    """

    def __init__(self, texts: Iterable[str], but: Iterable[str] = ()) -> None:
        own = set(map(_words, texts)) - set(map(_words, but))
        self._by_beginning: defaultdict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
        for words in own:
            if len(set(words) - PADDING) >= _FEWEST:
                self._by_beginning[words[:_FEWEST]].append(words)

    def held_in(self, text: str) -> bool:
        """Whether a text holds one of them."""
        if not self._by_beginning:
            return False
        words = _words(text)
        return any(
            words[at : at + len(other)] == other
            for at in range(len(words) - _FEWEST + 1)
            for other in self._by_beginning.get(words[at : at + _FEWEST], ())
        )


@lru_cache(maxsize=20_000)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))
