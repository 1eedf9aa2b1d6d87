"""The Word export, opened again: text, headings, tables, directions."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import msgspec
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from sessions.exports.languages.catalogue import language_of
from sessions.exports.look import Look
from sessions.exports.word.writer import render
from tests import ROOT
from tests.builders.reports import HOSTILE, hostile, huge, sample
from workshop.language import speaking
from workshop.report.blocks import (
    Bullets,
    Column,
    Heading,
    Matrix,
    MatrixCell,
    MatrixLine,
    Quadrant,
    Span,
    Table,
)
from workshop.report.blocks import Paragraph as Words
from workshop.text import clean

_EXPORTS = ROOT / "sessions" / "exports"
_HEADS = {"CellHead", "CellSignHead", "CellUpright"}


def _open(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def test_the_head_tells_who_facilitated_once_in_any_language() -> None:
    """Not below the line that names them as the author; its caption is in the language too."""
    report = msgspec.structs.replace(
        sample(), blocks=(), author="Ana Núñez", meta=(("Moderation", "Ana Núñez"), ("Ort", "Lyon"))
    )
    with speaking(language_of("de")):
        document = _open(render(report, Look(language="de")))
    (about,) = document.tables
    assert [[cell.text for cell in row.cells] for row in about.rows] == [["Ort", "Lyon"]]
    captions = [one.get(qn("w:val")) for one in about._tbl.iter(qn("w:tblCaption"))]
    assert captions == ["Zu diesem Dokument"]
    bare = _open(render(msgspec.structs.replace(report, meta=()), Look()))
    assert bare.tables == [], "Word takes no table without rows"


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
    # A mark of direction behind a name keeps it apart from what stands beside it.
    styles = {
        one.style.style_id
        for one in _paragraphs(document)
        if one.style and words in one.text.replace("\N{LEFT-TO-RIGHT MARK}", "")
    }
    if words.strip():
        assert styles >= {"Title", "Subtitle", "Heading1", "Heading2", "Normal", "ListBullet"}
        assert styles >= {"Quote", "QuoteSource", "Caption", "Cell"} or styles >= {
            "QuoteRight",
            "Caption",
        }
        assert styles >= {"Notice", "Factor", "Client", "Meta", "CellHead", "Headline", "Finding"}
    fields = [one.get(qn("w:instr")) for one in document.element.iter(qn("w:fldSimple"))]
    assert not fields
    told = [str(one.text) for one in document.element.iter(qn("w:instrText"))]
    ours = r' (PAGEREF _Toc\d+ \\h|TOC \\o "1-[12]" \\h \\z \\u) '
    assert all(re.fullmatch(ours, field) for field in told)
    links = list(document.element.iter(qn("w:hyperlink")))
    assert all(re.fullmatch(r"_Toc\d+", str(link.get(qn("w:anchor")))) for link in links)
    assert not any(link.get(qn("r:id")) for link in links)


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
    fields = [
        one.text for one in _paragraphs(document) if one.style and one.style.name == "Heading 2"
    ]
    assert [field.split("  ")[0] for field in fields[:4]] == [
        *("Strengths", "Weaknesses", "Opportunities", "Threats")
    ]


def test_tables_hold_together(document: Document) -> None:
    """Heads are repeated, rows are not split, columns are as wide as the page."""
    rows = list(document.element.body.iter(qn("w:tr")))
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
    heads = list(document.element.body.iter(qn("w:tblHeader")))
    assert len(heads) == 5
    for table in document.element.body.iter(qn("w:tbl")):
        assert sum(int(one.get(qn("w:w"))) for one in table.iter(qn("w:gridCol"))) <= 9638
    for head in heads:
        inside = head.getparent().getparent().iter(qn("w:pStyle"))
        assert {str(one.get(qn("w:val"))) for one in inside} <= _HEADS
    captions = document.element.body.findall(f".//{qn('w:tblCaption')}")
    assert len(captions) == len(list(document.element.body.iter(qn("w:tbl"))))


def test_a_caption_does_not_say_the_heading_again() -> None:
    """It stands in the properties of the table all the same."""
    table = Table(caption="Actions", columns=(Column(title="Action"),), rows=(("x",),))
    blocks = (Heading(text="Actions"), table, table)
    body = _open(render(msgspec.structs.replace(sample(), blocks=blocks))).element.body
    words = [one.text for one in body.iter(qn("w:t"))]
    assert words.count("Actions") == 2
    titles = [one.get(qn("w:val")) for one in body.iter(qn("w:tblCaption"))]
    assert titles == ["About this document", "Actions", "Actions"]


def test_heads_stay_with_their_rows() -> None:
    """Every style of a head or a caption keeps it on the page of what follows."""
    styles = docx.Document(io.BytesIO(render(sample()))).styles
    for name in ("caption", "Table Head", "heading 1", "heading 2", "heading 3", "Legend"):
        assert styles.element.xpath(f".//w:style[w:name[@w:val='{name}']]/w:pPr/w:keepNext"), name


def test_a_low_table_stays_on_a_page_and_a_total_with_its_last_row() -> None:
    """Each row but the last goes with the next; of a long table only the one above its total."""

    def kept(rows: int, total: tuple[str, ...] = ()) -> list[bool]:
        table = Table(
            caption="Asked",
            columns=(Column(title="What"), Column(title="Cost", numeric=True)),
            rows=tuple((f"Row {at}", "1") for at in range(rows)),
            total=total,
        )
        document = _open(render(msgspec.structs.replace(sample(), blocks=(table,)), Look()))
        found = document.tables[-1].rows[1:]
        return [
            all(one.paragraph_format.keep_with_next for one in row.cells[0].paragraphs)
            for row in found
        ]

    assert kept(3) == [True, True, False]
    assert kept(3, ("All", "3")) == [True, True, True, False]
    assert kept(30) == [False] * 30
    assert kept(30, ("All", "30")) == [False] * 29 + [True, False]


def test_names_of_many_columns_stand_upright() -> None:
    """Where names of columns have no room beside the text they run from below to above."""
    body = _open(render(sample())).element.body
    assert not list(body.iter(qn("w:textDirection")))
    wide = msgspec.structs.replace(sample(), blocks=(_wide(),))
    body = _open(render(wide)).element.body
    assert len(list(body.iter(qn("w:textDirection")))) == 12
    widths = [int(one.get(qn("w:w"))) for one in list(body.iter(qn("w:tblGrid")))[-1]]
    assert widths[0] >= 3000
    assert sum(widths) <= 9638


def test_numbers_behind_the_signs_keep_off_the_words_beside_them() -> None:
    """A number at the right of its column does not touch a word at the left of the next."""
    ends = (Column(title="Weight", numeric=True), Column(title="Strength"))
    rows = tuple(msgspec.structs.replace(row, ends=("8", "high")) for row in _wide().rows)
    matrix = msgspec.structs.replace(_wide(), ends=ends, rows=rows)
    body = _open(render(msgspec.structs.replace(sample(), blocks=(matrix,)))).element.body
    cells = {one.text: one for one in body.iter(qn("w:p"))}
    assert cells["8"].xpath("./w:pPr/w:ind/@w:right") == ["110"]
    assert cells["high"].xpath("./w:pPr/w:ind/@w:right") == []


def test_a_name_stays_with_the_list_below_it() -> None:
    """Words in bold before a list are kept on its page, also where they go on in plain ones."""
    named = Words(spans=(Span("T1 Records", "strong"), Span(" (2 of 9 departments)")))
    blocks = (named, Bullets(items=((Span("Said so."),),)), named, Heading(text="Next"))
    body = _open(render(msgspec.structs.replace(sample(), blocks=blocks))).element.body
    told = [one for one in body.iter(qn("w:p")) if "T1 Records" in "".join(one.itertext())]
    assert [len(one.xpath("./w:pPr/w:keepNext")) for one in told] == [1, 0]


def test_the_mark_of_what_is_contested_never_stands_alone() -> None:
    """Between the last word and the mark no line ends."""
    rows = tuple(msgspec.structs.replace(row, contested=True) for row in _wide().rows)
    matrix = msgspec.structs.replace(_wide(), rows=rows)
    body = _open(render(msgspec.structs.replace(sample(), blocks=(matrix,)))).element.body
    assert "everybody\u00a0▲" in "".join(body.itertext())


def _wide() -> Matrix:
    names = tuple(f"Department of things {at}" for at in range(12))
    cells = tuple(MatrixCell(sign="said") for _ in names)
    line = MatrixLine(code="S1", text="Something is said of it by everybody", cells=cells)
    return Matrix(caption="Strengths", head="Factor", columns=names, rows=(line,))


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
    for path in (_EXPORTS / "word").rglob("*.py"):
        assert not re.search(r"\.cells?\(|add_row|\.rows\[", path.read_text(encoding="utf-8"))
