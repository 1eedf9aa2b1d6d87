"""Writing the journal: a line is acknowledged when it is on the disk, and only then."""

from __future__ import annotations

import errno
import re
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sessions.disk.disk import Disk, Identity, write_all
from sessions.errors import NotRecorded
from sessions.journal.line import Line, Operation, compose
from sessions.journal.reader import SUFFIX, head_of
from sessions.journal.reserve import Reserve
from sessions.journal.schemas import FIRST
from sessions.journal.sync_time import SyncTime

_NUMBERED = re.compile(r"(\d{6,})-")


def token() -> str:
    """Six digits that keep two laptops from giving their files the same name."""
    return secrets.token_hex(3)


def file_name(names: Iterable[str], moment: datetime, digits: str) -> str:
    """Name a new file, so that it comes after all others.

    Args:
        names: What there is in the folder.
        moment: Now, with its time zone.
        digits: Six digits that no other file has.
    """
    taken = [int(match[1]) for name in names if (match := _NUMBERED.match(name))]
    number = max(taken, default=0) + 1
    return f"{number:06}-{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}-{digits}{SUFFIX}"


class JournalWriter:
    """Adds lines to a file of its own, and acknowledges each when it is safe.

    A write that fails takes its bytes back. A file whose sync failed, or which is no longer the
    one its path names, is never touched again: the next line goes to a new file, after a copy of
    all that this run acknowledged. Each refused line is disowned by the next one that is
    acknowledged. When the disk is full, the reserve is given up and the write is tried again.
    """

    def __init__(
        self,
        folder: Path,
        disk: Disk,
        clock: Callable[[], datetime],
        lines: list[Line],
        token: Callable[[], str],
        reserve: Reserve,
        schema: int = FIRST,
    ) -> None:
        self.path = folder
        """The file being written; it may have been abandoned."""
        self.lines = lines
        """Every record known, oldest first; acknowledged ones are added."""
        self.reserve = reserve
        """The room that is held back for a full disk."""
        self.sync_time = SyncTime()
        """How long the disk takes."""
        self._folder = folder
        self._disk = disk
        self._clock = clock
        self._token = token
        self._schema = schema
        self._run_start = len(lines)
        self._handle: int | None = None
        self._identity = Identity(0, 0, 0)
        self._tells_apart = True
        self._owed = b""
        self._disowned: list[tuple[int, str]] = []
        self._left_behind = False
        self._used = False
        self._making_room(self._open)
        self.reserve.lay_by()

    def append(
        self, meta: Mapping[str, Any], operations: Sequence[Operation]
    ) -> tuple[Line, tuple[Operation, ...]]:
        """Record a change; when this returns, it is on the disk.

        Returns:
            The line, and its operations as they were written.

        Raises:
            NotRecorded: It is not recorded; everything acknowledged before still is.
        """
        line, written = self.compose(meta, operations)
        self.put(line)
        self.took(line)
        return line, written

    def compose(
        self, meta: Mapping[str, Any], operations: Sequence[Operation]
    ) -> tuple[Line, tuple[Operation, ...]]:
        """Make the line that comes next, and write nothing; the same answer as `append`.

        Raises:
            NotRecorded: It cannot be written as JSON.
        """
        try:
            return compose(
                head_of(self.lines),
                self._clock(),
                meta,
                operations,
                first=len(self.lines) == self._run_start,
                disowned=self._disowned,
                schema=self._schema,
            )
        except ValueError as problem:
            raise NotRecorded(
                f"Not recorded: it cannot be written as JSON, {problem}."
            ) from problem

    def put(self, line: Line) -> None:
        """Have the line that comes next on the disk; it counts once `took` was told of it.

        The one call of these three that waits for the disk, and the one that another thread may
        make. Until it has returned, nothing else may be asked of this writer.

        Raises:
            NotRecorded: It is not recorded; everything acknowledged before still is.
        """
        try:
            self._making_room(lambda: self._record(line))
        except OSError as problem:
            raise NotRecorded.because(problem) from problem
        self.reserve.used(len(line.raw) + 1)

    def took(self, line: Line) -> None:
        """The line is on the disk: from now on it counts."""
        self.lines.append(line)

    def close(self) -> None:
        """Close the file; one that was never used is removed."""
        if self._left_behind:
            # The refused line may still be found in the abandoned file, and no later line says so.
            with suppress(NotRecorded):
                self.append({}, ())
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        # Whatever was acknowledged is on the disk already, so nothing here can lose it.
        with suppress(OSError):
            self._disk.close(handle)
            if not self._used and self._disk.identity(self.path) == self._identity:
                self._disk.remove(self.path)

    def _making_room(self, act: Callable[[], object]) -> None:
        """Do something on the disk; when it is full, give up the reserve and do it again."""
        try:
            act()
        except OSError as problem:
            if not self.reserve.give_up(problem):
                raise
            act()

    def _open(self) -> int:
        """Create a new file and make its name durable before the first line depends on it."""
        self._disk.make_folder(self._folder)
        names = self._disk.names(self._folder)
        path = self._folder / file_name(names, self._clock(), self._token())
        handle = self._disk.create(path)
        try:
            begun = self._disk.ticks()
            self._disk.sync_folder(self._folder)
            self.sync_time.took(self._disk.ticks() - begun)
            self._disk.sync_folder(self._folder.parent)
            self._identity = self._disk.identity(path)
            self._tells_apart = self._same(handle, self._identity)
        except BaseException:
            self._disk.close(handle)
            with suppress(OSError):
                self._disk.remove(path)
            raise
        self.path, self._handle = path, handle
        return handle

    def _record(self, line: Line) -> None:
        """Write a line to the file in use, or to a new one when that was abandoned."""
        handle = self._handle
        if handle is None:
            gone = not self._disk.exists(self._folder)
            copied = self.lines if gone else self.lines[self._run_start :]
            handle = self._open()
            self._owed = b"".join(known.raw + b"\n" for known in copied)
        self._put(handle, line, self._owed + line.raw + b"\n")
        self._owed = b""
        self._disowned.clear()
        self._left_behind = False

    def _put(self, handle: int, line: Line, content: bytes) -> None:
        """Write, sync and check; on any failure make sure the line is not counted."""
        self._used = True
        device, inode, size = self._identity
        expected = Identity(device, inode, size + len(content))
        try:
            write_all(self._disk, handle, content)
        except BaseException:
            self._disowned.append(line.mark)
            self._take_back(handle)
            raise
        try:
            begun = self._disk.ticks()
            self._disk.sync(handle)
            self.sync_time.took(self._disk.ticks() - begun)
            self._identity = self._checked(handle, expected)
        except BaseException:
            self._disowned.append(line.mark)
            self._abandon()
            raise

    def _checked(self, handle: int, expected: Identity) -> Identity:
        """Notice a sync client or a person that moved, replaced or changed the file.

        On FAT and exFAT a Mac gives a file another number with its first byte. So one that is not
        known is not another file yet: it is, where the open file has a number of its own by now.
        """
        now = self._disk.identity(self.path)
        known = now == expected or not self._tells_apart or self._same(handle, now)
        if now.size != expected.size or not known:
            raise OSError(errno.ESTALE, "the journal file is no longer the one that was opened")
        return now

    def _same(self, handle: int, named: Identity) -> bool:
        """Whether the file that a path names is the one that is open, as both are told now.

        Some systems number a file in one way by its name and in another by its handle, or know no
        number at all by its handle. There the length alone can be checked.
        """
        try:
            return self._disk.identity_of(handle)[:2] == named[:2]
        except OSError as problem:
            if problem.errno != errno.EINVAL:  # what Python 3.12.0 says of FAT on Windows
                raise
            return False

    def _take_back(self, handle: int) -> None:
        """Cut off what a failed write left; a file that cannot be cut is abandoned."""
        try:
            self._disk.truncate(handle, self._identity.size)
        except OSError:
            self._abandon()

    def _abandon(self) -> None:
        """Never write to this file again, in which a refused line may be found.

        After a failed sync the system may have dropped the bytes and would report the next one as
        done.
        """
        self._left_behind = True
        handle, self._handle = self._handle, None
        if handle is not None:
            with suppress(OSError):
                self._disk.close(handle)
