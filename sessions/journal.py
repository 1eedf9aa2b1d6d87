"""Reading the journal of an engagement: append-only files of checked lines, one for each run.

The reader takes every file in the folder, joins them into one sequence and reports whatever is not
as it was written. It changes nothing.
"""

from collections.abc import Container, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from sessions.disk import Disk, Identity
from sessions.findings import (
    BadLine,
    Finding,
    Fork,
    Gap,
    NewerVersion,
    TornTail,
    Unconfirmed,
    UnreadableFile,
)
from sessions.line import BEFORE_FIRST, FORMAT, Line, parse
from sessions.versions import FIRST, SCHEMAS, Lift, Schemas

__all__ = ["SUFFIX", "Journal", "head_of"]

SUFFIX = ".jsonl"
"""How the names of journal files end."""

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class _File:
    """What has been read of one file of the journal.

    Attributes:
        name: Its name in the folder.
        lines: Its whole lines.
        tail: The line after them that has no end yet, if it is whole all the same.
        findings: What is wrong with it.
    """

    def __init__(self, name: str, schemas: Schemas) -> None:
        self.name = name
        self._schemas = schemas
        self.findings: list[Finding] = []
        self._forget()

    def _forget(self) -> None:
        """Start again from the first byte."""
        self.lines: list[Line] = []
        self.tail: Line | None = None
        self._identity: Identity | None = None
        self._consumed = 0
        self._count = 0
        self._damage: list[Finding] = []
        self._lift: Lift | None = self._schemas.lift(FIRST)

    def read(self, disk: Disk, path: Path) -> list[Line] | None:
        """Read what has been added since the last time.

        Returns:
            The lines that are new, or nothing at all when what was read before is no longer there.
        """
        try:
            now = disk.identity(path)
            if now == self._identity:
                return []
            continued = self._continued_by(now)
            added = self._read_on(disk, path, now) if continued else None
            if added is None:
                self._forget()
                self._read_on(disk, path, now)
        except OSError as problem:
            self._forget()
            self.findings = [UnreadableFile(file=self.name, reason=problem.strerror or "")]
            return None
        return added

    def _continued_by(self, now: Identity) -> bool:
        """Tell whether the path names the same file as before, and no shorter one."""
        before = self._identity
        return before is None or (now[:2] == before[:2] and now.size >= before.size)

    def _read_on(self, disk: Disk, path: Path, now: Identity) -> list[Line] | None:
        """Read on; nothing when the place is no longer the start of a line."""
        started, damage = self._consumed, len(self._damage)
        content = disk.read(path, started)
        added = self._extend(content)
        self._identity = now._replace(size=started + len(content))
        # A refused line may have been read, and overwritten since by a longer one.
        return None if started and len(self._damage) > damage else added

    def _extend(self, content: bytes) -> list[Line]:
        """Take the lines of the bytes that follow what was consumed."""
        earlier = {self.tail.mark} if self.tail else set()
        *whole, rest = content.split(b"\n")
        added = [line for raw in whole if (line := self._take(raw))]
        self.lines += added
        self._consumed += len(content) - len(rest)
        self.tail = self._look_at(rest)
        if self.tail:
            added = [*added, self.tail]
        return [line for line in added if line.mark not in earlier]

    def _take(self, raw: bytes) -> Line | None:
        """Check one whole line; an empty one is nothing."""
        self._count += 1
        raw = _bare(raw)
        if not raw:
            return None
        try:
            line = parse(raw)
        except ValueError as problem:
            self._damage.append(
                BadLine(file=self.name, line=self._count, content=raw, reason=str(problem))
            )
            return None
        self._damage += self._newer(line)
        return self._lifting(line)

    def _look_at(self, rest: bytes) -> Line | None:
        """Look at what follows the last end of a line, and report it."""
        self.findings = list(self._damage)
        rest = _bare(rest)
        if not rest:
            return None
        line: Line | None = None
        with suppress(ValueError):
            line = self._lifting(parse(rest))
            self.findings += self._newer(line)
        self.findings.append(
            TornTail(file=self.name, line=self._count + 1, content=rest, whole=line is not None)
        )
        return line

    def _lifting(self, line: Line) -> Line:
        """The line with what lifts its documents; one that states a schema does so for the rest."""
        if line.version is not None:
            self._lift = self._schemas.lift(line.schema)
        return msgspec.structs.replace(line, lift=self._lift) if self._lift else line

    def _newer(self, line: Line) -> list[Finding]:
        """Report a line that states a later format or schema."""
        if line.version is None:
            return []
        stated = (("format", line.version, FORMAT), ("schema", line.schema, self._schemas.current))
        return [
            NewerVersion(file=self.name, line=self._count, version=version, what=what)
            for what, version, known in stated
            if version > known
        ]

    def all_lines(self) -> Iterable[Line]:
        """Give every line that could be read."""
        return [*self.lines, self.tail] if self.tail else self.lines


