"""From every mention of a code to the place where what is behind it is told."""

from __future__ import annotations

import io
import re
import zipfile

import html5lib
import pytest

from sessions.exports.web.page import render as page_of
from sessions.exports.word.writer import render as word_of
from tests.builders.scored import Scored
from workshop.report.blocks import Report
from workshop.report.build import build
from workshop.report.document_names import DOCUMENTS
from workshop.trace.tracing import trace

CODE = re.compile(r"[SWOT]\d+")


@pytest.mark.parametrize(
    "document",
    [
        name
        for name, words in DOCUMENTS.items()
        if not words.of_register and name not in ("actions", "topline")
    ],
)
def test_codes_lead_to_their_evidence(document: str) -> None:
    """Each place is called as the code, stands once, and is an id that a trace takes.

    On the page every code beside a statement leads there, in Word every code in a table; no link
    leads nowhere.
    """
    room = Scored()
    room.talk_and_score()
    session = room.record.sessions()[0].id if DOCUMENTS[document].of_session else None
    report = build(room.record, document, "restricted", session_id=session)
    places, links = _on_the_page(report)
    assert len(places) == len(set(places)) > 1
    assert {link for link in links if CODE.fullmatch(link)} <= set(places)
    bookmarks, leading = _in_word(report)
    assert sorted(bookmarks) == sorted(places)
    if document not in ("session", "told-back", "synthesis"):
        assert set(links) >= set(places)
        assert leading
    assert set(leading) <= set(bookmarks)
    assert all(trace(room.record, place, "restricted").id == place for place in places)


def _on_the_page(report: Report) -> tuple[list[str], list[str]]:
    """The ids that are codes, and where links lead."""
    tree = html5lib.parse(page_of(report).decode(), namespaceHTMLElements=False)
    ids = [str(one.get("id")) for one in tree.iter() if one.get("id")]
    links = [str(one.get("href"))[1:] for one in tree.iter("a")]
    return [each for each in ids if CODE.fullmatch(each)], links


def _in_word(report: Report) -> tuple[list[str], list[str]]:
    """The bookmarks, and where links lead."""
    with zipfile.ZipFile(io.BytesIO(word_of(report))) as package:
        body = package.read("word/document.xml").decode()
    bookmarks = re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]*)"', body)
    return bookmarks, re.findall(r'<w:hyperlink [^>]*w:anchor="([^"]*)"', body)
