"""A place in which a new engagement is made, so that a half-made one is never found.

It lies beside the engagements under a hidden name, and what is made in it is renamed into their
midst when it is whole. One that a killed program left behind is taken away by the next that makes
something; the lock in it tells that nobody works there any more.
"""

from __future__ import annotations

import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from sessions.disk.disk import Disk, rename

_PREFIX: Final = ".making-"
_LOCK: Final = ".lock"


class Workplace:
    """A hidden folder for the time of one making."""

    def __init__(self, path: Path, disk: Disk) -> None:
        self.making = path / "engagement"
        """Where to make the new engagement; the folder is not there yet."""
        self._home = path.parent
        self._disk = disk

    def finish(self, folder: Path) -> Path:
        """Give what was made its place, in one step."""
        rename(self._disk, self.making, folder)
        self._disk.sync_folder(folder.parent)
        return folder

    def finish_over(self, folder: Path) -> Path:
        """Give what was made the place of a folder that is there, which is removed then.

        For a moment neither is there: a program that is killed then leaves the earlier folder
        beside its place. Where the second step is refused, the first is taken back.
        """
        before = folder.with_name(f"{folder.name} before {secrets.token_hex(4)}")
        rename(self._disk, folder, before)
        try:
            self.finish(folder)
        except BaseException:
            if not folder.exists():
                rename(self._disk, before, folder)
            raise
        shutil.rmtree(before, ignore_errors=True)
        return folder


@contextmanager
def workplace(home: Path, disk: Disk | None = None) -> Iterator[Workplace]:
    """Have a place to make an engagement for `home` in; what is left in it at the end is removed.

    Raises:
        OSError: The disk refused.
    """
    disk = disk or Disk()
    disk.make_folder(home)
    clear_leftovers(home)
    path = home / f"{_PREFIX}{secrets.token_hex(4)}"
    disk.make_folder(path)
    lock = FileLock(path / _LOCK, timeout=0, fallback_to_soft=False)
    with suppress(OSError, NotImplementedError):  # without locks a leftover stays, no more
        lock.acquire()
    try:
        yield Workplace(path, disk)
    finally:
        lock.release()
        shutil.rmtree(path, ignore_errors=True)


def clear_leftovers(home: Path) -> None:
    """Remove what programs that were killed left half-made."""
    for path in home.glob(f"{_PREFIX}*"):
        if not (path / _LOCK).exists() and _is_young(path):
            continue  # somebody has just made it, and is about to lock it
        lock = FileLock(path / _LOCK, timeout=0, fallback_to_soft=False)
        try:
            lock.acquire()
        except (OSError, NotImplementedError, Timeout):
            continue
        lock.release()
        shutil.rmtree(path, ignore_errors=True)


def _is_young(path: Path) -> bool:
    """Whether a folder was made within the last minute."""
    try:
        return abs(time.time() - path.stat().st_mtime) < 60
    except OSError:
        return True
