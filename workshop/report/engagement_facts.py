"""What documents of the whole engagement say as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from workshop.methods.environment.pestle import THRESHOLD
from workshop.record.documents import Letter, Pestle
from workshop.report import chapters
from workshop.report import matrix_chapter as matrices
from workshop.report.answer import answer_of
from workshop.report.contested import contests_of
from workshop.report.facts import FactorFact, Facts
from workshop.report.matrix_data import WeighedMatrix
from workshop.report.ordering import order_of
from workshop.report.view import Gathered, swot_of

UNFILED: Final = "none"
"""The key of the scan for external factors without a field."""


def engagement_facts(gathered: Gathered, ife: WeighedMatrix, efe: WeighedMatrix) -> Facts:
    """The engagement as data."""
    facts = list(_factor_facts(gathered, ife, efe))
    return Facts(
        threshold=THRESHOLD,
        swot=swot_of(facts),
        answer=answer_of(gathered),
        order=order_of(gathered).sentence,
        pestle=by_field(facts),
        ife=matrices.fact_of(ife),
        efe=matrices.fact_of(efe),
        checked=chapters.checked_fact(gathered, gathered.sessions),
        sessions=tuple(gathered.session_fact(session) for session in gathered.sessions),
        departments=gathered.telling.departments_heard,
        withheld=chapters.all_left_out(gathered).total,
        left_out=gathered.hidden_factors,
    )


def _factor_facts(gathered: Gathered, *matrices: WeighedMatrix) -> Iterator[FactorFact]:
    """The factors as data in the one order, with what puts each in its place."""
    order, contests = order_of(gathered), contests_of(gathered)
    weights = {row.key: row.weight for matrix in matrices for row in matrix.evaluation.rows}
    for known in order.sorted(gathered.factors):
        yield msgspec.structs.replace(
            gathered.fact(known),
            strength=order.strength(known.factor.id),
            place=order.place(known.factor.id),
            tied=order.tied(known.factor.id),
            weight=weights.get(known.code),
            contested=known.factor.id in contests,
        )


def by_field(facts: list[FactorFact]) -> dict[str, tuple[FactorFact, ...]]:
    """External factors by field, every field present."""
    internal = {letter.value for letter in Letter if letter.internal}
    external = [fact for fact in facts if fact.letter not in internal]
    found = {f.value: tuple(x for x in external if x.pestle == f.value) for f in Pestle}
    return found | {UNFILED: tuple(fact for fact in external if fact.pestle is None)}
