"""Disks that fail, and a clock that ticks: what the storage tests put through the seam."""

import gzip
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from sessions.database.database import EngagementDB
from sessions.disk.disk import Disk, Identity

T = TypeVar("T")

START = datetime(2026, 11, 21, 14, 2, tzinfo=UTC)


def ticking(start: datetime = START) -> Callable[[], datetime]:
    """Make a clock that is a second later at each look."""
    now = start

    def tell() -> datetime:
        nonlocal now
        now += timedelta(seconds=1)
        return now

    return tell


def opened(path: Path, disk: Disk | None = None, **options: Any) -> EngagementDB:
    """Open an engagement, making it if need be."""
    options = {"create": not options.get("read_only")} | options
    return EngagementDB(path, clock=ticking(), disk=disk, **options)


def state_of(db: EngagementDB) -> dict[str, dict[int, dict[str, Any]]]:
    """Give all documents, tables without any left out."""
    tables = {name: {doc.doc_id: dict(doc) for doc in db.table(name)} for name in db.tables()}
    return {name: documents for name, documents in tables.items() if documents}


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Give every file of a folder with its content."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def readable_in(folder: Path) -> dict[str, bytes]:
    """Give every file of a folder with what can be read in it.

    What is packed is unpacked: a name is not found in packed bytes. The room that is held back is
    left out: in its 262,144 bytes of chance a short name stands once in a thousand times.
    """
    return {
        name: gzip.decompress(content) if name.endswith(".gz") else content
        for name, content in bytes_of(folder).items()
        if not name.endswith(".reserve")
    }


def journals(folder: Path) -> list[Path]:
    """List the files of the journal, oldest first."""
    return sorted((folder / "journal").iterdir())


class WatchedDisk(Disk):
    """A disk of which every call passes through one method, to be overridden."""

    def call(self, name: str, perform: Callable[..., T], *given: Any) -> T:
        """Carry out one call of the disk."""
        return perform(*given)

    def make_folder(self, path: Path) -> None:
        self.call("make_folder", super().make_folder, path)

    def exists(self, path: Path) -> bool:
        return self.call("exists", super().exists, path)

    def names(self, path: Path) -> list[str]:
        return self.call("names", super().names, path)

    def read(self, path: Path, start: int = 0) -> bytes:
        return self.call("read", super().read, path, start)

    def create(self, path: Path) -> int:
        return self.call("create", super().create, path)

    def write(self, handle: int, content: bytes | memoryview) -> int:
        return self.call("write", super().write, handle, bytes(content))

    def sync(self, handle: int) -> None:
        self.call("sync", super().sync, handle)

    def truncate(self, handle: int, size: int) -> None:
        self.call("truncate", super().truncate, handle, size)

    def close(self, handle: int) -> None:
        self.call("close", super().close, handle)

    def identity(self, path: Path) -> Identity:
        return self.call("identity", super().identity, path)

    def identity_of(self, handle: int) -> Identity:
        return self.call("identity_of", super().identity_of, handle)

    def replace(self, source: Path, target: Path) -> None:
        self.call("replace", super().replace, source, target)

    def remove(self, path: Path) -> None:
        self.call("remove", super().remove, path)

    def sync_folder(self, path: Path) -> None:
        self.call("sync_folder", super().sync_folder, path)

    def room(self, path: Path) -> int:
        return self.call("room", super().room, path)


class FaultyDisk(WatchedDisk):
    """A disk on which chosen calls fail.

    Attributes:
        fault: What to raise, or nothing while the disk is well.
        only: The names of the calls concerned; empty for all.
        after: How many of these calls succeed first.
        times: How many fail then; the rest succeed again.
        share: How much of a failing call is carried out: a part of the bytes of a write, or all.
        free: How many bytes it says are free; nothing for what there really is.
        calls: The names of the calls made, in order.
    """

    def __init__(self) -> None:
        self.fault: OSError | None = None
        self.only: frozenset[str] = frozenset()
        self.after = 0
        self.times = 1
        self.share = 0.0
        self.free: int | None = None
        self.calls: list[str] = []

    def plan(
        self, fault: OSError, *only: str, after: int = 0, times: int = 1, share: float = 0.0
    ) -> None:
        """Let calls fail from now on."""
        self.fault, self.only, self.share = fault, frozenset(only), share
        self.after, self.times = after, times

    def call(self, name: str, perform: Callable[..., T], *given: Any) -> T:
        """Carry out a call, or a part of it and raise, if it is its turn."""
        self.calls.append(name)
        if self._turn(name) and self.fault is not None:
            self._begin(name, perform, *given)
            raise self.fault
        return perform(*given)

    def _turn(self, name: str) -> bool:
        """Tell whether it is the turn of this call to fail."""
        if self.fault is None or (self.only and name not in self.only):
            return False
        self.after -= 1
        if self.after >= 0 or self.times <= 0:
            return False
        self.times -= 1
        return True

    def _begin(self, name: str, perform: Callable[..., Any], *given: Any) -> None:
        """Carry out as much of a call as is done before it fails."""
        if name == "write" and 0 < self.share < 1:
            handle, content = given
            perform(handle, content[: int(len(content) * self.share)])
        elif self.share >= 1 or name == "close":  # a close that tells of a failure has closed
            done = perform(*given)
            if name == "create":
                os.close(done)

    def room(self, path: Path) -> int:
        return super().room(path) if self.free is None else self.free
