"""Statements that may say the same thing, proposed to people; nothing is merged here.

Two factors of one letter are proposed where they have nearly the same words, in whatever order,
or where one has every word of the other and they share enough words that mean something. Both
rules look at wording alone: "fast help desk" and "slow help desk" are alike to them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

import msgspec

from workshop.model import Factor
from workshop.record import Record
from workshop.text import listing
from workshop.wording import content_words, words_of

SAME_ORDER: Final = 90
"""From here on, of 100, two statements count as worded alike once their words are sorted."""

SAME_SET: Final = 95
"""From here on, of 100, one statement counts as holding the words of the other."""

SHARED: Final = 4
"""Content words that they must share then: short statements hold one another too easily."""

MOST: Final = 12
"""So many likenesses of one statement to later ones are proposed at once, by each rule.

Where hundreds are worded after one pattern, nobody can judge every pair; the most alike come
first and the rest follow as those are merged or judged apart.
"""


class Likeness(msgspec.Struct, frozen=True, kw_only=True):
    """Two statements that are worded alike."""

    first: str
    """The key of the one that comes first."""
    second: str
    score: float
    """How alike, to 100."""
    reason: str
    """Why they are proposed, in words."""


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two factors that may be the same."""

    first: Factor
    """The one with the lower number."""
    second: Factor
    score: float
    """How alike they are worded, to 100."""
    reason: str
    """Why they are proposed, in words."""


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

    By letter, then by the lowest number in the cluster.
    """
    apart = record.judged_apart()
    by_letter: defaultdict[str, dict[str, Factor]] = defaultdict(dict)
    for factor in record.live_factors():
        by_letter[factor.letter.value][factor.id] = factor
    clusters: list[Cluster] = []
    for factors in by_letter.values():
        found = alike({key: factor.text for key, factor in factors.items()}, apart)
        pairs = [
            Pair(first=factors[o.first], second=factors[o.second], score=o.score, reason=o.reason)
            for o in found
        ]
        clusters += _clusters(pairs)
    return tuple(clusters)


def alike(
    statements: Mapping[str, str], apart: Collection[frozenset[str]] = ()
) -> tuple[Likeness, ...]:
    """The pairs of statements that are worded alike, the most alike first.

    Args:
        statements: by key. The pair's first key is the one that comes first here.
        apart: pairs of keys that are known to be different.
    """
    keys = list(statements)
    place_of = {key: place for place, key in enumerate(keys)}
    known = [sorted(place_of[key] for key in pair) for pair in apart if pair <= place_of.keys()]
    judged = {(pair[0], pair[1]) for pair in known if len(pair) == 2}
    words = [" ".join(sorted(words_of(text))) for text in statements.values()]
    found = dict(_holding(words, list(statements.values()), judged))
    for first, second, score in _reordered(words, judged):
        found[first, second] = (score, _order_reason(words[first], words[second], score))
    pairs = [
        Likeness(first=keys[a], second=keys[b], score=score, reason=reason)
        for (a, b), (score, reason) in sorted(found.items())
    ]
    return tuple(sorted(pairs, key=lambda pair: -pair.score))


def _reordered(
    words: Sequence[str], judged: AbstractSet[tuple[int, int]]
) -> Iterator[tuple[int, int, float]]:
    """Pairs that have nearly the same words, in whatever order.

    The ratio of sorted words is what rapidfuzz calls token_sort_ratio; sorting once makes
    comparing every pair cheap.
    """
    # Loaded here because recording and reports run without it.
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    order = sorted(range(len(words)), key=lambda place: (len(words[place]), place))
    texts = [words[place] for place in order]
    spare = Counter(place for pair in judged for place in pair)
    end = 0
    for at, text in enumerate(texts):
        if not text:
            continue
        # A ratio of 90 allows one text to be at most 11/9 as long as the other.
        while end < len(texts) and len(texts[end]) * SAME_ORDER <= len(text) * (200 - SAME_ORDER):
            end += 1
        hits = process.extract(
            text,
            texts[at + 1 : end],
            scorer=fuzz.ratio,
            score_cutoff=SAME_ORDER,
            limit=MOST + spare[order[at]],
        )
        for _, score, offset in hits:
            first, second = sorted((order[at], order[at + 1 + offset]))
            if (first, second) not in judged:
                yield first, second, score


def _order_reason(first: str, second: str, score: float) -> str:
    """Why two statements of nearly the same words are proposed."""
    if first == second:
        return "the same words"
    return f"nearly the same words ({int(score)} of 100)"


def _holding(
    words: Sequence[str], texts: Sequence[str], judged: AbstractSet[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int], tuple[float, str]]]:
    """Pairs of which one holds nearly all words of the other."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - as above

    contents = [content_words(text) for text in texts]
    hits: Counter[int] = Counter()
    for first, second in _sharing(contents):
        if hits[second] == MOST or (first, second) in judged:
            continue
        score = fuzz.token_set_ratio(words[first], words[second])
        if score >= SAME_SET:
            hits[second] += 1
            reason = (
                f"one holds the words of the other: {_shown(contents[first], contents[second])}"
            )
            yield (first, second), (score, reason)


def _shown(one: frozenset[str], other: frozenset[str]) -> str:
    """The words that two statements share, not too many."""
    shared = sorted(one & other)
    return listing(shared if len(shared) <= 6 else [*shared[:5], f"{len(shared) - 5} more"])


def _sharing(contents: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Pairs that share enough content words.

    Two statements that share n words share one that is not among the n - 1 commonest of either,
    so only the rarer words of each need to be looked up.
    """
    commonness = Counter(word for words in contents for word in words)
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for place, words in enumerate(contents):
        rarest = sorted(words, key=lambda word: (commonness[word], word))
        rare = rarest[: max(0, len(rarest) - SHARED + 1)]
        candidates = {other for word in rare for other in holders[word]}
        for other in sorted(candidates):
            if len(words & contents[other]) >= SHARED:
                yield other, place
        for word in rare:
            holders[word].append(place)


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
