"""Moving engagements on the command line.

Requirement: an engagement goes out as one zip and comes in again, by commands of the real program;
what cannot be taken is told in sentences, and the status says so.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sessions.store.store import Store
from tests.builders.acme import Acme
from tests.sessions.disk.failing_disks import bytes_of, state_of
from workshop.record.documents import EntryKind
from workshop.running.capture import read_line
from workshop.running.commands import RecordEntries


@pytest.fixture
def acme(tmp_path: Path) -> Path:
    """A closed engagement in a home of its own."""
    made = Acme(tmp_path / "home" / "Acme")
    made.say("+ Month-end close is down to four days @Dana")
    made.store.close()
    return made.folder


def workshop(*words: str | Path, home: Path) -> subprocess.CompletedProcess[str]:
    """Run the program."""
    command = [sys.executable, "-m", "workshop", *map(str, words), "--folder", str(home)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_out_of_one_laptop_and_into_another(acme: Path, tmp_path: Path) -> None:
    """The documents are the same, the journal is the same to the byte, and it is listed."""
    other = tmp_path / "other"
    written = workshop("export", "engagement", "Acme", "-o", tmp_path / "a.zip", home=acme.parent)
    assert (written.returncode, written.stderr) == (0, "")
    refused = workshop("export", "engagement", "Acme", "-o", tmp_path / "a.zip", home=acme.parent)
    assert refused.returncode == 1
    assert "--force" in refused.stderr
    done = workshop("import", "engagement", tmp_path / "a.zip", "--as", "Acme anew", home=other)
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 entry" in workshop("list", home=other).stdout
    with (
        Store.open(acme, read_only=True) as before,
        Store.open(other / "Acme anew", read_only=True) as after,
    ):
        assert state_of(after.database) == state_of(before.database)
    journal = bytes_of(acme / "journal")
    assert bytes_of(other / "Acme anew" / "journal") == journal


@pytest.mark.slow
def test_what_cannot_be_imported_is_told(acme: Path, tmp_path: Path) -> None:
    """Every problem is listed, nothing is made, and --partial is offered."""
    (tmp_path / "x.json").write_text('{"people": {"1": {}}, "pets": {"1": {}}}')
    done = workshop("import", "engagement", tmp_path / "x.json", home=tmp_path / "other")
    assert done.returncode == 1
    for words in ("2 problems", "people 1", "pets", "--partial"):
        assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "other").exists()


def test_two_laptops(acme: Path, tmp_path: Path) -> None:
    """A copied folder, a note on each side, one command: the notes of both are in the summary."""
    home, copy = acme.parent, tmp_path / "copy of Acme"
    shutil.copytree(acme, copy)
    for folder, text in ((acme, "Fast help desk"), (copy, "Cheap licences")):
        with Store.open(folder) as store:
            lines = (read_line(f"+ {text}", EntryKind.NOTE),)
            session = store.record.sessions()[0].id
            store.do(RecordEntries(session_id=session, step_id="works", lines=lines))
    seen = workshop("merge", "Acme", copy, "--dry-run", home=home)
    assert "S2 was given on both sides" in seen.stdout
    assert [path.name for path in home.iterdir() if path.is_dir()] == ["Acme"]
    done = workshop("merge", "Acme", copy, "--as", "Both", home=home)
    assert (done.returncode, done.stderr) == (0, "")
    for words in ("in common", "Recorded", f"is kept in {home / 'Both'}"):
        assert words in done.stdout
    again = workshop("merge", "Both", copy, "--into", "Both", home=home)
    assert "nothing that the other has not" in again.stdout
    assert "S2 was given" in workshop("merge", "Both", home=home).stdout
    summary = workshop("summary", "Both", "--document", "swot", home=home).stdout
    assert "**S2** Fast help desk" in summary
    assert "**S3** Cheap licences" in summary


@pytest.mark.slow
def test_what_cannot_be_merged_is_told(acme: Path, tmp_path: Path) -> None:
    """A folder that is none, a target that is neither of the two, one folder twice."""
    (tmp_path / "x").mkdir()
    for words in (("x",), ("Acme",), ("Acme", "--into", "Acme")):
        done = workshop("merge", "Acme", *words, home=acme.parent)
        assert done.returncode == 1
        assert done.stderr
        assert "Traceback" not in done.stderr


def test_a_synced_place_is_named(tmp_path: Path) -> None:
    """`workshop list` says which client copies it, on the error stream, apart from the table."""
    home = tmp_path / "Dropbox" / "work"
    Acme(home / "Acme").store.close()
    done = workshop("list", home=home)
    assert "Acme" in done.stdout
    assert "Synced by Dropbox" in done.stderr
