"""Documents that the journal has lost and that a checkpoint or a backup still has.

The journal is what counts. Only where it shows damage, or where the checkpoint does not belong to
it, are the checkpoint and its backups looked at, the newest first, and only for what the journal
cannot know: documents that no readable record names, and later states of documents whose last
readable record is followed by missing ones. What is found is reported, shown, and recorded
again by the next window that writes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

import msgspec

from sessions.database import checkpoint
from sessions.database.checkpoint import Checkpoint
from sessions.database.document_reader import read_documents
from sessions.database.resolved_defects import ResolvedDefects, mark_of
from sessions.disk.disk import Disk
from sessions.disk.folder import Folder
from sessions.disk.unpacking import unpacked
from sessions.journal.defects import Defect, Gap, Recovered, UnreadableFile
from sessions.journal.line import Line, Operation
from sessions.journal.line_defects import BrokenLine, EditedLine, document_words
from sessions.journal.overlay import Tables
from sessions.journal.replay import apply, operations_of
from sessions.journal.schemas import SCHEMAS, Schemas
from workshop.text import plural

_DAMAGE = (Gap, BrokenLine, UnreadableFile)


class Source(NamedTuple):
    """A checkpoint or a backup that can be read."""

    name: str
    """The name of its file, from the folder of the engagement."""
    mark: str
    """What tells its content from others."""
    found: Checkpoint
    """What it holds."""
    checked: bool
    """Whether its checksum fits."""

    @property
    def complete(self) -> bool:
        """Whether it was made from a journal without gaps, so that older ones can add nothing."""
        # Where two wrote apart there are more records than numbers, and gaps could hide among them.
        return self.checked and self.found.records == self.found.number > 0


class Recovery(NamedTuple):
    """What was found outside the journal."""

    operations: tuple[Operation, ...] = ()
    """What brings it back."""
    defects: tuple[Recovered, ...] = ()
    """What a person is told."""
    resolves: ResolvedDefects = ResolvedDefects()
    """What is dealt with once it is recorded."""

    def recorded(self) -> Recovery:
        """The same, once it is in the journal again."""
        return Recovery(
            defects=tuple(msgspec.structs.replace(each, recorded=True) for each in self.defects)
        )

    @property
    def due(self) -> bool:
        """Whether there is anything to be recorded."""
        return bool(self.operations or self.resolves.gaps or self.resolves.lines)

    @property
    def sentence(self) -> str:
        """What the record that brings it back says."""
        if not self.operations:
            return "Checked what is missing in the journal: a checkpoint has all that it led to"
        count = plural(len(self.operations), "document")
        names = ", ".join(defect.file for defect in self.defects)
        return f"Brought back {count} that the journal had lost, from {names}"


def sources(folder: Folder, disk: Disk, schemas: Schemas) -> Iterator[Source]:
    """The checkpoint and its backups that can be read, the newest first, whole ones alone.

    Where none is whole, the documents that can be read in the checkpoint as it is.
    """
    checked = False
    for name, content in _files(folder, disk):
        found = checkpoint.read_alone(content, schemas)
        if not found.problem:
            checked = True
            yield Source(name, mark_of(content), found, checked=True)
    if not checked:
        yield from _unchecked(folder, disk)


def contents(folder: Folder, disk: Disk, since: int) -> Iterator[tuple[str, bytes, bool]]:
    """Name and content of the checkpoint and each backup, and whether its checksum fits.

    Args:
        folder: The engagement.
        disk: The seam through which it is read.
        since: The number of the last erasure; what was made before it is left alone.
    """
    for name, content in _files(folder, disk):
        found = checkpoint.read_alone(content, SCHEMAS)
        if found.number >= since:
            yield name, content, not found.problem


def _files(folder: Folder, disk: Disk) -> Iterator[tuple[str, bytes]]:
    """The content of the checkpoint, then of each backup, the newest first."""
    with suppress(OSError):
        yield folder.checkpoint.name, disk.read(folder.checkpoint)
    try:
        names = sorted(disk.names(folder.backups), key=_when, reverse=True)
    except OSError:
        return
    for name in names:
        try:
            yield f"backups/{name}", unpacked(disk.read(folder.backups / name))
        except OSError:
            continue


def _when(name: str) -> tuple[bool, str]:
    """Backups by their date; those that were made for another version come last."""
    return name[:1].isdigit(), name


def _unchecked(folder: Folder, disk: Disk) -> Iterator[Source]:
    """What can be read of a checkpoint that is damaged or cut, or that another program wrote."""
    try:
        content = disk.read(folder.checkpoint)
    except OSError:
        return
    if tables := read_documents(content).tables:
        found = Checkpoint(checkpoint.FORMAT, 0, tables)
        yield Source(folder.checkpoint.name, mark_of(content), found, checked=False)


def is_suspect(lines: Sequence[Line], defects: Sequence[Defect], found: Checkpoint | None) -> bool:
    """Whether the journal may have lost something that the checkpoint or a backup still has."""
    damaged = any(isinstance(f, _DAMAGE) and not f.harmless for f in defects)
    return damaged or not lines or found is None or bool(found.problem)


def recover(
    tables: Tables, lines: Sequence[Line], defects: Sequence[Defect], among: Iterator[Source]
) -> Recovery:
    """Find what the journal has lost, and complete the tables with it.

    Args:
        tables: The documents as the journal has them.
        lines: Its records.
        defects: What is wrong with it.
        among: Where to look, the newest first.
    """
    resolved = ResolvedDefects.in_lines(lines)
    lost = _Lost(lines, [defect for defect in defects if not defect.harmless])
    operations: list[Operation] = []
    brought_back: list[Recovered] = []
    used: list[Source] = []
    for source in among:
        if source.mark in resolved.sources or not lost.may_use(source):
            continue
        used.append(source)
        if taken := lost.in_source(source, tables):
            apply(tables, taken)
            operations += taken
            brought_back.append(_defect_of(source, taken))
        if source.complete:
            break
    resolves = lost.resolved_by(used)
    complete = lost.reached_by(used)
    brought_back = [msgspec.structs.replace(each, complete=complete) for each in brought_back]
    return Recovery(tuple(operations), tuple(brought_back), resolves)


class _Lost:
    """What the journal cannot know."""

    def __init__(self, lines: Sequence[Line], defects: Sequence[Defect]) -> None:
        self._last = {
            (operation.table, operation.key): line.number
            for line in lines
            for operation in operations_of(line) or ()
        }
        self._head = lines[-1].number if lines else 0
        self.gaps = [(f.first, f.last) for f in defects if isinstance(f, Gap)]
        numbers = {line.number for line in lines}
        edited = {f.number for f in defects if isinstance(f, EditedLine)}
        # The number of an edited line may itself be wrong; one past the last tells of no gap.
        self.gaps += [(n, n) for n in sorted(edited - numbers) if n < self._head]
        self._broken = [f for f in defects if isinstance(f, BrokenLine)]
        self._after = sum(f.content.count(b"\n") + 1 for f in self._broken if f.last)
        self._forked = len({line.number for line in lines}) < len(lines)
        self._answered: set[tuple[str, str]] = set()

    def may_use(self, source: Source) -> bool:
        """Whether a source is of this engagement, and whole where the journal is whole."""
        if not self._head:
            return True
        if not source.checked and not self.gaps and not self._broken:
            return False
        return any(name in self._last for name in _names(source))

    def in_source(self, source: Source, tables: Tables) -> list[Operation]:
        """What brings back the documents that are lost and that a source has."""
        found = []
        for table, key in _names(source):
            if (table, key) in self._answered:
                continue
            self._answered.add((table, key))
            document = source.found.tables[table][key]
            shown = tables.get(table, {}).get(key)
            last = self._last.get((table, key))
            if last is None:
                found.append(Operation(table, key, document, None))
            elif document != shown and self._knows_later(source, last):
                found.append(Operation(table, key, document, shown))
        return found

    def _knows_later(self, source: Source, last: int) -> bool:
        """Whether a source knows records about a document after the last that can be read."""
        # Of two that wrote apart, neither knew what the other recorded under the same numbers.
        return source.checked and not self._forked and self._is_missing(last, source.found.number)

    def _is_missing(self, after: int, until: int) -> bool:
        """Whether any record after one number and up to another is missing."""
        gaps = [*self.gaps, (self._head + 1, max(until, self._head + 1))]
        return any(max(first, after + 1) <= min(last, until) for first, last in gaps)

    def reached_by(self, used: Sequence[Source]) -> bool:
        """Whether one of these sources was made after all that is known to be missing."""
        missing = [last for _, last in self.gaps]
        if self._after:
            missing.append(self._head + self._after)
        return bool(missing) and _reach(used) >= max(missing)

    def resolved_by(self, used: Sequence[Source]) -> ResolvedDefects:
        """What is dealt with once all that these sources have is recorded."""
        gaps = tuple(gap for gap in self.gaps if gap[1] <= _reach(used))
        broken = self._broken if self.reached_by(used) else ()
        return ResolvedDefects(
            lines=tuple(mark_of(defect.content) for defect in broken),
            gaps=gaps,
            sources=tuple(source.mark for source in used),
        )


def _reach(used: Sequence[Source]) -> int:
    """The last record that a source knows which was itself made from a journal without gaps."""
    return max((source.found.number for source in used if source.complete), default=0)


def _names(source: Source) -> Iterator[tuple[str, str]]:
    return ((table, key) for table, documents in source.found.tables.items() for key in documents)


def _defect_of(source: Source, taken: Sequence[Operation]) -> Recovered:
    """What a person is told of the documents that were brought back."""
    # What people said comes before clocks and consents.
    spoken = sorted(taken, key=lambda operation: "text" not in (operation.new or {}))
    documents = tuple(f"{operation.table}: {document_words(operation.new)}" for operation in spoken)
    made = f"made after record {source.found.number}" if source.found.number else ""
    return Recovered(
        file=source.name,
        documents=documents,
        checked=source.checked,
        made=made,
        names=tuple((operation.table, operation.key) for operation in taken),
    )
