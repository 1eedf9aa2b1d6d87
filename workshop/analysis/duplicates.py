"""Factors that may say the same thing, proposed to people; nothing is merged here.

Two factors of one letter are proposed where they are worded alike (`methods.near_duplicates`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from workshop.methods.environment.near_duplicates import alike
from workshop.record.documents import Factor
from workshop.record.record import Record


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
