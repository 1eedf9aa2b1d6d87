"""What stands on every page of a Word file and in its properties.

Requirement: the edition is on every page, in words and in a colour that tells who may have it, and
in the properties with title, status, author and firm; nothing tells of the blank file it was made
from, of a clock, or of anybody who is not named in the document.
"""

from __future__ import annotations

import io
import zipfile
from typing import Literal

import docx
import msgspec
import pytest
from docx.oxml.ns import qn
from docx.section import _Footer, _Header

from sessions.exports.look import Look
from sessions.exports.word.writer import render
from tests.builders.reports import sample
from tests.builders.zips import parts_of
from workshop.report.blocks import Report

SIGNED = msgspec.structs.replace(
    sample(), status="Draft 2", author="Ana <Núñez> & Co", firm="Harbour & Sons"
)


def _parts(report: Report) -> dict[str, str]:
    return {name: part.decode() for name, part in parts_of(render(report)).items()}


@pytest.mark.parametrize(
    ("edition", "badge"),
    [
        ("shareable", "BadgeOpen"),
        ("restricted", "BadgeClosed"),
        ("own", "BadgeClosed"),
        ("ballot", "BadgeOpen"),
    ],
)
def test_the_edition_stands_on_every_page(
    edition: Literal["shareable", "restricted", "own", "ballot"], badge: str
) -> None:
    """In the head of the first page and of all others, in its own colour, and in the properties."""
    report = msgspec.structs.replace(SIGNED, edition=edition)
    document = docx.Document(io.BytesIO(render(report)))
    section = document.sections[0]
    for head in (section.first_page_header, section.header):
        runs = [run for run in head._element.iter(qn("w:r")) if _style(run) == badge]
        assert edition.capitalize() in _words(runs[0])
        assert "Draft 2" in _words(head._element)
    assert document.core_properties.category.startswith(edition.capitalize())
    assert SIGNED.title in _words(section.header._element)


def _style(run: object) -> str:
    return next((str(one.get(qn("w:val"))) for one in run.iter(qn("w:rStyle"))), "")  # type: ignore[attr-defined]


def _words(part: object) -> str:
    return "".join(one.text or "" for one in part.iter(qn("w:t")))  # type: ignore[attr-defined]


def test_the_foot_counts_pages_and_says_whose_it_is() -> None:
    """Firm, day of the record and program; so no last page holds that line alone."""
    document = docx.Document(io.BytesIO(render(SIGNED)))
    section = document.sections[0]
    edges: tuple[_Header | _Footer, ...] = (section.first_page_footer, section.footer)
    for foot in edges:
        fields = [one.get(qn("w:instr")) for one in foot._element.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]
        assert "Harbour & Sons · record as of 20 November 2026 · Workshop" in _words(foot._element)
    assert (section.page_width, section.page_height) == (11906 * 635, 16838 * 635)


def test_the_properties_say_what_it_is() -> None:
    """Title, author, firm, status and edition; the program, and nothing of a template."""
    parts = _parts(SIGNED)
    properties = docx.Document(io.BytesIO(render(SIGNED))).core_properties
    assert properties.title == SIGNED.title
    assert properties.author == "Ana <Núñez> & Co"
    assert properties.content_status == properties.version == "Draft 2"
    assert properties.created == properties.modified == SIGNED.created
    assert (properties.subject, properties.language) == ("Northfield Health", "en")
    assert properties.category == properties.keywords == "Shareable edition"
    assert properties.revision == 1, "a document that is made anew was never saved again"
    app = parts["docProps/app.xml"]
    assert "<Application>Workshop</Application>" in app
    assert "<Company>Harbour &amp; Sons</Company>" in app
    assert not [word for word in ("Macintosh", "Template", "Normal", "Pages") if word in app]
    own = parts["docProps/custom.xml"]
    for told in ("Shareable", "Draft 2", "2026-11-20T16:45:00+00:00", "Workshop 0"):
        assert told in own
    assert 'name="Status"' not in _parts(sample())["docProps/custom.xml"]


def test_nobody_is_named_who_is_not_named_in_the_document() -> None:
    """Without an author there is none, and nobody saved it last."""
    properties = docx.Document(io.BytesIO(render(sample()))).core_properties
    assert properties.author == properties.last_modified_by == properties.comments == ""


def test_the_language_is_that_of_the_settings() -> None:
    """Word checks spelling and screen readers speak by it; quotes may have one of their own."""
    with zipfile.ZipFile(io.BytesIO(render(sample(), Look(language="de-CH")))) as file:
        assert b'<w:lang w:val="de-CH"' in file.read("word/styles.xml")
