"""The Word export, opened again."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from sessions.exports.word.writer import render
from tests import ROOT
from tests.builders.reports import HOSTILE, hostile, huge, sample
from workshop.report.blocks import Quadrant
from workshop.text import clean

_EXPORTS = ROOT / "sessions" / "exports"


def _open(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def _paragraphs(document: Document) -> list[Paragraph]:
    """Every paragraph, those in cells too."""
    return [Paragraph(one, document) for one in document.element.body.iter(qn("w:p"))]


@pytest.fixture(scope="module")
def document() -> Document:
    return _open(render(sample()))


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_text(text: str) -> None:
    """It is found again in every kind of block, and no field or link was made of it."""
    document = _open(render(hostile(text)))
    words = clean(text)
    styles = {
        one.style.style_id for one in _paragraphs(document) if one.style and words in one.text
    }
    if words.strip():
        assert styles >= {"Title", "Subtitle", "Heading1", "Heading2", "Normal", "ListBullet"}
        assert styles >= {"Quote", "QuoteSource", "Caption", "Cell", "CellMiddle"} or styles >= {
            "QuoteRight",
            "Caption",
        }
        assert styles >= {"Notice", "Factor", "Quarter", "Kind", "Meta", "CellHead"}
    fields = {one.get(qn("w:instr")) for one in document.element.iter(qn("w:fldSimple"))}
    assert not fields
    assert not list(document.element.iter(qn("w:hyperlink"), qn("w:instrText")))


def test_headings_are_headings(document: Document) -> None:
    """The navigation pane of Word shows the chapters."""
    heads = [one.text for one in document.paragraphs if one.style and one.style.name == "Heading 1"]
    assert heads == [
        "What we found",
        "What stands out",
        "Inside: strengths and weaknesses",
        "Outside: opportunities and threats",
        "Evidence",
    ]


def test_tables_hold_together(document: Document) -> None:
    """Heads are repeated, rows are not split, columns are as wide as the page."""
    rows = list(document.element.body.iter(qn("w:tr")))
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
    heads = list(document.element.body.iter(qn("w:tblHeader")))
    assert len(heads) == 6
    for table in document.element.body.iter(qn("w:tbl")):
        assert sum(int(one.get(qn("w:w"))) for one in table.iter(qn("w:gridCol"))) <= 9638


def test_a_huge_quadrant_stays_a_picture_and_is_listed_below() -> None:
    """The first of each quarter stand in the picture, whole on a page; all of them below it."""
    document = _open(render(huge(20)))
    first = next(document.element.body.iter(qn("w:tbl")))
    table = next(one for one in document.element.body.iter(qn("w:tbl")) if one is not first)
    rows = list(table.iter(qn("w:tr")))
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
    assert "more, listed below" in "".join(node.text or "" for node in table.iter(qn("w:t")))
    body = "\n".join(paragraph.text for paragraph in document.paragraphs)
    quadrant = next(block for block in huge(20).blocks if isinstance(block, Quadrant))
    assert all(item.code in body for quarter in quadrant.quarters for item in quarter.items)


def test_text_from_the_right_says_so(document: Document) -> None:
    """The paragraph and its run; text in Latin letters does not."""
    for one in _paragraphs(document):
        arabic = bool(re.match(r"“?[\u0600-\u06ff]", one.text))
        assert (one._p.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None) is arabic, one.text


def test_the_file_names_nobody(document: Document) -> None:
    """Its properties hold the title and the time of the record, no author and no clock."""
    properties = document.core_properties
    assert properties.author == properties.last_modified_by == properties.comments == ""
    assert properties.title == sample().title
    assert properties.created == properties.modified == sample().created


def test_it_is_a_page_of_a4_with_its_number(document: Document) -> None:
    """The footer has the title and both counts."""
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    footer = section.footer._element
    assert [one.get(qn("w:instr")) for one in footer.iter(qn("w:fldSimple"))] == [
        "PAGE",
        "NUMPAGES",
    ]
    assert section.footer.paragraphs[0].text.startswith(sample().title)


def test_the_zip_knows_no_clock() -> None:
    """Fixed times and order, the content types first, nothing of the blank file's picture."""
    with zipfile.ZipFile(io.BytesIO(render(sample()))) as packed:
        names = packed.namelist()
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert names[0] == "[Content_Types].xml"
    assert names[1:] == sorted(names[1:])
    assert not [name for name in names if "thumbnail" in name]


def test_cells_are_never_looked_up() -> None:
    """`table.cell()` and its kin cost minutes for a thousand rows."""
    for path in _EXPORTS.glob("*.py"):
        assert not re.search(r"\.cells?\(|add_row|\.rows\[", path.read_text(encoding="utf-8"))
