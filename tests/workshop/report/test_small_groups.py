"""Scores of few voters in the shareable edition.

Requirement: no score of fewer voters than four, or than a person sets, stands in what is shared,
neither as text nor as data, and the document says so; what the room agreed stays; the restricted
edition tells all.
"""

from __future__ import annotations

import re

import pytest

from tests.builders.scored import scored
from workshop.privacy.editions import Edition
from workshop.privacy.numbers.shown_totals import Why
from workshop.privacy.numbers.small_groups import FEWEST_VOTERS
from workshop.privacy.told_record import told_record
from workshop.report.blocks import Report
from workshop.report.build import build, build_of
from workshop.report.document_names import DOCUMENTS
from workshop.report.view import Gathered


def made(document: str, edition: Edition, fewest: int = FEWEST_VOTERS) -> Report:
    room = scored()
    session = room.meeting if DOCUMENTS[document].of_session else None
    return build(room.record, document, edition, session_id=session, fewest_voters=fewest)


_COUNTED = re.compile(r"(?<!ewer than )\b[0-9]+ voters?\b")
"""How many gave a score stands beside it wherever it is told."""

NO_SCORES = {
    "synthesis", "told-back", "actions", "needs", "reply", "liaison", "tows", "gaps", "decisions",
    "notices", "programme", "feedback",
}  # fmt: skip
"""Documents that tell no scores of factors, as the last test here holds; those of needs stand with
their document."""
_WITHOUT_VOTERS = {"swot", "strategy"}
"""Documents that tell what factors came to, and not how many gave a score."""

SCORED = [n for n, words in DOCUMENTS.items() if not words.of_register and n not in NO_SCORES]
"""The documents that tell scores."""


@pytest.mark.parametrize("document", SCORED)
def test_scores_of_fewer_are_left_out_of_what_is_shared(document: str) -> None:
    told, shared = made(document, "shareable", 1), made(document, "shareable", 20)
    assert _COUNTED.search(str(told.blocks)) or document in _WITHOUT_VOTERS
    assert not _COUNTED.search(str(shared.blocks))
    facts = [fact for group in (shared.facts.pestle or {}).values() for fact in group]
    assert all(fact.impact is None and fact.likelihood is None for fact in facts)
    assert shared.facts.ife == made(document, "shareable", 20).facts.ife
    assert ("Scores left out", "those of fewer than 20 voters") in shared.meta
    assert all(label != "Scores left out" for label, _ in told.meta)


@pytest.mark.slow
@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_restricted_edition_tells_all(document: str) -> None:
    assert made(document, "restricted", 20) == made(document, "restricted", 1)


def test_enough_voters_are_told() -> None:
    """From the number itself on; what nobody set is four."""
    shared = [made("session", "shareable", fewest) for fewest in (1, 2, 3, 4, 5)]
    told = ["voters, " in str(report.blocks) for report in shared]
    assert told == [True, True, False, False, False]
    assert made("session", "shareable") == shared[3]


@pytest.mark.parametrize("document", sorted(NO_SCORES & set(DOCUMENTS)))
def test_what_joins_what_was_said_tells_no_scores(document: str) -> None:
    """Whoever may be told scores, there are none in it."""
    told = made(document, "restricted", 1)
    assert "voters" not in str(told.blocks)
    assert told.facts.swot is None
    assert told.facts.ife is None


@pytest.mark.slow
@pytest.mark.parametrize("way", [1, -1])
def test_built_together_each_says_of_its_own_scores_alone_why_they_are_left_out(way: int) -> None:
    """The same as built alone, whichever was built before it and worked out what both need."""
    room = scored()
    gathered = Gathered(told_record(room.record), "shareable", fewest_voters=20)
    for document in [*DOCUMENTS][::way]:
        session = room.meeting if DOCUMENTS[document].of_session else None
        assert build_of(gathered, document, session) == made(document, "shareable", 20), document


def test_what_is_worked_out_once_says_each_time_that_scores_are_left_out() -> None:
    """Whoever asks second is a document of its own."""
    gathered = Gathered(told_record(scored().record), "shareable")

    def inner(here: Gathered) -> int:
        here.scores.left_out[Why.FEW] = None
        return 1

    def outer(here: Gathered) -> int:
        return here.once(inner) + 1

    for _ in range(2):
        gathered.scores.left_out = {}
        assert gathered.once(outer) == 2
        assert gathered.scores.left_out == {Why.FEW: None}
