"""TinyDB on the journal: a storage whose every change is one line, and a table that reads copies.

Memory changes only after a line is on the disk, so what is in memory is always what the journal
says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from tinydb.storages import Storage
from tinydb.table import Table

from sessions.database import checkpoint
from sessions.database.checkpoint_writer import Checkpoints, Snapshot
from sessions.database.contents import Contents
from sessions.database.moment import LookingBack, Until
from sessions.database.quarantine import set_lines_aside
from sessions.database.unfinished_erasure import bring_to_end
from sessions.disk.disk import Disk
from sessions.disk.folder import Folder
from sessions.disk.lock import Owner, WriterLock
from sessions.errors import CannotOpen, NewerFormat, ReadOnly, cause_of
from sessions.journal.defects import Defect
from sessions.journal.line import Line, Operation
from sessions.journal.overlay import Change, Copies, Layer, Raw, Tables, Working, copy_of
from sessions.journal.reader import Journal
from sessions.journal.replay import apply, differences
from sessions.journal.reserve import Reserve
from sessions.journal.schemas import SCHEMAS, Schemas
from sessions.journal.writer import JournalWriter, token

Updater = Callable[[Any], None]
"""What TinyDB does with a table."""


class JournalStorage(Storage):
    """TinyDB's storage on a folder: documents in memory, each change a line of the journal.

    Attributes:
        folder: Where the engagement is kept.
        left_open: The note of a run before that did not close.
        checkpoints: Keeps the checkpoint up with the record.
        disk: The seam through which the folder is used.
        past: The moment that is looked back to; nothing where it is now.
        interrupted: What was done about an erasure that was cut off; nothing where none was.
    """

    def __init__(
        self,
        path: Path | str,
        *,
        clock: Callable[[], datetime],
        disk: Disk | None = None,
        read_only: bool = False,
        create: bool = False,
        anyway: bool = False,
        schemas: Schemas = SCHEMAS,
    ) -> None:
        super().__init__()
        self.folder = Folder(Path(path))
        self.left_open: Owner | None = None
        self.interrupted = ""
        self._clock = clock
        self.disk = disk or Disk()
        self._schemas = schemas
        self.checkpoints = Checkpoints(self.folder, self.disk, clock)
        self._contents = Contents(self.folder, self.disk, schemas, self.checkpoints)
        self.past: LookingBack | None = None
        self._change: Change | None = None
        self._writer: JournalWriter | None = None
        self._lock: WriterLock | None = None
        try:
            self._open_for_reading(create=create)
        except OSError as problem:
            raise CannotOpen(
                f"{self.folder.path} cannot be opened: {cause_of(problem)}"
            ) from problem
        if not read_only:
            self._open_for_writing(anyway=anyway)

    @property
    def lines(self) -> list[Line]:
        """Every record that counts, oldest first; not to be changed."""
        return self.past.lines if self.past else self.reader.lines

    @property
    def writable(self) -> bool:
        """Whether changes can be recorded."""
        return self._writer is not None

    @property
    def newer(self) -> bool:
        """Whether a newer version of the program wrote here."""
        return self._contents.newer

    @property
    def defects(self) -> tuple[Defect, ...]:
        """Everything in the files that is not as it was written."""
        return self._contents.defects(self.lines)

    @property
    def warning(self) -> str:
        """What to tell a person about a disk that is full or slow; nothing when it is well."""
        if self._writer is None:
            return ""
        return self._writer.reserve.warning(self.lines) or self._writer.sync_time.warning

    @property
    def unrecorded(self) -> bool:
        """Whether documents are shown that a backup gave and the journal does not have yet."""
        return self._contents.unrecorded

    @property
    def disk_full(self) -> bool:
        """Whether recording goes on in the room that was held back."""
        return self._writer is not None and self._writer.reserve.given_up

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Give all tables, each a mapping that copies what is taken from it."""
        names = list(self._recorded)
        found: dict[str, Any] = {name: Copies(self.documents(name)) for name in names}
        return found or None

    def write(self, data: Mapping[str, Mapping[str, Raw]]) -> None:
        """Make the database equal to the given tables; TinyDB calls this to drop tables."""
        self._require_writable()
        change = self._change or Change({})
        for name in self.tables | dict(data):
            wanted = data.get(name, {})
            if not isinstance(wanted, Copies):
                self._make_equal(change.layer(name, self.tables.get(name, {})), wanted)
        if self._change is None:
            self._commit({}, change.operations())
            self._contents.tables = {
                name: docs for name, docs in self.tables.items() if name in data
            }

    @property
    def tables(self) -> Tables:
        """All documents as they are recorded, uncopied: to be read, never changed."""
        return self._contents.tables

    @property
    def reader(self) -> Journal:
        """What reads the files of the journal."""
        return self._contents.journal

    def note(self, meta: Mapping[str, Any]) -> Line:
        """Record words alone: nothing changes, but the record says so."""
        self._require_writable()
        return self._append(meta, ())

    def documents(self, table: str) -> Mapping[str, Raw]:
        """Give the documents of a table as they are now, uncopied: to be read, never changed."""
        recorded = self._recorded.get(table, {})
        return self._change.layer(table, recorded) if self._change else recorded

    def look_back(self, until: Until) -> None:
        """Show the documents as they were after so many records as it says."""
        if self.writable:
            raise RuntimeError("the past cannot be written to")
        self.past = LookingBack(self.reader.lines, until)

    @property
    def _recorded(self) -> Tables:
        """All documents as they are recorded, or were at the moment that is looked back to."""
        return self.past.tables if self.past else self.tables

    @staticmethod
    def _make_equal(layer: Layer, wanted: Mapping[str, Raw]) -> None:
        """Change the documents of a table into the wanted ones."""
        layer.touched |= dict.fromkeys(key for key in layer if key not in wanted)
        layer.touched |= {str(key): copy_of(document) for key, document in wanted.items()}

    def update(self, table: str, updater: Updater) -> None:
        """Let one TinyDB call work on a table, and record what it changed."""
        self._require_writable()
        layer = Layer(self.documents(table))
        updater(Working(layer))
        if self._change:
            self._change.layer(table, self.tables.get(table, {})).absorb(layer)
        else:
            self._commit({}, layer.operations(table))
        self.tables.setdefault(table, {})

    @contextmanager
    def change(self, meta: Mapping[str, Any]) -> Iterator[Change]:
        """Record what all calls in the block change as one line, or nothing at all."""
        self._require_writable()
        if self._change is not None:
            raise RuntimeError("a change cannot be begun inside another one")
        change = self._change = Change(meta)
        try:
            yield change
        finally:
            self._change = None
        change.line = self._commit(change.meta, change.operations())

    def refresh(self) -> set[tuple[str, int]]:
        """Follow a window that writes, and tell which documents its changes concern."""
        return self._contents.refresh()

    def save_checkpoint(self) -> None:
        """Write the checkpoint if there is anything new, and room that answers do not need.

        Raises:
            OSError: The disk refused; nothing recorded is concerned.
        """
        if self._may_checkpoint:
            self.checkpoints.save(self.snapshot())

    def save_aside(self, *, backup: bool = False) -> None:
        """Have the checkpoint written in a thread, on the same terms; returns at once."""
        if self._may_checkpoint:
            self.checkpoints.begin(self.snapshot(), backup=backup)

    @property
    def _may_checkpoint(self) -> bool:
        """Whether a checkpoint takes no room from answers and says no more than the journal."""
        return self.writable and not self.disk_full and not self.unrecorded

    def snapshot(self) -> Snapshot:
        """All documents as they are at this moment, for another thread to write."""
        return Snapshot.of(self.tables, self.lines, self._schemas.current)

    def close(self) -> None:
        """Write the checkpoint, close the journal and give the lock back."""
        if self._writer is None:
            return
        self._writer.close()
        try:
            # The lock must not be free while a thread still writes in the folder.
            self.checkpoints.wait()
            self.save_checkpoint()
        except OSError as problem:
            self.checkpoints.problem = problem
        finally:
            self._writer = None
            if self._lock:
                self._lock.release()

    def take_over(self, *, anyway: bool = False) -> set[tuple[str, int]]:
        """Begin to write where another window wrote, and tell which documents have changed."""
        before = self.tables
        self._open_for_writing(anyway=anyway)
        return differences(before, self.tables) if self.tables is not before else set()

    def _open_for_reading(self, *, create: bool) -> None:
        """Read all there is, having begun an engagement where there is none."""
        if create and not self.folder.is_engagement(self.disk):
            self.folder.create(self.disk)
        self.folder.require(self.disk)
        self.reader.refresh()
        self._contents.load()

    def _open_for_writing(self, *, anyway: bool) -> None:
        """Take the lock and begin a journal file, having made sure that both are allowed."""
        self._refuse_newer()
        lock = WriterLock(self.folder, self._clock, self.disk)
        self.left_open = lock.acquire(anyway=anyway)
        try:
            self.interrupted = bring_to_end(self.folder, self.disk)
            # The window that had the lock may have recorded more in the meantime.
            if self.reader.refresh() != [] or self.interrupted:
                self._contents.load()
            self._refuse_newer()
            if self._contents.checkpoint:
                schema = self._schemas.current
                checkpoint.keep_other_version(
                    self.folder, self.disk, self._contents.checkpoint, schema
                )
            self._writer = self._begin_file()
        except OSError as problem:
            lock.release()
            raise CannotOpen(
                f"{self.folder.path} cannot be opened for writing: {cause_of(problem)}"
            ) from problem
        except BaseException:
            lock.release()
            raise
        self._lock = lock
        self._contents.record_recovered(self._writer)
        set_lines_aside(self.folder, self.disk, self.defects)

    def _begin_file(self) -> JournalWriter:
        """Begin the journal file of this run."""
        return JournalWriter(
            self.folder.journal,
            self.disk,
            self._clock,
            self.lines,
            token,
            Reserve(self.folder.reserve, self.disk),
            self._schemas.current,
        )

    def _refuse_newer(self) -> None:
        """Leave alone what a newer version wrote."""
        if self.newer:
            raise NewerFormat(
                f"{self.folder.path} was written by a newer version of this program; "
                "open it for reading only, or update the program."
            )

    def _require_writable(self) -> None:
        """Refuse a write that could not be recorded."""
        if self._writer is None:
            raise ReadOnly("This engagement is open for reading only; nothing was changed.")

    def _commit(self, meta: Mapping[str, Any], operations: Sequence[Operation]) -> Line | None:
        """Record a change, and only then let memory show it; nothing changed is no record."""
        if not operations:
            return None
        return self._append(meta, operations)

    def _append(self, meta: Mapping[str, Any], operations: Sequence[Operation]) -> Line:
        """Write a line, and only then let memory show what it says."""
        if self._writer is None:
            raise ReadOnly("This engagement was closed; nothing was changed.")
        self._contents.record_recovered(self._writer)
        line, written = self._writer.append(meta, operations)
        # Memory holds what was written, not what was meant: a reopened database shows the same.
        apply(self.tables, written)
        return line


class JournalTable(Table):
    """TinyDB's table, reading copies and writing through the journal."""

    def __init__(
        self,
        storage: JournalStorage,
        name: str,
        cache_size: int = 0,  # the query cache confuses patterns that differ only in flags
        persist_empty: bool = False,  # noqa: FBT001, FBT002 - TinyDB's signature
    ) -> None:
        if name == checkpoint.RESERVED:
            raise ValueError(f"the table name {name!r} is used by the checkpoint")
        self._journal = storage
        super().__init__(storage, name, cache_size, persist_empty)

    def _read_table(self) -> Copies:  # type: ignore[override]  # a mapping, as all callers need
        return Copies(self._journal.documents(self.name))

    def _update_table(self, updater: Updater) -> None:
        self._journal.update(self.name, updater)
        self.clear_cache()
