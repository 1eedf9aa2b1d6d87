"""One writer at a time: a lock that the system frees by itself, and a note that says who holds it.

The lock excludes; the note only feeds the sentence that a second window shows. So a note without
a lock means that the last run did not close.
"""

import getpass
import os
import socket
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

import msgspec
from filelock import FileLock, Timeout

from sessions.disk import Disk, replace_file
from sessions.errors import EngagementLocked, LockUnavailable
from sessions.folder import Folder

__all__ = ["Owner", "WriterLock", "owner_of"]


class Owner(msgspec.Struct, frozen=True):
    """Who opened an engagement for writing.

    Attributes:
        pid: The number of the process.
        host: The name of the machine.
        user: The name of the account.
        since: When it was opened, with its time zone.
    """

    pid: int
    host: str
    user: str
    since: datetime

    @property
    def elsewhere(self) -> bool:
        """Whether it was another machine: in a synced folder it may still be open there."""
        return self.host != socket.gethostname()


_OWNER = msgspec.json.Decoder(Owner)


def owner_of(folder: Folder, disk: Disk) -> Owner | None:
    """Read the note in a folder; one that is missing or damaged says nothing."""
    try:
        return _OWNER.decode(disk.read(folder.owner))
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None


def _account() -> str:
    """The name of the account, where the system knows it."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""


class WriterLock:
    """The exclusive right to write to an engagement."""

    def __init__(self, folder: Folder, clock: Callable[[], datetime], disk: Disk) -> None:
        self._folder = folder
        self._clock = clock
        self._disk = disk
        # A soft lock would outlive a crash, so it is better to know that there is none.
        self._lock = FileLock(
            folder.lock, timeout=0, mode=0o600, thread_local=False, fallback_to_soft=False
        )

    def acquire(self) -> Owner | None:
        """Take the lock.

        Returns:
            The note of the run before, if that run did not close.

        Raises:
            EngagementLocked: Another window has it.
            LockUnavailable: The file system offers no locks.
        """
        try:
            self._lock.acquire()
        except Timeout as problem:
            raise self._refusal() from problem
        except (OSError, NotImplementedError) as problem:
            raise LockUnavailable(
                f"The folder {self._folder.path} cannot be locked, so a second window that writes "
                f"would go unnoticed ({problem})."
            ) from problem
        left = owner_of(self._folder, self._disk)
        with suppress(OSError):
            self._leave_note()
        return left

    def release(self) -> None:
        """Take the note away, then give the lock back."""
        if not self._lock.is_locked:
            return
        with suppress(OSError):
            self._disk.remove(self._folder.owner)
        self._lock.release()

    def _leave_note(self) -> None:
        """Say who holds the lock."""
        owner = Owner(os.getpid(), socket.gethostname(), _account(), self._clock())
        replace_file(self._disk, self._folder.owner, msgspec.json.encode(owner) + b"\n")

    def _refusal(self) -> EngagementLocked:
        """Say who holds the lock, since when."""
        owner = owner_of(self._folder, self._disk)
        if owner is None:
            return EngagementLocked("already open in another window")
        now = self._clock().astimezone(owner.since.tzinfo)
        form = "%H:%M" if now.date() == owner.since.date() else "%Y-%m-%d %H:%M"
        place = f"on {owner.host}" if owner.elsewhere else "in another window"
        return EngagementLocked(
            f"already open {place} since {owner.since:{form}}",
            who=f"{owner.user}@{owner.host}",
            since=owner.since,
        )
