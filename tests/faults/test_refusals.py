"""Each disk call fails in turn: memory is what was acknowledged, and so is what is kept.

Requirement: full, broken, used-up and write-protected disks, at every call, once and from then on,
before anything was done, after a part of it and after all of it, cost no acknowledged answer; what
was refused does not come back.
"""

from __future__ import annotations

import errno
import random
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

import pytest
from tinydb.table import Document

from sessions.database.database import EngagementDB
from sessions.disk.disk import Disk
from sessions.errors import CannotOpen, NotRecorded
from tests.faults.work import Documents, documents_of
from tests.sessions.disk.failing_disks import FaultyDisk, WatchedDisk, opened

T = TypeVar("T")

CODES = [errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EROFS]
EVER = 10_000
LOSES = pytest.mark.xfail(reason="a broken twin, to show that the check can fail", strict=True)


Change = tuple[Callable[[EngagementDB], object], Callable[[Documents], Documents]]
"""What is done, and what there is afterwards."""


def changes(i: int) -> list[Change]:
    """Record an answer; then complete it and remove the one before, as one change."""
    answer = Document({"i": i, "tags": ["x" * i]}, doc_id=i)

    def put(db: EngagementDB) -> None:
        db.table("t").upsert(answer)

    def go_on(db: EngagementDB) -> None:
        with db.change({"i": i}):
            db.table("t").update({"again": True}, doc_ids=[i])
            db.table("t").remove(doc_ids=[i - 1])

    def gone_on(said: Documents) -> Documents:
        return {
            key: {**value, "again": True} if key == i else value
            for key, value in said.items()
            if key != i - 1
        }

    return [(put, lambda said: {**said, i: dict(answer)}), (go_on, gone_on)]


def record_with_faults(db: EngagementDB) -> tuple[Documents, Documents]:
    """Record, change and remove for a while.

    Returns:
        What was acknowledged, and what there would be with the change that was refused first.
    """
    said, refused = documents_of(db), None
    for act, after in (change for i in range(1, 4) for change in changes(i)):
        wanted = after(said)
        try:
            act(db)
        except NotRecorded:
            refused = wanted if refused is None else refused
        else:
            said = wanted
        assert documents_of(db) == said
    return said, said if refused is None else refused


def begun(folder: Path) -> FaultyDisk:
    """An engagement with one answer, room held back, and none besides."""
    db = opened(folder)
    db.table("t").insert(Document({"first": True}, doc_id=100))
    db.close()
    disk = FaultyDisk()
    disk.free = 0
    return disk


@pytest.mark.slow
@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("code", CODES)
def test_one_call_fails(place: Path, code: int, share: float) -> None:
    """It is refused or made good; afterwards all is well, and exactly what was said is kept."""
    after, calls = 0, 1
    while after < calls:
        folder = place / str(after)
        disk = begun(folder)
        db = opened(folder, disk)
        disk.calls.clear()
        disk.plan(OSError(code, "refused"), after=after, share=share)
        said, _ = record_with_faults(db)
        db.close()
        assert documents_of(opened(folder, read_only=True)) == said, (after, disk.calls)
        after, calls = after + 1, len(disk.calls)
    assert after > 15


@pytest.mark.parametrize("code", CODES)
def test_every_call_fails_from_one_on(place: Path, code: int) -> None:
    """The disk never recovers, so a refused change cannot be disowned: it may be there whole."""
    after, calls = 0, 1
    while after < calls:
        folder = place / str(after)
        disk = begun(folder)
        db = opened(folder, disk)
        disk.calls.clear()
        disk.plan(OSError(code, "refused"), after=after, times=EVER, share=0.5)
        possible = record_with_faults(db)
        db.close()
        assert documents_of(opened(folder, read_only=True)) in possible, (after, disk.calls)
        after, calls = after + 1, min(len(disk.calls), 60)


