"""One writer at a time, and a sentence for the second one."""

import errno
import socket
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from filelock import FileLock

from sessions.disk.disk import Disk
from sessions.disk.folder import Folder
from sessions.disk.lock import Owner, WriterLock, is_free, owner_of
from sessions.errors import CannotOpen, EngagementLocked, LockUnavailable, OpenElsewhere
from tests.sessions.disk.failing_disks import START, bytes_of, opened, state_of


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
    left = note(tmp_path / "e", host=socket.gethostname())
    db = opened(tmp_path / "e")
    assert db.left_open == left
    db.close()
    assert owner_of(Folder(tmp_path / "e"), Disk()) is None


def test_a_note_of_another_machine_is_asked_about(tmp_path: Path) -> None:
    """No lock reaches there: it is said who and since when, and opened only if that is meant."""
    opened(tmp_path / "e").close()
    left = note(tmp_path / "e")
    with pytest.raises(OpenElsewhere, match=r"^open on elsewhere since 14:02, as"):
        opened(tmp_path / "e")
    assert owner_of(Folder(tmp_path / "e"), Disk()) == left
    db = opened(tmp_path / "e", anyway=True)
    assert db.left_open == left
    ours = owner_of(Folder(tmp_path / "e"), Disk())
    assert ours
    assert not ours.elsewhere
    # The other machine's note comes back with the next sync: it is not ours to remove.
    left = note(tmp_path / "e")
    db.close()
    assert owner_of(Folder(tmp_path / "e"), Disk()) == left


def test_opening_anyway_respects_a_lock_that_is_held(tmp_path: Path) -> None:
    """Two windows of one machine never write at once."""
    db = opened(tmp_path / "e")
    note(tmp_path / "e")
    with pytest.raises(EngagementLocked):
        opened(tmp_path / "e", anyway=True)
    db.close()


def test_whoever_was_refused_takes_nothing_away(tmp_path: Path) -> None:
    """The note stays, one too that nobody can read, and the lock with who holds it."""

    class Soon(Disk):
        def pause(self, seconds: float) -> None:
            """Nobody writes another note."""

    folder = Folder(tmp_path / "e")
    db = opened(folder.path)
    lock = WriterLock(folder, lambda: START, Soon())
    for content in (folder.owner.read_bytes(), b"\xff not a note"):
        folder.owner.write_bytes(content)
        for _ in range(2):
            with pytest.raises(EngagementLocked):
                lock.acquire()
            lock.release()
            assert folder.owner.read_bytes() == content
    db.close()


CRASH = """
import os, sys
from tests.sessions.disk.failing_disks import opened
from pathlib import Path
opened(Path(sys.argv[1])).insert({"n": 1})
os._exit(1)
"""


def test_a_crashed_run_leaves_its_note_and_its_answers(tmp_path: Path) -> None:
    """And no lock that a person would have to remove."""
    subprocess.run([sys.executable, "-c", CRASH, str(tmp_path / "e")], check=False, timeout=120)
    db = opened(tmp_path / "e")
    assert db.left_open is not None
    assert not db.left_open.elsewhere
    assert state_of(db) == {"_default": {1: {"n": 1}}}
    db.close()


@pytest.mark.parametrize(
    "refusal", [NotImplementedError("flock is missing"), OSError(errno.ENOTSUP, "not supported")]
)
def test_a_file_system_without_locks_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusal: Exception
) -> None:
    """So that a person can decide; then it is written without one, and the note goes at the end."""
    opened(tmp_path / "e").close()

    def refuse(_: FileLock) -> None:
        raise refusal

    monkeypatch.setattr(type(FileLock(tmp_path / "l")), "acquire", refuse)
    with pytest.raises(LockUnavailable, match="offers no locks"):
        opened(tmp_path / "e")
    db = opened(tmp_path / "e", anyway=True)
    with pytest.raises(LockUnavailable, match=r"opened it at 14:\d\d and did not close"):
        opened(tmp_path / "e")
    db.insert({"n": 1})
    # Two that write without a lock have files of their own, so nothing is lost.
    second = opened(tmp_path / "e", anyway=True)
    assert second.left_open is None
    second.table("other").insert({"n": 2})
    db.table("third").insert({"n": 3})
    second.close()
    db.close()
    assert owner_of(Folder(tmp_path / "e"), Disk()) is None
    everything = state_of(opened(tmp_path / "e", read_only=True))
    assert set(everything) == {"_default", "other", "third"}


def test_a_lock_that_may_not_be_made_is_no_missing_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder without permission is told as that, and cannot be opened anyway."""
    opened(tmp_path / "e").close()

    def refuse(_: FileLock) -> None:
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(type(FileLock(tmp_path / "l")), "acquire", refuse)
    with pytest.raises(CannotOpen, match="you have no permission there") as told:
        opened(tmp_path / "e", anyway=True)
    assert not isinstance(told.value, LockUnavailable)


def test_a_reader_sees_when_the_writer_has_gone(tmp_path: Path) -> None:
    """Closed or killed, the lock is free, and looking takes nothing away from anybody."""
    folder = Folder(tmp_path / "e")
    assert not is_free(folder, Disk())
    db = opened(folder.path)
    assert not is_free(folder, Disk())
    db.close()
    before = bytes_of(folder.path)
    assert is_free(folder, Disk())
    assert bytes_of(folder.path) == before


def test_a_reader_takes_over(tmp_path: Path) -> None:
    """With everything that was written until then, and only once the writer has gone."""
    writer = opened(tmp_path / "e")
    writer.insert({"n": 1})
    reader = opened(tmp_path / "e", read_only=True)
    with pytest.raises(EngagementLocked):
        reader.take_over()
    assert not reader.journal.writable
    writer.table("late").insert({"n": 2})
    writer.close()
    assert reader.take_over() == {("late", 1)}
    reader.insert({"n": 3})
    state = state_of(reader)
    assert state == {"_default": {1: {"n": 1}, 2: {"n": 3}}, "late": {1: {"n": 2}}}
    with pytest.raises(EngagementLocked):
        opened(tmp_path / "e")
    reader.close()
    again = opened(tmp_path / "e", read_only=True)
    assert (state_of(again), again.journal.defects) == (state, ())


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
