"""One writer at a time: a lock that the system frees by itself, and a note that says who holds it.

The lock excludes; the note only feeds the sentence that a second window shows. So a note without
a lock means that the last run did not close, or that another machine, which no lock of this one
can see, has the folder open too.
"""

from __future__ import annotations

import errno
import getpass
import os
import socket
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from sessions.disk.disk import Disk, replace_file
from sessions.disk.folder import Folder
from sessions.disk.machine import machine_number
from sessions.errors import CannotOpen, EngagementLocked, LockUnavailable, OpenElsewhere, cause_of
from workshop import times
from workshop.text import clean_line

if TYPE_CHECKING:
    from filelock import FileLock

_NO_LOCKS = frozenset(
    {errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOLCK, errno.EINVAL, errno.ENOTTY}
)


class Owner(msgspec.Struct, frozen=True):
    """Who opened an engagement for writing."""

    pid: int
    """The number of the process."""
    host: str
    """The name of the machine."""
    user: str
    """The name of the account."""
    since: datetime
    """When it was opened, with its time zone."""
    machine: str = ""
    """The number of the machine, where its name changes; empty elsewhere."""

    @property
    def elsewhere(self) -> bool:
        """Whether it was another machine: in a synced folder it may still be open there."""
        if self.machine and (here := machine_number()):
            return self.machine != here
        return self.host != socket.gethostname()

    def since_words(self, now: datetime) -> str:
        """Since when, to the minute; with the day where that is not today's."""
        same_day = now.astimezone(self.since.tzinfo).date() == self.since.date()
        return times.time(self.since) if same_day else times.stamp(self.since)


_NOTE_PAUSES = (0.02, 0.05, 0.1, 0.2)
_OWNER = msgspec.json.Decoder(Owner)


def owner_of(folder: Folder, disk: Disk) -> Owner | None:
    """Read the note in a folder; one that is missing or damaged says nothing."""
    try:
        found = _OWNER.decode(disk.read(folder.owner))
        host, user = clean_line(found.host), clean_line(found.user)
        return msgspec.structs.replace(found, host=host, user=user)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None


def _account() -> str:
    """The name of the account, where the system knows it."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""


def _native(folder: Folder) -> FileLock:
    """The lock of a folder. A soft one would outlive a crash: better to know that there is none.

    Its file stays when it is given back, on Windows too: a missing one does not tell a second
    window that the first one has gone.
    """
    from filelock import FileLock  # noqa: PLC0415 - 40 ms, and not for who only reads

    return FileLock(
        folder.lock,
        timeout=0,
        mode=0o600,
        thread_local=False,
        fallback_to_soft=False,
        preserve_lock_file=True,
    )


def is_free(folder: Folder, disk: Disk) -> bool:
    """Whether the window that wrote has closed or died; takes the lock for an instant."""
    if not disk.exists(folder.lock) or disk.is_link(folder.lock):
        return False
    lock = _native(folder)
    try:
        lock.acquire()
    except (OSError, NotImplementedError):  # that somebody has it is one of the first
        return False
    lock.release()
    return True


def is_deserted(folder: Folder, disk: Disk) -> bool:
    """Whether nobody writes here, as far as this machine and the note can tell."""
    left = owner_of(folder, disk)
    return not (left and left.elsewhere) and is_free(folder, disk)


def was_cut_off(folder: Folder, disk: Disk) -> bool:
    """Whether the last run of this machine did not close, and no window has it open now."""
    return owner_of(folder, disk) is not None and is_deserted(folder, disk)


class WriterLock:
    """The exclusive right to write to an engagement."""

    def __init__(self, folder: Folder, clock: Callable[[], datetime], disk: Disk) -> None:
        self._folder = folder
        self._clock = clock
        self._disk = disk
        self._lock = _native(folder)
        self._note: Owner | None = None

    def acquire(self, *, anyway: bool = False) -> Owner | None:
        """Take the lock.

        Args:
            anyway: Go on where the file system has no locks, or another machine left a note. A
                lock that is held is respected all the same.

        Returns:
            The note of the run before, if that run did not close.

        Raises:
            EngagementLocked: Another window has it.
            OpenElsewhere: Another machine may have it.
            LockUnavailable: The file system offers no locks.
            CannotOpen: The lock cannot be made for another reason.
        """
        locked = self._locked(anyway=anyway)
        left = owner_of(self._folder, self._disk)
        if left and left.elsewhere and not anyway:
            self._lock.release()
            raise OpenElsewhere(
                f"open on {left.host} since {left.since_words(self._clock())}, "
                "as a note in the folder says"
            )
        self._note = Owner(
            os.getpid(), socket.gethostname(), _account(), self._clock(), machine_number()
        )
        with suppress(OSError):
            content = msgspec.json.encode(self._note) + b"\n"
            replace_file(self._disk, self._folder.owner, content)
        # Without a lock nobody knows whether the other window is still there.
        return left if locked else None

    def release(self) -> None:
        """Take our own note away, then give the lock back."""
        if self._note is None:
            return
        with suppress(OSError):
            if owner_of(self._folder, self._disk) == self._note:
                self._disk.remove(self._folder.owner)
        self._note = None
        self._lock.release()

    def _locked(self, *, anyway: bool) -> bool:
        """Take the lock itself, if there is one to be had."""
        from filelock import Timeout  # noqa: PLC0415 - loaded by then

        try:
            self._lock.acquire()
        except Timeout as problem:
            raise self._refusal() from problem
        except (OSError, NotImplementedError) as problem:
            if isinstance(problem, OSError) and problem.errno not in _NO_LOCKS:
                raise CannotOpen(
                    f"{self._folder.path} cannot be opened for writing: {cause_of(problem)}"
                ) from problem
            if not anyway:
                raise LockUnavailable(self._unavailable()) from problem
            return False
        return True

    def _unavailable(self) -> str:
        """Say that there are no locks, and what is known of another window."""
        words = (
            f"the folder {self._folder.path} cannot be locked: its file system offers no locks, "
            "so a second window that writes would go unnoticed"
        )
        owner = owner_of(self._folder, self._disk)
        if owner is None:
            return words
        since = owner.since_words(self._clock())
        return f"{words}. A note says that {owner.host} opened it at {since} and did not close it"

    def _refusal(self) -> EngagementLocked:
        """Say who holds the lock, since when."""
        owner = self._note_of_other()
        if owner is None:
            return EngagementLocked("already open in another window")
        place = f"on {owner.host}" if owner.elsewhere else "in another window"
        return EngagementLocked(
            f"already open {place} since {owner.since_words(self._clock())}",
            who=f"{owner.user}@{owner.host}",
            since=owner.since,
        )

    def _note_of_other(self) -> Owner | None:
        """Read the note of who holds the lock, who may be about to leave it."""
        for seconds in _NOTE_PAUSES:
            if owner := owner_of(self._folder, self._disk):
                return owner
            self._disk.pause(seconds)
        return owner_of(self._folder, self._disk)
