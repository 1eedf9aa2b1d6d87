"""A SWOT summary of 10,000 entries, built and written in every format.

Run `python -m tests.benchmarks.bench_summaries [ENTRIES]`. The baseline is reading the same
engagement from the disk, in the same run.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from sessions.exports.files import render
from sessions.exports.registry import REPORTS
from sessions.store.store import Store
from tests.builders.acme import GUIDE
from workshop.report.build import build
from workshop.running.capture import read_line
from workshop.running.commands import (
    AddDepartment,
    AddPerson,
    BeginEngagement,
    MergeFactors,
    RecordEntries,
    StartSession,
)

SIGNS: Final = ("+", "-", "*", "!", '"', ".")
WORDS: Final = (
    "portal", "ledger", "rota", "payroll", "records", "tablet", "network", "search", "invoice",
    "patient", "supplier", "board", "training", "outage", "backup", "licence", "report",
)  # fmt: skip


def statement(number: int) -> str:
    """A line that differs from the others as people's lines do."""
    words = [WORDS[(number * step) % len(WORDS)] for step in (1, 3, 7, 11)]
    return f"{SIGNS[number % len(SIGNS)]} Item {number}: {' '.join(words)} #legal"


def engagement(folder: Path, count: int) -> Store:
    """Twenty sessions of eight people, with factors of five entries each."""
    store = Store.begin(folder, BeginEngagement(name="Acme"))
    departments = [store.do(AddDepartment(name=f"Department {n}")).puts[0].id for n in range(8)]
    people = [
        store.do(AddPerson(name=f"Person {n}", department_id=departments[n % 8])).puts[0].id
        for n in range(16)
    ]
    for part in range(20):
        start = StartSession(guide=GUIDE, digest="bench", people=tuple(people))
        session_id = str(store.do(start).session_id)
        lines = tuple(read_line(statement(part * count + n)) for n in range(count // 20))
        record = RecordEntries(session_id=session_id, step_id="works", lines=lines)
        store.do(record)
    factors = store.record.live_factors()
    for first in range(0, len(factors) - 3, 4):
        group = [f for f in factors[first : first + 4] if f.letter is factors[first].letter]
        if len(group) > 1:
            others = tuple(factor.id for factor in group[1:])
            store.do(MergeFactors(into=group[0].id, others=others))
    return store


def timed(name: str, start: float) -> None:
    """Print what one part took."""
    print(f"{name:<24}  {time.perf_counter() - start:>7.2f} s")


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if sys.argv[1:] else 10_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "acme"
        engagement(folder, count).close()
        start = time.perf_counter()
        store = Store.open(folder, read_only=True)
        timed(f"open {count:,} entries", start)
        start = time.perf_counter()
        report = build(store.record, "swot", "restricted")
        timed("build the SWOT summary", start)
        for form in REPORTS:
            start = time.perf_counter()
            size = len(render(report, form))
            timed(f"write {form} ({size // 1024:,} KB)", start)


if __name__ == "__main__":
    main()
