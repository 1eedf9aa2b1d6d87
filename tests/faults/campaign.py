"""Stop a writer at random instants, and compare what is kept with what it had acknowledged.

Run ``python -m tests.faults.campaign kill|power RECORDER FOLDER TIMES [SEED]``. The writer
acknowledges each document over a pipe; it is also stopped while it opens, closes and writes its
checkpoint. What came of it is printed as JSON.
"""

from __future__ import annotations

import json
import os
import random
import select
import shutil
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Final

import msgspec

from tests.faults.plugs import Kill, Plug, ext4
from tests.faults.recorders import RECORDERS, Say, Unreadable, kept

_BEFORE_CLOSING: Final = 25
_BEFORE_A_NEW_FOLDER: Final = 25
_LONGEST: Final = 0.04
_AMID_ANSWERS: Final = 0.01
_PATIENCE: Final = 60


class Outcome(msgspec.Struct):
    """What came of a campaign."""

    recorder: str
    """What was tested."""
    stops: int = 0
    """How often it was stopped."""
    acknowledged: int = 0
    """How many documents it had acknowledged by then."""
    unacknowledged: int = 0
    """How many are kept that it had not come to acknowledge, as it may happen."""
    lost: int = 0
    """How many are not kept although they were acknowledged."""
    unreadable: int = 0
    """How often nothing could be read, or something else than was recorded."""
    problem: str = ""
    """What was unreadable first."""


def write_until_stopped(recorder: str, folder: Path, base: int, say: Say) -> None:
    """Record documents for ever, closing and opening again now and then."""
    number = base
    while True:
        writer = RECORDERS[recorder](folder)
        for _ in range(_BEFORE_CLOSING):
            writer.record(number, say)
            number += 1
        writer.close()


def stop_one(recorder: str, plug: Plug, folder: Path, at: int, chance: random.Random) -> list[int]:
    """Start a writer, stop it after a while, and give what it acknowledged.

    Every other one is stopped among its answers, however long it takes to come to the first; the
    rest also while they open.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            write_until_stopped(
                recorder, folder, at * 1_000_000, lambda number: _tell(writing, number)
            )
        finally:
            # On a disk without power the writer fails, and waits to be buried.
            time.sleep(60)
            os._exit(1)
    os.close(writing)
    if at % 2:
        select.select([reading], [], [], _PATIENCE)
        time.sleep(chance.uniform(0, _AMID_ANSWERS))
    else:
        time.sleep(chance.uniform(0, _LONGEST))
    try:
        said = plug.pull(child, reading)
    finally:
        os.close(reading)
    return [int.from_bytes(said[i : i + 8]) for i in range(0, len(said) - 7, 8)]


def _tell(pipe: int, number: int) -> None:
    """Acknowledge a number over a pipe."""
    os.write(pipe, number.to_bytes(8))


def run(recorder: str, plug: Plug, times: int, chance: random.Random) -> Outcome:
    """Stop a writer so many times, on a new folder now and then."""
    outcome = Outcome(recorder)
    folder, expected, at = plug.place / "0", set[int](), 0
    while outcome.stops < times:
        if at % _BEFORE_A_NEW_FOLDER == 0:
            shutil.rmtree(folder, ignore_errors=True)
            folder, expected = plug.place / str(outcome.stops), set()
            RECORDERS[recorder](folder).close()
        at += 1
        said = stop_one(recorder, plug, folder, at, chance)
        outcome.stops += 1
        outcome.acknowledged += len(said)
        expected.update(said)
        try:
            found = kept(recorder, folder)
        except Unreadable as problem:
            outcome.unreadable += 1
            outcome.problem = outcome.problem or str(problem)
            at = at // _BEFORE_A_NEW_FOLDER * _BEFORE_A_NEW_FOLDER
            continue
        outcome.unacknowledged += len(found - expected)
        outcome.lost += len(expected - found)
        expected = found
    return outcome


def main() -> int:
    """Print what came of a campaign; the exit status tells whether anything was lost."""
    way, recorder, folder, times = sys.argv[1], sys.argv[2], Path(sys.argv[3]), int(sys.argv[4])
    chance = random.Random(int(sys.argv[5]) if len(sys.argv) > 5 else None)  # noqa: S311
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        plug: Plug = stack.enter_context(ext4(folder)) if way == "power" else Kill(folder)
        outcome = run(recorder, plug, times, chance)
    sys.stdout.write(json.dumps(msgspec.to_builtins(outcome)) + "\n")
    return 1 if outcome.lost or outcome.unreadable else 0


if __name__ == "__main__":
    sys.exit(main())
