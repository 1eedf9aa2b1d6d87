"""Every document that has a name can be built, and says what it is."""

from __future__ import annotations

from typing import get_args

import pytest

from tests.builders.record import Building, interview
from workshop.errors import Refused
from workshop.report.build import OF_ENGAGEMENT, OF_SESSION, DocumentKind, build
from workshop.report.document_names import DOCUMENTS


def test_every_document_has_a_name_and_a_builder() -> None:
    """One of a session where its name says so, else one of the engagement."""
    assert set(get_args(DocumentKind)) == set(DOCUMENTS)
    assert {name for name, words in DOCUMENTS.items() if words.of_session} == set(OF_SESSION)
    assert {name for name, words in DOCUMENTS.items() if not words.of_session} == set(OF_ENGAGEMENT)


@pytest.mark.parametrize("document", get_args(DocumentKind))
def test_every_document_can_be_built(document: DocumentKind) -> None:
    """With a title, what stands under it, and blocks; that of a session only for a session."""
    room = Building()
    talk = room.start(interview(), room.person("Dana Ortiz"), title="With Dana")
    report = build(room.record, document, "restricted", session_id=talk)
    of_session = DOCUMENTS[document].of_session
    assert report.document == document
    assert report.title == ("With Dana" if of_session else DOCUMENTS[document].title)
    assert report.meta
    assert report.blocks
    if of_session:
        with pytest.raises(Refused, match="which session"):
            build(room.record, document, "restricted")
