"""Two writers, and clocks that go backwards: nobody's answers are lost.

Requirement: of many windows that open an engagement at once exactly one may write, and the others
say since when; where the lock is no obstacle all that both wrote is kept and the fork is reported;
the order of what was recorded is that of the journal, whatever the clock says.
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from tinydb.table import Document

from sessions.database.database import EngagementDB
from sessions.journal.defects import Fork
from tests.sessions.disk.failing_disks import START, opened, ticking

RACERS = 12

RACE = """
import json, sys
from pathlib import Path
from sessions.errors import EngagementLocked
from tests.sessions.disk.failing_disks import opened
print("ready", flush=True)
sys.stdin.readline()
try:
    db = opened(Path(sys.argv[1]), create=False)
except EngagementLocked as refusal:
    print(json.dumps(refusal.sentence), flush=True)
else:
    print(json.dumps("won"), flush=True)
    sys.stdin.readline()
    db.close()
"""


def race(folder: Path) -> list[str]:
    """What so many processes say that open an engagement at once."""
    command, pipe = [sys.executable, "-c", RACE, str(folder)], subprocess.PIPE
    racers = [subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) for _ in range(RACERS)]
    assert [racer.stdout.readline() for racer in racers if racer.stdout] == ["ready\n"] * RACERS
    for racer in racers:
        assert racer.stdin
        racer.stdin.write("go\n")
        racer.stdin.flush()
    words = [json.loads(racer.stdout.readline()) for racer in racers if racer.stdout]
    for racer in racers:
        racer.communicate("close\n", timeout=30)
    return words


@pytest.mark.slow
def test_of_twelve_processes_one_wins(tmp_path: Path) -> None:
    """The others say since when it is open, the earliest of them too."""
    opened(tmp_path / "e").close()
    won, *others = sorted(race(tmp_path / "e"), key=lambda words: words != "won")
    assert won == "won"
    assert set(others) == {"already open in another window since 14:02"}


def test_without_a_lock_all_of_both_writers_is_kept(tmp_path: Path) -> None:
    """As in a synced folder on two laptops: a hundred answers, by turns, and the fork is told."""
    opened(tmp_path / "e").close()
    writers = []
    for number in range(2):
        db = opened(tmp_path / "e")
        assert db._lock is not None
        db._lock.release()
        writers.append((number, db))
    for i in range(50):
        for number, db in writers:
            db.insert(Document({"by": number, "i": i}, doc_id=1 + i * 2 + number))
    for _, db in writers:
        db.close()
    reader = opened(tmp_path / "e", read_only=True)
    assert sorted((row["i"], row["by"]) for row in reader) == [
        (i, number) for i in range(50) for number in range(2)
    ]
    assert any(isinstance(defect, Fork) for defect in reader.journal.defects)


def test_a_clock_that_goes_backwards_changes_no_order(tmp_path: Path) -> None:
    """A day earlier at each start: the newest value is the one that was recorded last."""
    for day in range(8):
        db = EngagementDB(tmp_path / "e", clock=ticking(START - timedelta(days=day)), create=True)
        for i in range(3):
            db.upsert(Document({"day": day, "i": i}, doc_id=1))
        db.close()
        (tmp_path / "e" / "workshop.json").unlink()
    reader = opened(tmp_path / "e", read_only=True)
    assert (reader.all(), reader.journal.defects) == ([{"day": 7, "i": 2}], ())
    numbers = [(line.operations[0].new or {}).get("day") for line in reader.history()]
    assert numbers == sorted(numbers, key=lambda day: day or 0)
