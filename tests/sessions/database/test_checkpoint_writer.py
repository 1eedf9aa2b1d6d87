"""The checkpoint beside the work: made in a thread, of one certain record; refusals are told."""

import errno
import gzip
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from sessions.database import checkpoint
from sessions.database.checkpoint_writer import Snapshot
from sessions.disk.disk import Disk
from sessions.disk.folder import Folder
from sessions.errors import EngagementLocked
from sessions.journal.line import Line
from sessions.journal.overlay import Tables
from sessions.journal.replay import replay
from tests.sessions.disk.failing_disks import FaultyDisk, opened, state_of


def check_is_one_record(content: bytes, lines: list[Line]) -> None:
    """A checkpoint holds what the first so many records lead to, no more and no less."""
    tables = msgspec.json.decode(content, type=Tables)
    note = tables.pop(checkpoint.RESERVED)["1"]
    filled = {name: docs for name, docs in tables.items() if docs}
    wanted = {name: docs for name, docs in replay(lines[: note["records"]]).items() if docs}
    assert filled == wanted


class Watched(Disk):
    """A disk that keeps every checkpoint, and can make them wait."""

    def __init__(self) -> None:
        self.checkpoints: list[bytes] = []
        self.threads: set[str] = set()
        self.go_on = threading.Event()
        self.go_on.set()

    def replace(self, source: Path, target: Path) -> None:
        if target.name == "workshop.json":
            self.go_on.wait(10)
            self.threads.add(threading.current_thread().name)
            self.checkpoints.append(source.read_bytes())
        super().replace(source, target)


def test_made_while_recording_it_is_the_state_after_some_record(tmp_path: Path) -> None:
    """Inserts, edits and removals go on while the thread writes; none is half in it."""
    disk = Watched()
    db = opened(tmp_path / "e", disk)
    entries, storage = db.table("entries"), db.journal
    for number in range(200):
        entries.insert({"n": number, "tags": ["a"]})
        entries.update({"tags": ["a", number], "n": -number}, doc_ids=[number // 2 + 1])
        if number % 3 == 0:
            entries.remove(doc_ids=[number // 3 + 1])
        storage.checkpoints.begin(storage.snapshot())
    db.close()
    assert len(disk.checkpoints) > 3
    assert disk.threads == {"checkpoint", "MainThread"}
    for content in disk.checkpoints:
        check_is_one_record(content, storage.lines)


def test_the_check_sees_documents_that_changed_underneath(tmp_path: Path) -> None:
    """A snapshot that only pointed at the live tables would be caught."""
    db = opened(tmp_path / "e")
    db.insert({"n": 1})
    snapshot = Snapshot(db.journal.tables, db.journal.lines[:])
    db.insert({"n": 2})
    content = checkpoint.render(*snapshot)
    db.close()
    with pytest.raises(AssertionError):
        check_is_one_record(content, db.journal.lines)


def test_one_at_a_time_and_closing_waits_for_it(tmp_path: Path) -> None:
    """What was recorded meanwhile is in the one that closing makes."""
    disk = Watched()
    db = opened(tmp_path / "e", disk)
    db.insert({"n": 1})
    disk.go_on.clear()
    kept = db.journal.checkpoints
    assert kept.begin(db.journal.snapshot())
    db.insert({"n": 2})
    assert kept.busy
    assert not kept.begin(db.journal.snapshot())
    disk.go_on.set()
    state = state_of(db)
    db.close()
    assert [content.count(b'"n":') for content in disk.checkpoints] == [1, 2]
    assert state_of(opened(tmp_path / "e", read_only=True)) == state


def test_the_lock_is_kept_until_the_thread_has_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a full disk closing writes none of its own, and still waits for the one under way."""
    disk = Watched()
    db = opened(tmp_path / "e", disk)
    db.insert({"n": 1})
    disk.go_on.clear()
    db.save_aside()
    monkeypatch.setattr(type(db), "disk_full", property(lambda _: True))
    closing = threading.Thread(target=db.close)
    closing.start()
    closing.join(0.2)
    with pytest.raises(EngagementLocked):
        opened(tmp_path / "e")
    disk.go_on.set()
    closing.join(10)
    assert len(disk.checkpoints) == 1
    opened(tmp_path / "e").close()


def test_when_it_is_due(tmp_path: Path) -> None:
    """After some records in a pause, after many in any case, and not again for nothing."""
    db = opened(tmp_path / "e")
    kept = db.journal.checkpoints
    assert [kept.due(n, 0.0) for n in (1, 499, 500)] == [False, False, True]
    assert [kept.due(n, 10.0) for n in (0, 49, 50)] == [False, False, True]
    db.insert({"n": 1})
    kept.begin(db.journal.snapshot())
    kept.wait()
    assert not kept.due(50, 10.0)
    assert not kept.begin(db.journal.snapshot())
    db.close()


def test_a_full_disk_is_told_and_not_asked_every_second(tmp_path: Path) -> None:
    """Nothing recorded is concerned; later it is tried again, and the complaint is over."""
    disk = FaultyDisk()
    db = opened(tmp_path / "e", disk)
    kept = db.journal.checkpoints
    db.insert_multiple({"n": n} for n in range(3))
    disk.plan(OSError(errno.ENOSPC, "full"), "create")
    kept.begin(db.journal.snapshot())
    kept.wait()
    assert kept.problem is not None
    assert not kept.due(40, 10.0)
    assert kept.due(60, 10.0)
    db.close()
    assert kept.problem is None


def test_a_fault_of_ours_in_the_thread_reaches_the_owner(tmp_path: Path) -> None:
    """It is raised where somebody can be told, and the lock is given back all the same."""

    class Wrong(Disk):
        def replace(self, source: Path, target: Path) -> None:
            if target.name == "workshop.json":
                raise ZeroDivisionError
            super().replace(source, target)

    db = opened(tmp_path / "e", Wrong())
    db.insert({"n": 1})
    db.journal.checkpoints.begin(db.journal.snapshot())
    with pytest.raises(ZeroDivisionError):
        db.close()
    again = opened(tmp_path / "e")
    assert state_of(again) == {"_default": {1: {"n": 1}}}
    again.close()


def test_closing_backs_up_what_the_pause_before_has_written(tmp_path: Path) -> None:
    """One that was written while nobody typed has no backup yet; nothing new needs none."""
    folder = Folder(tmp_path / "e")
    db = opened(folder.path)
    db.insert({"n": 1})
    kept = db.journal.checkpoints
    assert kept.begin(db.journal.snapshot())
    kept.wait()
    assert kept.current(1, backup=False)
    assert not folder.backups.exists()
    db.close()
    (backup,) = folder.backups.iterdir()
    assert gzip.decompress(backup.read_bytes()) == folder.checkpoint.read_bytes()
    backup.unlink()
    opened(folder.path).close()
    assert list(folder.backups.iterdir()) == []


def test_closing_often_does_not_push_out_the_morning(tmp_path: Path) -> None:
    """Of one hour the last backup stays, so five hours are kept and not five closes."""
    folder, disk = Folder(tmp_path), Disk()
    folder.backups.mkdir()
    morning = datetime(2026, 11, 21, 9, tzinfo=UTC)
    moments = [
        morning,
        morning + timedelta(hours=2),
        *(morning + timedelta(hours=5, minutes=minute) for minute in range(40)),
    ]
    for moment in moments:
        (folder.backups / f"{moment:%Y%m%dT%H%M%SZ}-v1.json.gz").touch()
    checkpoint.rotate(folder, disk)
    hours = [name[9:13] for name in disk.names(folder.backups)]
    assert hours == ["0900", "1100", "1439"]
