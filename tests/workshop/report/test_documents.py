"""Every document that has a name can be built, and says what it is."""

from __future__ import annotations

import pytest

from tests.builders.record import Building, interview
from workshop.errors import Refused
from workshop.registers.kinds import REGISTERS
from workshop.report.build import OF_ENGAGEMENT, OF_SESSION, build
from workshop.report.document_names import DOCUMENTS


def test_every_document_has_a_name_and_a_builder() -> None:
    """One of a session where its name says so, else one of the engagement, else a register."""
    assert {name for name, words in DOCUMENTS.items() if words.of_session} == set(OF_SESSION)
    tables = {name for name, words in DOCUMENTS.items() if words.of_register}
    assert tables == set(REGISTERS) - set(OF_ENGAGEMENT)
    assert set(DOCUMENTS) == set(OF_SESSION) | set(OF_ENGAGEMENT) | tables


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_document_can_be_built(document: str) -> None:
    """With a title, what stands under it, and blocks; that of a session only for a session."""
    room = Building()
    talk = room.start(interview(), room.person("Dana Ortiz"), title="With Dana")
    report = build(room.record, document, "restricted", session_id=talk)
    of_session = DOCUMENTS[document].of_session
    assert report.document == document
    called = {
        "session": "Interview: With Dana, 2 March 2026",
        "topline": "Interview: With Dana, 2 March 2026 – topline",
    }
    assert report.title == called.get(document, DOCUMENTS[document].title)
    assert report.meta or report.author
    assert report.blocks
    if of_session:
        with pytest.raises(Refused, match="which session"):
            build(room.record, document, "restricted")


def test_a_document_that_is_none_is_refused() -> None:
    """The refusal says which there are."""
    with pytest.raises(Refused, match="objectives"):
        build(Building().record, "objectivs", "shareable")
