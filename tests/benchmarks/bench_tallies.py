"""Tallies and agreement of 200 ballots on 50 options, and what loading every method costs.

Run `python -m tests.benchmarks.bench_tallies`. The goals are 50 ms for each, and 40 ms more than an
empty program for loading. The baselines are sorting every ballot once, and `python -c pass`; both
are taken in turn with what is measured.
"""

from __future__ import annotations

import compileall
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import workshop
from tests.builders.votes import full_room
from workshop.ballots.votes.counting import counted
from workshop.methods.agreement.kendall_w import kendall_w
from workshop.methods.voting.ballots import Ballot, election
from workshop.methods.voting.borda import borda
from workshop.methods.voting.condorcet import condorcet
from workshop.methods.voting.copeland import copeland
from workshop.methods.voting.dots import dots
from workshop.methods.voting.nominal_group import nominal_group
from workshop.methods.voting.schulze import schulze

BALLOTS: Final = 200
OPTIONS: Final = 50
ROUNDS: Final = 15
LOADING: Final = "import workshop.methods; list(workshop.methods.every_method())"


def vote_of(method: str) -> Callable[[], object]:
    """A closed vote with everything that is told of it: results, places, turnout, agreement."""
    room = full_room(method, BALLOTS, OPTIONS)
    return lambda: counted(room.record, room.vote)


def tasks() -> tuple[dict[str, Callable[[], object]], Callable[[], object]]:
    """What is measured, by name, and the baseline."""
    chance = random.Random(1)  # noqa: S311 - the same ballots each time
    options = [f"option {number:02}" for number in range(OPTIONS)]
    rankings = [chance.sample(options, OPTIONS) for _ in range(BALLOTS)]
    scores = [[chance.randint(1, 9) for _ in options] for _ in range(BALLOTS)]
    given = {str(at): dict.fromkeys(ranking[:16], 1) for at, ranking in enumerate(rankings)}
    named = {str(at): ranking for at, ranking in enumerate(rankings)}
    ballots = [Ballot(tuple((option,) for option in ranking)) for ranking in rankings]
    votes = election(ballots)
    measured: dict[str, Callable[[], object]] = {
        "checking the ballots": lambda: election(ballots),
        "borda": lambda: borda(votes),
        "condorcet": lambda: condorcet(votes),
        "copeland": lambda: copeland(votes),
        "schulze": lambda: schulze(votes),
        "dots": lambda: dots(given, budget=16),
        "ngt": lambda: nominal_group(named),
        "kendall-w": lambda: kendall_w(scores),
        **{f"a vote by {name}": vote_of(name) for name in ("dots", "ranks", "gradients")},
    }
    return measured, lambda: [sorted(ranking) for ranking in rankings]


def seconds(task: Callable[[], object]) -> float:
    """How long it takes once."""
    start = time.perf_counter()
    task()
    return time.perf_counter() - start


def program(code: str, folder: Path) -> Callable[[], object]:
    """A Python program of its own that finds the package in a folder."""
    words: Sequence[str] = (sys.executable, "-I", "-c", code.replace("FOLDER", str(folder)))
    return lambda: subprocess.run(words, check=True)


def loading() -> tuple[float, float]:
    """Seconds of a program that loads every method, compiled as when installed, and of none."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(Path(workshop.__file__).parent, folder / "workshop")
        compileall.compile_dir(folder, quiet=2)
        with_all = program(f"import sys; sys.path.insert(0, 'FOLDER'); {LOADING}", folder)
        bare = program("pass", folder)
        pairs = [(seconds(with_all), seconds(bare)) for _ in range(ROUNDS)]
    return min(loaded for loaded, _ in pairs), min(empty for _, empty in pairs)


def main() -> None:
    """Measure and print."""
    measured, baseline = tasks()
    print(f"{'':>22}  {'median ms':>9}  {'worst ms':>8}  {'ratio':>6}")
    for name, task in measured.items():
        pairs = [(seconds(task), seconds(baseline)) for _ in range(ROUNDS)]
        middle = statistics.median(took for took, _ in pairs)
        base = statistics.median(took for _, took in pairs)
        worst = max(took for took, _ in pairs)
        print(f"{name:>22}  {middle * 1e3:>9.1f}  {worst * 1e3:>8.1f}  {middle / base:>6.1f}")
    loaded, empty = loading()
    print(f"loading every method: {loaded * 1e3:.1f} ms, an empty program {empty * 1e3:.1f} ms,")
    print(f"{(loaded - empty) * 1e3:.1f} ms more, {loaded / empty:.2f} times as long")


if __name__ == "__main__":
    main()
