"""What one recorded document costs against a raw append and fsync of as many bytes.

Run ``python -m tests.benchmarks.bench_recording [FOLDER]``. Both are measured in turn in the same
run, so that a busy disk slows both, and the medians are compared. The folder is where the disk to
measure is; the system's temporary folder by default.

The ratio hangs on the disk: what a document costs beyond the sync is the same on every one. So this
tells too from which sync on the goal is met.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from tinydb.table import Document

from sessions.database.database import EngagementDB

SIZES = (10, 1_000, 10_000, 100_000)
ROUNDS = 600
GOAL = 1.2


def answer(number: int) -> dict[str, Any]:
    """Make a document of about 350 bytes, as an answer has them."""
    return {
        "session": 1234567890123 + number % 7,
        "step": "what-works",
        "kind": "strength",
        "text": f"La clôture mensuelle ne dure que quatre jours au lieu de douze ({number}).",
        "speaker": 998877665544 + number % 31,
        "tags": ["people", "economic", "größe"],
        "private": False,
        "revision": 1,
        "created": "2026-11-21T10:41:07.123456+01:00",
        "attribution": "role",
    }


def seed(db: EngagementDB, count: int) -> None:
    """Fill the table to a size, a thousand documents a line."""
    table = db.table("entries")
    for start in range(0, count, 1_000):
        with db.change():
            table.insert_multiple(
                Document(answer(i), doc_id=i + 1) for i in range(start, min(start + 1_000, count))
            )


def timed(call: Callable[[], object]) -> float:
    """Run a call and say how many milliseconds it took."""
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1_000


def raw_append(handle: int, content: bytes) -> None:
    """Do the least that makes bytes durable."""
    os.write(handle, content)
    os.fsync(handle)


def measure(folder: Path, count: int) -> tuple[float, float]:
    """Give the medians of one recorded document and of one raw append, in milliseconds."""
    db = EngagementDB(folder / f"engagement-{count}", clock=lambda: datetime.now(UTC), create=True)
    seed(db, count)

    def record(document: Document) -> None:
        with db.change({"say": "Recorded strength S3", "by": "dana"}):
            db.table("entries").insert(document)

    record(Document(answer(0), doc_id=2**100))
    content = (db.last.raw if db.last else b"") + b"\n"
    handle = os.open(folder / f"raw-{count}", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    recorded, raw = [], []
    for i in range(1, ROUNDS):
        document = Document(answer(i), doc_id=2**100 + i)
        recorded.append(timed(partial(record, document)))
        raw.append(timed(partial(raw_append, handle, content)))
    os.close(handle)
    db.close()
    return statistics.median(recorded), statistics.median(raw)


def measure_opening(folder: Path, count: int) -> tuple[float, float]:
    """Give the milliseconds to open with the checkpoint, and from the journal alone."""
    path = folder / f"engagement-{count}"

    def opening() -> None:
        EngagementDB(path, clock=lambda: datetime.now(UTC), read_only=True)

    with_checkpoint = min(timed(opening) for _ in range(3))
    (path / "workshop.json").unlink()
    return with_checkpoint, min(timed(opening) for _ in range(3))


def main() -> int:
    """Print the table; the exit status tells whether the goal was met at every size."""
    place = sys.argv[1] if len(sys.argv) > 1 else None
    ratios = []
    print(
        f"{'documents':>10} {'recorded ms':>12} {'raw ms':>8} {'ratio':>6} {'more ms':>8}"
        f" {'goal from ms':>13}   open ms (journal only)"
    )
    with tempfile.TemporaryDirectory(dir=place) as name:
        for count in SIZES:
            recorded, raw = measure(Path(name), count)
            quick, full = measure_opening(Path(name), count)
            ratios.append(recorded / raw)
            print(
                f"{count:>10,} {recorded:>12.3f} {raw:>8.3f} {recorded / raw:>6.2f}"
                f" {recorded - raw:>8.3f} {(recorded - raw) / (GOAL - 1):>13.2f}"
                f"   {quick:.0f} ({full:.0f})"
            )
    return 0 if max(ratios) <= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
