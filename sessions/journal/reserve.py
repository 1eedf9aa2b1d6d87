"""Room held back on the disk, to be given up when the disk is full.

A file of a fixed size lies beside the journal and means nothing. When the disk takes no more, it is
removed: its room is enough for the answer that was refused and for many after it, and the person
is told about how many. It is laid by again when there is room.
"""

from __future__ import annotations

import errno
import secrets
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from sessions.disk.disk import Disk, write_new
from sessions.errors import number_of
from sessions.journal.line import Line
from workshop.text import plural

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_TIMES_SPARE: Final = 8
_LINE: Final = 400
_LOOKED_AT: Final = 50
_DO: Final = "Make room on it soon."


class Reserve:
    """The room that is held back for one engagement.

    Args:
        path: The file that takes the room up.
        disk: The seam through which the disk is used.
    """

    SIZE: Final = 256 * 1024
    """How much room is held back, in bytes."""

    def __init__(self, path: Path, disk: Disk) -> None:
        self._path = path
        self._disk = disk
        self._spent: int | None = None
        self._hopeless = False

    @property
    def given_up(self) -> bool:
        """Whether the disk was full in this run, and has no room again yet."""
        return self._spent is not None

    def lay_by(self) -> None:
        """Take the room up, if the disk has plenty; it is fine when it has not."""
        try:
            if not self._whole() and self._disk.room(self._path.parent) > _TIMES_SPARE * self.SIZE:
                self._fill()
        except OSError:
            # A part of it would be in the way, and hold back nothing that counts.
            with suppress(OSError):
                self._disk.remove(self._path)

    def give_up(self, problem: OSError) -> bool:
        """Make room after the disk refused; whether another try may succeed."""
        if number_of(problem) not in _FULL:
            return False
        self._hopeless = number_of(problem) == errno.EDQUOT
        try:
            held = self._held()
            self._disk.remove(self._path)
            # Many file systems hand the room out again only once the removal is durable.
            self._disk.sync_folder(self._path.parent)
        except OSError:
            held = 0
        if self._spent is None or held == 0:
            self._spent = max(0, self.SIZE - held)
        return held > 0

    def used(self, size: int) -> None:
        """Bytes were recorded: count them, and lay room by again when the disk has some."""
        if self._spent is None:
            return
        self._spent += size
        # What is left of a quota cannot be asked for, so the next opening tries.
        if not self._hopeless:
            self.lay_by()
            with suppress(OSError):
                self._spent = None if self._whole() else self._spent

    def warning(self, lines: Sequence[Line]) -> str:
        """Say how many more answers there is room for; nothing while the disk has room."""
        # Once: the thread that writes lines may find room again at any moment.
        if (spent := self._spent) is None:
            return ""
        sizes = [len(line.raw) + 1 for line in lines[-_LOOKED_AT:]] or [_LINE]
        left = max(0, self.SIZE - spent) * len(sizes) // sum(sizes)
        room = f"there is room for about {plural(_rounded(left), 'more answer')}"
        return f"The disk is full; {room if left else 'the next answer may be refused'}. {_DO}"

    def _held(self) -> int:
        """How much room the file takes up."""
        try:
            return self._disk.identity(self._path).size
        except FileNotFoundError:
            return 0

    def _whole(self) -> bool:
        """Whether the room is taken up."""
        return self._held() >= self.SIZE

    def _fill(self) -> None:
        """Write the file, with bytes that no file system can store in less room."""
        self._disk.remove(self._path)
        write_new(self._disk, self._path, secrets.token_bytes(self.SIZE))


def _rounded(number: int) -> int:
    """A number to two digits: what is left is an estimate."""
    step = int(10 ** max(0, len(str(number)) - 2))
    return number // step * step
