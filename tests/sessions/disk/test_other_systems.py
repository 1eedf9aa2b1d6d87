"""What the disks of Windows and of a Mac do otherwise, simulated through the seam.

Requirement: an answer is recorded wherever a file has a number that changes or is told in two ways;
what a virus scanner or sync client holds for a moment is waited for; a second window sees the first
one go.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import ClassVar

import pytest

from sessions.disk.disk import Disk, Identity, remove_for_good, replace_file
from sessions.disk.folder import Folder
from sessions.disk.lock import Owner, WriterLock, is_free
from sessions.disk.staging import workplace
from sessions.errors import NotRecorded
from tests.sessions.disk.failing_disks import START, WatchedDisk, journals, opened, state_of


class StickOnAMac(Disk):
    """FAT as a Mac has it: all empty files have one number, their own comes with the first byte."""

    EMPTY: ClassVar = 999_999_999

    def _told(self, found: Identity) -> Identity:
        return found if found.size else found._replace(inode=self.EMPTY)

    def identity(self, path: Path) -> Identity:
        return self._told(super().identity(path))

    def identity_of(self, handle: int) -> Identity:
        return self._told(super().identity_of(handle))


class TwoNumbers(Disk):
    """The file system has one number by name and another by handle, as met on Windows."""

    def identity_of(self, handle: int) -> Identity:
        found = super().identity_of(handle)
        return found._replace(device=found.device & 0xFFFF ^ 0x5A5A)


class NoNumber(Disk):
    """A handle on FAT tells nothing: Python 3.12.0 on Windows."""

    def identity_of(self, handle: int) -> Identity:
        raise OSError(errno.EINVAL, "the parameter is incorrect")


@pytest.mark.parametrize("disk", [StickOnAMac(), TwoNumbers(), NoNumber()])
def test_answers_are_recorded_where_files_are_numbered_otherwise(
    tmp_path: Path, disk: Disk
) -> None:
    """The first one in a new file, and all after it, in one and the same file."""
    for run in range(2):
        db = opened(tmp_path / "e", disk)
        for number in range(3):
            db.insert({"run": run, "number": number})
        after = state_of(db)
        db.close()
    assert len(journals(tmp_path / "e")) == 2
    reader = opened(tmp_path / "e", read_only=True)
    assert (state_of(reader), reader.journal.defects) == (after, ())


@pytest.mark.parametrize("disk", [StickOnAMac(), TwoNumbers(), NoNumber()])
def test_a_file_that_was_cut_is_noticed_there_too(tmp_path: Path, disk: Disk) -> None:
    """By its length, where nothing else can be looked at."""
    db = opened(tmp_path / "e", disk)
    db.insert({"a": 1})
    db.insert({"a": 2})
    file = journals(tmp_path / "e")[-1]
    os.truncate(file, file.stat().st_size - 5)
    with pytest.raises(NotRecorded, match="goes to a new file"):
        db.insert({"a": 3})
    db.insert({"a": 4})
    assert sorted(document["a"] for document in db) == [1, 2, 4]
    db.close()


def test_a_file_that_was_replaced_is_noticed_on_a_stick_of_a_mac(tmp_path: Path) -> None:
    """Another one of the same length, while nothing was in it yet that could be known."""
    db = opened(tmp_path / "e", StickOnAMac())
    db.insert({"a": 1})
    file = journals(tmp_path / "e")[-1]
    other = file.with_name("other")
    other.write_bytes(file.read_bytes())
    other.replace(file)
    with pytest.raises(NotRecorded, match="goes to a new file"):
        db.insert({"a": 2})
    db.insert({"a": 3})
    assert sorted(document["a"] for document in db) == [1, 3]
    db.close()


class Held(WatchedDisk):
    """Another program holds files for some tries of a call, as on Windows."""

    busy = (PermissionError,)

    def __init__(self, tries: int, call: str) -> None:
        self.tries = tries
        self._call = call
        self.waited = 0.0

    def call(self, name, perform, *given):  # type: ignore[no-untyped-def]
        if name == self._call and self.tries:
            self.tries -= 1
            raise PermissionError(errno.EACCES, "in use", str(given[0]))
        return perform(*given)

    def pause(self, seconds: float) -> None:
        self.waited += seconds


def test_a_folder_is_given_its_place_as_soon_as_nothing_holds_it(tmp_path: Path) -> None:
    """An engagement that was imported or merged: a scanner has one of its files open."""
    disk = Held(3, "replace")
    with workplace(tmp_path, disk) as place:
        place.making.mkdir()
        (place.making / "file").write_text("x")
        place.finish(tmp_path / "Acme")
    assert (tmp_path / "Acme" / "file").read_text() == "x"
    assert disk.waited > 0


def test_what_must_go_is_removed_as_soon_as_nothing_holds_it(tmp_path: Path) -> None:
    """What was before an erasure; for good is told as before."""
    (tmp_path / "old").write_text("x")
    remove_for_good(Held(3, "remove"), tmp_path / "old")
    assert not (tmp_path / "old").exists()
    (tmp_path / "old").write_text("x")
    disk = Held(1000, "remove")
    with pytest.raises(PermissionError):
        remove_for_good(disk, tmp_path / "old")
    assert disk.waited == pytest.approx(2.1)


def test_a_file_that_stays_open_elsewhere_is_told_by_its_own_name(tmp_path: Path) -> None:
    """Nobody knows the hidden one beside it."""
    with pytest.raises(PermissionError) as told:
        replace_file(Held(1000, "replace"), tmp_path / "acme.zip", b"new")
    assert told.value.filename == str(tmp_path / "acme.zip")
    assert list(tmp_path.iterdir()) == []


def test_the_lock_stays_when_it_is_given_back(tmp_path: Path) -> None:
    """On every system; a look from outside, too, takes no file away that the next look needs."""
    folder = Folder(tmp_path / "e")
    opened(folder.path).close()
    assert folder.lock.exists()
    assert [is_free(folder, Disk()) for _ in range(3)] == [True] * 3
    lock = WriterLock(folder, lambda: START, Disk())
    assert lock._lock.preserve_lock_file


@pytest.mark.parametrize(
    ("left", "here", "elsewhere"),
    [
        (("mac.local", "A"), ("dhcp-12.client.example", "A"), False),
        (("mac.local", "A"), ("mac.local", "B"), True),
        (("mac.local", ""), ("mac.local", "A"), False),
        (("mac.local", "A"), ("other", ""), True),
    ],
)
def test_a_mac_is_known_although_its_name_changes_with_the_network(
    left: tuple[str, str],
    here: tuple[str, str],
    elsewhere: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its own number counts where both have one, else the name of the machine."""
    monkeypatch.setattr("socket.gethostname", lambda: here[0])
    monkeypatch.setattr("sessions.disk.lock.machine_number", lambda: here[1])
    assert Owner(1, left[0], "dana", START, left[1]).elsewhere is elsewhere
