"""The one order of factors, for every document and screen.

What the room decided counts first: the places that its votes gave, then the weight that it gave
inside and outside, then significance. What nobody weighed follows by how far it can be relied on,
and then by how many independent departments say so. Nothing else counts, neither time nor number:
what is equal in all of these shares a place.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

import msgspec

from workshop.analysis.order.voted import LAST
from workshop.analysis.synthesis.strength import Strength, word_place
from workshop.language import say
from workshop.record.documents import Letter

Key = tuple[int, float, float, int, int]
"""What puts a factor in its place: the least stands first."""

_EXACT = 9
"""So many decimals count: what differs by less is an error of arithmetic."""


class Grounds(msgspec.Struct, frozen=True, kw_only=True):
    """What a factor is put in its place by, as far as an edition tells it."""

    letter: Letter
    voted: int = LAST
    """Its place by the room's votes; `LAST` where no vote had it."""
    weight: float | None = None
    """Its share of all weights of its matrix; none where it was not weighed."""
    significance: float | None = None
    """Impact × likelihood; none where that was not scored."""
    strength: Strength
    departments: int

    @property
    def key(self) -> Key:
        """What sorts it: what was not weighed stands behind all that was."""
        weighed = _falling(self.weight), _falling(self.significance)
        return (self.voted, *weighed, word_place(self.strength), -self.departments)

    @property
    def by_room(self) -> bool:
        """Whether the room put it in its place: by vote, weight or score."""
        return self.voted < LAST or self.weight is not None or self.significance is not None


def best_key(grounds: Collection[Grounds], strength: Strength, departments: int) -> Key:
    """What sorts something that speaks of several factors, as a theme does.

    Args:
        grounds: what puts the factors in their places: the best of each counts.
        strength: how far the whole can be relied on.
        departments: how many departments speak of it.
    """
    return (
        min((one.voted for one in grounds), default=LAST),
        min((_falling(one.weight) for one in grounds), default=_falling(None)),
        min((_falling(one.significance) for one in grounds), default=_falling(None)),
        word_place(strength),
        -departments,
    )


def _falling(value: float | None) -> float:
    return 1.0 if value is None else -round(value, _EXACT)


class Places(msgspec.Struct, frozen=True, kw_only=True):
    """The place of every factor within its letter."""

    place: Mapping[str, int]
    """From 1, by id; equal ones share a place, and as many places behind it stay empty."""
    tied: frozenset[str]
    """The ids of those that share theirs."""


def places_of(grounds: Mapping[str, Grounds]) -> Places:
    """The places of factors among those of their letter."""
    of_letter: defaultdict[Letter, Counter[Key]] = defaultdict(Counter)
    for each in grounds.values():
        of_letter[each.letter][each.key] += 1
    first: dict[tuple[Letter, Key], int] = {}
    for letter, counted in of_letter.items():
        before = 0
        for key in sorted(counted):
            first[letter, key] = before + 1
            before += counted[key]
    return Places(
        place={key: first[one.letter, one.key] for key, one in grounds.items()},
        tied=frozenset(k for k, one in grounds.items() if of_letter[one.letter][one.key] > 1),
    )


def sentence_of(grounds: Mapping[str, Grounds], votes: str = "") -> str:
    """By what factors stand in order, in a sentence; what nobody gave is not named.

    Args:
        grounds: what puts each factor in its place.
        votes: by which votes, as `VotedOrder.by` says it.
    """
    by = [say("the room’s votes ({votes})", votes=votes)] if votes else []
    by += [say("weight")] if any(one.weight is not None for one in grounds.values()) else []
    if any(one.significance is not None for one in grounds.values()):
        by.append(say("significance"))
    by += [say("strength of evidence"), say("independent departments")]
    first, *others = by
    return say(
        "In the order of {reasons}; never by time. What is equal in all of that shares a place.",
        reasons=", ".join([first, *(say("then {reason}", reason=each) for each in others)]),
    )
