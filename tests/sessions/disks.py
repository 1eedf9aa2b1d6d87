"""Disks that fail, and a clock that ticks: what the storage tests put through the seam."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sessions.disk import Disk
from sessions.tinydb_journal import EngagementDB

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
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def journals(folder: Path) -> list[Path]:
    """List the files of the journal, oldest first."""
    return sorted((folder / "journal").iterdir())


class FaultyDisk(Disk):
    """A disk on which chosen calls fail.

    Attributes:
        fault: What to raise, or nothing while the disk is well.
        only: The names of the calls concerned; empty for all.
        after: How many of these calls succeed first.
        times: How many fail then; the rest succeed again.
        share: How much of a failing write is carried out, from 0 to 1.
        calls: The names of the calls made, in order.
    """

    def __init__(self) -> None:
        self.fault: OSError | None = None
        self.only: frozenset[str] = frozenset()
        self.after = 0
        self.times = 1
        self.share = 0.0
        self.calls: list[str] = []

    def plan(
        self, fault: OSError, *only: str, after: int = 0, times: int = 1, share: float = 0.0
    ) -> None:
        """Let calls fail from now on."""
        self.fault, self.only, self.share = fault, frozenset(only), share
        self.after, self.times = after, times

    def _meet(self, name: str) -> None:
        """Raise if it is this call's turn."""
        self.calls.append(name)
        if self.fault is None or (self.only and name not in self.only):
            return
        self.after -= 1
        if self.after < 0 and self.times > 0:
            self.times -= 1
            raise self.fault

    def make_folder(self, path: Path) -> None:
        self._meet("make_folder")
        super().make_folder(path)

    def names(self, path: Path) -> list[str]:
        self._meet("names")
        return super().names(path)

    def create(self, path: Path) -> int:
        self._meet("create")
        return super().create(path)

    def write(self, handle: int, content: bytes | memoryview) -> int:
        try:
            self._meet("write")
        except OSError:
            part = content[: int(len(content) * self.share)]
            if part:
                super().write(handle, part)
            raise
        return super().write(handle, content)

    def sync(self, handle: int) -> None:
        self._meet("sync")
        super().sync(handle)

    def truncate(self, handle: int, size: int) -> None:
        self._meet("truncate")
        super().truncate(handle, size)

    def identity(self, path: Path) -> Any:
        self._meet("identity")
        return super().identity(path)

    def replace(self, source: Path, target: Path) -> None:
        self._meet("replace")
        super().replace(source, target)

    def remove(self, path: Path) -> None:
        self._meet("remove")
        super().remove(path)

    def sync_folder(self, path: Path) -> None:
        self._meet("sync_folder")
        super().sync_folder(path)


class ShortDisk(Disk):
    """A disk that takes at most seven bytes at a time, as it lawfully may."""

    def write(self, handle: int, content: bytes | memoryview) -> int:
        return super().write(handle, content[:7])
