"""The checkpoint: stock TinyDB opens it, and losing or forging it loses nothing."""

import errno
import gzip
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB
from tinydb.table import Document

from sessions.database import checkpoint
from sessions.disk.disk import Disk, replace_file
from sessions.disk.folder import Folder
from sessions.errors import NewerFormat
from sessions.journal.defects import StaleCheckpoint
from tests.sessions.disk.failing_disks import START, FaultyDisk, bytes_of, opened, state_of, ticking

HUGE = 2**127 + 1


def filled(path: Path) -> dict[str, Any]:
    """Make an engagement with a few documents, close it, and give them."""
    db = opened(path)
    db.table("people").insert(Document({"name": "Žofie", "n": 2**90}, doc_id=HUGE))
    db.table("entries").insert_multiple({"text": f"line\n{n}"} for n in range(5))
    db.table("entries").remove(doc_ids=[2])
    state = state_of(db)
    db.close()
    return state


def test_stock_tinydb_opens_it(tmp_path: Path) -> None:
    """The answers never depend on this program."""
    state = filled(tmp_path / "e")
    path = tmp_path / "e" / "workshop.json"
    with TinyDB(path, access_mode="r", encoding="utf-8") as db:
        stock = {t: {d.doc_id: dict(d) for d in db.table(t)} for t in db.tables()}
    del stock["_checkpoint"]
    assert stock == state


def test_each_document_is_a_line(tmp_path: Path) -> None:
    """So a damaged file can be read document by document."""
    filled(tmp_path / "e")
    text = (tmp_path / "e" / "workshop.json").read_text(encoding="utf-8")
    assert f'"{HUGE}": {{"name":"Žofie","n":{2**90}}}' in text.splitlines()