@pytest.mark.parametrize("code", CODES)
def test_opening_fails_in_words_or_works(place: Path, code: int) -> None:
    """Whichever call of opening fails: a sentence, or an engagement that can be recorded in."""
    sentences = set()
    for after in count():
        folder = place / str(after)
        disk = begun(folder)
        disk.plan(OSError(code, "refused"), after=after)
        try:
            db = opened(folder, disk, create=False)
        except CannotOpen as problem:
            sentences.add(problem.sentence.removeprefix(str(folder)))
        else:
            opening_only = disk.times == 1
            disk.times = 0
            record_with_faults(db)
            db.close()
            if opening_only:
                break
        assert documents_of(opened(folder, read_only=True))[100] == {"first": True}
    assert after > 20
    assert {words.partition(":")[0] for words in sentences} <= {
        " cannot be opened",
        " cannot be opened for writing",
    }
    assert sentences


class Dropping(WatchedDisk):
    """A disk that drops what a sync failed to write, and calls the next sync a success.

    So do real ones: what was lost reads as if it had been written until memory runs short.

    Attributes:
        fails: How many syncs fail from now on.
    """

    def __init__(self) -> None:
        self.fails = 0
        self._files: dict[int, tuple[Path, int]] = {}

    def create(self, path: Path) -> int:
        handle = super().create(path)
        self._files[handle] = (path, 0)
        return handle

    def sync(self, handle: int) -> None:
        path, safe = self._files[handle]
        size = path.stat().st_size
        if self.fails:
            self.fails -= 1
            with path.open("r+b") as file:
                file.seek(safe)
                file.write(bytes(size - safe))
            raise OSError(errno.EIO, "Input/output error")
        self._files[handle] = (path, size)


class Trusting(Dropping):
    """A twin that syncs again where a sync has failed."""

    def sync(self, handle: int) -> None:
        with suppress(OSError):
            super().sync(handle)
            return
        super().sync(handle)


@pytest.mark.parametrize("disk", [Dropping(), pytest.param(Trusting(), marks=LOSES)])
def test_a_failed_sync_is_never_trusted_again(place: Path, disk: Dropping) -> None:
    """What was acknowledged before and after it is all there; the twin shows that this can fail."""
    db = opened(place / "e", disk)
    said = []
    for i in range(6):
        disk.fails = i % 2
        with suppress(NotRecorded):
            db.insert({"i": i})
            said.append(i)
    db.close()
    assert len(said) >= 3
    assert [row["i"] for row in opened(place / "e", read_only=True)] == said


class Forgiving(WatchedDisk):
    """A disk that says once that it wrote what it did not."""

    failed = True

    def call(self, name: str, perform: Callable[..., T], *given: Any) -> T:
        if name == "write" and not self.failed:
            self.failed = True
            return len(given[1])  # type: ignore[return-value]  # what a write answers
        return perform(*given)


def test_a_disk_that_only_says_it_wrote_is_found_out(place: Path) -> None:
    """The size of the file is looked at before anything is acknowledged."""
    opened(place / "e").close()
    disk = Forgiving()
    db = opened(place / "e", disk)
    disk.failed = False
    with suppress(NotRecorded):
        db.insert({"a": 1})
        pytest.fail("it was acknowledged")
    db.insert({"a": 2})
    db.close()
    assert [row["a"] for row in opened(place / "e", read_only=True)] == [2]


class Short(Disk):
    """A disk that takes as few bytes at a time as chance will have it, as it lawfully may."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311

    def write(self, handle: int, content: bytes | memoryview) -> int:
        most = self._chance.choice([1, 7, 100, 5000])
        return super().write(handle, content[:most])

    def room(self, path: Path) -> int:
        return 0


@pytest.mark.parametrize("seed", range(40))
def test_short_writes_are_completed(place: Path, seed: int) -> None:
    """The system may take a few bytes at a time."""
    db = opened(place / "e", Short(seed))
    said, _ = record_with_faults(db)
    db.close()
    reader = opened(place / "e", read_only=True)
    assert (documents_of(reader), reader.journal.defects) == (said, ())
