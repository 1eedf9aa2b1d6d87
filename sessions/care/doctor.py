"""Looking at whatever is there: an engagement, a folder of anything, a lone file. Nothing changes.

`examine` reads what can be read, the way opening reads it, and tells what is fine and what was
found. It takes no lock, so it works while another window writes, and it never raises for damage:
what cannot be read is a defect too.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from sessions.ballot_boxes.found_boxes import Found, box_defects, open_boxes
from sessions.database import checkpoint
from sessions.database.database import EngagementDB
from sessions.database.document_reader import read_documents, why_not
from sessions.database.edited_lines import compared
from sessions.disk.disk import Disk
from sessions.disk.folder import Folder
from sessions.disk.memory_disk import MemoryDisk
from sessions.disk.unpacking import unpacked
from sessions.errors import CannotOpen, NotAnEngagement
from sessions.journal.defects import Defect, UnreadableFile
from sessions.journal.line import Line
from sessions.journal.line_defects import document_words
from sessions.journal.overlay import Tables
from sessions.journal.reader import SUFFIX, Journal
from sessions.journal.replay import replay
from sessions.store.folder_defects import DamagedCheckpoint, NothingHere, UnfitDocument
from workshop.record.tables import TABLES
from workshop.record.votes.documents import Vote


class Examination(msgspec.Struct, frozen=True, kw_only=True):
    """What is in a place, and what is wrong with it."""

    path: Path
    """The place."""
    what: str
    """What it is, in a word or two."""
    files: int = 0
    """How many files of a journal were read."""
    lines: Sequence[Line] = ()
    """The records that count, oldest first."""
    tables: Tables = {}
    """The documents as they are shown, by table and key."""
    defects: tuple[Defect, ...] = ()
    """Everything that is not as it was written."""
    source: Journal | None = None
    """The journal, where there is one, to say where a record stands."""
    boxes: tuple[Found, ...] = ()
    """The ballot boxes of secret votes that are open."""

    @property
    def harmful(self) -> tuple[Defect, ...]:
        """The defects by which something that was recorded may be affected."""
        return tuple(defect for defect in self.defects if not defect.harmless)

    @property
    def period(self) -> tuple[datetime, datetime] | None:
        """When the first and the last record were made."""
        moments = [line.moment for line in self.lines]
        if not moments:
            return None
        return _time(min(moments)), _time(max(moments))

    @property
    def counts(self) -> dict[str, int]:
        """How many documents there are in each table that has any."""
        return {name: len(documents) for name, documents in self.tables.items() if documents}


def _time(moment: float) -> datetime:
    """Seconds as a time; a record of a strange clock is no reason to stop."""
    try:
        return datetime.fromtimestamp(moment, UTC)
    except (OverflowError, ValueError, OSError):
        return datetime.fromtimestamp(0, UTC)


def examine(path: Path, disk: Disk | None = None) -> Examination:
    """Look at a folder or a file, without changing a byte."""
    disk = disk or Disk()
    try:
        if path.is_file():
            return _file(path, disk)
        if path.name == "journal" and Folder(path.parent).is_engagement(disk):
            path = path.parent
        return _folder(path, disk)
    except NotAnEngagement:
        return _loose(path, disk)
    except CannotOpen as problem:
        if not isinstance(problem.__cause__, OSError):
            raise
        return _unreadable(path, problem.__cause__)
    except OSError as problem:
        return _unreadable(path, problem)


def _unreadable(path: Path, problem: OSError) -> Examination:
    """A place that the disk does not give."""
    where = Path(os.fsdecode(problem.filename)) if problem.filename else path
    name = path.name if where == path else f"{path.name}/{where.name}"
    found = UnreadableFile(file=name, reason=problem.strerror or str(problem))
    return Examination(path=path, what="unreadable", defects=(found,))


def _folder(path: Path, disk: Disk) -> Examination:
    """Look at an engagement."""
    database = EngagementDB(path, clock=lambda: datetime.now(UTC), disk=disk, read_only=True)
    journal = database.journal
    votes = _votes(journal.tables)
    boxes = box_defects(Folder(path), disk, votes.get)
    defects = (*journal.defects, *_unfit(journal.tables), *boxes)
    return Examination(
        path=path,
        what="engagement",
        files=len(journal.reader.files),
        lines=journal.lines,
        tables=journal.tables,
        defects=defects,
        source=journal.reader,
        boxes=open_boxes(Folder(path), disk, votes.get),
    )


def _votes(tables: Tables) -> dict[str, Vote]:
    """The votes that can be read, by id."""
    found = {}
    for raw in tables.get(Vote.TABLE, {}).values():
        with suppress(msgspec.ValidationError):
            vote = msgspec.convert(raw, Vote)
            found[vote.id] = vote
    return found


def _loose(path: Path, disk: Disk) -> Examination:
    """Look at a folder that is no engagement; there may be journals in it all the same."""
    try:
        names = [name for name in disk.names(path) if name.endswith(SUFFIX)]
        contents = {f"journal/{name}": disk.read(path / name) for name in names}
    except OSError as problem:
        return _unreadable(path, problem)
    examined = _journal(path, contents, "folder of journals")
    return examined if examined.lines else _nothing(path)


def _nothing(path: Path) -> Examination:
    return Examination(path=path, what="nothing", defects=(NothingHere(file=path.name),))


def _file(path: Path, disk: Disk) -> Examination:
    """Look at a lone file: a journal, a checkpoint, a backup, or anything."""
    content = disk.read(path.resolve())
    if content[:2] == b"\x1f\x8b":
        try:
            content = unpacked(content)
        except OSError:
            return _nothing(path)
    examined = _journal(path, {f"journal/{path.name}{SUFFIX}": content}, "journal file")
    return examined if examined.lines else _checkpoint(path, content) or _nothing(path)


def _journal(path: Path, contents: dict[str, bytes], what: str) -> Examination:
    """Look at journal files without their folder."""
    journal = Journal(Folder(Path()).journal, MemoryDisk(contents))
    journal.refresh()
    tables = replay(journal.lines)
    defects = tuple(compared(journal.defects, tables, journal.lines))
    return Examination(
        path=path,
        what=what,
        files=len(contents),
        lines=journal.lines,
        tables=tables,
        defects=(*defects, *_unfit(tables)),
        source=journal,
    )


def _checkpoint(path: Path, content: bytes) -> Examination | None:
    """Look at a checkpoint without its folder; nothing where it holds no document."""
    found = checkpoint.read_alone(content)
    tables = read_documents(content).tables if found.problem else found.tables
    if not any(tables.values()):
        return None
    defects = (DamagedCheckpoint(file=path.name, reason=found.problem),) if found.problem else ()
    return Examination(path=path, what="checkpoint", tables=tables, defects=defects)


def _unfit(tables: Tables) -> list[Defect]:
    """Report the documents that this version cannot read."""
    return [
        UnfitDocument(name=f"{table} {key}", reason=reason, said=document_words(raw))
        for table, kind in TABLES.items()
        for key, raw in tables.get(table, {}).items()
        if (reason := why_not(kind, key, raw))
    ]
