"""What is tested for holding its word: our journal, and twins of it that are known to break it.

A recorder keeps numbered documents in a folder. A number counts as acknowledged once `record` has
returned it, or, with the twin that speaks too early, once `record` was called.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Protocol
from unittest.mock import patch

from tinydb import TinyDB
from tinydb.table import Document

from sessions.database.database import EngagementDB
from sessions.disk.disk import Disk
from sessions.errors import SessionsError
from sessions.journal.line_defects import TornTail

Say = Callable[[int], None]
"""Acknowledges a number to whoever watches."""


class Unreadable(Exception):
    """What was kept can no longer be read at all."""


class Recorder(Protocol):
    """Keeps numbered documents in a folder."""

    def record(self, number: int, say: Say) -> None:
        """Record a document, and acknowledge it."""

    def close(self) -> None:
        """Close, as at the end of a session."""


def document(number: int) -> Document:
    """The document of a number; of many lengths."""
    return Document({"n": number, "text": "x" * (number * 37 % 500)}, number)


def now() -> datetime:
    """Tell the time."""
    return datetime.now(UTC)


class Ours:
    """The journal, as the program uses it."""

    def __init__(self, folder: Path, disk: Disk | None = None) -> None:
        self.database = EngagementDB(folder, clock=now, disk=disk, create=True)

    def record(self, number: int, say: Say) -> None:
        """Record a document, and only then acknowledge it."""
        self.database.table("t").insert(document(number))
        say(number)

    def close(self) -> None:
        """Write the checkpoint and close the journal."""
        self.database.close()


class SpeaksTooEarly(Ours):
    """A twin that acknowledges first, and writes when it has the next one to write."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._waiting: Document | None = None

    def record(self, number: int, say: Say) -> None:
        """Acknowledge a document, and record the one before."""
        say(number)
        if self._waiting:
            self.database.table("t").insert(self._waiting)
        self._waiting = document(number)

    def close(self) -> None:
        """Record what waits, and close."""
        if self._waiting:
            self.database.table("t").insert(self._waiting)
        super().close()


class NoSyncDisk(Disk):
    """A disk on which nothing is made durable."""

    def sync(self, handle: int) -> None:
        """Do nothing."""

    def sync_folder(self, path: Path) -> None:
        """Do nothing."""


class NeverSyncs(Ours):
    """A twin that leaves it to the system when bytes reach the drive."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, NoSyncDisk())


def _sync_slowly(handle: int, sync: Callable[[int], None] = os.fsync) -> None:
    """Sync as a drive that turns does."""
    sync(handle)
    time.sleep(0.005)


class Stock:
    """TinyDB with the storage that it comes with."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self.database = TinyDB(folder / "stock.json", encoding="utf-8")

    def record(self, number: int, say: Say) -> None:
        """Record a document, remove an old one now and then, and acknowledge."""
        table = self.database.table("t")
        table.insert(document(number))
        say(number)
        if number % 3 == 0:
            # What makes the file shorter is when its own truncate, behind the sync, may come too
            # late. A sync that lasts as long as on a drive that turns leaves a kill time to fall
            # into it, however quick the disk of the tests is.
            with patch("tinydb.storages.os.fsync", _sync_slowly):
                self.database.table("passing").insert({"text": "y" * 4000})
                self.database.table("passing").truncate()

    def close(self) -> None:
        """Close the file."""
        self.database.close()


RECORDERS: Final[dict[str, Callable[[Path], Recorder]]] = {
    "ours": Ours,
    "speaks-too-early": SpeaksTooEarly,
    "never-syncs": NeverSyncs,
    "stock": Stock,
}
"""What can be tested, by name."""


def kept(name: str, folder: Path) -> set[int]:
    """Read back which numbers are kept, each with the document that was meant.

    Raises:
        Unreadable: nothing can be read, or something is not as it was recorded.
    """
    documents = _stock_documents(folder) if name == "stock" else _our_documents(folder)
    wrong = [n for n, found in documents.items() if found != document(n)]
    if wrong:
        raise Unreadable(f"not as recorded: {wrong}")
    return set(documents)


def _our_documents(folder: Path) -> dict[int, Document]:
    """What the journal holds, having refused every damage but a torn tail."""
    # As the program does after a crash: open for writing, which must work.
    try:
        database = EngagementDB(folder, clock=now)
    except SessionsError as problem:
        raise Unreadable(str(problem)) from problem
    try:
        if harm := [f.sentence for f in database.journal.defects if not isinstance(f, TornTail)]:
            raise Unreadable(f"found {harm}")
        return {row.doc_id: row for row in database.table("t")}
    finally:
        database.close()


def _stock_documents(folder: Path) -> dict[int, Document]:
    """What the stock storage holds."""
    path = folder / "stock.json"
    if not path.exists() or os.stat(path).st_size == 0:  # noqa: PTH116
        return {}
    try:
        with TinyDB(path, encoding="utf-8") as database:
            return {row.doc_id: row for row in database.table("t")}
    except (json.JSONDecodeError, UnicodeDecodeError) as problem:
        raise Unreadable(str(problem)) from problem
