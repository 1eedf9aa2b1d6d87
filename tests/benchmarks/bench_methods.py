"""The portfolio of 30 requests under 3 limits, against trying every choice of 12 of them.

Run `python -m tests.benchmarks.bench_methods`. The goal is under 1 second. Values and uses are
random, or go together in the ways that make a choice hard; both are measured in one run.
"""

from __future__ import annotations

import itertools
import statistics
import time
from typing import Final

from tests.workshop.methods.finance.test_portfolio import KINDS, hard
from workshop.methods.finance.bound_requests import Requests
from workshop.methods.finance.portfolio import portfolio

ROUNDS: Final = 5
TRIED: Final = 12


def try_all(requests: Requests) -> float:
    """The baseline: the best of all choices of the first few requests."""
    best = 0.0
    columns = list(zip(*requests.weights, strict=True))[:TRIED]
    for bits in itertools.product((0, 1), repeat=TRIED):
        chosen = [at for at, bit in enumerate(bits) if bit]
        used = [sum(columns[at][row] for at in chosen) for row in range(len(requests.weights))]
        if all(use <= limit for use, limit in zip(used, requests.capacities, strict=True)):
            best = max(best, sum(requests.values[at] for at in chosen))
    return best


def measure(kind: str, count: int) -> tuple[list[float], list[float], int]:
    """Seconds of each choice and of each baseline, and how many were proven."""
    choices, baselines, proven = [], [], 0
    for seed in range(ROUNDS):
        requests = hard(kind, count, 3, seed)
        start = time.perf_counter()
        proven += portfolio(requests).proven
        choices.append(time.perf_counter() - start)
        start = time.perf_counter()
        try_all(requests)
        baselines.append(time.perf_counter() - start)
    return choices, baselines, proven


def main() -> None:
    """Measure and print."""
    print(f"{'kind':>8}  {'requests':>8}  {'median s':>8}  {'worst s':>8}  {'ratio':>6}  proven")
    for count in (30, 60):
        for kind in KINDS:
            choices, baselines, proven = measure(kind, count)
            middle, base = statistics.median(choices), statistics.median(baselines)
            print(
                f"{kind:>8}  {count:>8}  {middle:>8.3f}  {max(choices):>8.3f}  "
                f"{middle / base:>6.1f}  {proven} of {ROUNDS}"
            )


if __name__ == "__main__":
    main()
