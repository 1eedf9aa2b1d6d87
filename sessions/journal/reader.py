"""Reading the journal of an engagement: append-only files of checked lines, one for each run.

The reader takes every file in the folder, joins them into one sequence and reports whatever is not
as it was written. It changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from pathlib import Path

import msgspec

from sessions.disk.disk import Disk
from sessions.journal.branches import apart
from sessions.journal.defects import Defect, ForeignFile, Fork, Gap, NewerVersion, Unconfirmed
from sessions.journal.erasure_note import NAME as ERASURE_NOTE
from sessions.journal.erasure_note import note_in
from sessions.journal.file import JournalFile
from sessions.journal.line import BEFORE_FIRST, Line
from sessions.journal.line_defects import BadLine, BrokenLine, EditedLine, TornTail
from sessions.journal.schemas import SCHEMAS, Schemas

SUFFIX = ".jsonl"
"""How the names of journal files end."""

_NUMBER = re.compile(rb'\{"c":"[0-9a-f]{8}","n":(\d+),')


class Journal:
    """All files of a journal, read as one sequence."""

    def __init__(
        self, folder: Path, disk: Disk, schemas: Schemas = SCHEMAS, only: str | None = None
    ) -> None:
        self.folder = folder
        """Where the files are."""
        self._schemas = schemas
        self.lines: list[Line] = []
        """The records that count, in their order. Reading adds to this very list."""
        self._disk = disk
        self._only = only
        self._files: dict[str, JournalFile] = {}
        self._foreign: list[Defect] = []
        self._order: list[Defect] = []

    @property
    def files(self) -> tuple[str, ...]:
        """The names of the files that were read, oldest first."""
        return tuple(self._files)

    @property
    def defects(self) -> tuple[Defect, ...]:
        """Everything that is not as it was written."""
        inside = [
            self._judged(file, defect) for file in self._files.values() for defect in file.defects
        ]
        order = self._order
        if any(isinstance(defect, Fork) for defect in order):
            open_ones = {number for number, _ in apart(self.lines)}
            order = [f for f in order if not (isinstance(f, Fork) and f.number not in open_ones)]
        return (*inside, *order, *self._foreign)

    @property
    def newer(self) -> NewerVersion | None:
        """The defect that a newer version of the program wrote here, if it did."""
        newer = (defect for defect in self.defects if isinstance(defect, NewerVersion))
        return next(newer, None)

    def refresh(self) -> list[Line] | None:
        """Read what has been written since the last time.

        Returns:
            The records that were added after all others, or nothing at all when the sequence
            itself is another one and must be read from its start.
        """
        names = self._names()
        added: list[Line] | None = [] if self._same_past(names) else None
        files = {name: self._files.get(name) or JournalFile(name, self._schemas) for name in names}
        self._files = files
        for name, file in files.items():
            new = file.read(self._disk, self.folder / name)
            added = None if new is None or added is None else added + new
        if added is None or not _follows(self.lines, added):
            self._assemble()
            return None
        self.lines += added
        return added

    def place_of(self, line: Line) -> tuple[str, int]:
        """Find the file and the line in it where a record stands; for what is told of it."""
        for file in self._files.values():
            if any(known.mark == line.mark for known in file.all_lines()):
                try:
                    content = self._disk.read(self.folder / file.name)
                except OSError:
                    return file.name, 0
                return file.name, content[: content.find(line.raw)].count(b"\n") + 1
        return "", 0

    def file_of(self) -> dict[tuple[int, str], str]:
        """The name of the file of each record, by number and checksum."""
        return {
            line.mark: file.name
            for file in reversed(self._files.values())
            for line in file.all_lines()
        }

    def _names(self) -> list[str]:
        """List the files of the journal; whatever else lies there is reported and left alone."""
        if self._only is not None:
            return [self._only]
        found = self._disk.names(self.folder)
        # While a person is being erased, either the old files count or the new one.
        note = note_in(self.folder, self._disk) if ERASURE_NOTE in found else None
        hidden = note.hidden if note else ()
        names = [name for name in found if not name.startswith(".") and name not in hidden]
        self._foreign = [ForeignFile(file=name) for name in names if not name.endswith(SUFFIX)]
        return [name for name in names if name.endswith(SUFFIX)]

    def _same_past(self, names: Sequence[str]) -> bool:
        """Whether no file has gone from which records were read."""
        gone = self._files.keys() - set(names)
        return not any(self._files[name].all_lines() for name in gone)

    def _assemble(self) -> None:
        """Join the lines of all files into one sequence."""
        found = {line.mark: line for file in self._files.values() for line in file.all_lines()}
        disowned = {mark for line in found.values() for mark in line.disowned}
        counted = [line for mark, line in found.items() if mark not in disowned]
        self.lines[:] = sorted(counted, key=lambda line: (line.number, line.moment, line.checksum))
        self._order = [*self._breaks(), *self._refused(disowned)]

    def _breaks(self) -> list[Defect]:
        """Find what is missing or forked; a record that was found edited is not missing."""
        edited = {
            defect.number
            for file in self._files.values()
            for defect in file.defects
            if isinstance(defect, EditedLine)
        }
        return [
            defect
            for defect in _breaks(self.lines)
            if not (isinstance(defect, Gap) and _covers(edited, defect))
        ]

    def _refused(self, disowned: Container[tuple[int, str]]) -> list[Defect]:
        """Report the lines that are on the disk but were refused when they were made."""
        return [
            Unconfirmed(file=file.name, number=line.number)
            for file in self._files.values()
            for line in file.all_lines()
            if line.mark in disowned
        ]

    def _judged(self, file: JournalFile, defect: Defect) -> Defect:
        """A defect of one file in the light of all others."""
        if isinstance(defect, TornTail) and not defect.whole:
            return msgspec.structs.replace(defect, followed=self._is_followed(file, defect))
        if isinstance(defect, BadLine):
            defect = msgspec.structs.replace(defect, spare=self._is_spare(file, defect))
        if isinstance(defect, BrokenLine):
            return msgspec.structs.replace(defect, last=not self._goes_on(file, defect.line))
        return defect

    def _is_followed(self, file: JournalFile, torn: TornTail) -> bool:
        """Whether another run recorded in the place of a torn line."""
        if found := _NUMBER.match(torn.content):
            number = int(found[1])
        elif file.lines:
            number = file.lines[-1].number + 1
        else:
            later = (other for name, other in self._files.items() if name > file.name)
            return any(other.lines for other in later)
        return any(line.number == number for line in self.lines)

    def _is_spare(self, file: JournalFile, bad: BadLine) -> bool:
        """Whether an unreadable line can have held no record that counts.

        One at the end of a file may have been the last record of its run: the next run could not
        know, and gave its number again.
        """
        if any(isinstance(defect, Gap) for defect in self._order):
            return False
        if file.last_at > bad.line:
            return True
        return not bad.looks_like_a_record and self._goes_on(file, bad.line)

    def _goes_on(self, file: JournalFile, line: int) -> bool:
        """Whether records follow a line, in its file or in later ones."""
        later = (other for name, other in self._files.items() if name > file.name)
        return file.last_at > line or any(other.lines for other in later)


def _covers(numbers: Container[int], gap: Gap) -> bool:
    """Whether every number of a gap is among those given."""
    return all(number in numbers for number in range(gap.first, gap.last + 1))


def _follows(lines: Sequence[Line], added: Sequence[Line]) -> bool:
    """Whether the added lines continue the sequence and nothing else."""
    number, checksum = head_of(lines)
    for line in added:
        if line.disowned or (line.number, line.previous) != (number + 1, checksum):
            return False
        number, checksum = line.mark
    return True


def head_of(lines: Sequence[Line]) -> tuple[int, str]:
    """Number and checksum of the last line."""
    return lines[-1].mark if lines else (0, BEFORE_FIRST)


def _breaks(lines: Sequence[Line]) -> list[Defect]:
    """Find the places where the sequence is broken or goes two ways."""
    found: list[Defect] = []
    number, checksums = 0, {BEFORE_FIRST}
    at = 0
    while at < len(lines):
        group = [lines[at]]
        while at + len(group) < len(lines) and lines[at + len(group)].number == lines[at].number:
            group.append(lines[at + len(group)])
        if group[0].number > number + 1:
            found.append(Gap(first=number + 1, last=group[0].number - 1))
        elif not checksums.issuperset(line.previous for line in group):
            found.append(Gap(first=number, last=number))
        if len(group) > 1:
            marks = tuple(line.checksum for line in group)
            found.append(Fork(number=group[0].number, checksums=marks))
        number, checksums = group[0].number, {line.checksum for line in group}
        at += len(group)
    return found
