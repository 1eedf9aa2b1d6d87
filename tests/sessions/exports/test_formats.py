"""The registry of formats, and a file written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, get_args

import pytest

from sessions.errors import SessionsError
from sessions.exports.documents import Request, document_in
from sessions.exports.errors import ExportError
from sessions.exports.files import render, save, write
from sessions.exports.registry import (
    DATA,
    REPORTS,
    every_format,
    format_named,
    formats_of,
)
from sessions.store.store import Store
from tests import ROOT
from tests.builders.acme import Acme
from tests.builders.reports import HOSTILE, hostile, sample
from tests.builders.rows import quick_registers
from workshop.errors import Refused
from workshop.privacy.editions import Edition
from workshop.report.build import OF_ENGAGEMENT, OF_SESSION
from workshop.report.document_names import DOCUMENTS, EDITIONS
from workshop.text import listing

_QUICK: Final = [
    pytest.param(name, marks=pytest.mark.slow) if name in ("pdf", "pptx") else name
    for name in REPORTS
]
"""All formats; setting pages and slides takes too long for each text with every change."""

_DIGEST = """
import hashlib
from sessions.exports.files import render
from sessions.exports.registry import REPORTS
from tests.builders.reports import sample
for name in REPORTS:
    print(name, hashlib.sha256(render(sample(), name)).hexdigest())
