"""The command line at its edges: other encodings, closed streams, damage, empty names.

Requirement: what is written is right or it is said that it is not; never a traceback, and no
report of a fault for what is none.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from screens.cli import main
from tests.screens.test_cli import NOTES, ROOT

Output = pytest.CaptureFixture[str]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place with one engagement of one session, with names beyond ASCII."""
    place = tmp_path / "place"
    monkeypatch.setenv("WORKSHOP_FOLDER", str(place))
    (tmp_path / "notes.txt").write_text(NOTES.replace("Month-end", "“Łoś” 漢字"), "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["import", "notes", "notes.txt", "--into", "Acme"]) == 0
    return place


def program(command: str, home: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell in which `$W` is the program."""
    env = {"PATH": os.environ["PATH"], "HOME": str(home), "WORKSHOP_FOLDER": str(home)}
    env |= {"W": f"{sys.executable} -m screens"} | environment
    return subprocess.run(
        ["bash", "-c", command], capture_output=True, check=False, cwd=ROOT, env=env
    )


def test_notes_are_utf_8_whatever_the_terminal_reads(home: Path, tmp_path: Path) -> None:
    """The same bytes to the output as to a file."""
    out = tmp_path / "out.txt"
    assert main(["export", "notes", "Acme", "--session", "1", "-o", str(out)]) == 0
    shown = program("$W export notes Acme --session 1", home, PYTHONIOENCODING="latin-1")
    assert (shown.returncode, shown.stdout) == (0, out.read_bytes())
    assert "“Łoś” 漢字".encode() in shown.stdout


def test_a_missing_folder_is_told_of_every_file(home: Path, capsys: Output) -> None:
    """No journal is spoken of where none is written."""
    told = "the folder nodir does not exist; make it, or choose another place."
    for words in (["export", "notes", "Acme", "--session", "1"], ["summary", "Acme", "--document"]):
        more = ["swot"] if words[0] == "summary" else []
        assert main([*words, *more, "-o", "nodir/x.md"]) == 1
        assert told in capsys.readouterr().err
