"""The one order in which an edition tells factors; every document and screen takes it from here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec
from msgspec.structs import replace

from workshop.analysis.order.one_order import Grounds, Places, places_of, sentence_of
from workshop.analysis.synthesis.heard_themes import HeardThemes
from workshop.analysis.synthesis.strength import Strength, Strengths
from workshop.record.documents import Factor
from workshop.report.known import Known
from workshop.report.matrix_data import WeighedMatrix, matrix_of
from workshop.report.view import Gathered
from workshop.text import SortKey, as_sorted

_PLAIN: Final[SortKey] = ((), "")


class OneOrder(msgspec.Struct, frozen=True, kw_only=True):
    """The order of the factors of an engagement, as an edition tells them."""

    grounds: Mapping[str, Grounds]
    """What puts each factor in its place, by its id."""
    places: Places
    ranks: Mapping[str, int]
    """By id, where each stands among all of them, whatever their letters."""
    sentence: str
    """By what, in one line."""
    wholes: Mapping[str, str]
    """The ids of factors that were merged, with those of what stands for them now."""

    def place(self, factor_id: str) -> int:
        """The place of a factor among those of its letter, from 1; of what was merged, its whole's.

        Raises:
            KeyError: the edition does not tell it.
        """
        return self.places.place[self.wholes.get(factor_id, factor_id)]

    def tied(self, factor_id: str) -> bool:
        """Whether others of its letter share its place."""
        return self.wholes.get(factor_id, factor_id) in self.places.tied

    def by_room(self, factor_id: str) -> bool:
        """Whether the room put it there: by a vote, a weight or a score."""
        found = self.grounds.get(self.wholes.get(factor_id, factor_id))
        return found is not None and found.by_room

    def strength(self, factor_id: str) -> Strength | None:
        """How far a factor can be relied on; none where the edition does not tell it."""
        found = self.grounds.get(self.wholes.get(factor_id, factor_id))
        return found.strength if found else None

    def sorted(self, factors: Iterable[Known]) -> list[Known]:
        """Factors in their order, across letters too; equal ones stand by their wording."""
        return sorted(factors, key=self._rank)

    def _rank(self, known: Known) -> tuple[int, SortKey]:
        """Its rank; what the order does not know stands behind everything, by its wording."""
        found = self.ranks.get(self.wholes.get(known.factor.id, known.factor.id))
        return (found, _PLAIN) if found is not None else (len(self.ranks), as_sorted(known.text))


def order_of(gathered: Gathered) -> OneOrder:
    """The order of the factors that an edition tells."""
    return gathered.once(_order)


def _order(gathered: Gathered) -> OneOrder:
    grounds = _grounds(gathered, gathered.factors, strengths_of(gathered))
    ranked = _ranked(gathered.factors, grounds)
    parts = (factor for factor in gathered.record.all(Factor) if factor.into)
    return OneOrder(
        grounds=grounds,
        places=places_of(grounds),
        ranks={known.factor.id: rank for rank, known in enumerate(ranked)},
        sentence=gathered.telling.text(sentence_of(grounds, gathered.scores.voted.by)),
        wholes={factor.id: gathered.record.whole_of(factor).id for factor in parts},
    )


def _grounds(
    gathered: Gathered, factors: Iterable[Known], strengths: Mapping[str, Strength]
) -> dict[str, Grounds]:
    """What puts factors in their places, by their ids."""
    shares = {key: share for each in gathered.once(_weighed) for key, share in each.shares.items()}
    return {
        known.factor.id: Grounds(
            letter=known.factor.letter,
            voted=gathered.scores.voted.place(known.factor.id),
            weight=shares.get(known.factor.id),
            significance=_significance(gathered, known.factor),
            strength=strengths[known.factor.id],
            departments=known.support.departments,
        )
        for known in factors
    }


def _ranked(factors: Iterable[Known], grounds: Mapping[str, Grounds]) -> list[Known]:
    """Factors in the one order; equal ones by their wording, then by their codes."""
    return sorted(
        factors,
        key=lambda known: (
            grounds[known.factor.id].key, as_sorted(known.text), known.code_order,
        ),
    )  # fmt: skip


def _significance(gathered: Gathered, factor: Factor) -> float | None:
    return None if factor.letter.internal else gathered.scores.significance(factor.id).value


def matrices_of(gathered: Gathered) -> tuple[WeighedMatrix, WeighedMatrix]:
    """The internal and the external factor evaluation: by weight, equal ones in the one order."""
    return gathered.once(_matrices)


def _matrices(gathered: Gathered) -> tuple[WeighedMatrix, WeighedMatrix]:
    ife, efe = gathered.once(_weighed)
    return _in_order(gathered, ife), _in_order(gathered, efe)


def _in_order(gathered: Gathered, matrix: WeighedMatrix) -> WeighedMatrix:
    """A matrix whose rows stand as their factors do in the rest of the document."""
    if not matrix.evaluation.rows:
        return matrix
    found = matrix.evaluation
    weights = [round(row.weight, 9) for row in found.rows]
    known = list(matrix.known.values())
    # Without a tie there is nothing to ask of the order.
    ranked = known if len(set(weights)) == len(weights) else _in_one_order(gathered, known)
    rank = {each.code: at for at, each in enumerate(ranked)}
    rows = sorted(found.rows, key=lambda row: (-round(row.weight, 9), rank[row.key]))
    return replace(matrix, evaluation=replace(found, rows=tuple(rows)))


def _in_one_order(gathered: Gathered, factors: Sequence[Known]) -> list[Known]:
    """A few factors as the one order has them, without asking it of all thousand."""
    record = gathered.record
    wholes = [gathered.by_id.get(record.whole_of(each.factor).id) for each in factors]
    told = {whole.factor.id: whole for whole in wholes if whole}
    strengths = {key: _strength(gathered, whole) for key, whole in told.items()}
    ranked = _ranked(told.values(), _grounds(gathered, told.values(), strengths))
    rank = {known.factor.id: at for at, known in enumerate(ranked)}
    places = [
        (rank[whole.factor.id], _PLAIN) if whole else (len(rank), as_sorted(each.text))
        for each, whole in zip(factors, wholes, strict=True)
    ]
    return [factors[at] for at in sorted(range(len(factors)), key=places.__getitem__)]


def _weighed(gathered: Gathered) -> tuple[WeighedMatrix, WeighedMatrix]:
    """Both matrices before there is an order, which follows from their weights."""
    return matrix_of(gathered, "IFE"), matrix_of(gathered, "EFE")


def heard_themes_of(gathered: Gathered) -> HeardThemes:
    """The themes with the statements under them that the edition tells."""
    return gathered.once(_heard_themes)


def _heard_themes(gathered: Gathered) -> HeardThemes:
    return HeardThemes(gathered.record, gathered.telling.tells, gathered.codebook)


def strength_rule(gathered: Gathered) -> Strengths:
    """The rule by which something can be relied on."""
    return gathered.once(_strength_rule)


def _strength_rule(gathered: Gathered) -> Strengths:
    return Strengths(gathered.telling.hearing, gathered.spoken_marks.confirms)


def strengths_of(gathered: Gathered) -> Mapping[str, Strength]:
    """How far each factor can be relied on, by its id."""
    return gathered.once(_strengths)


def _strengths(gathered: Gathered) -> dict[str, Strength]:
    return {known.factor.id: _strength(gathered, known) for known in gathered.factors}


def _strength(gathered: Gathered, known: Known) -> Strength:
    return strength_rule(gathered).of(
        known.entries,
        heard_themes_of(gathered).against(known.factor),
        look_alikes=gathered.look_alikes.get(known.factor.id, 0),
    )
