"""What a key press costs until the screen shows it: the session screen against a bare Input.

Run ``python -m tests.benchmarks.bench_keys``. Both programs run at once, each in a terminal of its
own, and take keys in turn, so that a busy machine slows both; the medians are compared, and the
slowest of a hundred (p99), of the time that passes and, where the system tells it, of the time of
the processor meanwhile, which other work on the machine lengthens less. The session has a thousand
entries in the step in front and its clock ticks.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import Input

from sessions.clock import local_time
from tests.builders.acme import Acme
from tests.screens.session.session_app import SessionApp
from workshop.running.capture import read_line
from workshop.running.commands import MoveTo, RecordEntries

ENTRIES = 1_000
ROUNDS = 600
GOAL = 1.3
ROWS, COLUMNS = 36, 120
PAUSE = 0.04
"""Seconds between two keys. Textual paints sixty times a second, and a key that comes sooner after
a paint waits for the next: both programs have the same rest before each key."""
WORD = "thequickbrownfoxjumpsoverlazydg"


class Bare(App[None]):
    """An Input and nothing else."""

    def compose(self) -> ComposeResult:
        """The field."""
        yield Input()


def run_bare() -> None:
    """The program to compare with."""
    Bare().run()


def run_session(folder: Path) -> None:
    """The session screen with a thousand entries."""
    acme = Acme(folder, clock=local_time)  # type: ignore[arg-type]
    lines = tuple(
        read_line(f"{'+-*!'[n % 4]} What was said as number {n} about the month-end close @Ana")
        for n in range(ENTRIES)
    )
    acme.store.do(RecordEntries(session_id=acme.session_id, step_id="works", lines=lines))
    acme.store.do(MoveTo(session_id=acme.session_id, step_id="works"))

    SessionApp(acme).run()


class Terminal:
    """A program in a terminal, to be typed into.

    Args:
        which: what it is, and what else it is given.
        module: what runs it.
    """

    def __init__(self, *which: str, module: str = "tests.benchmarks.bench_keys") -> None:
        self.typed = ""
        self.times: list[float] = []
        self.worked: list[float] = []
        self.last_worked = 0.0
        self.child, self._file = pty.fork()
        if self.child == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
            for name in ("LINES", "COLUMNS"):
                os.environ.pop(name, None)
            program = [sys.executable, "-m", module, *which]
            os.execv(sys.executable, program)  # noqa: S606 - one of these files
        size = struct.pack("HHHH", ROWS, COLUMNS, 0, 0)
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, size)

    def settle(self, seconds: float) -> None:
        """Read until nothing came for so long, the clock's second apart."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._read(0.01)

    def _read(self, wait: float) -> bytes:
        """What was drawn meanwhile."""
        ready, _, _ = select.select([self._file], [], [], wait)
        return os.read(self._file, 65536) if ready else b""

    def _processor(self) -> float:
        """Milliseconds of the processor that the program had so far, in all its threads."""
        threads = Path(f"/proc/{self.child}/task").glob("*/schedstat")
        return sum(int(each.read_text().split()[0]) for each in threads) / 1e6

    def press(self, key: str, shows: str) -> float:
        """Milliseconds from a key to the characters on the screen."""
        self.settle(PAUSE)
        before = self._processor()
        start = time.perf_counter()
        os.write(self._file, key.encode())
        drawn = b""
        while shows.encode() not in drawn:
            drawn += self._read(5)
            if time.perf_counter() - start > 5:
                raise TimeoutError(f"{shows!r} was not drawn: {drawn[-200:]!r}")
        passed = (time.perf_counter() - start) * 1_000
        self.last_worked = self._processor() - before
        return passed

    def type_next(self, number: int) -> None:
        """Type the next character, and take the time."""
        place = number % len(WORD)
        if place == 0:
            os.write(self._file, b"\x15")
            self.settle(0.15)
            self.typed = ""
        self.typed += WORD[place]
        took = self.press(WORD[place], self.typed[-5:])
        if place >= 5:
            self.times.append(took)
            self.worked.append(self.last_worked)

    def close(self) -> None:
        """End the program."""
        os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)
        os.close(self._file)


def main() -> int:
    """Measure both and compare."""
    bare, session = Terminal("bare"), Terminal("session")
    for terminal in (bare, session):
        terminal.settle(6)
    for number in range(ROUNDS):
        bare.type_next(number)
        session.type_next(number)
    for terminal in (bare, session):
        terminal.close()
    print("time that passes")
    worse = compared(bare.times, session.times)
    if any(bare.worked):  # the steadier of the two decides, where the system tells it
        print("time of the processor")
        worse = compared(bare.worked, session.worked)
    return 0 if worse <= GOAL else 1


def compared(bare: list[float], session: list[float]) -> float:
    """Print what keys took in both programs; the worse of the ratios of median and p99."""
    figures = []
    for name, taken in (("bare Input", bare), ("session, 1,000 entries", session)):
        cuts = statistics.quantiles(taken, n=100)
        figures.append((cuts[49], cuts[98]))
        print(f"  {name:<24} median {cuts[49]:6.2f} ms   p99 {cuts[98]:6.2f} ms")
    middle, slow = (of_session / of_bare for of_bare, of_session in zip(*figures, strict=True))
    print(f"  ratio {middle:.2f}, of p99 {slow:.2f}; the goal is at most {GOAL} for each")
    return float(max(middle, slow))


if __name__ == "__main__":
    if sys.argv[1:] == ["bare"]:
        run_bare()
    elif sys.argv[1:] == ["session"]:
        run_session(Path(tempfile.mkdtemp()) / "acme")
    else:
        sys.exit(main())
