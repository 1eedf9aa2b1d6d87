"""What stands in front of the text of a Word file.

Requirement: who opens it reads whose it is, what, how far and for whom, each once and with its
label; the text begins on a page of its own behind a cover, whatever it begins with.
"""

from __future__ import annotations

from typing import Any, Final

import msgspec
import pytest
from docx.oxml.ns import qn

from sessions.exports.word.cover import compact, cover, on_new_page
from sessions.exports.word.tables import table_parts
from sessions.exports.word.xml import Element, text
from tests.builders.reports import sample
from workshop.report.blocks import Column, Report, Table

_WHOLE: Final = msgspec.structs.replace(
    sample(),
    engagement="Northfield Health",
    title="What helps",
    subtitle="In short",
    status="Draft 2",
    author="Ana N\u00fa\u00f1ez",
    firm="Harbour & Co",
    meta=(("Facilitator", "Ana N\u00fa\u00f1ez"), ("Departments heard", "6 of 9")),
)


def _told(parts: list[Element]) -> list[tuple[str, str]]:
    """Every paragraph outside of tables with its style."""
    return [
        (one.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val")), _words(one))
        for one in parts
        if one.tag == qn("w:p") and _words(one)
    ]


def _words(part: Any) -> str:
    return "".join(one.text or "" for one in part.iter(qn("w:t")))


def _rows(parts: list[Element]) -> list[list[str]]:
    return [
        [_words(cell) for cell in row.iter(qn("w:tc"))]
        for part in parts
        if part.tag == qn("w:tbl")
        for row in part.iter(qn("w:tr"))
    ]


@pytest.mark.parametrize("subtitle", ["In short", ""])
def test_a_cover_says_whose_it_is_and_what_it_may_be_used_for(subtitle: str) -> None:
    """Client, title, what it is about, and last the edition with its use."""
    report = msgspec.structs.replace(_WHOLE, subtitle=subtitle)
    parts = list(cover(report, None, 14_000))
    told = _told(parts)
    assert told[:2] == [("Client", "Northfield Health"), ("Title", "What helps")]
    assert told[2:-1] == ([("Subtitle", "In short")] if subtitle else [])
    style, words = told[-1]
    assert style == "Use"
    assert words.startswith("Shareable edition. It tells what people said as each of them agreed")
    assert _rows(parts) == [
        ["Status", "Draft 2"],
        ["Record as of", "20 November 2026"],
        ["Author", "Ana N\u00fa\u00f1ez"],
        ["Firm", "Harbour & Co"],
        ["Departments heard", "6 of 9"],
    ]


@pytest.mark.parametrize(("high", "before"), [(11_999, "400"), (12_000, None), (14_000, None)])
def test_a_page_that_lies_on_its_side_has_less_air_above(high: int, before: str | None) -> None:
    """So that all of the cover stands on it."""
    client = next(cover(_WHOLE, None, high))
    space = client.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
    assert (None if space is None else space.get(qn("w:before"))) == before


def _short(**changes: Any) -> Report:
    return msgspec.structs.replace(_WHOLE, **changes)


@pytest.mark.parametrize(
    ("report", "rows"),
    [
        (_short(), [["Departments heard", "6 of 9"]]),
        (
            _short(author="Vera"),
            [["Facilitator", "Ana N\u00fa\u00f1ez"], ["Departments heard", "6 of 9"]],
        ),
        (_short(meta=()), []),
    ],
)
def test_a_short_document_has_a_compact_head(report: Report, rows: list[list[str]]) -> None:
    """Whose, which edition, title, who signed it; a table only where there is more to say."""
    parts = list(compact(report))
    told = _told(parts)
    assert told[:3] == [
        ("Kind", "Northfield Health \u00b7 Shareable edition"),
        ("Title", "What helps"),
        ("Subtitle", "In short"),
    ]
    assert told[3][0] == "Signed"
    assert report.author in told[3][1]
    assert _rows(parts) == rows


def test_the_text_begins_on_a_page_of_its_own() -> None:
    """A paragraph says so itself; before a table an empty one does."""
    (words,) = on_new_page(text("Here", "Normal"))
    assert words.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None
    table = Table(caption="", columns=(Column(title="What"),), rows=(("x",),))
    made = next(one for one in table_parts(table) if one.tag == qn("w:tbl"))
    before, after = on_new_page(made)
    assert after is made
    assert before.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None
    assert _words(before) == ""


def test_a_table_without_columns_is_none() -> None:
    """Word opens no table that has no cells."""
    assert list(table_parts(Table(caption="None", columns=(), rows=()))) == []
