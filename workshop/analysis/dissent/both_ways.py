"""Said both ways: what some call a help and others a harm.

A strength stands beside a weakness, or an opportunity beside a threat, where their wordings share
what they are about ("fast help desk", "slow help desk"). That is a hint for the reader and no
finding: two statements can share their words and not contradict each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from workshop.content_words import content_words
from workshop.text import listing

COMMON: Final = 40
"""A word that more statements of one side have says too little about what they are about."""

SHARED: Final = 2
"""Content words that two statements must share, numbers not counted."""

HALF: Final = 0.5
"""The part of their content words that must be shared (Dice 1945)."""


class View(msgspec.Struct, frozen=True, kw_only=True):
    """A factor as it is held against others."""

    code: str
    text: str
    internal: bool
    favourable: bool


class BothWays(msgspec.Struct, frozen=True, kw_only=True):
    """Two factors that speak of the same thing, for and against."""

    about: str
    """What they share, in words: `desk and help`."""
    favourable: str
    """The code of the help."""
    unfavourable: str
    """The code of the harm."""


def said_both_ways(views: Iterable[View]) -> tuple[BothWays, ...]:
    """Pairs of a help and a harm in nearly the same words, the most alike first.

    Internal ones come before external ones, and the two never mix. Numbers are no words: that two
    statements name one year does not make them speak of one thing.
    """
    sides: defaultdict[tuple[bool, bool], list[View]] = defaultdict(list)
    for view in views:
        sides[view.internal, view.favourable].append(view)
    return tuple(
        pair
        for internal in (True, False)
        for pair in _by_words(sides[internal, True], sides[internal, False])
    )


def _by_words(helps: Sequence[View], harms: Sequence[View]) -> list[BothWays]:
    """Pairs of statements, one of each side, that share what they are about."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    words_of = [content_words(view.text) for view in harms]
    for place, held in enumerate(words_of):
        for word in held:
            holders[word].append(place)
    rare = {word: places for word, places in holders.items() if len(places) <= COMMON}
    found: list[tuple[float, int, int, BothWays]] = []
    for at, view in enumerate(helps):
        words = content_words(view.text)
        met = {place for word in words for place in rare.get(word, ())}
        for place in met:
            likeness = _likeness(words, words_of[place])
            if likeness >= HALF:
                found.append((-likeness, at, place, _pair(view, harms[place])))
    return [pair for *_, pair in sorted(found, key=lambda one: one[:3])]


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The part of their words that two statements share; 0 where they share too few."""
    shared = one & other
    if sum(not word.isdigit() for word in shared) < SHARED:
        return 0.0
    return 2 * len(shared) / (len(one) + len(other))


def _pair(helps: View, harms: View) -> BothWays:
    """Two statements that share what they are about."""
    shared = sorted(content_words(helps.text) & content_words(harms.text))
    return BothWays(about=listing(shared[:6]), favourable=helps.code, unfavourable=harms.code)
