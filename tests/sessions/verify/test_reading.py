"""Files that are hostile, damaged or none of ours: a sentence each, soon, and nothing else.

Requirement: what a file says is data. No zip, XML or PDF fills the memory, names another file or
ends in a traceback.
"""

from __future__ import annotations

import io
import time
import zipfile
import zlib
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import docx
import msgspec
import openpyxl
import pytest
import xlsxwriter
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.exports.origin import LONGEST, NAME
from sessions.exports.registry import REPORTS
from sessions.verify.comparing import compared
from sessions.verify.reading import package
from sessions.verify.reading.errors import CannotVerify
from sessions.verify.reading.package import parsed
from sessions.verify.reading.parts import Content
from sessions.verify.reading.read import read, read_bytes
from tests.builders.edited import replace_in_zip
from tests.builders.reports import HOSTILE, hostile_in_turn, sample
from tests.builders.zips import parts_of, zip_of
from tests.inputs import inputs

_BOMB = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">%s]><a>&e9;</a>""" % b"".join(
    b'<!ENTITY e%d "%s">' % (at, b"&e%d;" % (at - 1) * 10 if at else b"&b;") for at in range(10)
)
_OUTSIDE = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'

_TAGS = (
    *("<table>", "<tr>", "<td>", "</td>", "</table>", "<p>", "</p>", "<h2>", "<br>"),
    *("<svg>", "<text>", "</svg>", "&#0;", "<script>", "x"),
)


def _page_of(tag: str) -> bytes:
    """A page of one tag that never ends, over and over."""
    return f"<!doctype html>{tag * 100_000}".encode()


def _word(tmp_path: Path) -> Path:
    path = tmp_path / "one.docx"
    path.write_bytes(REPORTS["docx"].render(sample()))
    return path


@pytest.mark.parametrize("part", ["word/document.xml", "docProps/custom.xml", "word/styles.xml"])
@pytest.mark.parametrize("xml", [_BOMB, _OUTSIDE, _BOMB.decode().encode("utf-16"), b"<a>", b""])
def test_xml_with_entities_or_none_at_all_is_refused(tmp_path: Path, part: str, xml: bytes) -> None:
    """Before anything of it is unfolded."""
    path = _word(tmp_path)
    replace_in_zip(path, part, lambda _: xml)
    with pytest.raises(CannotVerify, match=r"document type|damaged"):
        read(path)


def test_xml_that_is_nested_beyond_measure_is_refused() -> None:
    """No reader of ours follows it to the end of the stack."""
    with pytest.raises(CannotVerify, match="nested"):
        parsed(b"<a>" * 5_000 + b"</a>" * 5_000)


