"""The seam: every disk call with which an engagement is kept goes through one small class.

Storage code calls a :class:`Disk` and nothing else, so that a test can hand it one that fails,
cuts a write short, records what was called or stops at any call. Nothing in here retries or hides
an error: what a failure means is decided by the callers.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import ClassVar, Final, NamedTuple

if sys.platform != "win32":
    import fcntl


LINK: Final = "it is a link to another place"
"""Why a link is not read."""

_READ = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
)
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | getattr(os, "O_BINARY", 0)
_CANNOT = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOTTY})
_FULL_SYNC: int | None = None if sys.platform == "win32" else getattr(fcntl, "F_FULLFSYNC", None)
_BUSY_PAUSES = (0.05, 0.05, 0.1, 0.1, 0.2, 0.2, 0.3, 0.3, 0.4, 0.4)


class Identity(NamedTuple):
    """Which file a path names at this moment, and how long it is."""

    device: int
    """The number of the file system."""
    inode: int
    """The number of the file on it."""
    size: int
    """Its length in bytes."""


class Disk:
    """The disk calls of the storage, one method each; subclass it to inject faults."""

    busy: ClassVar[tuple[type[OSError], ...]] = (PermissionError,) if os.name == "nt" else ()
    """What the system raises while another program holds a file for a moment."""
    mode: ClassVar[int] = 0o600
    """Who may use a new file; what people said is for its owner alone."""

    def make_folder(self, path: Path) -> None:
        """Make a folder that only its owner may enter; one that exists is left alone."""
        path.mkdir(mode=0o700, parents=True, exist_ok=True)

    def exists(self, path: Path) -> bool:
        """Whether something is found at the path."""
        return path.exists()

    def names(self, path: Path) -> list[str]:
        """List the names in a folder, sorted; a folder that does not exist has none."""
        try:
            return sorted(child.name for child in path.iterdir())
        except FileNotFoundError:
            return []

    def read(self, path: Path, start: int = 0) -> bytes:
        """Read a file from a position to its end; a link is not followed, a pipe not waited for.

        A folder from somebody else may hold a link to anything that this person may read, and what
        is read is copied: aside, into zips, to wherever the folder is synced.
        """
        try:
            handle = os.open(path, _READ)
        except OSError as problem:
            if problem.errno == errno.ELOOP or path.is_symlink():
                raise OSError(errno.ELOOP, LINK, str(path)) from problem
            raise
        with os.fdopen(handle, "rb") as file:
            mode = os.fstat(handle).st_mode
            if not stat.S_ISREG(mode):
                raise OSError(errno.EINVAL, "it is no file", str(path))
            file.seek(start)
            return file.read()

    def is_link(self, path: Path) -> bool:
        """Whether something at a path only leads to another place."""
        return path.is_symlink()

    def create(self, path: Path) -> int:
        """Create a file for appending, for its owner alone; it must not exist yet."""
        return os.open(path, _CREATE, self.mode)

    def write(self, handle: int, content: bytes | memoryview) -> int:
        """Write bytes at the end of a file and say how many the system took."""
        return os.write(handle, content)

    def sync(self, handle: int) -> None:
        """Return only when the file's bytes are on the drive itself, as far as it can be asked."""
        _sync(handle)

    def truncate(self, handle: int, size: int) -> None:
        """Cut an open file to a length."""
        os.ftruncate(handle, size)

    def close(self, handle: int) -> None:
        """Close a file."""
        os.close(handle)

    def identity(self, path: Path) -> Identity:
        """Tell which file a path names now."""
        status = path.stat()
        return Identity(status.st_dev, status.st_ino, status.st_size)

    def identity_of(self, handle: int) -> Identity:
        """Tell which file an open handle belongs to."""
        status = os.fstat(handle)
        return Identity(status.st_dev, status.st_ino, status.st_size)

    def replace(self, source: Path, target: Path) -> None:
        """Give a file another name, replacing what had it, in one step."""
        source.replace(target)

    def remove(self, path: Path) -> None:
        """Remove a file; one that has gone already is fine."""
        path.unlink(missing_ok=True)

    def remove_empty(self, folders: Iterable[Path]) -> None:
        """Remove folders, the inner ones first, as far as they are empty."""
        with suppress(OSError):
            for folder in folders:
                folder.rmdir()

    def sync_folder(self, path: Path) -> None:
        """Make the names in a folder durable, where the system can do that."""
        if sys.platform == "win32":
            return
        handle = os.open(path, os.O_RDONLY)
        try:
            _sync(handle)
        except OSError as problem:
            if problem.errno not in _CANNOT:
                raise
        finally:
            os.close(handle)

    def room(self, path: Path) -> int:
        """Tell how many bytes the disk of a folder has free for this person."""
        return shutil.disk_usage(path).free

    def ticks(self) -> float:
        """Tell the seconds of a clock that only goes forward, to take the time of a call."""
        return time.perf_counter()

    def pause(self, seconds: float) -> None:
        """Wait before a call is tried again."""
        time.sleep(seconds)


