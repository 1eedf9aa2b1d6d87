"""Word documents in a client's style.

Requirement: styles, page, head and foot are the client's, found by names whatever their ids are,
and made where they are missing; widths follow the client's page; nothing else of the client's file
gets into the document: no text, property, comment, change, link, macro or embedded part; what
cannot be used is refused with a reason; the edition stays on every page of what is for few.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import docx
import msgspec
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Twips

from sessions.exports.errors import ExportError
from sessions.exports.look import Look
from sessions.exports.word.writer import render
from tests import ROOT
from tests.builders import word_templates as made
from tests.builders.reports import sample
from tests.builders.zips import parts_of, zip_of
from workshop.settings.word_template import NoTemplate, read_template

_GOOD: Final = (made.usual, made.german, made.hostile)
_MORE: Final = (made.letterhead, made.broad, made.bare, made.stencil)
_PLACES: Final = frozenset({"word/document.xml", "word/styles.xml", "docProps/core.xml"})


def _written(template: bytes, **changes: str) -> bytes:
    return render(msgspec.structs.replace(sample(), **changes), Look(template=template))


def _open(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


@pytest.mark.parametrize(
    "template", [*_GOOD, *(pytest.param(each, marks=pytest.mark.slow) for each in _MORE)]
)
def test_every_style_is_there_and_nothing_else_of_the_client(template: Callable[[], bytes]) -> None:
    """Each id that is used is defined once, under a name of its own; what was written is gone."""
    data = _written(template())
    document, parts = _open(data), parts_of(data)
    assert set(parts) >= _PLACES
    styles = list(document.styles.element.iterchildren(qn("w:style")))
    ids = [style.get(qn("w:styleId")) for style in styles]
    names = [style.find(qn("w:name")).get(qn("w:val")).casefold() for style in styles]
    assert len(set(ids)) == len(ids)
    assert len(set(names)) == len(names)
    used = {
        one.get(qn("w:val"))
        for tag in ("w:pStyle", "w:rStyle", "w:tblStyle")
        for one in document.element.body.iter(qn(tag))
    }
    assert used <= set(ids)
    assert not [name for name, content in parts.items() if made.WRITTEN.encode() in content]
    assert not [name for name, content in parts.items() if b'"External"' in content]
    assert not [name for name in parts if name.startswith("customXml") or "comments" in name]
    assert "One address list before any new system" in [one.text for one in document.paragraphs]


def test_the_page_and_its_edges_are_the_clients() -> None:
    """Paper, margins, logo, letterhead and foot; tables are as wide as the text is there."""
    document = _open(_written(made.letterhead()))
    section = document.sections[0]
    sizes = [section.page_width, section.left_margin, section.right_margin]
    page, left, right = (Length(each or 0) for each in sizes)
    assert (page.twips, left.twips) == (Cm(21.59).twips, Cm(4).twips)
    assert made.LETTERHEAD in section.header.paragraphs[0].text
    assert section.footer.paragraphs[0].text == "Registered in England"
    images = [part.blob for part in section.header.part.related_parts.values()]
    assert images == [made.IMAGE]
    assert document.tables
    for table in document.tables:
        wide = sum(Twips(int(one.get(qn("w:w")))) for one in table._tbl.tblGrid)
        assert wide <= page - left - right + Twips(2)
    assert max(sum(int(c.get(qn("w:w"))) for c in t._tbl.tblGrid) for t in document.tables) > 8000


def test_names_are_found_whatever_their_ids_are() -> None:
    """German ids for headings; styles that are missing are ours, lists with bullets too."""
    document = _open(_written(made.german()))
    heads = [one for one in document.paragraphs if one.style and one.style.name == "Heading 1"]
    assert {one.style.style_id for one in heads if one.style} == {"berschrift1"}
    bullets = [one for one in document.paragraphs if one.style and one.style.name == "List Bullet"]
    assert bullets
    number = bullets[0].style.element.find(f".//{qn('w:numId')}")  # type: ignore[union-attr]
    lists = document.part.numbering_part.element
    (use,) = [
        one
        for one in lists.findall(qn("w:num"))
        if one.get(qn("w:numId")) == number.get(qn("w:val"))
    ]
    kind = use.find(qn("w:abstractNumId")).get(qn("w:val"))
    (ours,) = [
        one for one in lists.findall(qn("w:abstractNum")) if one.get(qn("w:abstractNumId")) == kind
    ]
    level = ours.find(qn("w:lvl"))
    assert level.find(qn("w:lvlText")).get(qn("w:val")) == "–"
    assert level.find(qn("w:pStyle")).get(qn("w:val")) == bullets[0].style.style_id  # type: ignore[union-attr]


@pytest.mark.parametrize("template", [made.usual, made.letterhead])
def test_the_edition_is_on_every_page_of_what_is_for_few(template: Callable[[], bytes]) -> None:
    """In our head where they have none; else below theirs."""
    document = _open(_written(template(), edition="restricted"))
    section = document.sections[0]
    heads = [section.header]
    if section.different_first_page_header_footer:
        heads.append(section.first_page_header)
    for head in heads:
        assert "Restricted edition" in "".join(one.text for one in head.paragraphs)


def test_what_would_lead_out_of_a_letterhead_is_left_out() -> None:
    """Its words and the number of the page stay; links, fetched images, fields and controls go."""
    document = _open(_written(made.hostile()))
    head = document.sections[0].header
    words = [one.text for one in head.paragraphs if one.text]
    assert words == [made.LETTERHEAD, "our page", "7", "put in"]
    told = [one.text.strip() for one in head._element.iter(qn("w:instrText"))]
    assert told == ["PAGE"]
    gone = ("w:pict", "w:object", "w:sdt", "w:ins", "w:del", "w:hyperlink")
    assert not [tag for tag in gone if next(head._element.iter(qn(tag)), None) is not None]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"no zip at all", "no Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Word"),
        (zip_of({"a.txt": "a"}), "no Word file"),
        (made.with_macros(), "macros"),
        (made.usual()[:-40], "damaged"),
        (
            zip_of({"[Content_Types].xml": "<!DOCTYPE a>", "_rels/.rels": "<a/>"}),
            "entities",
        ),
    ],
)
def test_what_cannot_be_used_is_refused(data: bytes, told: str) -> None:
    """With what it is; and the export says what to do."""
    with pytest.raises(NoTemplate, match=told):
        read_template(data)
    with pytest.raises(ExportError, match=r"documents\.word_template"):
        _written(data)


def test_what_unpacks_to_far_too_much_is_refused() -> None:
    """It is never unpacked whole."""
    assert len(made.bomb()) < 1_000_000
    with pytest.raises(NoTemplate, match="far too much"):
        read_template(made.bomb())


def test_damaged_xml_is_refused_with_a_reason() -> None:
    """The zip is whole, and what is in it is not."""
    broken = made.changed(made.usual(), {"word/styles.xml": (b"</w:styles>", b"")})
    with pytest.raises(ExportError, match="damaged"):
        _written(broken)


@pytest.mark.parametrize(
    "page", ['w:w="-5" w:h="x"', 'w:w="100" w:h="100"', 'w:w="99999999" w:h="15840"', ""]
)
def test_a_page_without_room_is_refused_with_a_reason(page: str) -> None:
    """No number at all, or one that leaves no room for a text."""
    packed = io.BytesIO()
    docx.Document().save(packed)
    usual = b'w:w="12240" w:h="15840"'
    broken = made.changed(packed.getvalue(), {"word/document.xml": (usual, page.encode())})
    with pytest.raises(ExportError, match="damaged"):
        _written(broken)


@pytest.mark.parametrize("name", ["gutter", "header", "footer"])
def test_a_word_in_the_place_of_a_distance_is_refused_with_a_reason(name: str) -> None:
    """Also of what is reckoned with only once the page is made."""
    packed = io.BytesIO()
    docx.Document().save(packed)
    usual = {"gutter": 'w:gutter="0"', "header": 'w:header="720"', "footer": 'w:footer="720"'}[name]
    change = (usual.encode(), f'w:{name}="wide"'.encode())
    with pytest.raises(ExportError, match="damaged"):
        _written(made.changed(packed.getvalue(), {"word/document.xml": change}))


@pytest.mark.parametrize("part", ["word/head.XML", "word/head.bin"])
def test_entities_are_found_whatever_a_part_is_called(part: str) -> None:
    """Their names mean nothing in the new document, which no program would open."""
    parts = parts_of(made.letterhead())
    head = next(name for name in parts if name.startswith("word/header"))
    kinds, leads = "[Content_Types].xml", "word/_rels/document.xml.rels"
    for where, old, new in ((kinds, head, part), (leads, head[5:], part[5:])):
        parts[where] = parts[where].replace(old.encode(), new.encode())
    content = parts.pop(head).replace(b"?>", b'?><!DOCTYPE a [<!ENTITY b "c">]>', 1)
    parts[part] = content.replace(b"</w:t>", b"&b;</w:t>")
    with pytest.raises(ExportError, match="entities"):
        _written(zip_of(parts))


def test_a_type_of_any_size_does_not_hold_it_up() -> None:
    """A size beyond measure is reckoned with as a large one."""
    document = docx.Document()
    packed = io.BytesIO()
    document.save(packed)
    size = {"word/styles.xml": (b'<w:sz w:val="22"/>', b'<w:sz w:val="99999999999999999999"/>')}
    assert _written(made.changed(packed.getvalue(), size))


def test_entities_are_found_in_any_encoding() -> None:
    """A part in UTF-16 could hide them."""
    hidden = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": hidden.encode("utf-16"),
        "_rels/.rels": "<a/>",
    }
    with pytest.raises(NoTemplate, match="entities"):
        read_template(zip_of(parts))


def test_a_template_of_word_is_known_as_one() -> None:
    """A .dotx file is taken all the same; the document is none."""
    assert read_template(made.stencil()).stencil
    assert not read_template(made.letterhead()).stencil
    assert b"template.main" not in parts_of(_written(made.stencil()))["[Content_Types].xml"]
    assert _written(made.stencil()) == _written(made.letterhead())


@pytest.mark.slow
def test_the_same_bytes_in_another_process() -> None:
    """Whatever order sets have there."""
    program = (
        "import sys, hashlib; from tests.sessions.exports.word.test_template import _written, made;"
        "sys.stdout.write(hashlib.sha256(_written(made.template())).hexdigest())"
    ).replace("made.template", "made.hostile")
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    # The builder stamps its zip with the clock; what is taken of it does not show that.
    assert len(told) == 1


@pytest.mark.slow
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    """Each becomes a PDF, also one whose template LibreOffice wrote itself."""
    if not (office := shutil.which("soffice")):
        pytest.skip("there is no LibreOffice on this machine")

    def convert(kind: str, *files: Path) -> None:
        home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
        words = [office, home, "--headless", "--convert-to", kind, "--outdir", str(tmp_path / kind)]
        subprocess.run([*words, *map(str, files)], check=True, capture_output=True, timeout=300)

    ours = tmp_path / "letterhead.docx"
    ours.write_bytes(made.letterhead())
    convert("docx", ours)
    saved = (tmp_path / "docx" / "letterhead.docx").read_bytes()
    section = _open(_written(saved)).sections[0]
    assert made.LETTERHEAD in section.header.paragraphs[0].text
    files = []
    for name, template in {
        "saved": saved,
        **{one.__name__: one() for one in (*_GOOD, *_MORE)},
    }.items():
        files.append(tmp_path / f"{name}.docx")
        files[-1].write_bytes(_written(template))
    convert("pdf", *files)
    for file in files:
        assert (tmp_path / "pdf" / f"{file.stem}.pdf").stat().st_size > 10_000
