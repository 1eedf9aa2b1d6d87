"""TinyDB on the journal: a storage whose every change is one line, and a table that reads copies.

Memory changes only after a line is on the disk, so what is in memory is always what the journal
says. Reading changes no byte on the disk. Where the journal is damaged, documents that only a
checkpoint or a backup still has are shown with the others; whoever writes next takes them into the
record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from tinydb.storages import Storage
from tinydb.table import Table

from sessions.database import checkpoint
from sessions.database.checkpoint_writer import Checkpoints, Snapshot
from sessions.database.edited_lines import compared
from sessions.database.moment import PastState, Until
from sessions.database.recovery import Recovery, is_suspect, recover, sources
from sessions.database.resolved_defects import ResolvedDefects
from sessions.disk.disk import Disk
from sessions.disk.folder import Folder
from sessions.errors import CannotOpen, NotRecorded, ReadOnly, cause_of
from sessions.journal.defects import Defect, StaleCheckpoint
from sessions.journal.erased_people import last_erasure
from sessions.journal.line import Line, Operation
from sessions.journal.line_defects import BadLine
from sessions.journal.meta import LASTING, SENTENCE
from sessions.journal.overlay import Change, Copies, Layer, Raw, Tables, Working, copy_of
from sessions.journal.reader import Journal
from sessions.journal.replay import apply, differences, operations_of
from sessions.journal.schemas import Schemas
from sessions.journal.writer import JournalWriter

Updater = Callable[[Any], None]
"""What TinyDB does with a table."""


def _nothing() -> None:
    """Nothing is written in another thread."""


class JournalStorage(Storage):
    """TinyDB's storage on a folder: documents in memory, each change a line of the journal."""

    def __init__(
        self,
        path: Path | str,
        *,
        clock: Callable[[], datetime],
        disk: Disk | None,
        create: bool,
        schemas: Schemas,
    ) -> None:
        super().__init__()
        self.folder = Folder(Path(path))
        """Where the engagement is kept."""
        self.disk = disk or Disk()
        """The seam through which the folder is used."""
        self.schemas = schemas
        """The shapes of documents."""
        self.reader = Journal(self.folder.journal, self.disk, schemas)
        """What reads the files of the journal."""
        self.tables: Tables = {}
        """All documents as they are recorded, uncopied: to be read, never changed."""
        self.checkpoint: checkpoint.Checkpoint | None = None
        """The checkpoint that was found, if there was one."""
        self.checkpoints = Checkpoints(self.folder, self.disk, clock)
        """Keeps the checkpoint up with the record."""
        self.past: PastState | None = None
        """The moment that is looked back to; nothing where it is now."""
        self.pending: Change | None = None
        """What calls have changed so far that are to be one record."""
        self.writer: JournalWriter | None = None
        """What adds to the journal; nothing where it is only read."""
        self.finish: Callable[[], object] = _nothing
        """Waits for a line that is being written in another thread; called before each change."""
        self._recovery = Recovery()
        self._foreign: dict[int, BadLine] = {}
        try:
            if create and not self.folder.is_engagement(self.disk):
                self.folder.create(self.disk)
            self.folder.require(self.disk)
            self.reader.refresh()
            self.load()
        except OSError as problem:
            raise CannotOpen(
                f"{self.folder.path} cannot be opened: {cause_of(problem)}"
            ) from problem

    @property
    def lines(self) -> list[Line]:
        """Every record that counts, oldest first; not to be changed."""
        return self.past.lines if self.past else self.reader.lines

    @property
    def writable(self) -> bool:
        """Whether changes can be recorded."""
        return self.writer is not None

    @property
    def newer(self) -> bool:
        """Whether a newer version of the program wrote here."""
        found = self.checkpoint
        return (found is not None and found.newer(self.schemas)) or self.reader.newer is not None

    @property
    def unrecorded(self) -> bool:
        """Whether documents are shown that a backup gave and the journal does not have yet."""
        return bool(self._recovery.operations)

    @property
    def defects(self) -> tuple[Defect, ...]:
        """Everything in the files that is not as it was written."""
        stale = [self.checkpoints.stale] if self.checkpoints.stale else []
        found = [*self._in_journal(), *self._recovery.defects, *stale]
        resolved = ResolvedDefects.in_lines(self.lines) if found else ResolvedDefects()
        if not self.unrecorded:
            found = self._recovery.resolves.mark(found)
        return tuple(compared(resolved.mark(found), self.tables, self.lines))

    def documents(self, table: str) -> Mapping[str, Raw]:
        """Give the documents of a table as they are now, uncopied: to be read, never changed."""
        recorded = self._shown.get(table, {})
        return self.pending.layer(table, recorded) if self.pending else recorded

    @property
    def _shown(self) -> Tables:
        """All documents as they are recorded, or were at the moment that is looked back to."""
        return self.past.tables if self.past else self.tables

    def look_back(self, until: Until) -> None:
        """Show the documents as they were after so many records as it says."""
        if self.writable:
            raise RuntimeError("the past cannot be written to")
        self.past = PastState(self.reader.lines, until)

    def snapshot(self) -> Snapshot:
        """All documents as they are at this moment, for another thread to write."""
        return Snapshot.of(self.tables, self.lines, self.schemas.current)

    def load(self) -> None:
        """Make the documents from the checkpoint, if it can be used, and the records."""
        lines = self.reader.lines
        found = checkpoint.load(self.folder, self.disk, lines, self.schemas)
        self.checkpoint = found
        self.tables, saved = {}, -1
        stale: StaleCheckpoint | None = None
        if found and found.problem:
            name, newer = self.folder.checkpoint.name, found.newer(self.schemas)
            stale = StaleCheckpoint(file=name, reason=found.problem, newer=newer)
        elif found:
            self.tables, saved = found.tables, found.records
        self.checkpoints.found(saved, stale)
        self._foreign = {}
        self._carry_out(lines[max(saved, 0) :])
        self._recover()

    def refresh(self) -> set[tuple[str, int]]:
        """Read what another window wrote since, and tell which documents it concerns."""
        before = self.tables
        added = self.reader.refresh()
        if added is not None:
            return {(op.table, op.doc_id) for op in self._carry_out(added)}
        self.tables, self._foreign = {}, {}
        self._carry_out(self.reader.lines)
        self._recover()
        return differences(before, self.tables)

    def _carry_out(self, lines: Iterable[Line]) -> list[Operation]:
        """Carry out records that were read, and keep account of those that make no sense."""
        done: list[Operation] = []
        for line in lines:
            operations = operations_of(line)
            if operations is None:
                self._foreign[line.number] = self._of_unknown_kind(line)
                continue
            apply(self.tables, operations)
            done += operations
        return done

    def _of_unknown_kind(self, line: Line) -> BadLine:
        """The defect of a record that cannot be carried out."""
        file, at = self.reader.place_of(line)
        reason = f"record {line.number} is of an unknown kind"
        return BadLine(file=file, line=at, content=line.raw, reason=reason)

    def _in_journal(self) -> list[Defect]:
        return [*self.reader.defects, *self._foreign.values()]

    def _recover(self) -> None:
        """Complete the documents with those that only a checkpoint or a backup still has."""
        self._recovery = Recovery()
        lines, found = self.reader.lines, self._in_journal()
        if found:
            found = ResolvedDefects.in_lines(lines).mark(found)
        if self.newer or not is_suspect(lines, found, self.checkpoint):
            return
        since = last_erasure(lines)
        among = sources(self.folder, self.disk, self.schemas)
        younger = (source for source in among if source.found.number >= since)
        self._recovery = recover(self.tables, lines, found, younger)

    def record_recovered(self) -> None:
        """Take what was brought back into the record, so that the journal has it again."""
        recovery, writer = self._recovery, self.writer
        if writer is None or not recovery.due:
            return
        meta = {SENTENCE: recovery.sentence, LASTING: True, **recovery.resolves.meta}
        # Where the disk refuses, it is shown all the same, and tried again at the next change.
        with suppress(NotRecorded):
            _, written = writer.append(meta, recovery.operations)
            apply(self.tables, written)
            self._recovery = recovery.recorded()

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Give all tables, each a mapping that copies what is taken from it."""
        found: dict[str, Any] = {name: Copies(self.documents(name)) for name in list(self._shown)}
        return found or None

    def write(self, data: Mapping[str, Mapping[str, Raw]]) -> None:
        """Make the database equal to the given tables; TinyDB calls this to drop tables."""
        self.require_writable()
        change = self.pending or Change({})
        for name in self.tables | dict(data):
            wanted = data.get(name, {})
            if not isinstance(wanted, Copies):
                layer = change.layer(name, self.tables.get(name, {}))
                layer.touched |= dict.fromkeys(key for key in layer if key not in wanted)
                layer.touched |= {str(key): copy_of(document) for key, document in wanted.items()}
        if self.pending is None:
            self.commit(change)
            self.tables = {name: docs for name, docs in self.tables.items() if name in data}

    def update(self, table: str, updater: Updater) -> None:
        """Let one TinyDB call work on a table, and record what it changed."""
        self.require_writable()
        recorded = self.tables.get(table, {})
        if self.pending is None:
            change = Change({})
            updater(Working(change.layer(table, recorded)))
            self.commit(change)
        else:
            layer = self.pending.layer(table, recorded)
            upper = Layer(layer)
            updater(Working(upper))
            layer.absorb(upper)
        self.tables.setdefault(table, {})

    def note(self, meta: Mapping[str, Any]) -> Line:
        """Record words alone: nothing changes, but the record says so."""
        self.require_writable()
        return self._append(Change(meta), ())

    def commit(self, change: Change) -> None:
        """Record a change, and only then let memory show it; nothing changed is no record."""
        if operations := change.operations():
            self._append(change, operations)

    def _append(self, change: Change, operations: Iterable[Operation]) -> Line:
        """Write a line, and only then let memory show what it says."""
        line = self._compose(change, operations)
        self.put(change)
        self.took(change)
        return line

    def compose(self, change: Change) -> None:
        """Give a change the line that is to be written for it; none where nothing changed.

        Whoever asks has it written (`put`) and then tells `took`, before anything else is recorded.
        """
        if operations := change.operations():
            self._compose(change, operations)

    def _compose(self, change: Change, operations: Iterable[Operation]) -> Line:
        """Make the line of a change."""
        writer = self._writer
        self.record_recovered()
        change.line, change.written = writer.compose(change.meta, tuple(operations))
        return change.line

    def put(self, change: Change) -> None:
        """Have the line of a change on the disk, as `JournalWriter.put` does, also in a thread.

        Raises:
            NotRecorded: The disk refused; everything is as before.
        """
        if change.line is not None:
            self._writer.put(change.line)

    def took(self, change: Change) -> None:
        """The line of a change is on the disk: let memory show what it says."""
        if change.line is not None:
            self._writer.took(change.line)
            # Memory holds what was written, not what was meant: a reopened database shows the same.
            apply(self.tables, change.written)

    @property
    def _writer(self) -> JournalWriter:
        """What adds to the journal.

        Raises:
            ReadOnly: Nothing does any more.
        """
        if self.writer is None:
            raise ReadOnly("This engagement was closed; nothing was changed.")
        return self.writer

    def require_writable(self) -> None:
        """Refuse a write that could not be recorded; wait for the one that is under way.

        Raises:
            ReadOnly: Nothing can be recorded here.
        """
        if self.writer is None:
            raise ReadOnly("This engagement is open for reading only; nothing was changed.")
        self.finish()


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
