"""The registry of formats, and a file written whole or not at all."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sessions.errors import SessionsError
from sessions.exports import FORMATS, render, write
from sessions.exports.errors import ExportError
from tests import ROOT
from tests.builders.reports import HOSTILE, hostile, sample

_DIGEST = """
import hashlib
from sessions.exports import FORMATS, render
from tests.builders.reports import sample
for name in FORMATS:
    print(name, hashlib.sha256(render(sample(), name)).hexdigest())
"""

_LOADED = """
import sys
from sessions.exports import render
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
    """The names of the command line are the endings of the files."""
    assert list(FORMATS) == ["md", "html", "docx", "json"]
    assert all(one.suffix == f".{name}" == f".{one.name}" for name, one in FORMATS.items())


def test_the_same_report_gives_the_same_bytes() -> None:
    """Neither the order of hashes nor the place on earth shows in a file."""
    first = _run(_DIGEST, PYTHONHASHSEED="1", TZ="UTC")
    second = _run(_DIGEST, PYTHONHASHSEED="2", TZ="Asia/Tokyo")
    assert first == second
    assert len(first.splitlines()) == len(FORMATS)


def test_markdown_waits_for_no_other_format() -> None:
    """Asking for one format loads the libraries of that one alone."""
    assert _run(_LOADED).strip() == "[]"


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_every_writer_survives_hostile_text_in_every_field(format: str, text: str) -> None:  # noqa: A002
    """Text that was never cleaned cannot keep a report from being written."""
    assert render(hostile(text), format)


def test_an_unknown_format_is_refused_with_those_there_are() -> None:
    """The message names what can be asked for."""
    with pytest.raises(ExportError, match=r"no format 'pdf'. Choose md, html, docx or json"):
        render(sample(), "pdf")
    assert issubclass(ExportError, SessionsError)


@pytest.mark.parametrize("format", FORMATS)
def test_a_file_is_written(tmp_path: Path, format: str) -> None:  # noqa: A002
    """It holds what `render` gives, and nothing is left beside it."""
    path = tmp_path / f"swot.{format}"
    path.write_bytes(b"older")
    write(sample(), format, path)
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
        (errno.EACCES, "you have no permission there"),
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
        write(sample(), "md", path)
    assert path.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [path]
