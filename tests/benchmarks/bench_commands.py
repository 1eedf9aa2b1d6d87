"""What the command line costs before it does anything, against `python -c pass`.

Run `python -m tests.benchmarks.bench_commands`. Whole processes, in turn, in one run; medians.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

ROUNDS: Final = 25
SCRIPT: Final = str(Path(sys.executable).parent / "workshop")
COMMANDS: Final = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "workshop --version": [SCRIPT, "--version"],
    "workshop --help": [SCRIPT, "--help"],
    "workshop nonsense": [SCRIPT, "nonsense"],
    "workshop guides list": [SCRIPT, "guides", "list"],
    "import textual.app": [sys.executable, "-c", "import textual.app"],
}


def seconds(command: list[str]) -> float:
    """How long a whole process takes."""
    start = time.perf_counter()
    subprocess.run(command, capture_output=True, check=False)
    return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(ROUNDS):
        for name, command in COMMANDS.items():
            times[name].append(seconds(command))
    bare = statistics.median(times["python -c pass"])
    print(f"{'command':<22}  {'median ms':>9}  {'ratio':>5}")
    for name, measured in times.items():
        median = statistics.median(measured)
        print(f"{name:<22}  {median * 1_000:>9.1f}  {median / bare:>5.2f}")


if __name__ == "__main__":
    main()
