"""How long the board of a thousand needs takes to open, and a key on it, against the empty board.

Run ``python -m tests.benchmarks.bench_needs_screen [ROUNDS]``. Both are opened in turn in the same
process, from the engagement screen until the board is drawn; what is chosen is worked out in a
thread meanwhile. The medians are compared; the first round, which loads modules, is not counted.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from textual.pilot import Pilot
from textual.widgets import Static

from screens.base.navigation import OpenNeeds
from screens.needs.needs import NeedsScreen
from tests.builders.needs_board import NeedsBoard
from tests.screens.stage import running, settle

NEEDS: Final = 1_000
ROUNDS: Final = 5
GOAL: Final = 300
"""Milliseconds until the board of a thousand needs is drawn."""


async def opened(pilot: Pilot[None]) -> float:
    """Milliseconds from asking for the screen until its board is drawn."""
    start = time.perf_counter()
    pilot.app.screen.post_message(OpenNeeds())
    while not _is_drawn(pilot):  # noqa: ASYNC110 - nothing tells that it is drawn
        await asyncio.sleep(0)
    return (time.perf_counter() - start) * 1000


def _is_drawn(pilot: Pilot[None]) -> bool:
    screen = pilot.app.screen
    if not isinstance(screen, NeedsScreen) or not screen.is_mounted:
        return False
    found = screen.query("#needs")
    return bool(found) and bool(str(found.first(Static).content))


async def keys(pilot: Pilot[None], number: int = 20) -> float:
    """Milliseconds for a key that puts the next need in front, until it is drawn."""
    start = time.perf_counter()
    for _ in range(number):
        await pilot.press("down")
    return (time.perf_counter() - start) * 1000 / number


async def rounds(folder: Path, number: int) -> Iterator[tuple[float, float]]:
    """Opening and a key, round by round."""
    found = []
    async with running(folder.parent, folder) as pilot:
        for _ in range(number + 1):
            first = await opened(pilot)
            await settle(pilot)
            found.append((first, await keys(pilot)))
            await pilot.press("escape")
            await settle(pilot)
    return iter(found[1:])


def main() -> None:
    """Measure and print."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory() as home:
        for rows in (0, NEEDS):
            made = NeedsBoard(Path(home) / f"With{rows}", rows=rows)
            made.limit(rows * 35_000 + 1, rows * 20)
            folder = made.closed()
            opens, presses = zip(*asyncio.run(rounds(folder, number)), strict=True)
            told = statistics.median(opens), statistics.median(presses)
            print(f"{rows:,} needs: board in {told[0]:.0f} ms, a key in {told[1]:.0f} ms")
    print(f"goal: {GOAL} ms for {NEEDS:,} needs")


if __name__ == "__main__":
    main()
