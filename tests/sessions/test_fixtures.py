"""Every version that was released opens, and leads to what it led to then."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sessions.erasure.erase import erase
from sessions.store.store import Store
from tests.fixtures.make import (
    DOCUMENTS,
    HISTORY,
    documents,
    history,
    summaries,
    versions,
)
from tests.fixtures.outputs import ENGAGEMENT
from tests.sessions.disk.failing_disks import bytes_of
from workshop.record.documents import Person
from workshop.running.commands import AddPerson

each_version = pytest.mark.parametrize("version", versions(), ids=lambda path: path.name)


def test_there_is_a_fixture() -> None:
    """The first version is kept, small enough to be kept for ever, with all that it said."""
    assert "0.1.0" in [path.name for path in versions()]
    for path in versions():
        assert sum(len(content) for content in bytes_of(path / ENGAGEMENT).values()) < 100_000
        assert sum(len(content) for content in bytes_of(path).values()) < 150_000


@each_version
def test_a_version_leads_to_what_it_led_to(version: Path) -> None:
    """Documents and history to the letter; the summaries as they are worded now."""
    with Store.open(version / ENGAGEMENT, read_only=True) as store:
        assert store.database.journal.defects == ()
        assert documents(store.record) == (version / DOCUMENTS).read_text("utf-8")
        assert history(store) == (version / HISTORY).read_text("utf-8")
        for name, text in summaries(store.record, version.name).items():
            assert text == (version / name).read_text("utf-8"), name


@each_version
def test_the_journal_alone_leads_there_too(version: Path, tmp_path: Path) -> None:
    """The checkpoint of that version is only a cache."""
    folder = tmp_path / "copy"
    shutil.copytree(version / ENGAGEMENT, folder)
    (folder / "workshop.json").unlink()
    shutil.rmtree(folder / "backups")
    with Store.open(folder, read_only=True) as store:
        assert documents(store.record) == (version / DOCUMENTS).read_text("utf-8")


@each_version
def test_work_goes_on_in_a_copy(version: Path, tmp_path: Path) -> None:
    """It opens for writing, records, undoes what was done in that version, and opens again."""
    folder = tmp_path / "copy"
    shutil.copytree(version / ENGAGEMENT, folder)
    with Store.open(folder) as store:
        before = len(store.history.changes)
        store.do(AddPerson(name="Eve Moss"))
        store.undo()
        assert store.undo()
    with Store.open(folder) as store:
        assert store.database.journal.defects == ()
        assert len(store.history.changes) == before + 3


@pytest.mark.slow
@each_version
def test_reading_a_version_changes_no_byte(version: Path) -> None:
    """Opening read-only, a summary, the list of sessions and the history leave all as it was."""
    before = bytes_of(version)
    folder = str(version / ENGAGEMENT)
    for words in (
        ["summary", folder, "--document", "swot"],
        ["sessions", folder],
        ["history", folder],
    ):
        done = subprocess.run(
            [sys.executable, "-m", "screens", *words], capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr
    assert bytes_of(version) == before


@each_version
def test_everybody_can_be_erased_from_a_copy(version: Path, tmp_path: Path) -> None:
    """One after the other, until nobody is left; nothing of them is found."""
    folder = tmp_path / "copy"
    shutil.copytree(version / ENGAGEMENT, folder)
    with Store.open(folder, read_only=True) as store:
        people = list(store.record.all(Person))
    for person in people:
        assert erase(folder, person.id).left == ()
    whole = b"".join(path.read_bytes() for path in folder.rglob("*.jsonl")).decode()
    assert not [person.name for person in people if person.name in whole]
