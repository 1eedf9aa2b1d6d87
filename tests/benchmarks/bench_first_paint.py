"""First paint of the home screen, by the command, against a hello-world Textual application.

Run ``python -m tests.benchmarks.bench_first_paint [ROUNDS]``. Both are started in turn in the same
run, each in a pseudo-terminal of its own, from the fork to the bytes that show their words; the
medians are compared, of the time that passes and of that of the processor, which other work on the
machine lengthens less. The home lists three engagements.
"""

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

from sessions.library.places import Recent, remember

ROUNDS = 15
GOAL = 1.2

_HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App):
    def compose(self):
        yield Static("Hello, world")
Hello().run()
"""
_HOME = """
from screens.cli.main import main
main([])
"""


def first_paint(code: str, words: bytes, home: str) -> tuple[float, float]:
    """Milliseconds from the fork until the program wrote `words`, and those of the processor."""
    start = time.perf_counter()
    pid, handle = pty.fork()
    if pid == 0:
        os.environ |= {"TERM": "xterm-256color", "WORKSHOP_FOLDER": home}
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed is compiled once
        os.execv(sys.executable, [sys.executable, "-c", code])  # noqa: S606 - what is measured
    fcntl.ioctl(handle, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    seen = b""
    try:
        while words not in seen:
            if not select.select([handle], [], [], 20)[0]:
                raise TimeoutError(f"{words!r} was not painted; seen: {seen[-500:]!r}")
            seen += os.read(handle, 65536)
        passed = time.perf_counter() - start
    finally:
        os.kill(pid, signal.SIGKILL)
        _, _, used = os.wait4(pid, 0)
        os.close(handle)
    return passed * 1_000, (used.ru_utime + used.ru_stime) * 1_000


def main(rounds: int = ROUNDS) -> float:
    """Measure both in turn, print the figures, give the ratio of the processor's times."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        for number in range(3):
            folder = home / f"Client {number}"
            (folder / "journal").mkdir(parents=True)
            told = "8 interviews · 2 workshops · 463 entries"
            remember(home, Recent(folder, folder.name, "2026-11-02T10:00:00+00:00", told))
        times: dict[str, list[tuple[float, float]]] = {"hello": [], "home": []}
        first_paint(_HOME, b"Open a folder", name)  # compiled by now, whatever was changed
        for _ in range(rounds):
            times["hello"].append(first_paint(_HELLO, b"Hello, world", name))
            times["home"].append(first_paint(_HOME, b"Open a folder", name))
    medians = {
        each: [statistics.median(kind) for kind in zip(*measured, strict=True)]
        for each, measured in times.items()
    }
    for each, (passed, used) in medians.items():
        print(f"{each:<5} {passed:6.0f} ms passed   {used:6.0f} ms of the processor")
    ratios = [ours / bare for bare, ours in zip(medians["hello"], medians["home"], strict=True)]
    print(f"ratio {ratios[0]:6.2f}             {ratios[1]:6.2f}   goal: at most {GOAL}")
    return float(ratios[1])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
