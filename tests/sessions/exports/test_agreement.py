"""A document says the same in every format, to the letter."""

from __future__ import annotations

import msgspec
import pytest

from sessions.exports.files import render
from tests.builders.reports import HOSTILE, hostile, sample
from tests.builders.scored import Scored
from tests.sessions.exports.read_back import READERS, bare, missing, missing_in, texts_of
from workshop.report.build import build
from workshop.report.document_names import DOCUMENTS, EDITIONS


@pytest.mark.parametrize("format", READERS)
def test_every_text_of_every_block_is_in_every_format(format: str) -> None:  # noqa: A002 - as elsewhere
    """Of a report with every block: each text stands there, in the order of the blocks."""
    assert missing(sample(), format) == []


@pytest.mark.slow
@pytest.mark.parametrize("format", READERS)
def test_hostile_texts_are_in_every_format(format: str) -> None:  # noqa: A002 - as elsewhere
    """What has broken some program somewhere is written whole, as text."""
    for at in range(0, len(HOSTILE), 3):
        # Reading a PDF takes a tenth of a second a page.
        most = 60 if format == "pdf" else 200
        text = " ".join(text[:most] for text in HOSTILE[at : at + 3])
        assert missing(hostile(text), format) == [], at


@pytest.mark.slow
@pytest.mark.parametrize("edition", EDITIONS)
def test_documents_of_a_room_agree(edition: str) -> None:
    """Every document that is built of a record says the same in all formats."""
    room = Scored()
    room.talk_and_score()
    for document, known in DOCUMENTS.items():
        session = room.record.sessions()[0].id if known.of_session else None
        report = build(room.record, document, edition, session_id=session)  # type: ignore[arg-type]
        for format in READERS:  # noqa: A001 - as elsewhere
            assert missing(report, format) == [], (document, format)


def test_a_lost_block_or_text_is_found() -> None:
    """The check bites: of every block that is left out, or stands elsewhere, it says so."""
    report = sample()
    whole = bare(READERS["md"](render(report, "md")))
    told = [
        block
        for block in report.blocks
        if any(whole.count(text) == 1 for text in map(bare, texts_of(block)) if text)
    ]
    assert len(told) > len(report.blocks) / 2
    for block in told:
        rest = tuple(one for one in report.blocks if one is not block)
        written = render(msgspec.structs.replace(report, blocks=rest), "md")
        assert missing_in(report, bare(READERS["md"](written))), block
    turned = msgspec.structs.replace(report, blocks=tuple(reversed(report.blocks)))
    assert len(missing_in(turned, whole)) > len(told)
