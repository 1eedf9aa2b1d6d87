"""Scores of few voters in the shareable edition.

Requirement: where a person sets a fewest number of voters, no score of fewer stands in what is
shared, neither as text nor as data, and the document says so; what the room agreed stays; the
restricted edition and a document without the setting tell all.
"""

from __future__ import annotations

import pytest

from tests.builders.scored import scored
from workshop.report.blocks import Report
from workshop.report.build import build
from workshop.report.document_names import DOCUMENTS


def made(document: str, edition: str, fewest: int | None) -> Report:
    room = scored()
    session = room.meeting if DOCUMENTS[document].of_session else None
    return build(room.record, document, edition, session_id=session, fewest_voters=fewest)  # type: ignore[arg-type]


SCORED = [name for name, words in DOCUMENTS.items() if not words.of_register]
"""The documents that tell scores."""


@pytest.mark.parametrize("document", SCORED)
def test_scores_of_fewer_are_left_out_of_what_is_shared(document: str) -> None:
    told, shared = made(document, "shareable", None), made(document, "shareable", 20)
    assert "voters, " in str(told.blocks) or document == "swot"
    assert "voters, " not in str(shared.blocks)
    facts = [fact for group in (shared.facts.pestle or {}).values() for fact in group]
    assert all(fact.impact is None and fact.likelihood is None for fact in facts)
    assert shared.facts.ife == made(document, "shareable", 20).facts.ife
    assert ("Scores left out", "those of fewer than 20 voters") in shared.meta
    assert all(label != "Scores left out" for label, _ in told.meta)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_restricted_edition_tells_all(document: str) -> None:
    assert made(document, "restricted", 20) == made(document, "restricted", None)


def test_enough_voters_are_told() -> None:
    """From the number itself on."""
    assert made("session", "shareable", 1) == made("session", "shareable", None)