"""

_LOADED = """
import sys
from sessions.exports.files import render
from tests.builders.reports import sample
render(sample(), "md")
print(sorted({"docx", "lxml", "jinja2", "textual", "questionary", "rich"} & set(sys.modules)))
"""


def _run(code: str, **environment: str) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return done.stdout


def test_every_format_has_its_ending() -> None:
    """The names of the command line are the endings of reports; no two formats share one."""
    assert all(one.suffix == f".{name}" == f".{one.name}" for name, one in REPORTS.items())
    for part in ("name", "title", "suffix"):
        found = [getattr(row, part) for row in every_format()]
        assert len(set(found)) == len(found)
    assert all(name == row.name for name, row in DATA.items())


def test_documents_and_editions_are_those_that_can_be_built() -> None:
    """The table of their names and the types of the builder say the same."""
    assert set(EDITIONS) == set(get_args(Edition))
    for row in DATA.values():
        assert set(row.documents) <= set(DOCUMENTS)
        assert set(row.editions) <= set(EDITIONS)


@pytest.fixture(scope="module")
def acme(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """An engagement that is only read."""
    with Acme(tmp_path_factory.mktemp("formats") / "Acme").store as store:
        yield store


_TABLES: Final = set(DOCUMENTS) - {*OF_ENGAGEMENT, *OF_SESSION}
"""The documents that are the table of a register and no more."""


@pytest.mark.slow
@pytest.mark.parametrize(
    "document",
    [*(name for name in DOCUMENTS if name not in _TABLES), *quick_registers(_TABLES)],
)
@pytest.mark.parametrize("edition", EDITIONS)
def test_what_is_offered_can_be_written(acme: Store, document: str, edition: str) -> None:
    """Every format that a menu offers for a document gives bytes, twice the same ones."""
    session = acme.record.sessions()[0].id if DOCUMENTS[document].of_session else None
    request = Request(document, edition, session)
    for row in formats_of(document, edition):
        content = document_in(acme.record, request, row.name)
        assert content
        assert content == document_in(acme.record, request, row.name)


def test_each_form_of_data_has_its_editions_and_its_ending() -> None:
    """The notes of a session are restricted alone; all others go in both editions."""
    both = ("shareable", "restricted")
    assert {row.name: (row.suffix, row.editions) for row in DATA.values()} == {
        "notes": (".txt", ("restricted",)),
        "csv": (".csv", both),
        "qdpx": (".qdpx", both),
        "ics": (".ics", both),
        "jira": (".jira.csv", both),
        "gitlab": (".gitlab.csv", both),
    }
    assert {name: row.suffix for name, row in REPORTS.items()} == {
        name: f".{name}" for name in ("md", "html", "docx", "pdf", "pptx", "json", "xlsx")
    }


def test_what_is_not_offered_is_refused(tmp_path: Path) -> None:
    """The restricted record is never written as an edition that may be sent."""
    with Acme(tmp_path / "Acme").store as store:
        session = store.record.sessions()[0].id
        with pytest.raises(ExportError, match="Choose the restricted edition"):
            document_in(store.record, Request("session", "shareable", session), "notes")
        with pytest.raises(ExportError, match=r"does not go as Notes\. It goes as Markdown"):
            document_in(store.record, Request("swot", "restricted"), "notes")
        with pytest.raises(Refused, match=r"There is no level 'openly' of consent\."):
            document_in(store.record, Request("swot", "restricted", most="openly"), "md")
        with pytest.raises(Refused, match="Say which session"):
            document_in(store.record, Request("session", "restricted"), "notes")
    with pytest.raises(ExportError, match="are not made of a report"):
        render(sample(), "notes")


def test_the_manual_names_every_format_document_and_edition() -> None:
    """Titles and names of the tables stand in the page on summaries."""
    page = (ROOT / "docs" / "summaries.md").read_text("utf-8")
    rows = [line for line in page.splitlines() if line.startswith("|")]
    for row in every_format():
        assert any(f"`{row.name}`" in line and row.title in line for line in rows), row
        assert any(f"`{row.suffix}`" in line for line in rows), row
    assert "| the name of a register" in page
    for name, known in DOCUMENTS.items():
        assert known.of_register or any(
            f"`{name}`" in line and known.title in line for line in rows
        ), name
    for name in EDITIONS:
        assert f"**{name}** edition" in page


@pytest.mark.skipif(os.name == "nt", reason="there are no such modes")
def test_files_may_be_read_by_their_owner_alone(tmp_path: Path) -> None:
    """Whatever is exported: who gets it is decided by whoever made it."""
    shared, own = tmp_path / "swot.md", tmp_path / "notes.txt"
    save(b"x", shared)
    save(b"x", own, private=format_named("notes").private)
    for path in (shared, own):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.slow
def test_the_same_report_gives_the_same_bytes() -> None:
    """Neither the order of hashes nor the place on earth shows in a file."""
    first = _run(_DIGEST, PYTHONHASHSEED="1", TZ="UTC")
    second = _run(_DIGEST, PYTHONHASHSEED="2", TZ="Asia/Tokyo")
    assert first == second
    assert len(first.splitlines()) == len(REPORTS)


def test_markdown_waits_for_no_other_format() -> None:
    """Asking for one format loads the libraries of that one alone."""
    assert _run(_LOADED).strip() == "[]"


@pytest.mark.parametrize("format", _QUICK)
@pytest.mark.parametrize(
    "text",
    [
        pytest.param(text, id=str(at), marks=[pytest.mark.slow] if at % 3 else [])
        for at, text in enumerate(HOSTILE)
    ],
)
def test_every_writer_survives_hostile_text_in_every_field(format: str, text: str) -> None:  # noqa: A002
    """Text that was never cleaned cannot keep a report from being written."""
    # A PDF sets every line: 200 texts of 10,000 letters would be hundreds of pages.
    assert render(hostile(text[:2000] if format == "pdf" else text), format)


def test_an_unknown_format_is_refused_with_those_there_are() -> None:
    """The message names what can be asked for."""
    known = listing([row.name for row in every_format()], "or")
    with pytest.raises(ExportError, match=f"no format 'none'. Choose {known}"):
        render(sample(), "none")
    assert issubclass(ExportError, SessionsError)


@pytest.mark.parametrize("format", REPORTS)
def test_a_file_is_written(tmp_path: Path, format: str) -> None:  # noqa: A002
    """It holds what `render` gives, over another file only where that is said; nothing is left."""
    path = tmp_path / f"swot.{format}"
    path.write_bytes(b"older")
    with pytest.raises(ExportError, match="is there already"):
        write(sample(), format, path)
    assert path.read_bytes() == b"older"
    write(sample(), format, path, replace=True)
    assert path.read_bytes() == render(sample(), format)
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    """It says which folder is missing and what to do."""
    with pytest.raises(ExportError, match=r"folder .*nowhere does not exist; make it, or"):
        write(sample(), "md", tmp_path / "nowhere" / "swot.md")


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    """A folder is never replaced."""
    with pytest.raises(ExportError, match=r"it is a folder. Add a file name"):
        write(sample(), "md", tmp_path)


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    """The folder of the path must be one."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(ExportError, match="is not a folder"):
        write(sample(), "md", tmp_path / "file" / "swot.md")


@pytest.mark.parametrize(
    ("number", "advice"),
    [
        (errno.EACCES, "you (have no permission there|may not change it)"),  # as Windows says it
        (errno.ENOSPC, "the disk is full. Make room, then"),
        (errno.EIO, "Choose another place"),
    ],
)
def test_a_failing_disk_leaves_the_older_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, advice: str
) -> None:
    """Whatever fails before the file is safe, the one that stood there stays whole."""

    def fail(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    path = tmp_path / "swot.md"
    path.write_bytes(b"older")
    with pytest.raises(ExportError, match=advice):
        write(sample(), "md", path, replace=True)
    assert path.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [path]
