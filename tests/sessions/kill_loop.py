"""Kill a writer at random instants, and compare what is found with what it had acknowledged.

Run ``python -m tests.sessions.kill_loop FOLDER TIMES [SEED]``. The writer acknowledges each
document over a pipe after it was recorded; it may also be killed while it opens, closes and writes
its checkpoint.
"""

import os
import random
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from tinydb.table import Document

from sessions.tinydb_journal import EngagementDB


def now() -> datetime:
    """Tell the time."""
    return datetime.now(UTC)


def write_until_killed(folder: Path, base: int, pipe: int) -> None:
    """Record documents for ever, reopening the engagement now and then."""
    number = base
    while True:
        db = EngagementDB(folder, clock=now, create=True)
        for _ in range(25):
            db.table("t").insert(Document({"n": number, "text": "x" * (number % 500)}, number))
            os.write(pipe, number.to_bytes(8))
            number += 1
        db.close()


def kill_one(folder: Path, base: int, seconds: float) -> list[int]:
    """Start a writer, kill it after a while, and give what it acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        write_until_killed(folder, base, writing)
    os.close(writing)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as pipe:
        content = pipe.read()
    return [int.from_bytes(content[i : i + 8]) for i in range(0, len(content) - 7, 8)]


def main() -> int:
    """Print what was lost; the exit status tells whether anything was."""
    folder, times = Path(sys.argv[1]), int(sys.argv[2])
    chance = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else None)  # noqa: S311
    EngagementDB(folder, clock=now, create=True).close()
    expected: set[int] = set()
    for i in range(times):
        expected.update(kill_one(folder, (i + 1) * 1_000_000, chance.uniform(0, 0.04)))
        db = EngagementDB(folder, clock=now)
        found = {doc.doc_id for doc in db.table("t")}
        harmful = [finding for finding in db.findings if "middle of a line" not in finding.sentence]
        db.close()
        if not expected <= found or harmful:
            print(f"kill {i}: lost {sorted(expected - found)}, found {harmful}")
            return 1
    print(f"{times} kills, {len(expected)} acknowledged, none lost")
    return 0


if __name__ == "__main__":
    sys.exit(main())
