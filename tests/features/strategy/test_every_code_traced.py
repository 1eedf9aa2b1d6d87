"""Every code of every document of the strategy is followed, and no link leads nowhere.

Requirement: each code in a document of the strategy, of each edition, leads to words, to who
decided it, or says that it was entered by hand; no link to nowhere in any format.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Final, NamedTuple

import msgspec
import pytest
from pypdf import PdfReader

from sessions.exports.files import render
from sessions.exports.places import split
from tests.sessions.exports.test_anchors import check_links
from workshop.privacy.editions import Edition
from workshop.privacy.told_record import told_record
from workshop.record.record import Record
from workshop.report.build import build_of
from workshop.report.view import Gathered
from workshop.trace.nodes import Node
from workshop.trace.tracing import Tracing

pytestmark = pytest.mark.slow

EDITIONS: Final[tuple[Edition, ...]] = ("shareable", "restricted")
DOCUMENTS: Final = (
    "strategy", "tows", "gaps", "decisions", "notices", "boards", "programme", "feedback",
)  # fmt: skip
QUARTERS: Final = frozenset({"Q1", "Q2", "Q3", "Q4"})
"""What looks like a code and is none."""


class Told(NamedTuple):
    """One edition of the sample; what one document or trace works out is there for the next."""

    edition: Edition
    gathered: Gathered
    tracing: Tracing


@pytest.fixture(scope="module", params=EDITIONS)
def told(record: Record, request: pytest.FixtureRequest) -> Told:
    """The sample as an edition tells it."""
    gathered = Gathered(told_record(record), request.param)
    return Told(request.param, gathered, Tracing(record, request.param))


def words_below(node: Node) -> bool:
    """Whether something that was said stands below."""
    return node.kind == "entry" or any(map(words_below, node.rests_on))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_code_leads_to_words_to_who_decided_or_says_how_it_came(
    told: Told, document: str
) -> None:
    """Whatever is printed as a code, wherever in the document it stands."""
    report = build_of(told.gathered, document)
    codes = {code for code in _codes(msgspec.to_builtins(report.blocks)) if code not in QUARTERS}
    assert len(codes) > 10
    for code in sorted(codes):
        found = told.tracing.trace(code)
        assert found.told, code
        decided = found.decided_by or any(node.kind == "decision" for node in found.made_of_it)
        assert words_below(found) or decided or found.entered, code


def _codes(told: object) -> Iterator[str]:
    """All codes in the texts of something."""
    match told:
        case str():
            yield from split(told)[1::2]
        case dict():
            for each in told.values():
                yield from _codes(each)
        case list() | tuple():
            for each in told:
                yield from _codes(each)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_link_leads_nowhere(told: Told, document: str) -> None:
    """On the page, in Word, in Markdown, and from page to page of the PDF."""
    report = build_of(told.gathered, document)
    check_links(report)
    reader = PdfReader(io.BytesIO(render(report, "pdf")))
    pages = {page.indirect_reference.idnum for page in reader.pages if page.indirect_reference}
    links = [each.get_object() for page in reader.pages for each in page.get("/Annots") or ()]
    places = [each["/Dest"].get_object() for each in links if "/Dest" in each]
    named, at = reader.named_destinations, [each for each in places if not isinstance(each, str)]
    assert {each for each in places if isinstance(each, str)} <= set(named)
    assert {each[0].idnum for each in at} <= pages
    assert places or document == "notices"
