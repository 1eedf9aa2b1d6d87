"""Needs of several departments that may be one: proposed to people, and never merged by themselves.

Two needs are proposed where their requests and the problems behind these share so many letter runs
that somebody should look (`workshop.analysis.likeness`). Left out are pairs of one department, for
that knows what it asks for twice; those that are tied, for whoever tied them looked at both; and
what is one already.
"""

from __future__ import annotations

from itertools import islice
from typing import Final

import msgspec

from workshop.analysis.likeness import Likeness
from workshop.needs.standing import Need, Needs
from workshop.needs.ties import ties_of

_LEAST: Final = 0.3
"""How alike two needs must be, of 1: as on the board of factors."""
_EACH: Final = 3
"""So many others are proposed for one need: where many are worded after one pattern, nobody can
judge every pair, and the rest follows as those are merged or tied."""


class NeedsAlike(msgspec.Struct, frozen=True, kw_only=True):
    """Two needs that may be one."""

    first: str
    """The id of the one that more departments ask for, else of the one that was entered first; the
    other would be merged into it."""
    second: str
    score: float
    """How alike they are, 0 to 1."""
    words: tuple[str, ...] = ()
    """Words of the first that the second has too, if with another ending; the rarest first."""


def needs_alike(needs: Needs) -> tuple[NeedsAlike, ...]:
    """The needs that may be one, the most alike first; equal ones in the order of the needs."""
    by_id = {need.id: need for need in needs.standing}
    texts = {need.id: _text(need) for need in needs.standing}
    index = Likeness(texts)
    seen = {frozenset((tie.first, tie.second)) for tie in ties_of(needs)}
    found: list[NeedsAlike] = []
    for key, near in index.each_to_all(_LEAST):
        need = by_id[key]
        others = (by_id[one.key] for one in near)
        scores = {one.key: round(one.score, 6) for one in near}
        for other in islice((e for e in others if _of_several_departments(need, e)), _EACH):
            if (pair := frozenset((need.id, other.id))) not in seen:
                seen.add(pair)
                first, second = sorted((need, other), key=lambda e: _rank(needs, e))
                words = index.shared_words(texts[first.id], texts[second.id])
                found.append(
                    NeedsAlike(
                        first=first.id, second=second.id, score=scores[other.id], words=words
                    )
                )
    places = needs.places
    return tuple(sorted(found, key=lambda e: (-e.score, places[e.first], places[e.second])))


def _of_several_departments(need: Need, other: Need) -> bool:
    """Whether two needs are not of one and the same department; one of nobody may be anybody's."""
    return not need.asked_by or not other.asked_by or len({*need.asked_by, *other.asked_by}) > 1


def _rank(needs: Needs, need: Need) -> tuple[int, int]:
    return -len(need.asked_by), needs.places[need.id]


def _text(need: Need) -> str:
    """What is wanted and why, in all wordings that were merged."""
    told = (row.cell(each) for row in need.rows for each in ("want", "problem"))
    return "\n".join(filter(None, told))
