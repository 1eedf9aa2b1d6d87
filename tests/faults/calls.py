"""Kill the program before, in the middle of and after each disk call that it makes.

Run ``python -m tests.faults.calls FOLDER [each|too-early]``; what came of it is printed as JSON.
Without a word every call is met at one moment, in turns; with ``each`` at all of them.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec

from tests.faults.work import is_right, kept, work
from tests.sessions.disk.failing_disks import WatchedDisk

T = TypeVar("T")

MOMENTS: Final = ("before", "in the middle of", "after")
"""When in a call the program is killed."""


class Deadly(WatchedDisk):
    """A disk that kills the program at one of its calls."""

    def __init__(self, at: int, moment: str) -> None:
        self.made = 0
        """How many calls were made."""
        self._at = at
        self._moment = moment

    def call(self, name: str, perform: Callable[..., T], *given: Any) -> T:
        """Carry out a call, and die if it is this one."""
        self.made += 1
        if self.made != self._at:
            return perform(*given)
        if self._moment == "in the middle of" and name == "write":
            handle, content = given
            os.write(handle, content[: len(content) // 2])
        if self._moment == "after":
            with suppress(OSError):
                perform(*given)
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError("a killed process does nothing")


class Outcome(msgspec.Struct):
    """What came of the kills."""

    kills: int = 0
    """How often the program was killed."""
    wrong: list[str] = msgspec.field(default_factory=list)
    """After which calls something else was kept than was acknowledged."""


def _die(folder: Path, at: int, moment: str, *, too_early: bool) -> tuple[bool, int]:
    """Do the work in a process that dies at a call.

    Returns:
        Whether it died, and the number of the state that it had acknowledged last.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        disk = Deadly(at, moment)
        work(folder, disk, lambda n: os.write(writing, bytes([n])), too_early=too_early)
        os._exit(0)
    os.close(writing)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    return os.WIFSIGNALED(status), said[-1] if said else -1


def run(place: Path, moments: Callable[[int], Sequence[str]], *, too_early: bool) -> Outcome:
    """Kill at every call there is, at those moments of it; a twin only until it is caught.

    Args:
        place: Where the work is done.
        moments: By the number of a call, when in it the program is killed.
        too_early: Do the work of the twin that acknowledges before it writes.
    """
    outcome = Outcome()
    at, died = 0, True
    while died:
        at += 1
        for moment in moments(at):
            folder = place / "e"
            shutil.rmtree(folder, ignore_errors=True)
            died, acknowledged = _die(folder, at, moment, too_early=too_early)
            outcome.kills += died
            if died and not is_right(kept(folder), acknowledged):
                outcome.wrong.append(f"{moment} call {at}")
                if too_early:
                    return outcome
    return outcome


def at_each(call: int) -> Sequence[str]:
    """Every moment of a call."""
    return MOMENTS


def in_turns(call: int) -> Sequence[str]:
    """One moment of a call, another one of the next."""
    return MOMENTS[call % len(MOMENTS) :][:1]


def before(call: int) -> Sequence[str]:
    """Before the call, when the twin has said that it is done."""
    return MOMENTS[:1]


WAYS: Final = {"each": at_each, "too-early": before}
"""By the word of the command line, when in a call the program is killed."""

if __name__ == "__main__":
    way = "".join(sys.argv[2:])
    found = run(Path(sys.argv[1]), WAYS.get(way, in_turns), too_early=way == "too-early")
    sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
