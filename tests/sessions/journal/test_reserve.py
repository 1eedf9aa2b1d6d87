"""A full disk: room is held back for it, given up when it is needed, and laid by again."""

import errno
from pathlib import Path

import pytest

from sessions.errors import NotRecorded
from sessions.journal.reserve import Reserve
from tests.sessions.disk.failing_disks import FaultyDisk, bytes_of, opened, state_of

PLENTY = 100 * Reserve.SIZE


def full(code: int = errno.ENOSPC) -> OSError:
    return OSError(code, "No space left on device")


def test_room_is_held_back_when_an_engagement_is_opened_for_writing(tmp_path: Path) -> None:
    """Really taken up, once, and by no window that only reads."""
    opened(tmp_path / "e").close()
    reserve = tmp_path / "e" / ".reserve"
    assert reserve.stat().st_blocks * 512 >= Reserve.SIZE
    reserve.unlink()
    opened(tmp_path / "e", read_only=True).close()
    assert not reserve.exists()


def test_a_disk_with_little_room_keeps_it(tmp_path: Path) -> None:
    """The last room of a disk is not taken for a case that may not come."""
    disk = FaultyDisk()
    disk.free = 7 * Reserve.SIZE
    db = opened(tmp_path / "e", disk)
    assert not (tmp_path / "e" / ".reserve").exists()
    db.insert({"a": 1})
    db.close()


def test_a_reserve_that_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    """A part of it would only take room; opening goes on without."""
    opened(tmp_path / "e").close()
    (tmp_path / "e" / ".reserve").unlink()
    disk = FaultyDisk()
    disk.plan(OSError(errno.EIO, "refused"), "write", after=1, times=99)
    db = opened(tmp_path / "e", disk)
    disk.times = 0
    assert ".reserve" not in [path.name for path in (tmp_path / "e").iterdir()]
    db.insert({"a": 1})
    db.close()


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
@pytest.mark.parametrize("call", ["write", "sync"])
def test_the_first_refusal_of_a_full_disk_costs_no_answer(
    tmp_path: Path, call: str, code: int
) -> None:
    """The room is given up, the answer is recorded in it, and how many more fit is told."""
    disk = FaultyDisk()
    db = opened(tmp_path / "e", disk)
    db.insert({"text": "x" * 300})
    assert (db.warning, db.disk_full) == ("", False)
    disk.free = 0
    disk.plan(full(code), call, share=0.5)
    db.insert({"text": "y" * 300})
    assert not (tmp_path / "e" / ".reserve").exists()
    assert db.disk_full
    assert db.warning == (
        "The disk is full; there is room for about 640 more answers. Make room on it soon."
    )
    db.insert({"text": "z" * 100_000})
    assert "about 4 more answers" in db.warning
    after = state_of(db)
    db.close()
    again = opened(tmp_path / "e", read_only=True)
    assert state_of(again) == after
    assert len(again) == 3


def test_nothing_else_takes_the_room_of_answers(tmp_path: Path) -> None:
    """On a full disk no checkpoint is written, and none that failed leaves a part of it."""
    disk = FaultyDisk()
    db = opened(tmp_path / "e", disk)
    db.insert({"a": 1})
    disk.plan(full(), "sync")
    with pytest.raises(OSError, match="No space"):
        db.save_checkpoint()
    assert not any(name.endswith(".new") for name in bytes_of(tmp_path))
    disk.free = 0
    disk.plan(full(), "write")
    db.insert({"a": 2})
    db.close()
    assert not (tmp_path / "e" / "workshop.json").exists()
    assert len(opened(tmp_path / "e", read_only=True)) == 2


def test_room_is_held_back_again_when_there_is_some(tmp_path: Path) -> None:
    """Within the run, and the warning goes; the checkpoint is written again."""
    disk = FaultyDisk()
    db = opened(tmp_path / "e", disk)
    disk.free = 0
    disk.plan(full(), "write")
    db.insert({"a": 1})
    assert db.disk_full
    disk.free = PLENTY
    db.insert({"a": 2})
    assert (db.warning, db.disk_full) == ("", False)
    assert (tmp_path / "e" / ".reserve").stat().st_size == Reserve.SIZE
    db.close()
    assert (tmp_path / "e" / "workshop.json").exists()


def test_when_all_room_is_used_answers_are_refused(tmp_path: Path) -> None:
    """And the person is told that the disk is full, as often as it is tried."""
    disk = FaultyDisk()
    db = opened(tmp_path / "e", disk)
    db.insert({"a": 1})
    disk.free = 0
    disk.plan(full(), "write", times=4)
    for _ in range(3):
        with pytest.raises(NotRecorded, match="disk is full"):
            db.insert({"a": 2})
    db.insert({"a": 3})
    db.close()
    assert [doc["a"] for doc in opened(tmp_path / "e", read_only=True)] == [1, 3]


def test_without_room_held_back_the_warning_promises_none(tmp_path: Path) -> None:
    """As after a start on a disk that was nearly full already."""
    disk = FaultyDisk()
    disk.free = 0
    db = opened(tmp_path / "e", disk)
    disk.plan(full(), "write")
    with pytest.raises(NotRecorded):
        db.insert({"a": 1})
    assert db.warning == ("The disk is full; the next answer may be refused. Make room on it soon.")
    db.close()


def test_a_full_disk_can_be_opened_for_writing(tmp_path: Path) -> None:
    """The journal file of the new run takes of the room that the run before held back."""
    opened(tmp_path / "e").close()
    disk = FaultyDisk()
    disk.free = 0
    disk.plan(full(), "sync_folder", after=1)
    db = opened(tmp_path / "e", disk)
    assert db.disk_full
    db.insert({"a": 1})
    db.close()
    assert len(opened(tmp_path / "e", read_only=True)) == 1


def test_a_slow_disk_is_told(tmp_path: Path) -> None:
    """From what recording syncs anyway: most of the last five take over 30 ms."""

    class SlowDisk(FaultyDisk):
        now = 0.0

        def ticks(self) -> float:
            return self.now

        def sync(self, handle: int) -> None:
            super().sync(handle)
            self.now += 0.045

    disk = SlowDisk()
    db = opened(tmp_path / "e", disk)
    for a in range(3):
        db.insert({"a": a})
    assert db.warning == ""
    db.insert({"a": 3})
    assert db.warning.startswith("This disk takes long to keep an answer safe")
    db.close()
    assert db.warning == ""
