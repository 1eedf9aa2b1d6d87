"""The command that makes packs.

Requirement: one command writes every document for one kind of reader to one folder, tells as data
what is in it, and never touches a folder that is no pack; Ctrl+C leaves nothing.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import docx
import pytest

from screens.cli.commands.documents import pack as command
from screens.cli.main import INTERRUPTED, main
from sessions.pack.stamp import PAGE
from tests import ROOT
from tests.builders import word_templates
from tests.builders.packed import Packed

Output = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """An engagement, closed."""
    packed = Packed(tmp_path / "acme")
    packed.acme.store.close()
    return str(packed.acme.folder)


def test_what_was_made_is_told_as_data(folder: str, tmp_path: Path, capsys: Output) -> None:
    """Every key of the contract; each file that is named is there."""
    words = ["pack", folder, str(tmp_path / "out"), "--profile", "public", "--formats", "md, JSON"]
    assert main([*words, "--json"]) == 0
    said = capsys.readouterr()
    told = json.loads(said.out)
    assert (told["profile"], told["edition"]) == ("public", "shareable")
    assert Path(told["folder"]) == tmp_path / "out"
    for file in told["files"]:
        assert (tmp_path / "out" / file["file"]).stat().st_size == file["bytes"]
        assert (file["document"], file["format"]) in {
            (document, form) for document in ("swot", "scan") for form in ("md", "json")
        }
    assert all(one["n"] > 0 and one["sentence"] for one in (*told["withheld"], *told["open"]))
    assert told["left_out"] == []
    assert "Read before sending" in said.err
    assert "\r" not in said.err  # how far it is goes to a terminal alone


@pytest.mark.slow
def test_word_files_of_a_pack_have_the_style_of_the_client(folder: str, tmp_path: Path) -> None:
    """The Word file of the settings gives its head to them, as to those written one by one."""
    letter = tmp_path / "letter.docx"
    letter.write_bytes(word_templates.letterhead())
    Path(os.environ["WORKSHOP_SETTINGS"]).parent.mkdir(parents=True, exist_ok=True)
    assert main(["settings", f"documents.word_template={letter}"]) == 0
    words = ["pack", folder, str(tmp_path / "out"), "--profile", "sponsor", "--formats", "docx"]
    assert main(words) == 0
    made = docx.Document(str(tmp_path / "out" / "Acme - SWOT summary.docx"))
    assert word_templates.LETTERHEAD in made.sections[0].header.paragraphs[0].text


def test_a_folder_is_replaced_only_where_that_is_said(
    folder: str, tmp_path: Path, capsys: Output
) -> None:
    """And only a pack."""
    words = ["pack", folder, str(tmp_path / "out"), "--profile", "archive", "--formats", "md"]
    assert main(words) == 0
    assert f"Written: {tmp_path / 'out' / PAGE}" in capsys.readouterr().out
    assert main(words) == 1
    assert "is a pack already" in capsys.readouterr().err
    assert main([*words, "--force"]) == 0
    words[2] = str(tmp_path)
    assert main([*words, "--force"]) == 1
    assert "is no pack" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "said", "status"),
    [
        (["--profile", "board"], "sponsor", 2),
        ([], "--profile", 2),
        (["--profile", "public", "--formats", "wdocx"], "There is no format 'wdocx'", 2),
        (["--profile", "public", "--formats", "notes"], "goes as Notes", 2),
    ],
)
def test_what_is_not_understood_is_told(
    folder: str, tmp_path: Path, capsys: Output, more: list[str], said: str, status: int
) -> None:
    """With what there is instead; nothing is made."""
    assert main(["pack", folder, str(tmp_path / "out"), *more]) == status
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_on_a_terminal_it_tells_how_far_it_is(
    folder: str, tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one line of the error stream, which is gone when it is done."""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setattr(command, "plain_wanted", lambda: False)
    words = ["pack", folder, str(tmp_path / "out"), "--profile", "public", "--formats", "md"]
    assert main(words) == 0
    told = capsys.readouterr().err
    assert "\r1 of 2: SWOT summary as Markdown" in told
    assert max(len(line) for line in told.split("\n")[0].split("\r")) == 78


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT for one process")
def test_ctrl_c_leaves_nothing(folder: str, tmp_path: Path) -> None:
    """The status is that of shells, and no half-made folder stays."""
    place = tmp_path / "new" / "out"
    words = ["pack", folder, str(place), "--profile", "archive", "--formats", "docx,xlsx,pptx,pdf"]
    running = subprocess.Popen(
        [sys.executable, "-m", "workshop", *words],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        text=True,
    )
    until = time.monotonic() + 60
    # At its first file: what comes after that, in four formats, takes seconds.
    while not list(tmp_path.glob("new/.making-*/*")) and time.monotonic() < until:
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == INTERRUPTED
    assert "Stopped." in said
    assert not (tmp_path / "new").exists()


@pytest.mark.slow
def test_another_process_writes_the_same_bytes(folder: str, tmp_path: Path) -> None:
    """In another zone, with other words of the system and another order of hashes."""
    found = []
    for name, more in (
        ("one", {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8"}),
        ("two", {"TZ": "America/Lima", "PYTHONHASHSEED": "2", "LC_ALL": "C"}),
    ):
        words = ["pack", folder, str(tmp_path / name), "--profile", "archive"]
        subprocess.run(
            [sys.executable, "-m", "workshop", *words],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), **more},
            check=True,
            capture_output=True,
        )
        found.append({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()})
    assert found[0].keys() == found[1].keys()
    assert [name for name in found[0] if found[0][name] != found[1][name]] == []


def test_documents_of_the_public_are_verified_as_they_were_made(
    folder: str, tmp_path: Path, capsys: Output
) -> None:
    """They say how openly people are told in them, so they are made again alike."""
    words = ["pack", folder, str(tmp_path / "out"), "--profile", "public", "--formats", "html"]
    assert main(words) == 0
    capsys.readouterr()
    page = str(tmp_path / "out" / "Acme - SWOT summary.html")
    assert main(["verify", page, "--engagement", folder]) == 0
    assert "Unchanged" in capsys.readouterr().out
