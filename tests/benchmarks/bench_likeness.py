"""Ten thousand statements: what the index of likeness costs to make, to ask, and to add to.

Run ``python -m tests.benchmarks.bench_likeness``. The goals are an answer within 50 ms, one more
statement within 5 ms, and an index within 3 s. The baseline is reading every statement once, word
by word; it is taken in turn with what is measured.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable
from typing import Final

from workshop.analysis.likeness import Likeness
from workshop.content_words import words_of

STATEMENTS: Final = 10_000
ROUNDS: Final = 200
GOALS: Final = {"index": 3_000.0, "ask": 50.0, "add": 5.0}

_PARTS: Final = (
    "nurses agents carers volunteers managers auditors suppliers patients doctors porters",
    "lose carry retype share wait forget collect print miss repeat",
    "passwords forms tablets letters accounts contracts backups invoices referrals rosters",
    "every shift|after outages|at month end|since the move|in four systems|on one laptop|by hand",
)


def statements() -> dict[str, str]:
    """Invented statements, the same in every run; about one word in nine is rare."""
    chance = random.Random(3)  # noqa: S311 - the same statements each time
    parts = [part.split("|") if "|" in part else part.split() for part in _PARTS]
    return {
        f"{number:05}": " ".join(
            [*(chance.choice(words) for words in parts), f"ward{chance.randrange(3_000)}"]
        )
        for number in range(STATEMENTS)
    }


def timed(act: Callable[[], object]) -> float:
    """The milliseconds that something takes."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1_000


def main() -> int:
    """Measure and tell; the exit status says whether the goals were met."""
    texts = statements()
    made, baseline = [], []
    index = Likeness()
    for _ in range(3):
        baseline.append(timed(lambda: [words_of(text) for text in texts.values()]))
        start = time.perf_counter()
        index = Likeness(texts)
        made.append((time.perf_counter() - start) * 1_000)
    keys = list(texts)
    asked, added = [], []
    for number in range(ROUNDS):
        key = keys[number * 37 % len(keys)]
        asked.append(timed(lambda key=key: index.most_alike(texts[key], (key,))))  # type: ignore[misc]
        added.append(timed(lambda key=key: index.put(key, f"{texts[key]} again")))  # type: ignore[misc]
    found = {
        "index": statistics.median(made),
        "ask": statistics.quantiles(asked, n=20)[-1],
        "add": statistics.quantiles(added, n=20)[-1],
    }
    print(f"{STATEMENTS:,} statements; every word read once: {min(baseline):.0f} ms")
    for name, figure in found.items():
        print(f"{name:<6} {figure:8.1f} ms   goal {GOALS[name]:,.0f}")
    return int(any(found[name] > goal for name, goal in GOALS.items()))


if __name__ == "__main__":
    sys.exit(main())
