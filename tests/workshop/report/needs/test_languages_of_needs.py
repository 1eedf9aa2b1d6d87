"""The reconciliation in another language has none of our own words in English, and its grammar.

Requirement: scales, units and counts behind `of` are said as the language says them; a letter
begins with a capital.
"""

from __future__ import annotations

from typing import Final

import pytest

from sessions.exports.languages.catalogue import language_of
from tests.builders.reconciled import Reconciled
from tests.workshop.report.needs.test_needs_document import Rich
from workshop.language import speaking
from workshop.report.blocks import Headline, Paragraph, Table, text_of
from workshop.report.build import build

SCALES: Final = {
    "de": ("Priorität", "Notwendigkeit"),
    "fr": ("priorité", "nécessité"),
    "es": ("prioridad", "grado de necesidad"),
}


@pytest.fixture(scope="module")
def rich() -> Rich:
    return Rich()


@pytest.mark.parametrize("language", sorted(SCALES))
def test_a_weight_is_called_as_its_scale_is(language: str) -> None:
    """Where priority and need count alike, on what it hangs names them."""
    room = Reconciled("Finance", "HR")
    room.wishes(12)
    room.limit(cost=150_000, staff_days=40)
    with speaking(language_of(language)):
        hangs = build(room.record, "needs", "shareable").facts.hangs or ()
    weights = [one.sentence for one in hangs if one.without == "weight"]
    assert weights
    for sentence in weights:
        assert any(scale in sentence for scale in SCALES[language])


def test_german_declines_what_stands_behind_of(rich: Rich) -> None:
    """19 von 36 Bedarfen, not Bedarfe; person-days are Personentage in their column too."""
    with speaking(language_of("de")):
        report = build(rich.record, "needs", "shareable")
    headline = next(block for block in report.blocks if isinstance(block, Headline))
    chosen = report.facts.selections and report.facts.selections.value
    assert chosen
    for text in (headline.text, chosen.sentence):
        assert "von 39 Bedarfen" in text
    units = [row[6] for block in report.blocks if isinstance(block, Table) for row in block.rows
             if len(block.columns) == 8 and block.columns[6].title == "Einheit"]  # fmt: skip
    assert set(units) == {"Personentage"}


@pytest.mark.parametrize(
    ("language", "dear", "thanks"),
    [
        ("en", "Dear colleagues", "Thank you"),
        ("de", "Liebe Kolleginnen", "danke, dass"),
        ("fr", "Chers collègues", "Merci de"),
        ("es", "Estimados colegas", "Gracias por"),
    ],
)
def test_a_letter_begins_as_letters_do(rich: Rich, language: str, dear: str, thanks: str) -> None:
    """In German what follows the comma goes on small."""
    with speaking(language_of(language)):
        report = build(rich.record, "reply", "shareable", department="Finance")
    words = [text_of(block.spans) for block in report.blocks if isinstance(block, Paragraph)]
    assert words[0].startswith(dear)
    assert words[1].startswith(thanks)
