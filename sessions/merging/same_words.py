"""What two laptops both recorded word for word, each without the other: one factor, as anywhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Any, Final

from sessions.journal.overlay import Raw
from sessions.merging.conflict_words import value_label
from sessions.merging.resolver import Changes, Resolution, Resolver, Rows, grouped
from workshop.record.record import wording_key

_TABLE: Final = "factors"


def one_statement(resolver: Resolver) -> Iterator[Resolution]:
    """Factors that state the same under one letter, begun apart, are one: the oldest.

    As where they are recorded one after the other, each keeps its number and can be split off. What
    one side itself has twice is left to people, and so is what they judged to be different.
    """
    said = _said(resolver)
    apart = {frozenset((raw["first"], raw["second"])) for _, raw in resolver.rows("apart")}
    stated = [row for row in resolver.rows(_TABLE) if row[1]["id"] in said]
    for same in grouped(stated, lambda raw: (raw["letter"], wording_key(str(raw["text"])))):
        ids = {raw["id"] for _, raw in same}
        members = [row for row in same if row[1].get("into") in {None, *ids}]
        wholes = [row for row in members if row[1].get("into") is None]
        met = any(_meet(resolver, *pair) for pair in combinations(wholes, 2))
        if not met or any(pair <= ids for pair in apart):
            continue
        kept = members[0][1]
        code = f"{kept['letter']}{kept['number']}"
        sentence = f"{value_label(kept['text'])} was recorded on both sides; it is {code} now"
        yield resolver.resolve(sentence, _as_one(members, ids, said))


def _meet(resolver: Resolver, one: tuple[str, Raw], other: tuple[str, Raw]) -> bool:
    """Whether two factors were begun apart and come together now.

    Of two that were together before, people have said since what they are: one that was split off
    stays so, however often the same folders are merged.
    """
    began = [resolver.merged.began.get((_TABLE, key)) for key, _ in (one, other)]
    known = all(line is not None and line.mark in resolver.lineage.joined for line in began)
    return not known and resolver.concurrent((_TABLE, one[0]), (_TABLE, other[0]))


def _said(resolver: Resolver) -> dict[str, str]:
    """When each factor was said first, by its id; one that nobody states any more is not there."""
    said: defaultdict[str, list[str]] = defaultdict(list)
    for _, raw in resolver.rows("entries"):
        if raw.get("factor_id") and not raw.get("retracted"):
            said[raw["factor_id"]].append(str(raw["at"]))
    return {factor_id: min(times) for factor_id, times in said.items()}


def _as_one(members: Rows, ids: set[str], said: dict[str, str]) -> Changes:
    """The changes that make the oldest of some factors stand for all of them."""
    (key, oldest), *others = members
    changes: Changes = {}
    taken: list[Any] = []
    kept = oldest
    for other_key, raw in others:
        kept = {field: raw[field] for field in ("pestle",) if raw.get(field)} | kept
        rest = _without(raw, ids)
        changes[_TABLE, other_key] = rest | {"into": oldest["id"]}
        taken.append({"factor_id": raw["id"], "text": raw["text"], "at": said[raw["id"]]})
    kept = {field: value for field, value in _without(kept, ids).items() if field != "into"}
    changes[_TABLE, key] = kept | {"merged": [*kept.get("merged", ()), *taken]}
    return changes


def _without(raw: Raw, ids: set[str]) -> Raw:
    """A factor without what it took in of some others."""
    left = [each for each in raw.get("merged", ()) if each["factor_id"] not in ids]
    rest = {field: value for field, value in raw.items() if field != "merged"}
    return rest | {"merged": left} if left else rest
