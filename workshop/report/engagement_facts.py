"""What documents of the whole engagement say as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from workshop.analysis.synthesis.heard_themes import HeardThemes
from workshop.analysis.synthesis.strength import Strengths
from workshop.methods.environment.pestle import THRESHOLD
from workshop.record.documents import Letter, Pestle
from workshop.report import chapters
from workshop.report import matrix_chapter as matrices
from workshop.report.facts import FactorFact, Facts
from workshop.report.matrix_data import WeighedMatrix, matrix_of
from workshop.report.view import Gathered, swot_of

UNFILED: Final = "none"
"""The key of the scan for external factors without a field."""


def matrices_of(gathered: Gathered) -> tuple[WeighedMatrix, WeighedMatrix]:
    """The internal and the external factor evaluation."""
    return matrix_of(gathered, "IFE"), matrix_of(gathered, "EFE")


def engagement_facts(gathered: Gathered, ife: WeighedMatrix, efe: WeighedMatrix) -> Facts:
    """The engagement as data."""
    facts = list(_with_strength(gathered))
    entries = [e for s in gathered.sessions for e in gathered.record.entries_of(s.id)]
    return Facts(
        threshold=THRESHOLD,
        swot=swot_of(facts),
        pestle=by_field(facts),
        ife=matrices.fact_of(ife),
        efe=matrices.fact_of(efe),
        checked=chapters.checked_fact(gathered, gathered.sessions),
        sessions=tuple(gathered.session_fact(session) for session in gathered.sessions),
        departments=gathered.telling.departments_heard,
        withheld=gathered.telling.left_out(entries).total,
        left_out=gathered.hidden_factors,
    )


def _with_strength(gathered: Gathered) -> Iterator[FactorFact]:
    """The factors as data, with how far each can be relied on."""
    strengths = Strengths(gathered.telling.hearing, gathered.spoken_marks.confirms)
    heard = HeardThemes(gathered.record, gathered.telling.tells)
    for known in gathered.factors:
        alike = gathered.look_alikes.get(known.factor.id, 0)
        against = heard.against(known.factor)
        strength = strengths.of(known.entries, against, look_alikes=alike)
        yield msgspec.structs.replace(gathered.fact(known), strength=strength)


def by_field(facts: list[FactorFact]) -> dict[str, tuple[FactorFact, ...]]:
    """External factors by field, every field present."""
    internal = {letter.value for letter in Letter if letter.internal}
    external = [fact for fact in facts if fact.letter not in internal]
    found = {f.value: tuple(x for x in external if x.pestle == f.value) for f in Pestle}
    return found | {UNFILED: tuple(fact for fact in external if fact.pestle is None)}
