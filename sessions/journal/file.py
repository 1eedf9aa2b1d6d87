"""One file of the journal, read as far as it is readable, and read on as it grows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from sessions.disk.disk import Disk, Identity
from sessions.journal.defects import Defect, NewerVersion, UnreadableFile
from sessions.journal.line import FORMAT, Line, parse
from sessions.journal.line_defects import BadLine, EditedLine, Repaired, TornTail, document_words
from sessions.journal.salvage import Piece, salvage
from sessions.journal.schemas import FIRST, SCHEMAS, Lift, Schemas

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_SHOWN_AT_MOST = 10


class JournalFile:
    """What has been read of one file of the journal."""

    def __init__(self, name: str, schemas: Schemas = SCHEMAS) -> None:
        self.name = name
        """Its name in the folder."""
        self._schemas = schemas
        self.defects: list[Defect] = []
        """What is wrong with it."""
        self._forget()

    def _forget(self) -> None:
        """Start again from the first byte."""
        self.lines: list[Line] = []
        """Its whole lines, those found between damaged bytes too."""
        self.tail: list[Line] = []
        """Those of what follows the last end of a line, which may yet grow."""
        self._identity: Identity | None = None
        self.last_at = 0
        """The number of the last line that is a record as it stands."""
        self._consumed = 0
        self._count = 0
        self._damage: list[Defect] = []
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
            self.defects = [UnreadableFile(file=self.name, reason=problem.strerror or "")]
            return None
        return added

    def _continued_by(self, now: Identity) -> bool:
        """Whether the path names the same file as before, and no shorter one."""
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
        earlier = {line.mark for line in self.tail}
        *whole, rest = content.split(b"\n")
        added = self._take(whole)
        self.lines += added
        self._consumed += len(content) - len(rest)
        self.defects = list(self._damage)
        self.tail = self._look_at(_bare(rest))
        return [line for line in (*added, *self.tail) if line.mark not in earlier]

    def _take(self, raws: Sequence[bytes]) -> list[Line]:
        """Check whole lines; damaged ones that follow each other are looked at together."""
        found: list[Line] = []
        bad: list[bytes] = []
        for raw in map(_bare, raws):
            line = _checked(raw)
            if line is not None:
                found += self._salvaged(bad)
                bad = []
            self._count += 1
            if line is not None:
                self.last_at = self._count
                found.append(self._lifting(line))
                self._damage += self._newer(line)
            elif raw or bad:
                bad.append(raw)
        return found + self._salvaged(bad)

    def _salvaged(self, bad: Sequence[bytes]) -> list[Line]:
        """Read what can be read of the damaged lines before the present place, and report them."""
        found: list[Line] = []
        first = self._count - len(bad) + 1
        while bad and not bad[-1]:
            bad = bad[:-1]
        for piece in _run_together(salvage(bad)):
            self._damage += _defects_of(self.name, first + piece.at, piece)
            for line in piece.whole:
                self._damage += self._newer(line)
            found += map(self._lifting, piece.whole)
        return found

    def _look_at(self, rest: bytes) -> list[Line]:
        """Look at what follows the last end of a line, and report it."""
        if not rest:
            return []
        line = _checked(rest)
        at = self._count + 1
        if line is not None:
            self.defects += self._newer(line)
            self.defects.append(TornTail(file=self.name, line=at, content=rest, whole=True))
            return [self._lifting(line)]
        (piece,) = salvage([rest])
        if piece.nothing:
            self.defects.append(TornTail(file=self.name, line=at, content=rest, whole=False))
            return []
        self.defects += _defects_of(self.name, at, piece)
        return list(map(self._lifting, piece.whole))

    def _lifting(self, line: Line) -> Line:
        """The line with what lifts its documents; one that states a schema does so for the rest."""
        if line.version is not None:
            self._lift = self._schemas.lift(line.schema)
        return msgspec.structs.replace(line, lift=self._lift) if self._lift else line

    def _newer(self, line: Line) -> list[Defect]:
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
        """Give every line whose checksum fits as it stands."""
        return [*self.lines, *self.tail]


def _bare(raw: bytes) -> bytes:
    """Take off what editors and other systems put around a line."""
    return raw.removeprefix(_BYTE_ORDER_MARK).removesuffix(b"\r")


def _checked(raw: bytes) -> Line | None:
    """A line that is as it was written, or nothing."""
    try:
        return parse(raw)
    except ValueError:
        return None


def _run_together(pieces: Iterable[Piece]) -> list[Piece]:
    """Take lines of which nothing can be read, and that follow each other, as one."""
    found: list[Piece] = []
    for piece in pieces:
        if not piece.content and not (found and found[-1].nothing):
            continue
        if found and found[-1].nothing and piece.nothing:
            content = found[-1].content + b"\n" + piece.content
            found[-1] = msgspec.structs.replace(found[-1], content=content, rest=len(content))
        else:
            found.append(piece)
    return found


def _defects_of(name: str, at: int, piece: Piece) -> list[Defect]:
    """What a damaged piece of a file is reported as."""
    if piece.edited is not None:
        return [
            EditedLine(
                file=name,
                line=at,
                content=piece.content,
                number=piece.edited.number,
                operations=piece.edited.operations,
            )
        ]
    found: list[Defect] = []
    if piece.whole:
        found.append(_repaired(name, at, piece))
    if piece.rest:
        reason = f"{piece.rest} bytes of it belong to no record" if piece.whole else piece.reason
        found.append(BadLine(file=name, line=at, content=piece.content, reason=reason))
    return found


def _repaired(name: str, at: int, piece: Piece) -> Repaired:
    """The defect that lines were read in spite of damage."""
    said = [operation.new for line in piece.whole for operation in line.operations]
    return Repaired(
        file=name,
        line=at,
        content=piece.content,
        reason=piece.reason,
        marks=tuple(line.mark for line in piece.whole),
        said=tuple(document_words(document) for document in said[:_SHOWN_AT_MOST]),
    )