def _bare(raw: bytes) -> bytes:
    """Take off what editors and other systems put around a line."""
    return raw.removeprefix(_BYTE_ORDER_MARK).removesuffix(b"\r")


class Journal:
    """All files of a journal, read as one sequence.

    Attributes:
        folder: Where the files are.
        lines: The records that count, in their order. Reading adds to this very list.
    """

    def __init__(self, folder: Path, disk: Disk, schemas: Schemas = SCHEMAS) -> None:
        self.folder = folder
        self._schemas = schemas
        self.lines: list[Line] = []
        self._disk = disk
        self._files: dict[str, _File] = {}
        self._order: list[Finding] = []

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that is not as it was written."""
        inside = [finding for file in self._files.values() for finding in file.findings]
        return (*inside, *self._order)

    @property
    def newer(self) -> NewerVersion | None:
        """The finding that a newer version of the program wrote here, if it did."""
        newer = (finding for finding in self.findings if isinstance(finding, NewerVersion))
        return next(newer, None)

    def refresh(self) -> list[Line] | None:
        """Read what has been written since the last time.

        Returns:
            The records that were added after all others, or nothing at all when the sequence
            itself is another one and must be read from its start.
        """
        names = [name for name in self._disk.names(self.folder) if name.endswith(SUFFIX)]
        added: list[Line] | None = [] if self._same_past(names) else None
        files = {name: self._files.get(name) or _File(name, self._schemas) for name in names}
        self._files = files
        for name, file in files.items():
            new = file.read(self._disk, self.folder / name)
            added = None if new is None or added is None else added + new
        if added is None or not _follows(self.lines, added):
            self._assemble()
            return None
        self.lines += added
        return added

    def _same_past(self, names: Sequence[str]) -> bool:
        """Tell whether no file has gone from which records were read."""
        gone = self._files.keys() - set(names)
        return not any(self._files[name].all_lines() for name in gone)

    def _assemble(self) -> None:
        """Join the lines of all files into one sequence."""
        found = {line.mark: line for file in self._files.values() for line in file.all_lines()}
        disowned = {mark for line in found.values() for mark in line.disowned}
        counted = [line for mark, line in found.items() if mark not in disowned]
        self.lines[:] = sorted(counted, key=lambda line: (line.number, line.moment, line.checksum))
        self._order = [*_breaks(self.lines), *self._refused(disowned)]

    def _refused(self, disowned: Container[tuple[int, str]]) -> list[Finding]:
        """Report the lines that are on the disk but were refused when they were made."""
        return [
            Unconfirmed(file=file.name, number=line.number)
            for file in self._files.values()
            for line in file.all_lines()
            if line.mark in disowned
        ]


def _follows(lines: Sequence[Line], added: Sequence[Line]) -> bool:
    """Tell whether the added lines continue the sequence and nothing else."""
    number, checksum = head_of(lines)
    for line in added:
        if line.disowned or (line.number, line.previous) != (number + 1, checksum):
            return False
        number, checksum = line.mark
    return True


def head_of(lines: Sequence[Line]) -> tuple[int, str]:
    """Number and checksum of the last line."""
    return lines[-1].mark if lines else (0, BEFORE_FIRST)


def _breaks(lines: Sequence[Line]) -> list[Finding]:
    """Find the places where the sequence is broken or goes two ways."""
    found: list[Finding] = []
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
