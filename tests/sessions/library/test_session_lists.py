"""Lists of sessions that are kept, so that telling one again opens no engagement.

Requirement: a kept list is told only while it is what opening the engagement would tell, and it is
for its owner alone.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sessions.library.list_place import place_of
from sessions.library.session_lists import SessionList, keep_list, kept_list, seen_in

LISTED = SessionList("Acme: 1 interview", (("1", "abc", "Łoś"),))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An engagement with a list of its sessions."""
    made = tmp_path / "home" / "Acme"
    (made / "journal").mkdir(parents=True)
    (made / "journal" / "a").write_text("one line\n", "utf-8")
    keep_list(made, LISTED, seen_in(made))
    return made


def recorded(folder: Path) -> None:
    with (folder / "journal" / "a").open("a", encoding="utf-8") as journal:
        journal.write("another\n")


def touched(folder: Path) -> None:
    os.utime(folder / "journal" / "a", ns=(0, 0))


def another_window(folder: Path) -> None:
    (folder / "journal" / "b").touch()


def damaged(folder: Path) -> None:
    (folder / "quarantine").mkdir()


def still_open(folder: Path) -> None:
    (folder / ".lock-owner.json").touch()


def half_written(folder: Path) -> None:
    place_of(folder).write_bytes(place_of(folder).read_bytes()[:-5])


def gone(folder: Path) -> None:
    (folder / "journal" / "a").unlink()
    (folder / "journal").rmdir()


@pytest.mark.parametrize(
    "change", [recorded, touched, another_window, damaged, still_open, half_written, gone]
)
def test_a_list_is_told_only_of_the_files_that_it_was_made_from(
    folder: Path, change: Callable[[Path], None]
) -> None:
    """Whatever happened to them since, the engagement is opened and says what is so."""
    assert kept_list(folder) == LISTED
    change(folder)
    assert kept_list(folder) is None


def test_a_list_is_for_its_owner_and_lasts_as_long_as_its_engagement(folder: Path) -> None:
    """The next list that is kept removes those of engagements that were removed or moved."""
    if sys.platform != "win32":
        assert place_of(folder).stat().st_mode & 0o077 == 0
        assert place_of(folder).parent.stat().st_mode & 0o077 == 0
    other = folder.rename(folder.with_name("Other"))
    keep_list(other, LISTED, seen_in(other))
    assert not place_of(folder).exists()
    assert kept_list(other) == LISTED


def test_nothing_is_kept_of_an_engagement_that_is_open(folder: Path) -> None:
    """What was true before it was opened may be another thing when it is closed."""
    still_open(folder)
    keep_list(folder, LISTED, seen_in(folder))
    (folder / ".lock-owner.json").unlink()
    assert kept_list(folder) is None
