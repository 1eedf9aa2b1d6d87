"""`workshop erase`: says what it comes to, asks, erases, tells what is left."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sessions.store.store import Store
from tests.builders.harbour import Rich, made
from tests.sessions.disk.failing_disks import bytes_of
from workshop.record.documents import Person
from workshop.running.commands import AddPerson


@pytest.fixture
def rich(tmp_path: Path) -> Rich:
    """The engagement, closed."""
    return made(tmp_path / "Harbour Works")


def erase(rich: Rich, *words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "screens", "erase", str(rich.folder), *words],
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={"WORKSHOP_FOLDER": str(rich.folder.parent), "PATH": "", "PYTHONUTF8": "1"},
    )


def test_a_dry_run_tells_and_changes_nothing(rich: Rich) -> None:
    """What goes, what stays and what cannot be reached; no byte is changed."""
    (rich.folder / "exports").mkdir()
    (rich.folder / "exports" / "hers.md").write_text("By Dana Ortiz", "utf-8")
    before = bytes_of(rich.folder)
    done = erase(rich, "Dana Ortiz-Vega", "--dry-run")
    assert done.returncode == 0, done.stderr
    assert "1 exported file with the name or the words: exports/hers.md" in done.stdout
    assert "7 entries by this person alone" in done.stdout
    assert "2 sessions, without this person" in done.stdout
    assert "zip files that were sent" in done.stdout
    assert bytes_of(rich.folder) == before


def test_it_is_done_when_the_name_is_typed_and_only_then(rich: Rich) -> None:
    """Another word, or no word at all, erases nobody."""
    for typed in ("Dana\n", "yes\n", ""):
        done = erase(rich, "Dana Ortiz-Vega", typed=typed)
        assert (done.returncode, "Nothing was changed" in done.stderr) == (1, True), done
    done = erase(rich, "@Dana.Ortiz.Vega", typed="Dana Ortiz-Vega\n")
    assert done.returncode == 0, done.stderr
    assert "Erased 1 person and 10 documents." in done.stdout
    assert "nothing was found" in done.stdout
    with Store.open(rich.folder, read_only=True) as store:
        assert {one.name for one in store.record.all(Person)} == {"Ben Okafor", "Ana López"}
    recent = (rich.folder.parent / ".recent.json").read_text("utf-8")
    assert "6 entries" in recent


def test_only_a_whole_name_will_do(rich: Rich) -> None:
    """The beginning of a name erases nobody; of two alike, it is asked which."""
    done = erase(rich, "Dana", "--yes")
    assert done.returncode == 1
    assert "Did you mean “Dana Ortiz-Vega”?" in done.stderr
    with Store.open(rich.folder, now=rich.clock, ids=rich.ids) as store:
        store.do(AddPerson(name="Ben Okafor", role="Porter", namesake=True))
    done = erase(rich, "Ben Okafor", "--yes")
    assert done.returncode == 1
    assert "@Ben.Okafor.1" in done.stderr
    assert "Porter" in done.stderr
    done = erase(rich, "@Ben.Okafor.2", "--yes")
    assert done.returncode == 0, done.stderr
    assert "somebody else is called that too" in done.stdout
    with Store.open(rich.folder, read_only=True) as store:
        assert store.record.get(Person, rich.ben).role == "Service desk"


@pytest.mark.slow
def test_what_is_left_is_told_and_is_a_status(rich: Rich) -> None:
    """A file of the person's own that names the erased one is named."""
    notes = rich.folder / "my notes.txt"
    notes.write_text("Call Dana Ortiz", "utf-8")
    done = erase(rich, "Dana Ortiz-Vega", "--yes")
    assert done.returncode == 1
    assert f"{notes}: the name" in done.stderr
    assert notes.read_text("utf-8") == "Call Dana Ortiz"
