"""When the checkpoint of an open engagement is written, and by whom: never while somebody waits.

Whoever owns the database takes a snapshot, which costs no more than a list of names, and a thread
writes it. A snapshot needs no lock: documents in memory are replaced and never changed, so what it
holds stays the state after one certain record whatever is recorded meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from threading import Thread
from typing import Final, NamedTuple

from sessions.database import checkpoint
from sessions.disk.disk import Disk
from sessions.disk.folder import Folder
from sessions.journal.defects import StaleCheckpoint
from sessions.journal.line import Line
from sessions.journal.overlay import Raw, Tables
from sessions.journal.schemas import FIRST

_ALWAYS: Final = 500
"""So many records without a checkpoint are enough to write one while work goes on."""

_IN_A_PAUSE: Final = 50
"""So many are enough once nobody types."""

_PAUSE: Final = 10.0
"""Seconds without a key that count as a pause."""


class Snapshot(NamedTuple):
    """All documents as they were after one record."""

    tables: Tables
    """The documents by table and key; nobody changes them."""
    lines: list[Line]
    """The records that they are the result of."""
    schema: int = FIRST
    """The schema of the documents."""

    @classmethod
    def of(
        cls, tables: Mapping[str, Mapping[str, Raw]], lines: list[Line], schema: int = FIRST
    ) -> Snapshot:
        """Take one; only the owner of the database may."""
        copied = {name: dict(documents) for name, documents in tables.items()}
        return cls(copied, lines[:], schema)


class _Writing(Thread):
    """A checkpoint on its way to the disk."""

    def __init__(self, write: Callable[[], None], records: int, *, backup: bool) -> None:
        # A disk that never answers must not keep the program from ending.
        super().__init__(name="checkpoint", daemon=True)
        self.records = records
        self.backup = backup
        self.problem: Exception | None = None
        self._write = write

    def run(self) -> None:
        """Write; what goes wrong waits for the owner."""
        try:
            self._write()
        except Exception as problem:  # noqa: BLE001 - raised again where somebody can be told
            self.problem = problem


class Checkpoints:
    """Keeps the checkpoint of one engagement up with its record."""

    def __init__(self, folder: Folder, disk: Disk, clock: Callable[[], datetime]) -> None:
        self.saved = -1
        """How many records the checkpoint on the disk was made from; -1 for no usable one."""
        self.stale: StaleCheckpoint | None = None
        """The checkpoint that was found and cannot be used, until another takes its place."""
        self.problem: OSError | None = None
        """Why the last one could not be written, if it could not."""
        self._backed_up = -1
        self._refused_at = -1
        self._folder = folder
        self._disk = disk
        self._clock = clock
        self._writing: _Writing | None = None

    def found(self, records: int, stale: StaleCheckpoint | None) -> None:
        """Take note of what was on the disk when the engagement was opened."""
        self.saved = self._backed_up = records
        self.stale = stale

    def due(self, records: int, quiet: float) -> bool:
        """Whether one should be written now.

        Args:
            records: how many records there are.
            quiet: for how many seconds nobody has typed.
        """
        behind = records - max(self.saved, self._refused_at, 0)
        return behind >= (_IN_A_PAUSE if quiet >= _PAUSE else _ALWAYS)

    def current(self, records: int, *, backup: bool) -> bool:
        """Whether the disk has all there is, in a backup too where one is wanted."""
        return self.saved == records and (self._backed_up == records or not backup)

    def begin(self, snapshot: Snapshot, *, backup: bool = False) -> bool:
        """Write a snapshot in a thread.

        Returns:
            Whether it was begun: not while another is being written, nor where nothing is new.
        """
        self.look()
        if self._writing or self.current(len(snapshot.lines), backup=backup):
            return False
        self._writing = _Writing(
            lambda: self._put(snapshot, backup=backup), len(snapshot.lines), backup=backup
        )
        self._writing.start()
        return True

    def save(self, snapshot: Snapshot) -> None:
        """Write a snapshot and a backup of it here and now, unless the disk has both.

        Raises:
            OSError: The disk refused; nothing recorded is concerned.
        """
        self.wait()
        records = len(snapshot.lines)
        if not self.current(records, backup=True):
            self._put(snapshot, backup=True)
            self._is_there(records, backup=True)

    @property
    def busy(self) -> bool:
        """Whether one is being written."""
        self.look()
        return self._writing is not None

    def wait(self) -> None:
        """Wait for the one that is being written."""
        if self._writing:
            self._writing.join()
        self.look()

    def look(self) -> None:
        """Take note of one that has been written, or could not be."""
        done = self._writing
        if done is None or done.is_alive():
            return
        self._writing = None
        if done.problem is None:
            self._is_there(done.records, backup=done.backup)
        elif isinstance(done.problem, OSError):
            # Not tried again at once: a full disk is still full a second later.
            self.problem, self._refused_at = done.problem, done.records
        else:
            raise done.problem

    def _is_there(self, records: int, *, backup: bool) -> None:
        """The disk has another one."""
        self.saved, self.stale, self.problem, self._refused_at = records, None, None, -1
        if backup:
            self._backed_up = records

    def _put(self, snapshot: Snapshot, *, backup: bool) -> None:
        """Write a snapshot; what cannot be used is copied before another takes its place."""
        if self.stale:
            checkpoint.set_aside(self._folder, self._disk)
        checkpoint.save(
            self._folder,
            self._disk,
            self._clock,
            snapshot.tables,
            snapshot.lines,
            backup=backup,
            schema=snapshot.schema,
        )