def test_a_zip_that_unfolds_beyond_measure_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By what it unfolds to, all parts together; the limit is lowered, to be soon reached."""
    monkeypatch.setattr(package, "UNFOLDED", 1_000_000)
    path = tmp_path / "bomb.docx"
    path.write_bytes(zip_of({f"word/document{at or ''}.xml": b" " * 300_000 for at in range(4)}))
    with pytest.raises(CannotVerify, match="unfolds to more"):
        read(path)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        b"PK\x03\x04" + b"\xff" * 200,
        b"%PDF-1.7\n",
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj trailer<</Root 1 0 R>>",
        b"{",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"# A summary\n\nText\n",
        b"a,b\n1,2\n",
        b"\x00\x01\x02",
    ],
)
def test_what_is_none_of_ours_is_told_in_a_sentence(content: bytes) -> None:
    """What it is, or what to do."""
    with pytest.raises(CannotVerify) as told:
        read_bytes(content)
    assert str(told.value).endswith(".")


def test_what_is_no_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    """A folder, nothing, and what cannot be a name."""
    for path in (tmp_path, tmp_path / "none.docx", Path("a\x00b")):
        with pytest.raises(CannotVerify):
            read(path)


@pytest.mark.parametrize("line", ["", "e30", "é" * 80, "A" * (LONGEST + 1), "bnVsbA", "\x00"])
def test_a_stamp_that_is_none_is_none(line: str) -> None:
    """However long, and whatever it decodes to."""
    page = f'<!doctype html><meta name="{NAME}" content="{line}"><p>Text</p>'
    found = read_bytes(page.encode())
    assert found.stamp is None
    assert [part.cells for part in found.parts] == [("Text",)]


@pytest.mark.law
@given(st.lists(st.sampled_from(_TAGS)))
def test_a_page_may_be_closed_anyhow(pieces: list[str]) -> None:
    """Tags that are open, closed twice or inside each other the wrong way."""
    assert read_bytes(f"<!doctype html>{''.join(pieces)}".encode()).format == "html"


@cache
def _written() -> tuple[bytes, Content]:
    """A Word file with every kind of block, and what stands in it."""
    content = REPORTS["docx"].render(sample())
    return content, read_bytes(content)


@pytest.mark.slow
@pytest.mark.law
@settings(max_examples=inputs(100), deadline=None)
@given(st.data())
def test_any_one_word_that_is_changed_in_a_word_file_is_named_alone(data: st.DataObject) -> None:
    """Whatever run of whatever paragraph, cell or picture it stands in."""
    content, before = _written()
    document = docx.Document(io.BytesIO(content))
    runs = [
        each
        for each in document.element.body.iter(qn("w:t"))
        if each.text.strip() and not _in_contents(each)
    ]
    run = data.draw(st.sampled_from(range(len(runs))))
    words = runs[run].text.split(" ")
    place = data.draw(st.sampled_from([at for at, word in enumerate(words) if word.strip()]))
    words[place] = "Zebra"
    runs[run].text = " ".join(words)
    saved = io.BytesIO()
    document.save(saved)
    after = read_bytes(saved.getvalue())
    found = compared(after, before, before)
    assert len(found) == 1
    assert found[0].kind == "changed"
    assert "Zebra" in found[0].file


_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def _in_contents(run: BaseOxmlElement) -> bool:
    """Whether a run repeats a heading, is the number of a page, or stands in for a picture.

    What stands in for a picture is shown by programs alone that cannot draw it, and not compared.
    """
    if next(run.iterancestors(qn("w:fldSimple"), _FALLBACK), None) is not None:
        return True
    styles = next(run.iterancestors(qn("w:p"))).findall(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return any(each.get(qn("w:val"), "").startswith(("Contents", "TOC")) for each in styles)


@pytest.mark.parametrize("form", [name for name in REPORTS if name not in {"md", "pdf"}])
def test_hostile_texts_are_read_as_text(form: str) -> None:
    """Whatever a participant said stands in the parts, and two readings are one."""
    made = hostile_in_turn(60)
    if not REPORTS[form].holds(made.document):
        pytest.skip("this format is not for that document")
    content = REPORTS[form].render(made)
    first, second = read_bytes(content), read_bytes(content)
    assert first == second
    told = " ".join(text for part in (*first.parts, *first.pictures) for text in part.cells)
    assert "{{7*7}}" in told
    assert any(text in told for text in HOSTILE if text.startswith("<script>"))


def test_cells_that_lie_far_apart_do_not_fill_the_memory(tmp_path: Path) -> None:
    """A sheet of two cells at the two ends."""
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "one", "other"
    packed = io.BytesIO()
    book.save(packed)
    with pytest.raises(CannotVerify, match="larger than any"):
        read_bytes(packed.getvalue())


def test_cells_are_found_whatever_the_part_is_called(tmp_path: Path) -> None:
    """The same in a part that is no sheet by its name, but is by what leads to it."""
    path = tmp_path / "far.xlsx"
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "one", "other"
    book.save(path)
    moved = {
        name.replace("worksheets/sheet1.xml", "other/leaf.xml"): part.replace(
            b"worksheets/sheet1.xml", b"other/leaf.xml"
        )
        for name, part in parts_of(path.read_bytes()).items()
    }
    with pytest.raises(CannotVerify, match="larger than any"):
        read_bytes(zip_of(moved, zipfile.ZIP_STORED))


def test_a_long_text_that_many_cells_share_does_not_fill_the_memory(tmp_path: Path) -> None:
    """Thirty kilobytes that stand for gigabytes; half as many cells of short texts are read."""
    path = tmp_path / "shared.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for at in range(10_000):
            sheet.write_string(at // 100, at % 100, "q")
    assert len(read(path).parts) == 100
    replace_in_zip(path, "xl/sharedStrings.xml", lambda xml: xml.replace(b"<t>q", b"<t>" + _LONG))
    with pytest.raises(CannotVerify, match="larger than any"):
        read(path)


_LONG = b"x" * 1_000_000
_DRAWING = b"<</Type/Page /Parent 2 0 R /Contents 4 0 R %s /MediaBox[0 0 9 9]>>"
_FONT = b"/Resources<</Font<</a 7 0 R>>>>"


def _pdf(drawn: bytes, kids: bytes = b"[0]", table: bytes = b"", kind: bytes = b"P") -> bytes:
    """A PDF of one page with one element of structure, and a font whose table is `table`."""

    def stream(data: bytes) -> bytes:
        small = zlib.compress(data, 9)
        head = b"<</Length %d /Filter /FlateDecode>>" % len(small)
        return head + b"\nstream\n" + small + b"\nendstream"

    objects = (
        b"<</Type/Catalog /Pages 2 0 R /StructTreeRoot 5 0 R>>",
        b"<</Type/Pages /Kids[3 0 R] /Count 1>>",
        _DRAWING % _FONT,
        stream(drawn),
        b"<</Type/StructTreeRoot /K 6 0 R>>",
        b"<</S/%s /Pg 3 0 R /K %s>>" % (kind, kids),
        b"<</Type/Font /ToUnicode 8 0 R>>",
        stream(table),
    )
    made, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n" % number + each + b"\nendobj\n"
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    begin = len(made)
    made += b"xref\n0 9\n0000000000 65535 f \n" + rows
    return made + b"trailer <</Size 9 /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % begin


_SHOWN = b"/P <</MCID 0>> BDC BT /a 9 Tf (%s) Tj ET EMC"


@pytest.mark.parametrize(
    "kids",
    [
        pytest.param(b"[0]", id="a mark"),
        pytest.param(b"0", id="one that is not in a list"),
        pytest.param(b"<</Type/MCR /MCID 0>>", id="a mark with words of its own"),
        pytest.param(b"[<</Type/MCR /Pg 3 0 R /MCID 0>>]", id="with its page"),
        pytest.param(b"[<</S/Span /K[<</Type/MCR /MCID 0>>]>>]", id="in a span"),
        pytest.param(b"[<</S/Lbl /K 0>> <</S/Span /Pg 3 0 R /K 0>>]", id="behind a bullet"),
    ],
)
def test_a_small_pdf_is_read(kids: bytes) -> None:
    """However its structure points at words; the next test makes it hostile.

    With brackets in brackets; what is a bullet or a number of a list is left out.
    """
    table = b"1 beginbfrange <41> <43> <0061> endbfrange 1 beginbfchar <44> <00660066> endbfchar"
    read = read_bytes(_pdf(_SHOWN % b"A(B(C))\\(D", kids, table=table))
    assert [part.cells for part in read.parts] == [("a(b(c))(ff",)]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(lambda: _pdf(_SHOWN % _LONG, b"[" + b"0 " * 50 + b"]"), id="said again"),
        pytest.param(
            lambda: _pdf(_SHOWN % _LONG, b"[" + b"<</S/TD/K 0>>" * 50 + b"]", kind=b"TR"),
            id="said again in cells",
        ),
        pytest.param(
            lambda: _pdf(_SHOWN % b"A", table=b"beginbfchar <41> <" + b"0041" * 99 + b">endbfchar"),
            id="a letter that is a text",
        ),
        pytest.param(
            lambda: _pdf(
                _SHOWN % b"A",
                table=b"beginbfrange " + b"<0000> <FFFF> <0041>" * 50_000 + b"endbfrange",
            ),
            id="ranges over each other",
        ),
    ],
)
def test_a_pdf_that_says_the_same_without_end_is_refused(content: Callable[[], bytes]) -> None:
    """Soon, whatever it would unfold to."""
    with pytest.raises(CannotVerify, match=r"says more than|font beyond measure"):
        read_bytes(content())


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(lambda: _pdf(b"BT (" + b"\\(" * 300_000), id="a string that never ends"),
        pytest.param(lambda: _pdf(_SHOWN % b"A", table=b"beginbfchar" * 50_000), id="open tables"),
        *(
            pytest.param(partial(_page_of, tag), id=tag)
            for tag in ("<a ", '<a b="', "<a b=c/ ", "<!--", "<![CDATA[", "<![CDATA[>", "</a ")
        ),
    ],
)
def test_what_is_open_at_its_end_is_read_soon(content: Callable[[], bytes]) -> None:
    """No part of it is looked through again and again: that would take hours."""
    begun = time.process_time()
    read_bytes(content())
    assert time.process_time() - begun < 10


def test_another_packing_is_refused(tmp_path: Path) -> None:
    """No program of an office packs so, and what unpacks it has faults of its own."""
    path = tmp_path / "other.docx"
    path.write_bytes(zip_of({"word/document.xml": b"<a/>"}, zipfile.ZIP_LZMA))
    with pytest.raises(CannotVerify, match="cannot be unpacked"):
        read(path)


def test_the_origin_in_json_is_data_too() -> None:
    """A JSON file whose origin is something else has none."""
    origins: list[object] = [1, "x", [], {}, {"record": 1, "moment": "soon"}]
    for origin in origins:
        content = msgspec.json.encode(
            {"document": "swot", "edition": "shareable", "program": "W", "origin": origin}
        )
        assert read_bytes(content).stamp is None
