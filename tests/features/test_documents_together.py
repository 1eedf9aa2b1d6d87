"""Documents that are built together are those that are built one by one.

Requirement: whoever writes many documents of one record has each as if it were the only one,
whichever stood before it.
"""

from __future__ import annotations

import pytest

from tests.builders.carried_out import CarriedOut
from tests.builders.documents import built
from workshop.privacy.editions import Edition
from workshop.record.record import Record
from workshop.report.build import build
from workshop.report.document_names import DOCUMENTS

EDITIONS: tuple[Edition, ...] = ("shareable", "restricted")


@pytest.mark.parametrize("edition", EDITIONS)
def test_documents_of_a_room_are_those_built_alone(edition: Edition) -> None:
    """Of a strategy that is carried out, part of which rests on words that are not to be told."""
    check(CarriedOut().record, edition, quick=True)


@pytest.mark.slow
@pytest.mark.parametrize("edition", EDITIONS)
def test_documents_of_the_sample_are_those_built_alone(record: Record, edition: Edition) -> None:
    """Of everything that there can be."""
    check(record, edition, quick=False)


def check(record: Record, edition: Edition, *, quick: bool) -> None:
    """Every document, each behind all others; tables of registers are alike."""
    names = [
        each for each in reversed(list(DOCUMENTS)) if not (quick and DOCUMENTS[each].of_register)
    ]
    for each in built(record, edition, names):
        alone = build(record, each.name, edition, session_id=each.session_id)
        assert each.report == alone, (each.name, each.place)
