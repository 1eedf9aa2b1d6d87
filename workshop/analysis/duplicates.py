"""Factors that may say the same thing, proposed to people; nothing is merged here.

Two factors of one letter are proposed where they are worded alike (`methods.near_duplicates`), and
where statements with a tag in common share most of the words that say what they are about. A second
ring, looser, comes behind all of these: a tag in common and two such words. It is for looking
through; what stands in it makes nothing look alike that is told in documents.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

import msgspec

from workshop.content_words import content_words
from workshop.methods.environment.near_duplicates import alike
from workshop.record.documents import Factor
from workshop.record.record import Record
from workshop.text import as_sorted, listing

_SHARED: Final = 3
"""Content words that two statements with a common tag must share."""
_LOOSE: Final = 2
"""Content words that are no numbers, for the second ring."""
_HALF: Final = 60
"""How much of their content words, of 100."""
_COMMON: Final = 40
"""A tag that so many statements of a letter have says nothing about any two of them."""


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two factors that may be the same."""

    first: Factor
    """The one with the lower number."""
    second: Factor
    score: float
    """How alike they are worded, to 100."""
    reason: str
    """Why they are proposed, in words."""
    loose: bool = False
    """Whether it is of the second ring: of those, most are not the same."""


class Cluster(msgspec.Struct, frozen=True, kw_only=True):
    """Factors that are linked by pairs, to be looked at together.

    The first and the last of a cluster need not be alike: judge pair by pair.
    """

    factors: tuple[Factor, ...]
    """By number."""
    pairs: tuple[Pair, ...]
    """The most alike first."""


def proposals(record: Record) -> tuple[Cluster, ...]:
    """The factors that may be the same and were not judged to be different.

    By letter, then by the lowest number in the cluster; those of the second ring last.
    """
    apart = record.judged_apart()
    by_letter: defaultdict[str, dict[str, Factor]] = defaultdict(dict)
    for factor in record.live_factors():
        by_letter[factor.letter.value][factor.id] = factor
    clusters: list[Cluster] = []
    second_ring: list[Cluster] = []
    for factors in by_letter.values():
        found = alike({key: factor.text for key, factor in factors.items()}, apart)
        pairs = [
            Pair(first=factors[o.first], second=factors[o.second], score=o.score, reason=o.reason)
            for o in found
        ]
        known = {*apart, *(frozenset((o.first, o.second)) for o in found)}
        tagged = list(_of_one_tag(record, factors, known))
        clusters += _clusters([*pairs, *(pair for pair in tagged if not pair.loose)])
        second_ring += _clusters(pair for pair in tagged if pair.loose)
    return (*clusters, *second_ring)


def _of_one_tag(
    record: Record, factors: Mapping[str, Factor], known: Collection[frozenset[str]]
) -> Iterator[Pair]:
    """Pairs that have a tag in common and share content words: most of them, or two at least.

    Args:
        record: what was said.
        factors: those of one letter, by id.
        known: pairs that are proposed already, or were judged apart.
    """
    tags = {
        key: frozenset(tag for entry in record.evidence_of(key) for tag in entry.tags)
        for key in factors
    }
    often = Counter(tag for each in tags.values() for tag in each)
    telling = {tag for tag, times in often.items() if times <= _COMMON}
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for key, each in tags.items():
        for tag in each & telling:
            holders[tag].append(key)
    near = {pair for keys in holders.values() for pair in combinations(keys, 2)}
    for one, other in sorted(near, key=lambda pair: [factors[key].number for key in pair]):
        words, others = (content_words(factors[key].text) for key in (one, other))
        shared = words & others
        score = 200 * len(shared) / max(1, len(words) + len(others))
        loose = len(shared) < _SHARED or score < _HALF
        telling_words = sum(not word.isdigit() for word in shared)
        if (loose and telling_words < _LOOSE) or frozenset((one, other)) in known:
            continue
        tag = min(tags[one] & tags[other] & telling)
        verb = "speak of" if loose else "say"
        reason = f"both #{tag}, and both {verb} {listing(sorted(shared, key=as_sorted)[:5])}"
        first, second = sorted((factors[one], factors[other]), key=lambda f: (f.number, f.id))
        yield Pair(first=first, second=second, score=score, reason=reason, loose=loose)


def _clusters(pairs: Iterable[Pair]) -> list[Cluster]:
    """The pairs, joined where they have a factor in common."""
    head: dict[str, str] = {}

    def root(key: str) -> str:
        """The factor under which a group is filed."""
        while head.setdefault(key, key) != key:
            head[key] = head[head[key]]
            key = head[key]
        return key

    listed = list(pairs)
    for pair in listed:
        head[root(pair.second.id)] = root(pair.first.id)
    groups: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair in listed:
        groups[root(pair.first.id)].append(pair)
    clusters = [_cluster(group) for group in groups.values()]
    return sorted(clusters, key=lambda c: (c.factors[0].number, c.factors[0].id))


def _cluster(pairs: Sequence[Pair]) -> Cluster:
    """One cluster of its pairs."""
    factors = {f.id: f for pair in pairs for f in (pair.first, pair.second)}
    return Cluster(
        factors=tuple(sorted(factors.values(), key=lambda f: (f.number, f.id))),
        pairs=tuple(sorted(pairs, key=lambda p: (-p.score, p.first.number, p.second.number))),
    )