def test_it_is_used_when_it_fits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And only the records after it are carried out."""
    state = filled(tmp_path / "e")
    used = []
    monkeypatch.setattr("sessions.database.tinydb_journal.apply", lambda *_: used.append(1))
    reader = opened(tmp_path / "e", read_only=True)
    assert (state_of(reader), used, reader.journal.defects) == (state, [], ())


def damage(content: bytes, kind: str) -> bytes:
    """Spoil a checkpoint."""
    if kind == "flipped":
        place = content.index(b"line")
        return content[:place] + b"L" + content[place + 1 :]
    if kind == "forged":
        fields = json.loads(content)
        fields["people"] = {}
        return json.dumps(fields).encode()
    return {"cut": content[: len(content) // 2], "empty": b"", "binary": b"\xff\x00" * 40}[kind]


@pytest.mark.parametrize("kind", ["flipped", "forged", "cut", "empty", "binary"])
def test_a_damaged_one_is_not_used_and_not_lost(tmp_path: Path, kind: str) -> None:
    """The journal is read instead; before it is replaced, a copy is put aside."""
    state = filled(tmp_path / "e")
    path = tmp_path / "e" / "workshop.json"
    spoilt = damage(path.read_bytes(), kind)
    path.write_bytes(spoilt)
    db = opened(tmp_path / "e")
    assert state_of(db) == state
    assert [type(defect) for defect in db.journal.defects] == [StaleCheckpoint]
    db.close()
    (aside,) = (tmp_path / "e" / "quarantine").iterdir()
    assert aside.read_bytes() == spoilt
    again = opened(tmp_path / "e", read_only=True)
    assert (state_of(again), again.journal.defects) == (state, ())


def test_a_lost_one_is_made_again(tmp_path: Path) -> None:
    """It is only a cache."""
    state = filled(tmp_path / "e")
    (tmp_path / "e" / "workshop.json").unlink()
    db = opened(tmp_path / "e")
    assert (state_of(db), db.journal.defects) == (state, ())
    db.close()
    assert (tmp_path / "e" / "workshop.json").exists()


def test_one_of_another_engagement_is_not_used(tmp_path: Path) -> None:
    """A whole checkpoint is worth nothing if it was made from other records."""
    filled(tmp_path / "one")
    two = opened(tmp_path / "two")
    two.insert({"n": 1})
    two.close()
    other = (tmp_path / "one" / "workshop.json").read_bytes()
    (tmp_path / "two" / "workshop.json").write_bytes(other)
    reader = opened(tmp_path / "two", read_only=True)
    assert reader.all() == [{"n": 1}]
    assert "other records" in reader.journal.defects[0].sentence


def test_an_older_one_is_used_with_the_records_after_it(tmp_path: Path) -> None:
    """As after a crash: the last close was some records ago."""
    filled(tmp_path / "e")
    older = (tmp_path / "e" / "workshop.json").read_bytes()
    db = opened(tmp_path / "e")
    db.table("entries").update({"text": "later"}, doc_ids=[1])
    db.table("entries").remove(doc_ids=[3])
    state = state_of(db)
    db.close()
    (tmp_path / "e" / "workshop.json").write_bytes(older)
    reader = opened(tmp_path / "e", read_only=True)
    assert (state_of(reader), reader.journal.defects) == (state, ())


def test_a_newer_one_is_left_alone(tmp_path: Path) -> None:
    """It is not damage, and closing must not replace it."""
    state = filled(tmp_path / "e")
    path = tmp_path / "e" / "workshop.json"
    path.write_bytes(path.read_bytes().replace(b'"format":1', b'"format":2'))
    before = bytes_of(tmp_path)
    with pytest.raises(NewerFormat):
        opened(tmp_path / "e")
    assert state_of(opened(tmp_path / "e", read_only=True)) == state
    assert bytes_of(tmp_path) == before


@pytest.mark.parametrize("call", ["write", "sync", "replace", "create"])
def test_one_that_cannot_be_written_hinders_nothing(tmp_path: Path, call: str) -> None:
    """Closing succeeds, says why, and the old one is still whole."""
    filled(tmp_path / "e")
    older = (tmp_path / "e" / "workshop.json").read_bytes()
    disk = FaultyDisk()
    db = opened(tmp_path / "e", disk)
    db.insert({"n": 1})
    state = state_of(db)
    disk.plan(OSError(errno.ENOSPC, "full"), call, share=0.5)
    db.close()
    assert isinstance(db.journal.checkpoints.problem, OSError)
    assert (tmp_path / "e" / "workshop.json").read_bytes() == older
    reader = opened(tmp_path / "e", read_only=True)
    assert (state_of(reader), reader.journal.defects) == (state, ())


def test_nothing_new_writes_nothing(tmp_path: Path) -> None:
    """Looking into an engagement leaves it as it was."""
    filled(tmp_path / "e")
    before = bytes_of(tmp_path)
    opened(tmp_path / "e").close()
    assert bytes_of(tmp_path) == before


class BusyDisk(Disk):
    """A disk whose target is held open by a virus scanner for a while."""

    busy = (PermissionError,)

    def __init__(self, refusals: int) -> None:
        self.refusals = refusals
        self.waited = 0.0

    def replace(self, source: Path, target: Path) -> None:
        if self.refusals:
            self.refusals -= 1
            raise PermissionError(errno.EACCES, "in use")
        super().replace(source, target)

    def pause(self, seconds: float) -> None:
        self.waited += seconds


def test_a_busy_file_is_tried_again(tmp_path: Path) -> None:
    """As happens on Windows, for a moment or for good."""
    disk = BusyDisk(refusals=8)
    replace_file(disk, tmp_path / "file", b"content")
    assert (tmp_path / "file").read_bytes() == b"content"
    assert 0 < disk.waited < 3
    with pytest.raises(PermissionError):
        replace_file(BusyDisk(refusals=99), tmp_path / "file", b"other")
    assert (tmp_path / "file").read_bytes() == b"content"


def test_backups_are_rotated(tmp_path: Path) -> None:
    """The last of the newest five hours and of each of the last fourteen days."""
    folder, disk = Folder(tmp_path), Disk()
    folder.backups.mkdir()
    (folder.backups / "mine.txt").touch()
    for hour in range(0, 24 * 20, 6):
        moment = datetime(2026, 11, 1, tzinfo=UTC) + timedelta(hours=hour)
        (folder.backups / f"{moment:%Y%m%dT%H%M%SZ}-v1.json.gz").touch()
    checkpoint.rotate(folder, disk)
    names = [name for name in disk.names(folder.backups) if name != "mine.txt"]
    days = {name[:8] for name in names}
    assert len(days) == 14
    assert len(names) == 14 + 4 - 1
    assert (folder.backups / "mine.txt").exists()


def test_a_backup_is_a_checkpoint(tmp_path: Path) -> None:
    """Unpacked, it opens like one."""
    filled(tmp_path / "e")
    (backup,) = (tmp_path / "e" / "backups").iterdir()
    content = (tmp_path / "e" / "workshop.json").read_bytes()
    assert gzip.decompress(backup.read_bytes()) == content


def test_time_of_the_clock_names_the_backup(tmp_path: Path) -> None:
    """Nothing in here asks the system for the time."""
    folder = Folder(tmp_path)
    checkpoint.save(folder, Disk(), ticking(START), {}, [])
    assert [path.name for path in folder.backups.iterdir()] == ["20261121T140201Z-v1.json.gz"]
    assert json.loads(folder.checkpoint.read_bytes())["_checkpoint"]["1"]["records"] == 0
