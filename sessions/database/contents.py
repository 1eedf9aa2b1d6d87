"""What the files of one engagement come to: its documents, its records and what is wrong with them.

Reading changes no byte on the disk. Where the journal is damaged, documents that only a checkpoint
or a backup still has are shown with the others; whoever writes next takes them into the record.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from sessions.database import checkpoint
from sessions.database.checkpoint_writer import Checkpoints
from sessions.database.edited_lines import compared
from sessions.database.recovery import Recovery, is_suspect, recover, sources
from sessions.database.resolved_defects import ResolvedDefects
from sessions.disk.disk import Disk
from sessions.disk.folder import Folder
from sessions.errors import NotRecorded
from sessions.journal.defects import Defect, StaleCheckpoint
from sessions.journal.erased_people import last_erasure
from sessions.journal.line import Line, Operation
from sessions.journal.line_defects import BadLine
from sessions.journal.meta import LASTING, SENTENCE
from sessions.journal.overlay import Tables
from sessions.journal.reader import Journal
from sessions.journal.replay import apply, differences, operations_of
from sessions.journal.schemas import Schemas
from sessions.journal.writer import JournalWriter


class Contents:
    """The documents and records of a folder, as they were read and have been carried on since.

    Attributes:
        journal: What reads the files of the journal.
        tables: All documents as they are recorded.
        checkpoint: The checkpoint that was found, if there was one.
        recovery: What only a checkpoint or a backup still had.
    """

    def __init__(
        self, folder: Folder, disk: Disk, schemas: Schemas, checkpoints: Checkpoints
    ) -> None:
        self.journal = Journal(folder.journal, disk, schemas)
        self.tables: Tables = {}
        self.checkpoint: checkpoint.Checkpoint | None = None
        self.recovery = Recovery()
        self._folder = folder
        self._disk = disk
        self._schemas = schemas
        self._checkpoints = checkpoints
        self._foreign: dict[int, BadLine] = {}
        self._newer_checkpoint = False

    @property
    def newer(self) -> bool:
        """Whether a newer version of the program wrote here."""
        return self._newer_checkpoint or self.journal.newer is not None

    @property
    def unrecorded(self) -> bool:
        """Whether documents are shown that the journal does not have yet."""
        return bool(self.recovery.operations)

    def load(self) -> None:
        """Make the documents from the checkpoint, if it can be used, and the records."""
        lines = self.journal.lines
        found = checkpoint.load(self._folder, self._disk, lines, self._schemas)
        self.checkpoint = found
        self._newer_checkpoint = found is not None and found.newer(self._schemas)
        self.tables, saved = {}, -1
        stale: StaleCheckpoint | None = None
        if found and found.problem:
            name, newer = self._folder.checkpoint.name, self._newer_checkpoint
            stale = StaleCheckpoint(file=name, reason=found.problem, newer=newer)
        elif found:
            self.tables, saved = found.tables, found.records
        self._checkpoints.found(saved, stale)
        self._foreign = {}
        self._carry_out(lines[max(saved, 0) :])
        self._recover()

    def refresh(self) -> set[tuple[str, int]]:
        """Read what another window wrote since, and tell which documents it concerns."""
        before = self.tables
        added = self.journal.refresh()
        if added is not None:
            return {(op.table, op.doc_id) for op in self._carry_out(added)}
        self.tables, self._foreign = {}, {}
        self._carry_out(self.journal.lines)
        self._recover()
        return differences(before, self.tables)

    def defects(self, lines: list[Line]) -> tuple[Defect, ...]:
        """Everything in the files that is not as it was written, as far as these records tell."""
        stale = [self._checkpoints.stale] if self._checkpoints.stale else []
        found = [*self._in_journal(), *self.recovery.defects, *stale]
        resolved = ResolvedDefects.in_lines(lines) if found else ResolvedDefects()
        if not self.unrecorded:
            found = self.recovery.resolves.mark(found)
        return tuple(compared(resolved.mark(found), self.tables, lines))

    def record_recovered(self, writer: JournalWriter) -> None:
        """Take what was brought back into the record, so that the journal has it again."""
        recovery = self.recovery
        if not recovery.due:
            return
        meta = {SENTENCE: recovery.sentence, LASTING: True, **recovery.resolves.meta}
        # Where the disk refuses, it is shown all the same, and tried again at the next change.
        with suppress(NotRecorded):
            _, written = writer.append(meta, recovery.operations)
            apply(self.tables, written)
            self.recovery = recovery.recorded()

    def _in_journal(self) -> list[Defect]:
        return [*self.journal.defects, *self._foreign.values()]

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
        file, at = self.journal.place_of(line)
        reason = f"record {line.number} is of an unknown kind"
        return BadLine(file=file, line=at, content=line.raw, reason=reason)

    def _recover(self) -> None:
        """Complete the documents with those that only a checkpoint or a backup still has."""
        self.recovery = Recovery()
        lines, found = self.journal.lines, self._in_journal()
        if found:
            found = ResolvedDefects.in_lines(lines).mark(found)
        if self.newer or not is_suspect(lines, found, self.checkpoint):
            return
        since = last_erasure(lines)
        among = sources(self._folder, self._disk, self._schemas)
        younger = (source for source in among if source.found.number >= since)
        self.recovery = recover(self.tables, lines, found, younger)
