"""Backups are read where the journal lacks something, and nowhere else."""

from __future__ import annotations

from pathlib import Path

from tests.builders.acme import Acme
from tests.sessions.disk.failing_disks import WatchedDisk, journals, opened, state_of
from tests.sessions.journal.test_journal import seal


class ReadingDisk(WatchedDisk):
    """A disk that remembers what was read."""

    def __init__(self) -> None:
        self.paths: list[Path] = []

    def read(self, path: Path, start: int = 0) -> bytes:
        """Read, and remember."""
        self.paths.append(path)
        return super().read(path, start)

    def backups_read(self) -> list[str]:
        """The names of the backups that were read."""
        return [path.name for path in self.paths if path.parent.name == "backups"]


def engagement(folder: Path) -> Path:
    """An engagement with a backup of everything."""
    acme = Acme(folder)
    for said in ("+ Fast help desk", "- Slow close"):
        acme.say(said)
    acme.store.close()
    assert list((folder / "backups").iterdir())
    return folder


def lose_a_record(folder: Path) -> None:
    """Take the last but one record out of the journal, and the checkpoint away."""
    (path,) = journals(folder)
    raws = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(raws[:-2] + raws[-1:]))
    (folder / "workshop.json").unlink()


def test_a_whole_journal_is_taken_at_its_word(tmp_path: Path) -> None:
    """No backup is opened, and nothing comes back that the journal does not have."""
    folder = engagement(tmp_path / "Acme")
    disk = ReadingDisk()
    db = opened(folder, disk)
    assert disk.backups_read() == []
    assert not db.journal.defects
    db.close()


def test_a_damaged_journal_sends_for_them(tmp_path: Path) -> None:
    """The same folder with a record gone: what it said comes from there."""
    folder = engagement(tmp_path / "Acme")
    db = opened(folder)
    whole = state_of(db)
    db.close()
    lose_a_record(folder)
    disk = ReadingDisk()
    db = opened(folder, disk)
    assert disk.backups_read()
    assert state_of(db) == whole
    db.close()


def test_a_journal_of_a_newer_version_is_left_to_that_version(tmp_path: Path) -> None:
    """What a later format lacks or has is not for this program to judge, gaps neither."""
    folder = engagement(tmp_path / "Acme")
    lose_a_record(folder)
    newer = seal(b'"n":9,"p":"00000000","v":2,"t":1.0,"m":{},"o":[]}')
    (path,) = journals(folder)
    (path.parent / "000009-x.jsonl").write_bytes(newer + b"\n")
    disk = ReadingDisk()
    db = opened(folder, disk, read_only=True)
    assert db.journal.newer
    assert disk.backups_read() == []
    db.close()
