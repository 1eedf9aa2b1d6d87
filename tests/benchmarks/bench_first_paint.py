"""First paint of the home screen, by the command, against a hello-world Textual application.

Run ``python -m tests.benchmarks.bench_first_paint [ROUNDS]``. Both are started in turn in the same
run, each in a pseudo-terminal of its own, and timed from the fork to the bytes that show their
words; the medians are compared. The home lists three engagements.
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
import sys
from screens.cli.main import main
main([f"--folder={sys.argv[1]}"])
"""


def first_paint(code: str, words: bytes, *arguments: str) -> float:
    """Milliseconds from the fork until the program wrote `words`."""
    start = time.perf_counter()
    pid, handle = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execv(sys.executable, [sys.executable, "-c", code, *arguments])  # noqa: S606 - what is measured
    fcntl.ioctl(handle, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    seen = b""
    try:
        while words not in seen:
            if not select.select([handle], [], [], 20)[0]:
                raise TimeoutError(f"{words!r} was not painted; seen: {seen[-500:]!r}")
            seen += os.read(handle, 65536)
        return (time.perf_counter() - start) * 1000
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(handle)


def main(rounds: int = ROUNDS) -> float:
    """Measure both in turn, print the figures, give the ratio."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        for number in range(3):
            folder = home / f"Client {number}"
            (folder / "journal").mkdir(parents=True)
            told = "8 interviews · 2 workshops · 463 entries"
            remember(home, Recent(folder, folder.name, "2026-11-02T10:00:00+00:00", told))
        hello, ours = [], []
        for _ in range(rounds):
            hello.append(first_paint(_HELLO, b"Hello, world"))
            ours.append(first_paint(_HOME, b"Open a folder", str(home)))
    ratio = statistics.median(ours) / statistics.median(hello)
    print(f"hello {statistics.median(hello):6.0f} ms   (least {min(hello):.0f})")
    print(f"home  {statistics.median(ours):6.0f} ms   (least {min(ours):.0f})")
    print(f"ratio {ratio:6.2f}      goal: at most {GOAL}")
    return ratio


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
