"""TinyDB on the journal: the database the program speaks to.

:class:`EngagementDB` is a ``TinyDB`` with a storage and a table of its own. Every TinyDB call
that changes something is one line of the journal; inside ``with db.change(...)`` all calls
together are one line, all or nothing. A call returns only when its line is on the disk, and
memory changes only after that, so what is in memory is always what the journal says.

One thread owns a database.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from sessions import checkpoint
from sessions.checkpointing import Checkpoints, Snapshot
from sessions.comparing import compared
from sessions.dealt_with import DealtWith
from sessions.disk import Disk
from sessions.errors import CannotOpen, NewerFormat, NotRecorded, ReadOnly, cause_of
from sessions.findings import Finding, StaleCheckpoint
from sessions.folder import Folder
from sessions.history import LASTING, SENTENCE
from sessions.interrupted import bring_to_end
from sessions.journal import Journal
from sessions.journal_writer import JournalWriter, token
from sessions.line import Line, Operation
from sessions.line_findings import BadLine
from sessions.lock import Owner, WriterLock
from sessions.looking_back import LookingBack, Until
from sessions.overlay import Change, Copies, Layer, Raw, Tables, Working, copy_of
from sessions.quarantine import set_lines_aside
from sessions.recovery import Recovery, is_suspect, recover, sources
from sessions.replay import apply, differences, operations_of
from sessions.reserve import Reserve
from sessions.tombstones import last_erasure
from sessions.versions import SCHEMAS, Schemas

__all__ = ["EngagementDB", "JournalStorage", "JournalTable"]

Updater = Callable[[Any], None]


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
        self._disk = self.disk = disk or Disk()
        self._schemas = schemas
        self._journal = Journal(self.folder.journal, self._disk, schemas)
        self.checkpoints = Checkpoints(self.folder, self._disk, clock)
        self._foreign: dict[int, BadLine] = {}
        self._found: checkpoint.Checkpoint | None = None
        self._newer = False
        self._recovery = Recovery()
        self._tables: Tables = {}
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
        return self.past.lines if self.past else self._journal.lines

    @property
    def writable(self) -> bool:
        """Whether changes can be recorded."""
        return self._writer is not None

    @property
    def newer(self) -> bool:
        """Whether a newer version of the program wrote here."""
        return self._newer or self._journal.newer is not None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything in the files that is not as it was written."""
        stale = [self.checkpoints.stale] if self.checkpoints.stale else []
        found = [*self._in_journal(), *self._recovery.findings, *stale]
        dealt_with = DealtWith.in_lines(self.lines) if found else DealtWith()
        if not self._recovery.operations:
            found = self._recovery.deals_with.mark(found)
        return tuple(compared(dealt_with.mark(found), self._tables, self.lines))

    def _in_journal(self) -> list[Finding]:
        """What is wrong in the journal alone."""
        return [*self._journal.findings, *self._foreign.values()]

    @property
    def warning(self) -> str:
        """What to tell a person about a disk that is full or slow; nothing when it is well."""
        if self._writer is None:
            return ""
        return self._writer.reserve.warning(self.lines) or self._writer.pace.warning

    @property
    def unrecorded(self) -> bool:
        """Whether documents are shown that a backup gave and the journal does not have yet."""
        return bool(self._recovery.operations)

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
        for name in self._tables | dict(data):
            wanted = data.get(name, {})
            if not isinstance(wanted, Copies):
                self._make_equal(change.layer(name, self._tables.get(name, {})), wanted)
        if self._change is None:
            self._commit({}, change.operations())
            self._tables = {name: docs for name, docs in self._tables.items() if name in data}

    @property
    def tables(self) -> Tables:
        """All documents as they are recorded, uncopied: to be read, never changed."""
        return self._tables

    @property
    def reader(self) -> Journal:
        """What reads the files of the journal."""
        return self._journal

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
        self.past = LookingBack(self._journal.lines, until)

    @property
    def _recorded(self) -> Tables:
        """All documents as they are recorded, or were at the moment that is looked back to."""
        return self.past.tables if self.past else self._tables

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
            self._change.layer(table, self._tables.get(table, {})).absorb(layer)
        else:
            self._commit({}, layer.operations(table))
        self._tables.setdefault(table, {})

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
        before = self._tables
        added = self._journal.refresh()
        if added is None:
            self._tables, self._foreign = {}, {}
            self._take(self.lines)
            self._recover()
            return differences(before, self._tables)
        return {(op.table, op.doc_id) for op in self._take(added)}

    def save_checkpoint(self) -> None:
        """Write the checkpoint if there is anything new, and room that answers do not need.

        Raises:
            OSError: The disk refused; nothing recorded is concerned.
        """
        if self.writable and not self.disk_full and not self._recovery.operations:
            self.checkpoints.save(self.snapshot())

    def snapshot(self) -> Snapshot:
        """All documents as they are at this moment, for another thread to write."""
        return Snapshot.of(self._tables, self.lines, self._schemas.current)

    def close(self) -> None:
        """Write the checkpoint, close the journal and give the lock back."""
        if self._writer is None:
            return
        self._writer.close()
        try:
            self.save_checkpoint()
        except OSError as problem:
            self.checkpoints.problem = problem
        finally:
            self._writer = None
            if self._lock:
                self._lock.release()

    def _load(self) -> None:
        """Make the documents from the checkpoint, if it can be used, and the journal."""
        found = self._found = checkpoint.load(self.folder, self._disk, self.lines, self._schemas)
        self._newer = found is not None and found.newer(self._schemas)
        self._tables, saved = {}, -1
        stale: StaleCheckpoint | None = None
        if found and found.problem:
            stale = StaleCheckpoint(
                file=self.folder.checkpoint.name, reason=found.problem, newer=self._newer
            )
        elif found:
            self._tables, saved = found.tables, found.records
        self.checkpoints.found(saved, stale)
        self._foreign = {}
        self._take(self.lines[max(saved, 0) :])
        self._recover()

    def _recover(self) -> None:
        """Complete the documents with those that only a checkpoint or a backup still has."""
        self._recovery = Recovery()
        found = (
            DealtWith.in_lines(self.lines).mark(self._in_journal()) if self._in_journal() else []
        )
        if is_suspect(self.lines, found, self._found) and not self.newer:
            since = last_erasure(self.lines)
            among = sources(self.folder, self._disk, self._schemas)
            younger = (source for source in among if source.found.number >= since)
            self._recovery = recover(self._tables, self.lines, found, younger)

    def _record_recovered(self, writer: JournalWriter) -> None:
        """Take what was brought back into the record, so that the journal has it again."""
        recovery = self._recovery
        if not recovery.due:
            return
        meta = {SENTENCE: recovery.sentence, LASTING: True, **recovery.deals_with.meta}
        # Where the disk refuses, it is shown all the same, and tried again at the next change.
        with suppress(NotRecorded):
            _, written = writer.append(meta, recovery.operations)
            apply(self._tables, written)
            self._recovery = recovery.recorded()

    def _take(self, lines: Iterable[Line]) -> list[Operation]:
        """Carry out records that were read, and keep account of those that make no sense."""
        done: list[Operation] = []
        for line in lines:
            operations = operations_of(line)
            if operations is None:
                reason = f"record {line.number} is of an unknown kind"
                file, at = self._journal.place_of(line)
                bad = BadLine(file=file, line=at, content=line.raw, reason=reason)
                self._foreign[line.number] = bad
                continue
            apply(self._tables, operations)
            done += operations
        return done

    def take_over(self, *, anyway: bool = False) -> set[tuple[str, int]]:
        """Begin to write where another window wrote, and tell which documents have changed."""
        before = self._tables
        self._open_for_writing(anyway=anyway)
        return differences(before, self._tables) if self._tables is not before else set()

    def _open_for_reading(self, *, create: bool) -> None:
        """Read all there is, having begun an engagement where there is none."""
        if create and not self.folder.is_engagement(self._disk):
            self.folder.create(self._disk)
        self.folder.require(self._disk)
        self._journal.refresh()
        self._load()

    def _open_for_writing(self, *, anyway: bool) -> None:
        """Take the lock and begin a journal file, having made sure that both are allowed."""
        self._refuse_newer()
        lock = WriterLock(self.folder, self._clock, self._disk)
        self.left_open = lock.acquire(anyway=anyway)
        try:
            self.interrupted = bring_to_end(self.folder, self._disk)
            # The window that had the lock may have recorded more in the meantime.
            if self._journal.refresh() != [] or self.interrupted:
                self._load()
            self._refuse_newer()
            if self._found:
                schema = self._schemas.current
                checkpoint.keep_other_version(self.folder, self._disk, self._found, schema)
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
        self._record_recovered(self._writer)
        set_lines_aside(self.folder, self._disk, self.findings)

    def _begin_file(self) -> JournalWriter:
        """Begin the journal file of this run."""
        return JournalWriter(
            self.folder.journal,
            self._disk,
            self._clock,
            self.lines,
            token,
            Reserve(self.folder.reserve, self._disk),
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
        self._record_recovered(self._writer)
        line, written = self._writer.append(meta, operations)
        # Memory holds what was written, not what was meant: a reopened database shows the same.
        apply(self._tables, written)
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
        super().__init__(
            path,
            clock=clock,
            disk=disk,
            read_only=read_only,
            create=create,
            anyway=anyway,
            schemas=schemas,
        )

    @property
    def newer(self) -> bool:
        """Whether a newer version of the program wrote here."""
        return self.journal.newer

    @property
    def journal(self) -> JournalStorage:
        """The storage under the database."""
        storage = self.storage
        if not isinstance(storage, JournalStorage):
            raise TypeError("the storage of an engagement is its journal")
        return storage

    @property
    def read_only(self) -> bool:
        """Whether nothing can be recorded."""
        return not self.journal.writable

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything in the files that is not as it was written."""
        return self.journal.findings

    @property
    def interrupted(self) -> str:
        """What was done about an erasure that was cut off; nothing where none was."""
        return self.journal.interrupted

    @property
    def left_open(self) -> Owner | None:
        """Who had it open before and did not close it, as after a crash."""
        return self.journal.left_open

    @property
    def last(self) -> Line | None:
        """The record that was acknowledged last."""
        return self.journal.lines[-1] if self.journal.lines else None

    def change(self, meta: Mapping[str, Any] | None = None) -> AbstractContextManager[Change]:
        """Make all calls in the block one record, all or nothing.

        Calls inside the block see what the ones before them did. After the block, ``line`` of the
        change is the acknowledged record. When the block raises, nothing has happened.

        Args:
            meta: What the journal should say about the change, as JSON values.

        Raises:
            NotRecorded: At the end of the block: refused, everything is as before.
            ReadOnly: Nothing can be recorded here.
        """
        return self.journal.change(meta or {})

    def history(self, *, newest_first: bool = False) -> Iterator[Line]:
        """Go through the acknowledged records: number, time, meta, operations with old and new."""
        lines = self.journal.lines
        return (line for line in (reversed(lines) if newest_first else lines) if not line.empty)

    def documents(self, table: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
        """Go through a table without copying, to build typed objects; not to be changed."""
        return ((int(key), document) for key, document in self.journal.documents(table).items())

    def refresh(self) -> set[tuple[str, int]]:
        """Follow the window that writes, and give table and id of each document changed."""
        if not self.read_only:
            return set()
        return self._afresh(self.journal.refresh())

    def take_over(self, *, anyway: bool = False) -> set[tuple[str, int]]:
        """Write from now on; give table and id of each document that changed until then.

        Raises:
            CannotOpen: It cannot be opened for writing; reading goes on.
        """
        return self._afresh(self.journal.take_over(anyway=anyway))

    def _afresh(self, changed: set[tuple[str, int]]) -> set[tuple[str, int]]:
        """Forget what the tables remember of earlier questions."""
        for table in self._tables.values():
            table.clear_cache()
        return changed

    def save_checkpoint(self) -> None:
        """Write the checkpoint now, as closing does.

        Raises:
            OSError: The disk refused; nothing recorded is concerned.
        """
        self.journal.save_checkpoint()
