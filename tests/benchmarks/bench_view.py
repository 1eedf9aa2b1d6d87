"""What the room view costs whoever writes: a key press with it running, and with it stopped.

Run ``python -m tests.benchmarks.bench_view``. One session of a thousand entries is typed into, and
a line is recorded now and then, which the view has to follow; the view runs for a block of keys and
stands still for the next, so that a busy machine slows both alike.
"""

from __future__ import annotations

import os
import signal
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from tests.benchmarks.bench_keys import WORD, Terminal, run_session

BLOCKS: Final = 24
KEYS: Final = 2 * len(WORD)
"""Keys of a block; behind each word a line is recorded."""
GOAL: Final = 1.1
_HERE: Final = "tests.benchmarks.bench_view"


class Writer(Terminal):
    """The session, typed into."""

    def block(self, view: Terminal) -> list[float]:
        """Type two lines and record them; milliseconds from each key to the screen.

        What the view draws meanwhile is read, else it would wait for that.
        """
        self.times = []
        for number in range(KEYS):
            self.type_next(number)
            view._read(0)
            if number % len(WORD) == len(WORD) - 1:
                self.press("\r", "Recorded")
                self.settle(1)
        return self.times


def main() -> int:
    """Measure and compare."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "acme"
        writer = Writer("session", str(folder), module=_HERE)
        writer.settle(8)
        view = Terminal("view", str(folder), module="screens")
        view.settle(5)
        found: dict[bool, list[float]] = {True: [], False: []}
        for number in range(BLOCKS):
            runs = number % 2 == 0
            os.kill(view.child, signal.SIGCONT if runs else signal.SIGSTOP)
            found[runs] += writer.block(view)
            view.settle(0.1)
        os.kill(view.child, signal.SIGCONT)
        for terminal in (view, writer):
            terminal.close()
    figures = []
    for runs, words in ((False, "view stopped"), (True, "view running")):
        cuts = statistics.quantiles(found[runs], n=100)
        figures.append((cuts[49], cuts[98]))
        told = f"median {cuts[49]:6.2f} ms   p99 {cuts[98]:6.2f} ms"
        print(f"{words:<14} {len(found[runs])} keys   {told}")
    middle, slow = (with_it / without for without, with_it in zip(*figures, strict=True))
    load = subprocess.run(["uptime"], capture_output=True, text=True, check=False).stdout.strip()
    print(f"ratio {middle:.2f}, of p99 {slow:.2f}; the goal is at most {GOAL}; {load}")
    return 0 if slow <= GOAL else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["session"]:
        run_session(Path(sys.argv[2]))
    else:
        sys.exit(main())
