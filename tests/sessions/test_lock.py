"""One writer at a time, and a sentence for the second one."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from sessions.disk import Disk
from sessions.errors import CannotOpen, EngagementLocked, LockUnavailable
from sessions.folder import Folder
from sessions.lock import Owner, WriterLock, owner_of
from tests.sessions.disks import START, opened, state_of, ticking


def test_a_second_writer_is_told_who_and_since_when(tmp_path: Path) -> None:
    """It can read instead."""
    db = opened(tmp_path / "e")
    with pytest.raises(
        EngagementLocked, match="already open in another window since 14:02"
    ) as told:
        opened(tmp_path / "e")
    assert told.value.since is not None
    assert "@" in told.value.who
    reader = opened(tmp_path / "e", read_only=True)
    db.insert({"n": 1})
    assert reader.refresh() == {("_default", 1)}
    db.close()
    again = opened(tmp_path / "e")
    assert again.left_open is None
    again.close()


def note(folder: Path, *, host: str = "elsewhere", days: int = 0) -> Owner:
    """Leave a note as another run did."""
    owner = Owner(4711, host, "dana", START - timedelta(days=days))
    Folder(folder).owner.write_bytes(msgspec.json.encode(owner))
    return owner


def test_the_sentence_names_the_machine_and_the_day(tmp_path: Path) -> None:
    """When it is another one."""
    db = opened(tmp_path / "e")
    note(tmp_path / "e", days=2)
    with pytest.raises(EngagementLocked, match="already open on elsewhere since 2026-11-19 14:02"):
        opened(tmp_path / "e")
    (tmp_path / "e" / ".lock-owner.json").write_bytes(b"\xff not a note")
    with pytest.raises(EngagementLocked, match=r"^already open in another window$"):
        opened(tmp_path / "e")
    db.close()


def test_a_note_without_a_lock_means_a_crash(tmp_path: Path) -> None:
    """Reported, not obeyed: the system frees the lock of a run that died."""
    opened(tmp_path / "e").close()
    left = note(tmp_path / "e")
    db = opened(tmp_path / "e")
    assert db.left_open == left
    assert left.elsewhere
    db.close()
    assert owner_of(Folder(tmp_path / "e"), Disk()) is None


CRASH = """
import os, sys
from tests.sessions.disks import opened
from pathlib import Path
opened(Path(sys.argv[1])).insert({"n": 1})
os._exit(1)
"""


def test_a_crashed_run_leaves_its_note_and_its_answers(tmp_path: Path) -> None:
    """And no lock that a person would have to remove."""
    subprocess.run([sys.executable, "-c", CRASH, str(tmp_path / "e")], check=False, timeout=30)
    db = opened(tmp_path / "e")
    assert db.left_open is not None
    assert not db.left_open.elsewhere
    assert state_of(db) == {"_default": {1: {"n": 1}}}
    db.close()


RACE = """
import sys, time
from pathlib import Path
from sessions.errors import EngagementLocked
from tests.sessions.disks import opened
sys.stdin.readline()
try:
    db = opened(Path(sys.argv[1]), create=False)
except EngagementLocked:
    print("locked", flush=True)
else:
    print("won", flush=True)
    sys.stdin.readline()
    db.close()
"""


def test_of_several_processes_one_wins(tmp_path: Path) -> None:
    """Six start at once."""
    opened(tmp_path / "e").close()
    command = [sys.executable, "-c", RACE, str(tmp_path / "e")]
    pipe = subprocess.PIPE
    racers = [subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) for _ in range(6)]
    for racer in racers:
        assert racer.stdin
        racer.stdin.write("go\n")
        racer.stdin.flush()
    words = [racer.stdout.readline().strip() for racer in racers if racer.stdout]
    for racer in racers:
        racer.communicate("close\n", timeout=30)
    assert sorted(words) == ["locked"] * 5 + ["won"]


def test_a_file_system_without_locks_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that a person can decide."""
    lock = WriterLock(Folder(tmp_path), ticking(), Disk())

    def refuse() -> None:
        raise NotImplementedError("flock is missing")

    monkeypatch.setattr(lock._lock, "acquire", refuse)
    with pytest.raises(LockUnavailable, match="cannot be locked"):
        lock.acquire()
    lock.release()


def test_a_folder_that_cannot_be_written_gives_the_lock_back(tmp_path: Path) -> None:
    """Opening fails as a whole, and the next one may try."""

    class NoFiles(Disk):
        def create(self, path: Path) -> int:
            if path.suffix == ".jsonl":
                raise PermissionError(13, "denied")
            return super().create(path)

    opened(tmp_path / "e").close()
    with pytest.raises(CannotOpen, match="you have no permission there"):
        opened(tmp_path / "e", NoFiles())
    opened(tmp_path / "e").close()
