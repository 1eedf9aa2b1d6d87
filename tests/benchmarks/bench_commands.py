"""What the command line costs before it does anything, against `python -c pass`.

Run `python -m tests.benchmarks.bench_commands [ROUNDS]`. Whole processes, in turn, in one run;
medians of the time that passes, and of that of the processor, which other work on the machine
lengthens less. The engagement is the sample.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Final

from screens.cli.main import main as command_line
from sessions.demo.build import sample_in

ROUNDS: Final = 25
GOAL: Final = 6
"""How many times an empty program the lists may take."""
LISTS: Final = ("workshop guides list", "workshop list", "workshop sessions")
_SCRIPT: Final = "import sys; from screens.cli.main import main; sys.exit(main())"
_OURS: Final = [sys.executable, "-c", _SCRIPT]
COMMANDS: Final = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "workshop --version": [*_OURS, "--version"],
    "workshop --help": [*_OURS, "--help"],
    "workshop nonsense": [*_OURS, "nonsense"],
    "workshop guides list": [*_OURS, "guides", "list"],
    "workshop list": [*_OURS, "list"],
    "workshop sessions": [*_OURS, "sessions", "Sample"],
    "import textual.app": [sys.executable, "-c", "import textual.app"],
}


def seconds(command: list[str], home: Path) -> tuple[float, float]:
    """How long a whole process takes, by the clock and of the processor."""
    environment = os.environ | {"WORKSHOP_FOLDER": str(home)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed is compiled once
    start = time.perf_counter()
    with subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return time.perf_counter() - start, used.ru_utime + used.ru_stime


def main(rounds: int = ROUNDS) -> int:
    """Measure and print; the exit status tells whether the lists meet the goal."""
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in COMMANDS}
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        sample_in(home)
        with redirect_stdout(StringIO()):
            command_line([f"--folder={home}", "list"])  # what it holds is counted once
        for command in COMMANDS.values():
            seconds(command, home)  # compiled by now, whatever was changed
        for _ in range(rounds):
            for each, command in COMMANDS.items():
                times[each].append(seconds(command, home))
    medians = {
        each: [statistics.median(kind) for kind in zip(*measured, strict=True)]
        for each, measured in times.items()
    }
    bare = medians["python -c pass"]
    print(f"{'command':<22}  {'median ms':>9}  {'ratio':>5}  {'processor ms':>12}  {'ratio':>5}")
    for each, (passed, used) in medians.items():
        print(
            f"{each:<22}  {passed * 1_000:>9.1f}  {passed / bare[0]:>5.2f}"
            f"  {used * 1_000:>12.1f}  {used / bare[1]:>5.2f}"
        )
    worst = max(medians[each][1] / bare[1] for each in LISTS)
    print(f"the slowest list {worst:.2f}; the goal is at most {GOAL}")
    return 0 if worst <= GOAL else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else ROUNDS))
