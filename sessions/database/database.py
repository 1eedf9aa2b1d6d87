"""The database of one engagement: TinyDB, with every change durable when the call returns.

:class:`EngagementDB` is a ``TinyDB`` whose storage is the journal
(`sessions.database.tinydb_journal`): it opens the folder, for writing under a lock, keeps the
checkpoint up with the record, and closes. Every TinyDB call that changes something is one line of
the journal; inside ``with db.change(...)`` all calls together are one line, all or nothing.

One thread owns a database; another one may wait for the disk in its place
(`sessions.store.under_way`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from tinydb import TinyDB

from sessions.database import checkpoint
from sessions.database.quarantine import set_lines_aside
from sessions.database.tinydb_journal import JournalStorage, JournalTable
from sessions.database.unfinished_erasure import bring_to_end
from sessions.disk.disk import Disk
from sessions.disk.lock import Owner, WriterLock
from sessions.errors import CannotOpen, NewerFormat, cause_of
from sessions.journal.line import Line
from sessions.journal.overlay import Change
from sessions.journal.replay import differences
from sessions.journal.reserve import Reserve
from sessions.journal.schemas import SCHEMAS, Schemas
from sessions.journal.writer import JournalWriter, token


class GatheredChange:
    """A block in which all that is asked of the tables becomes one change.

    Args:
        journal: The storage under the tables.
        meta: What the journal should say about the change.
        end: What is done with the change where the block did not raise.
    """

    def __init__(
        self, journal: JournalStorage, meta: Mapping[str, Any], end: Callable[[Change], None]
    ) -> None:
        self._journal = journal
        self._meta = meta
        self._end = end

    def __enter__(self) -> Change:
        """Begin the change."""
        self._journal.require_writable()
        if self._journal.pending is not None:
            raise RuntimeError("a change cannot be begun inside another one")
        self._change = self._journal.pending = Change(self._meta)
        return self._change

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """End it; where the block raised, nothing has happened."""
        self._journal.pending = None
        if kind is None:
            self._end(self._change)


class EngagementDB(TinyDB):
    """The database of one engagement: TinyDB, with every change durable when the call returns.

    Args:
        path: The folder of the engagement.
        clock: Tells the time, with its time zone.
        disk: The seam through which the disk is used; tests put faults in.
        read_only: Open beside a window that writes, changing no byte; follow with :meth:`refresh`.
        create: Make the engagement if the folder holds none.
        schemas: The shapes of documents; tests put later ones in.
        anyway: Write even where no lock can be had, or another machine left a note.

    Raises:
        NotAnEngagement: The folder holds no engagement, or cannot become one.
        EngagementLocked: Another window has it open for writing.
        CannotOpen: It cannot be opened for writing for another reason; read-only may work.
    """

    table_class = JournalTable  # type: ignore[assignment]  # TinyDB annotates its own class
    default_storage_class = JournalStorage  # type: ignore[assignment]  # likewise

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
        self.left_open: Owner | None = None
        """The note of a run before that did not close, as after a crash."""
        self.interrupted = ""
        """What was done about an erasure that was cut off; nothing where none was."""
        self._clock = clock
        self._lock: WriterLock | None = None
        super().__init__(path, clock=clock, disk=disk, create=create, schemas=schemas)
        storage = self.storage
        if not isinstance(storage, JournalStorage):
            raise TypeError("the storage of an engagement is its journal")
        self.journal = storage
        """The storage under the database: the documents and the records that led to them."""
        if not read_only:
            self._open_for_writing(anyway=anyway)

    @property
    def last(self) -> Line | None:
        """The record that was acknowledged last."""
        lines = self.journal.lines
        return lines[-1] if lines else None

    @property
    def warning(self) -> str:
        """What to tell a person about a disk that is full or slow; nothing when it is well."""
        writer = self.journal.writer
        if writer is None:
            return ""
        return writer.reserve.warning(self.journal.lines) or writer.sync_time.warning

    @property
    def disk_full(self) -> bool:
        """Whether recording goes on in the room that was held back."""
        writer = self.journal.writer
        return writer is not None and writer.reserve.given_up

    def change(self, meta: Mapping[str, Any] | None = None) -> GatheredChange:
        """Make all calls in the block one record, all or nothing.

        Calls inside the block see what the ones before them did. After the block, ``line`` of the
        change is the acknowledged record. When the block raises, nothing has happened.

        Args:
            meta: What the journal should say about the change, as JSON values.

        Raises:
            NotRecorded: At the end of the block: refused, everything is as before.
            ReadOnly: Nothing can be recorded here.
        """
        return GatheredChange(self.journal, meta or {}, self.journal.commit)

    def composed(self, meta: Mapping[str, Any] | None = None) -> GatheredChange:
        """The same with nothing written: after the block, ``line`` is what is to be written.

        See `JournalStorage.compose` for what whoever asks has to do then.
        """
        return GatheredChange(self.journal, meta or {}, self.journal.compose)

    def history(self, *, newest_first: bool = False) -> Iterator[Line]:
        """Go through the acknowledged records: number, time, meta, operations with old and new."""
        lines = self.journal.lines
        return (line for line in (reversed(lines) if newest_first else lines) if not line.empty)

    def refresh(self) -> set[tuple[str, int]]:
        """Follow the window that writes, and give table and id of each document changed."""
        if self.journal.writable:
            return set()
        changed = self.journal.refresh()
        self._forget_queries()
        return changed

    def take_over(self, *, anyway: bool = False) -> set[tuple[str, int]]:
        """Write from now on; give table and id of each document that changed until then.

        Raises:
            CannotOpen: It cannot be opened for writing; reading goes on.
        """
        before = self.journal.tables
        self._open_for_writing(anyway=anyway)
        self._forget_queries()
        now = self.journal.tables
        return differences(before, now) if now is not before else set()

    def _forget_queries(self) -> None:
        """Let the tables forget what they remember of earlier questions."""
        for table in self._tables.values():
            table.clear_cache()

    def save_checkpoint(self) -> None:
        """Write the checkpoint if there is anything new, and room that answers do not need.

        Raises:
            OSError: The disk refused; nothing recorded is concerned.
        """
        if self._may_save:
            self.journal.checkpoints.save(self.journal.snapshot())

    def save_aside(self, *, backup: bool = False) -> None:
        """Have the checkpoint written in a thread, on the same terms; returns at once."""
        if self._may_save:
            self.journal.checkpoints.begin(self.journal.snapshot(), backup=backup)

    @property
    def _may_save(self) -> bool:
        """Whether a checkpoint takes no room from answers and says no more than the journal."""
        return self.journal.writable and not self.disk_full and not self.journal.unrecorded

    def close(self) -> None:
        """Write the checkpoint, close the journal and give the lock back."""
        super().close()
        journal = self.journal
        if journal.writer is None:
            return
        journal.writer.close()
        try:
            # The lock must not be free while a thread still writes in the folder.
            journal.checkpoints.wait()
            self.save_checkpoint()
        except OSError as problem:
            journal.checkpoints.problem = problem
        finally:
            journal.writer = None
            if self._lock:
                self._lock.release()

    def _open_for_writing(self, *, anyway: bool) -> None:
        """Take the lock and begin a journal file, having made sure that both are allowed."""
        journal = self.journal
        folder, disk = journal.folder, journal.disk
        self._refuse_newer()
        lock = WriterLock(folder, self._clock, disk)
        self.left_open = lock.acquire(anyway=anyway)
        try:
            self.interrupted = bring_to_end(folder, disk)
            # The window that had the lock may have recorded more in the meantime.
            if journal.reader.refresh() != [] or self.interrupted:
                journal.load()
            self._refuse_newer()
            if journal.checkpoint:
                schema = journal.schemas.current
                checkpoint.keep_other_version(folder, disk, journal.checkpoint, schema)
            journal.writer = self._begin_file()
        except OSError as problem:
            lock.release()
            raise CannotOpen(
                f"{folder.path} cannot be opened for writing: {cause_of(problem)}"
            ) from problem
        except BaseException:
            lock.release()
            raise
        self._lock = lock
        journal.record_recovered()
        set_lines_aside(folder, disk, journal.defects)

    def _begin_file(self) -> JournalWriter:
        """Begin the journal file of this run."""
        journal = self.journal
        return JournalWriter(
            journal.folder.journal,
            journal.disk,
            self._clock,
            journal.lines,
            token,
            Reserve(journal.folder.reserve, journal.disk),
            journal.schemas.current,
        )

    def _refuse_newer(self) -> None:
        """Leave alone what a newer version wrote."""
        if self.journal.newer:
            raise NewerFormat(
                f"{self.journal.folder.path} was written by a newer version of this program; "
                "open it for reading only, or update the program."
            )
