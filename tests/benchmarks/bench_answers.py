"""What one answer costs from the typed line to the disk, against raw append and fsync.

Run `python -m tests.benchmarks.bench_answers [FOLDER]`. The line is read, the rules decide, the
change is written, synced and checked, and the record in memory follows; the baseline appends as
many bytes to a file and syncs it. Both are measured in turn in one run.

The ratio hangs on the disk: what an answer costs beyond the sync is the same on every one. So this
tells too from which sync on the goal is met. A folder on a slower disk shows it.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from sessions.clock import local_time
from sessions.store.store import Store
from tests.builders.acme import GUIDE
from workshop.running.capture import read_line
from workshop.running.commands import AddPerson, BeginEngagement, RecordEntries, StartSession

SIZES: Final = (10, 1_000, 10_000, 100_000)
ROUNDS: Final = 400
GOAL: Final = 1.7
LINE: Final = "+ Der Monatsabschluss dauert nur noch vier Tage, früher waren es zwölf @Dana #ledger"


def engagement(folder: Path, count: int) -> tuple[Store, str]:
    """An engagement with that many answers, a fifth of them in one session."""
    store = Store.begin(folder, BeginEngagement(name="Acme"), now=local_time)
    person = store.do(AddPerson(name="Dana Ortiz")).puts[0].id
    session_id = ""
    for part in range(5):
        start = StartSession(guide=GUIDE, digest="bench", people=(person,))
        session_id = str(store.do(start).session_id)
        lines = tuple(read_line(f"{LINE} {part}/{n}") for n in range(count // 5))
        for first in range(0, len(lines), 500):
            chunk = lines[first : first + 500]
            store.do(RecordEntries(session_id=session_id, step_id="works", lines=chunk))
    return store, session_id


def measure(folder: Path, count: int) -> tuple[list[float], list[float]]:
    """Milliseconds of each answer and of each raw append."""
    store, session_id = engagement(folder / str(count), count)
    answers, raws = [], []
    handle = os.open(folder / f"raw-{count}", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for number in range(ROUNDS):
        start = time.perf_counter()
        line = read_line(f"{LINE} {number}")
        store.do(RecordEntries(session_id=session_id, step_id="works", lines=(line,)))
        answers.append((time.perf_counter() - start) * 1_000)
        last = store.database.last
        content = (last.raw if last else b"") + b"\n"
        start = time.perf_counter()
        os.write(handle, content)
        os.fsync(handle)
        raws.append((time.perf_counter() - start) * 1_000)
    os.close(handle)
    store.close()
    return answers, raws


def opening(folder: Path, count: int) -> float:
    """Seconds until every answer of a closed engagement can be used."""
    start = time.perf_counter()
    Store.open(folder / str(count), read_only=True).close()
    return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if sys.argv[1:] else None) as name:
        folder = Path(name)
        print(
            f"{'answers':>9}  {'answer ms':>9}  {'raw ms':>7}  {'ratio':>5}  {'more ms':>7}"
            f"  {'goal from ms':>12}  {'open s':>6}"
        )
        for count in SIZES:
            answers, raws = measure(folder, count)
            answer, raw = statistics.median(answers), statistics.median(raws)
            seconds = opening(folder, count)
            print(
                f"{count:>9,}  {answer:>9.3f}  {raw:>7.3f}  {answer / raw:>5.2f}"
                f"  {answer - raw:>7.3f}  {(answer - raw) / (GOAL - 1):>12.2f}  {seconds:>6.2f}"
            )


if __name__ == "__main__":
    main()
