"""A register of a thousand rows: how soon its grid stands, and what a cell costs to the disk.

Run ``python -m tests.benchmarks.bench_registers``. The grid is opened in a pseudo-terminal, in turn
with that of a register of one row, from the key press to the bytes that show it. A cell that is
taken is compared with an answer that is recorded, in turn and in one engagement; a key in a cell
with a key in a bare field.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import shutil
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path
from typing import Final

from screens.app.app import run_app
from screens.grid.entry import RowEntry
from sessions.clock import local_time
from sessions.store.store import Store
from tests.benchmarks import bench_keys
from tests.builders.acme import Acme
from workshop.running.capture import read_line
from workshop.running.commands import CloseSession, RecordEntries
from workshop.running.row_commands import PutRows, RowText

ROWS: Final = 1_000
OPENINGS: Final = 15
CELLS: Final = 400
KEYS: Final = 400
GOAL: Final = 300
AIMS: Final = ("revenue", "cost", "customer satisfaction")


def engagement(folder: Path) -> Acme:
    """An engagement with a thousand objectives and one strategy."""
    acme = Acme(folder, clock=local_time)  # type: ignore[arg-type]
    rows = tuple(
        RowText(
            values={
                "objective": f"Objective number {number} as it was put by those who answer for it",
                "aim": AIMS[number % 3],
                "figure": f"+{number % 40} %",
                "year": str(2026 + number % 5),
                "department": ("Finance", "Sales")[number % 2],
                "owner": ("Dana Ortiz", "Ana López")[number % 2],
            }
        )
        for number in range(ROWS)
    )
    acme.store.do(PutRows(register="objectives", rows=rows))
    one = RowText(values={"aim": "Fewer errors", "department": "Finance"})
    acme.store.do(PutRows(register="department_strategies", rows=(one,)))
    return acme


class Terminal:
    """The application on an engagement, in a terminal."""

    def __init__(self, folder: Path) -> None:
        self._child, self._file = pty.fork()
        if self._child == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", HOME=str(folder.parent))
            program = [sys.executable, "-m", "tests.benchmarks.bench_registers", str(folder)]
            os.execv(sys.executable, program)  # noqa: S606 - this very file
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))

    def wait_for(self, shows: str) -> None:
        """Read until the characters are on the screen, and then until nothing more comes."""
        drawn = b""
        while shows.encode() not in drawn:
            if not select.select([self._file], [], [], 30)[0]:
                raise TimeoutError(f"{shows!r} was not drawn: {drawn[-200:]!r}")
            drawn += os.read(self._file, 65536)
        self.settle(2)

    def settle(self, seconds: float) -> None:
        """Read until nothing came for so long."""
        while select.select([self._file], [], [], seconds)[0]:
            os.read(self._file, 65536)

    def press(self, key: str, shows: str) -> float:
        """Milliseconds from a key to the characters on the screen."""
        start, drawn = time.perf_counter(), b""
        os.write(self._file, key.encode())
        while shows.encode() not in drawn:
            if not select.select([self._file], [], [], 20)[0]:
                raise TimeoutError(f"{shows!r} was not drawn: {drawn[-200:]!r}")
            drawn += os.read(self._file, 65536)
        return (time.perf_counter() - start) * 1_000

    def close(self) -> None:
        """End the program."""
        os.kill(self._child, signal.SIGKILL)
        os.waitpid(self._child, 0)
        os.close(self._file)


def keys(folder: Path) -> tuple[list[float], list[float]]:
    """Milliseconds from a key to its letter in a cell, and in a bare field, in turn."""
    terminal, bare = Terminal(folder), bench_keys.Terminal("bare")
    terminal.wait_for("Registers")
    terminal.press("6", "Department strategies")
    terminal.settle(1)
    terminal.press("\r", "LINE")
    bare.settle(3)
    times: list[float] = []
    typed = ""
    for number in range(KEYS):
        bare.type_next(number)
        place = number % len(bench_keys.WORD)
        if place == 0 and typed:
            terminal.press("\x15", "[")
            typed = ""
        typed += bench_keys.WORD[place]
        terminal.settle(bench_keys.PAUSE)
        took = terminal.press(bench_keys.WORD[place], typed[-5:])
        if place >= 5:
            times.append(took)
    terminal.close()
    bare.close()
    return times, bare.times


def openings(folder: Path) -> tuple[list[float], list[float]]:
    """Milliseconds until the grid of a thousand rows stands, and that of one row, in turn."""
    terminal = Terminal(folder)
    terminal.wait_for("Registers")
    terminal.press("6", "Department strategies")
    many: list[float] = []
    one: list[float] = []
    for _ in range(OPENINGS):
        for times, way in ((one, "\x1b[B"), (many, "\x1b[A")):
            os.write(terminal._file, way.encode())
            terminal.settle(0.6)
            times.append(terminal.press("\r", "LINE"))
            terminal.settle(0.6)
            terminal.press("\x1b", "KEYS")
            terminal.settle(0.6)
            terminal.press("\x1b", "Department strategies")
            terminal.settle(0.6)
    terminal.close()
    return many, one


def cells(store: Store, session_id: str) -> tuple[list[float], list[float]]:
    """Milliseconds of each cell that is taken and of each answer that is recorded, in turn."""
    entry = RowEntry("objectives", lambda: store, store.do)
    taken, answers = [], []
    for number, row in enumerate(store.record.rows("objectives")[:CELLS]):
        start = time.perf_counter()
        entry.put(row.id, "figure", f"{number} days")
        taken.append((time.perf_counter() - start) * 1_000)
        start = time.perf_counter()
        line = read_line(f"+ The month-end close takes four days and no more @Dana {number}")
        store.do(RecordEntries(session_id=session_id, step_id="works", lines=(line,)))
        answers.append((time.perf_counter() - start) * 1_000)
    return taken, answers


def main() -> int:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        acme = engagement(Path(name) / "acme")
        taken, answers = (statistics.median(times) for times in cells(acme.store, acme.session_id))
        acme.store.do(CloseSession(session_id=acme.session_id))
        acme.store.close()
        print(f"a cell of {ROWS:,} rows {taken:6.3f} ms   an answer {answers:6.3f} ms")
        print(f"ratio {taken / answers:.2f}")
        # A copy: what a killed program leaves is told at the next start.
        other = shutil.copytree(acme.folder, Path(name) / "other" / "acme")
        many, one = openings(acme.folder)
        typed, bare = (statistics.median(times) for times in keys(other))
    middle = statistics.median(many)
    print(f"grid of {ROWS:,} rows   {middle:6.1f} ms   (first {many[0]:.0f})")
    print(f"grid of one row      {statistics.median(one):6.1f} ms   (first {one[0]:.0f})")
    print(f"ratio {middle / statistics.median(one):.2f}; the goal is at most {GOAL} ms")
    print(f"key in a cell        {typed:6.2f} ms   bare Input {bare:6.2f} ms")
    print(f"ratio {typed / bare:.2f}; the goal is at most {bench_keys.GOAL}")
    return 0 if middle <= GOAL else 1


if __name__ == "__main__":
    if sys.argv[1:]:
        run_app(Path(sys.argv[1]).parent, Path(sys.argv[1]))
    else:
        sys.exit(main())