def _sync(handle: int) -> None:
    """Sync down to the drive; on macOS a plain fsync only reaches the drive's own cache."""
    if sys.platform != "win32" and _FULL_SYNC is not None:
        try:
            fcntl.fcntl(handle, _FULL_SYNC)
        except OSError as problem:
            if problem.errno not in _CANNOT:
                raise
        else:
            return
    os.fsync(handle)


def stands(path: Path) -> bool:
    """Whether something that is no folder is at a path, were it a link to what has gone."""
    return (path.exists() or path.is_symlink()) and not path.is_dir()


def write_all(disk: Disk, handle: int, content: bytes) -> None:
    """Write every byte, however few the system takes at a time."""
    rest = memoryview(content)
    while rest:
        taken = disk.write(handle, rest)
        if taken <= 0:
            raise OSError(errno.EIO, "the disk took no more bytes")
        rest = rest[taken:]


def replace_file(disk: Disk, path: Path, content: bytes) -> None:
    """Put a whole new file in the place of an old one; at any instant one of them is whole."""
    beside = path.with_name(f".{path.name}.new")
    disk.remove(beside)
    try:
        write_new(disk, beside, content)
        rename(disk, beside, path)
    except (OSError, KeyboardInterrupt) as problem:
        # On a full disk what is left of it would take the room that answers need; and a document
        # that somebody stopped may not stay behind under a hidden name.
        with suppress(OSError):
            disk.remove(beside)
        if isinstance(problem, OSError) and problem.filename == str(beside):
            problem.filename = str(path)  # nobody has ever heard of the other one
        raise
    disk.sync_folder(path.parent)


def write_new(disk: Disk, path: Path, content: bytes) -> None:
    """Write a file that was not there, durably."""
    handle = disk.create(path)
    try:
        write_all(disk, handle, content)
        disk.sync(handle)
    finally:
        disk.close(handle)


def rename(disk: Disk, source: Path, target: Path) -> None:
    """Rename a file or a folder, over a file or to where nothing is.

    A virus scanner or sync client may hold it open for a moment, or a file within the folder, or
    what stands at the target: then it is tried again for two seconds.

    Raises:
        OSError: The disk refused, or it is held open for longer.
    """
    _when_free(disk, lambda: disk.replace(source, target))


def remove_for_good(disk: Disk, path: Path) -> None:
    """Remove a file that must go, trying again while another program holds it for a moment.

    Raises:
        OSError: The disk refused, or it is held open for longer.
    """
    _when_free(disk, lambda: disk.remove(path))


def _when_free(disk: Disk, act: Callable[[], None]) -> None:
    """Do something, again and again for two seconds while another program is in the way."""
    for seconds in _BUSY_PAUSES:
        try:
            act()
        except disk.busy:
            disk.pause(seconds)
        else:
            return
    act()
