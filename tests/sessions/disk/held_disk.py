"""A disk that takes its time, or refuses, and how long is waited for disks in tests."""

from __future__ import annotations

import errno
import threading
import time
from typing import Final

import pytest

from sessions.disk.disk import Disk
from sessions.store.under_way import UnderWay

_OF_THE_PROGRAM: Final = UnderWay.PATIENCE
_LONG: Final = 20.0
"""Seconds; no machine is so busy that a disk that is well takes longer."""


def wait_long() -> None:
    """Have whoever sends a line wait for its disk, however busy the machine is.

    A test that presses Enter looks at once for what it recorded. What a disk that takes its time
    means is tested with `held_disk`.
    """
    UnderWay.PATIENCE = _LONG


def held_disk(monkeypatch: pytest.MonkeyPatch) -> HeldDisk:
    """Such a disk, with the waiting of the program for the rest of a test."""
    monkeypatch.setattr(UnderWay, "PATIENCE", _OF_THE_PROGRAM)
    return HeldDisk()


class HeldDisk(Disk):
    """A disk whose syncs of lines wait until they are let go, and may then be refused."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.go.set()
        self.reached = threading.Event()
        self.seconds = 0.0
        self.refuses = False
        self.refuses_once = False
        """Whether the next line that waits for it is refused, and nothing else."""

    def sync(self, handle: int) -> None:
        """Wait, then sync or refuse."""
        self.reached.set()
        assert self.go.wait(20)
        time.sleep(self.seconds)
        once = self.refuses_once and threading.current_thread().name == "recording"
        if self.refuses or once:
            self.refuses_once = self.refuses_once and not once
            raise OSError(errno.EIO, "Input/output error")
        super().sync(handle)
