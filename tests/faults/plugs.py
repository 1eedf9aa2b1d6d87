"""Ways to stop a writer in the middle of what it does: kill the process, or cut the power.

The power of a real ext4 file system on a loop device is cut with the call that the tests of the
kernel's own file systems use: the kernel drops every page that was not written and the part of its
journal that was not committed, and the next mount recovers what a drive would have had.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, Protocol

_SHUTDOWN: Final = 0x8004587D
_WITHOUT_FLUSHING: Final = (2).to_bytes(4, sys.byteorder)


class Plug(Protocol):
    """Something to pull."""

    @property
    def place(self) -> Path:
        """The folder in which the writer writes."""

    def pull(self, process: int, pipe: int) -> bytes:
        """Stop the writer at once; afterwards the place can be read.

        Returns:
            What the writer had said over the pipe by then.
        """


class Kill:
    """Kills the process; what the system has taken from it stays."""

    def __init__(self, place: Path) -> None:
        self.place = place
        """The folder in which the writer writes."""

    def pull(self, process: int, pipe: int) -> bytes:
        """Kill."""
        _kill(process)
        return _said(pipe)


class PowerCut:
    """Cuts the power of a mounted disk; what no sync has made durable is gone."""

    def __init__(self, image: Path, place: Path) -> None:
        self._image = image
        self.place = place
        """Where the disk is mounted."""

    def pull(self, process: int, pipe: int) -> bytes:
        """Cut the power, and switch it on again.

        The call takes a moment in which the writer, unlike one without power, runs on: a sync that
        is under way may return well. So only what was said before the call counts.
        """
        import fcntl  # noqa: PLC0415 - there is none on Windows

        handle = os.open(self.place, os.O_RDONLY)
        try:
            said = _said(pipe)
            fcntl.ioctl(handle, _SHUTDOWN, _WITHOUT_FLUSHING)
        finally:
            os.close(handle)
        _kill(process)
        self.unmount()
        self.mount()
        return said

    def mount(self) -> None:
        """Mount the disk."""
        _run("mount", "-o", "loop", str(self._image), str(self.place))

    def unmount(self) -> None:
        """Take the disk off."""
        _run("umount", str(self.place))


def _kill(process: int) -> None:
    """Kill a child and bury it."""
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)


def _said(pipe: int) -> bytes:
    """Take what is in a pipe at this moment."""
    said = b""
    os.set_blocking(pipe, False)
    with suppress(BlockingIOError):
        while more := os.read(pipe, 65536):
            said += more
    return said


def _run(*command: str) -> None:
    """Run a command of the system.

    Raises:
        OSError: it failed; the text is what it said.
    """
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise OSError(f"{command[0]}: {done.stderr.strip()}")


def _take_off(place: Path) -> None:
    """Unmount a disk for good; where a test failed its files may still be open."""
    _run("umount", "--lazy", str(place))


@contextmanager
def in_memory(work: Path, megabytes: int) -> Iterator[Path]:
    """A small disk in memory.

    Raises:
        OSError: this machine does not allow it; the text says why.
    """
    if sys.platform != "linux" or os.geteuid() != 0:
        raise OSError("mounting a file system needs Linux and root")
    place = work / "memory"
    place.mkdir()
    _run("mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(place))
    try:
        yield place
    finally:
        _take_off(place)


@contextmanager
def ext4(work: Path, megabytes: int = 24) -> Iterator[PowerCut]:
    """A small disk of its own whose power can be cut.

    Raises:
        OSError: this machine does not allow it; the text says why.
    """
    if sys.platform != "linux" or os.geteuid() != 0:
        raise OSError("mounting a loop device needs Linux and root")
    missing = [name for name in ("mkfs.ext4", "mount", "umount") if not shutil.which(name)]
    if missing:
        raise OSError(f"this machine has no {missing[0]}")
    image, place = work / "disk.img", work / "disk"
    place.mkdir()
    with image.open("wb") as file:
        file.truncate(megabytes * 2**20)
    _run("mkfs.ext4", "-q", "-F", "-m", "0", str(image))
    plug = PowerCut(image, place)
    plug.mount()
    try:
        yield plug
    finally:
        _take_off(place)
        image.unlink()
