"""A run that was cut off is reported with what it had recorded; what was acknowledged is there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sessions.store.store import Store
from tests.builders.acme import Acme

CRASH = """
import os, sys
from pathlib import Path
from sessions.store.store import Store
from workshop.running.capture import read_line
from workshop.running.commands import MoveTo, RecordEntries
store = Store.open(Path(sys.argv[1]))
session = store.record.sessions()[0]
for text in sys.argv[3:]:
    lines = (read_line(text),)
    store.do(RecordEntries(session_id=session.id, step_id="works", lines=lines))
if sys.argv[2] == "torn":
    os.write(store.database.journal.writer._handle, b'{"c":"00000000","n":99,"p"')
if sys.argv[2] == "whole":
    lines = (read_line("Half acknowledged"),)
    store.do(RecordEntries(session_id=session.id, step_id="works", lines=lines))
    handle = store.database.journal.writer._handle
    os.truncate(store.database.journal.writer.path, os.fstat(handle).st_size - 1)
os._exit(9)
"""


def cut_off(tmp_path: Path, how: str, *lines: str) -> Store:
    """An engagement whose last run recorded lines and was cut off."""
    acme = Acme(tmp_path / "acme")
    acme.say("Said in the run before", step="works")
    acme.store.close()
    command = [sys.executable, "-c", CRASH, str(acme.folder), how, *lines]
    assert subprocess.run(command, check=False, timeout=120).returncode == 9
    return Store.open(acme.folder)


def test_what_it_had_recorded_is_told(tmp_path: Path) -> None:
    """How many changes, the last, where, and that nothing acknowledged is missing."""
    with cut_off(tmp_path, "clean", "+ Fast help desk", "- Slow close") as store:
        left = store.unfinished_run
        assert left
        assert (left.owner.pid, left.changes, left.torn) == (left.owner.pid, 2, None)
        assert left.owner.pid != os.getpid()
        assert left.session_id == store.record.sessions()[0].id
        opened, last, whole = left.sentences
        assert opened.startswith("The window that was opened at ")
        assert "It had recorded 2 changes, the last at " in last
        assert ", in Short session at the step Opening: Recorded weakness W1" in last
        assert whole == "Nothing that was acknowledged is missing."
    with Store.open(store.folder) as again:
        assert again.unfinished_run is None


def test_a_run_that_recorded_nothing(tmp_path: Path) -> None:
    """Says so; older records are not taken for its own."""
    with cut_off(tmp_path, "clean") as store:
        assert store.unfinished_run
        assert store.unfinished_run.changes == 0
        assert store.unfinished_run.sentences[1] == "It had recorded no changes."


def test_a_torn_line_was_not_acknowledged(tmp_path: Path) -> None:
    """It is told once, as what it is, and is no damage; later openings say nothing of it."""
    with cut_off(tmp_path, "torn", "+ Fast help desk") as store:
        assert store.unfinished_run
        assert store.unfinished_run.torn
        assert "had not been acknowledged and does not count" in store.unfinished_run.sentences[2]
        assert store.unfinished_run.sentences[3] == "Nothing that was acknowledged is missing."


def test_a_whole_line_without_its_end_counts(tmp_path: Path) -> None:
    """It had reached the disk but for the last byte."""
    with cut_off(tmp_path, "whole") as store:
        assert store.unfinished_run
        assert store.unfinished_run.changes == 1
        assert "it is whole and counts" in store.unfinished_run.sentences[2]


@pytest.mark.slow
def test_other_damage_is_not_hidden_by_good_words(tmp_path: Path) -> None:
    """Where a record of before is spoilt, nobody is told that nothing is missing."""
    store = cut_off(tmp_path, "clean", "+ Fast help desk")
    store.close()
    first = min((store.folder / "journal").iterdir())
    lines = first.read_bytes().splitlines(keepends=True)
    first.write_bytes(b"".join([*lines[:1], b"?" * 40 + b"\n", *lines[2:]]))
    (store.folder / "workshop.json").unlink()
    shutil.rmtree(store.folder / "backups")
    command = [sys.executable, "-c", CRASH, str(store.folder), "clean", "One more"]
    subprocess.run(command, check=False, timeout=120)
    with Store.open(store.folder) as again:
        assert again.unfinished_run
        assert again.unfinished_run.damaged
        assert "damaged besides" in again.unfinished_run.sentences[-1]


def test_damage_that_was_dealt_with_is_not_told_again(tmp_path: Path) -> None:
    """What a checkpoint gave back is in the record: no later crash calls the files damaged."""
    store = cut_off(tmp_path, "clean", "+ Fast help desk")
    store.close()
    first = min((store.folder / "journal").iterdir())
    lines = first.read_bytes().splitlines(keepends=True)
    first.write_bytes(b"".join([*lines[:1], b"?" * 40 + b"\n", *lines[2:]]))
    Store.open(store.folder).close()
    command = [sys.executable, "-c", CRASH, str(store.folder), "clean", "One more"]
    subprocess.run(command, check=False, timeout=120)
    with Store.open(store.folder) as again:
        assert again.harm == []
        assert again.unfinished_run
        assert not again.unfinished_run.damaged
        assert again.unfinished_run.sentences[-1] == "Nothing that was acknowledged is missing."


def test_the_line_that_a_crash_tore_is_no_harm(tmp_path: Path) -> None:
    """It is told as what the run before left; a warning of damage beside it would be a second."""
    with cut_off(tmp_path, "torn", "+ Fast help desk") as store:
        assert store.unfinished_run
        assert store.unfinished_run.torn in store.defects
        assert store.harm == []
