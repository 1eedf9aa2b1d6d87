"""Heard both ways: what some call a help and others a harm.

A strength beside a weakness, or an opportunity beside a threat, is shown where both carry the
same free tag, or where their wordings share what they are about ("fast help desk", "slow help
desk"). That is a hint for the reader and no finding: two statements can share their words and
not contradict each other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec

from workshop.content_words import content_words
from workshop.text import as_sorted, listing

COMMON: Final = 40
"""A word that more statements of one side have says too little about what they are about."""

SHARED: Final = 2
"""Content words that two statements must share."""

HALF: Final = 0.5
"""The part of their content words that must be shared (Dice 1945)."""


class View(msgspec.Struct, frozen=True, kw_only=True):
    """A factor as it is held against others."""

    code: str
    text: str
    internal: bool
    favourable: bool
    tags: frozenset[str] = frozenset()
    """Free tags of its evidence."""


class BothWays(msgspec.Struct, frozen=True, kw_only=True):
    """Factors that speak of the same thing, for and against."""

    about: str
    """What they share, in words: `#people`, or `desk and help`."""
    favourable: tuple[str, ...]
    """Codes."""
    unfavourable: tuple[str, ...]
    """Codes."""


def both_ways(views: Iterable[View]) -> tuple[BothWays, ...]:
    """What was heard both ways: shared tags first, then shared words, the most alike first."""
    found: list[BothWays] = []
    sides: defaultdict[tuple[bool, bool], list[View]] = defaultdict(list)
    for view in views:
        sides[view.internal, view.favourable].append(view)
    for internal in (True, False):
        found += _by_tag(sides[internal, True], sides[internal, False])
    tagged = {
        (one, other) for both in found for one in both.favourable for other in both.unfavourable
    }
    for internal in (True, False):
        pairs = _by_words(sides[internal, True], sides[internal, False])
        found += [pair for pair in pairs if (*pair.favourable, *pair.unfavourable) not in tagged]
    return tuple(found)


def said_both_ways(views: Iterable[View]) -> tuple[BothWays, ...]:
    """Pairs of a help and a harm in nearly the same words, the most alike first.

    A tag that they share says nothing here, and numbers are no words: that two statements name one
    year does not make them speak of one thing.
    """
    sides: defaultdict[tuple[bool, bool], list[View]] = defaultdict(list)
    for view in views:
        sides[view.internal, view.favourable].append(view)
    pairs = [pair for i in (True, False) for pair in _by_words(sides[i, True], sides[i, False])]
    by_code = {view.code: view for side in sides.values() for view in side}
    return tuple(pair for pair in pairs if _share_words(by_code, pair))


def _share_words(by_code: Mapping[str, View], pair: BothWays) -> bool:
    """Whether two statements share words enough that are no numbers."""
    helps, harms = by_code[pair.favourable[0]], by_code[pair.unfavourable[0]]
    shared = content_words(helps.text) & content_words(harms.text)
    return sum(not word.isdigit() for word in shared) >= SHARED


def _by_tag(helps: Sequence[View], harms: Sequence[View]) -> list[BothWays]:
    """Tags that stand on both sides."""
    tags = {t for view in helps for t in view.tags} & {t for view in harms for t in view.tags}
    return [
        BothWays(
            about=f"#{tag}",
            favourable=tuple(view.code for view in helps if tag in view.tags),
            unfavourable=tuple(view.code for view in harms if tag in view.tags),
        )
        for tag in sorted(tags, key=as_sorted)
    ]


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
        met = Counter(place for word in words for place in rare.get(word, ()))
        for place in met:
            likeness = _likeness(words, words_of[place])
            if likeness >= HALF:
                found.append((-likeness, at, place, _pair(view, harms[place])))
    return [pair for *_, pair in sorted(found, key=lambda one: one[:3])]


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The part of their words that two statements share; 0 where they share too few."""
    shared = len(one & other)
    return 2 * shared / (len(one) + len(other)) if shared >= SHARED else 0.0


def _pair(helps: View, harms: View) -> BothWays:
    """Two statements that share what they are about."""
    shared = sorted(content_words(helps.text) & content_words(harms.text))
    return BothWays(about=listing(shared[:6]), favourable=(helps.code,), unfavourable=(harms.code,))
