"""Hostile text in every field, from typing to every file: shown as it is, obeyed by nothing."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import docx
import html5lib
import jsonschema
import openpyxl
import pptx
import pypdf
import pytest

from sessions.exports.files import render
from sessions.exports.json_file import schema
from sessions.exports.registry import REPORTS
from sessions.imports.notes import import_text
from sessions.library.guides import Library
from sessions.store.store import Store
from tests.builders.hostile_engagement import hostile_engagement
from tests.builders.zips import parts_of
from workshop.guide.shape import Guide
from workshop.notes import write_notes
from workshop.record.documents import Entry, Session
from workshop.report.blocks import Report
from workshop.report.build import build
from workshop.running.commands import (
    BeginEngagement,
)

LONG: Final = "W" * 10_000

HOSTILE: Final = (
    "[red]alarm[/red]",
    "[/x] unopened",
    "[@click=app.quit]q[/]",
    "\x1b[31mred\x1b[0m \x1b]52;c;c2VjcmV0\x07 clipboard",
    "nul\x00byte",
    "left\u202eright\u2066inside",
    "👩‍👩‍👧 🇳🇴 👍🏽 ❤️",
    "日本語の意見",
    "رأي بالعربية",
    LONG,
    '=HYPERLINK("http://evil.example","x")',
    "<script>alert(1)</script>",
    "<r><t>run</t></r>",
    "</w:t> ]]> &amp; {{7*7}} {% raw %}",
    "| a | b | [link](http://evil.example) ![i](http://evil.example/x.png)",
    "%s %(name)s {0.__class__}",
)

UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """An engagement with hostile text in every field that takes text."""
    store = hostile_engagement(tmp_path_factory.mktemp("hostile") / "acme", HOSTILE).store
    yield store
    store.close()


class OneGuide(Library):
    """A library that has one guide."""

    def __init__(self, guide: Guide) -> None:
        super().__init__()
        self._guide = guide

    def load(self, name_or_path: str | Path) -> Guide:
        """The guide, whatever it is asked for by."""
        return self._guide


def reports(store: Store) -> list[Report]:
    """Every document in both editions; sessions: the worst ones."""
    made = []
    for edition in ("restricted", "shareable"):
        made += [build(store.record, document, edition) for document in ("swot", "scan")]
        made += [
            build(store.record, "session", edition, session_id=session.id)
            for session in store.record.sessions()[:16]
        ]
    return made


def test_nothing_that_a_terminal_obeys_is_stored(record: Store) -> None:
    """Text is clean in the record itself, and every visible word is there."""
    documents = [repr(document) for document in record.record.documents()]
    assert not [text for text in documents if UNSEEN.search(text)]
    said = {entry.text for entry in record.record.all(Entry)}
    for visible in ("[red]alarm[/red]", "[@click=app.quit]q[/]", LONG, "رأي بالعربية", "nulbyte"):
        assert visible in said


def test_the_record_survives_reopening(record: Store) -> None:
    """What was stored can be read, to the letter."""
    with Store.open(record.folder, read_only=True) as again:
        assert list(again.record.all(Entry)) == list(record.record.all(Entry))
        assert list(again.record.all(Session)) == list(record.record.all(Session))


def check_html(content: bytes) -> None:
    """Well formed, no code, no link and no picture from elsewhere."""
    page = html5lib.HTMLParser(strict=False, namespaceHTMLElements=False).parse(content.decode())
    assert not page.findall(".//script")
    assert not [a for a in page.iter("a") if not str(a.get("href", "#")).startswith("#")]
    assert not page.findall(".//img")


def check_json(content: bytes) -> None:
    """As the schema says."""
    jsonschema.Draft202012Validator(json.loads(schema())).validate(json.loads(content))


def check_docx(content: bytes) -> None:
    """Word's own reader takes it, and nothing in it leads out of the file."""
    docx.Document(io.BytesIO(content))
    assert b"TargetMode" not in parts_of(content)["word/_rels/document.xml.rels"]


def check_md(content: bytes) -> None:
    """Nothing that a terminal obeys, and no link."""
    markdown = content.decode()
    assert not UNSEEN.search(markdown)
    assert "](http" not in markdown.replace("\\]", "")


def check_xlsx(content: bytes) -> None:
    """No formula, nothing that leads out of the file; what begins like one is marked as text."""
    for sheet in openpyxl.load_workbook(io.BytesIO(content)):
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            assert cell.data_type != "f"
            if isinstance(cell.value, str):
                assert not UNSEEN.search(cell.value)
                assert cell.quotePrefix or not cell.value.strip().startswith(FORMULA), cell.value
            assert cell.hyperlink is None or cell.hyperlink.target is None
    assert not [name for name, part in parts_of(content).items() if b"TargetMode" in part]


def check_pptx(content: bytes) -> None:
    """A reader of others takes it, and nothing in it leads out of the file."""
    pptx.Presentation(io.BytesIO(content))
    assert not [name for name, part in parts_of(content).items() if b"TargetMode" in part]


def check_pdf(content: bytes) -> None:
    """A reader of others takes it; it opens no address, starts no program and runs no code."""
    reader = pypdf.PdfReader(io.BytesIO(content))
    for page in reader.pages:
        actions = [note.get_object().get("/A", {}) for note in page.get("/Annots", [])]
        kinds = {action.get("/S", "/GoTo") for action in actions}
        assert kinds <= {"/GoTo"}
    assert not {"/OpenAction", "/AA"} & reader.root_object.keys()


FORMULA = tuple("=+-@＝＋－＠")
"""What a cell begins with that a spreadsheet would carry out."""

CHECKS = {
    "html": check_html,
    "json": check_json,
    "docx": check_docx,
    "md": check_md,
    "xlsx": check_xlsx,
    "pptx": check_pptx,
    "pdf": check_pdf,
}
"""What a file of each format must not do; a new format needs a check of its own."""


@pytest.mark.slow
def test_every_file_shows_it_and_obeys_none_of_it(record: Store) -> None:
    """All documents and editions in every format there is."""
    for report in reports(record):
        for form in REPORTS:
            CHECKS[form](render(report, form))


@pytest.mark.slow
def test_notes_of_it_come_back_the_same(record: Store, tmp_path: Path) -> None:
    """A hostile session goes out as notes and comes back as the same session."""
    for session in record.record.sessions()[1:]:
        text = write_notes(record.record, session.id)
        with Store.begin(tmp_path / session.id, BeginEngagement(name="Other")) as other:
            guide = record.record.guide_of(session)
            result = import_text(other, text, "notes.txt", OneGuide(guide))
            assert write_notes(other.record, result.session_id) == text
