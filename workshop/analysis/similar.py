"""Which statements of an engagement are most alike, for those who merge and theme them.

Every factor is a statement, those that were merged away too: what they say was said all the same.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from workshop.analysis.likeness import Likeness
from workshop.record.documents import Factor
from workshop.record.record import Record
from workshop.text import listing


class Similar(msgspec.Struct, frozen=True, kw_only=True):
    """A statement that is like another, as data."""

    code: str
    text: str
    score: float
    """How alike they are, 0 to 1."""
    why: str
    """The words that both have, the rarest first: `password, sign-on and shift`."""


def wordings(record: Record) -> dict[str, str]:
    """The words of every factor that somebody said, by its id: as it is put, and as it was said.

    A factor of which all was retracted says nothing.
    """
    found: dict[str, str] = {}
    for factor in record.all(Factor):
        said = [entry.text for entry in record.own_entries(factor.id) if not entry.retracted]
        if said:
            found[factor.id] = "\n".join(dict.fromkeys([factor.text, *said]))
    return found


class Similarity:
    """Answers which factors are most alike. Make a new one when the record has changed.

    Args:
        record: the documents.
        index: an index of the wordings of its factors, where there is one already.
    """

    def __init__(self, record: Record, index: Likeness | None = None) -> None:
        self._record = record
        self._wordings: Mapping[str, str] = wordings(record)
        self.index = Likeness() if index is None else index
        """The index that is asked."""
        if len(self.index):
            self.index.follow(self._wordings)
        else:
            self.index = Likeness(self._wordings)

    def to(self, factor: Factor) -> list[tuple[Factor, float]]:
        """The factors that are like one, most alike first; those of its own letter come first."""
        text = self._wordings.get(factor.id, factor.text)
        found = [
            (other, one.score)
            for one in self.index.most_alike(text, (factor.id,))
            if (other := self._record.find(Factor, one.key)) is not None
        ]
        return sorted(found, key=lambda each: each[0].letter is not factor.letter)

    def why(self, factor: Factor, other: Factor) -> tuple[str, ...]:
        """The words of a factor that another has too, the rarest first."""
        own = self._wordings.get(factor.id, factor.text)
        return self.index.shared_words(own, self._wordings.get(other.id, other.text))


def similar_to(record: Record, factor: Factor, most: int = 10) -> tuple[Similar, ...]:
    """The factors that are most like one, as data.

    Args:
        record: the documents.
        factor: the one that is asked about.
        most: so many, at most.
    """
    similarity = Similarity(record)
    return tuple(
        Similar(
            code=other.code,
            text=other.text,
            score=round(score, 4),
            why=listing(list(similarity.why(factor, other))),
        )
        for other, score in similarity.to(factor)[:most]
    )
