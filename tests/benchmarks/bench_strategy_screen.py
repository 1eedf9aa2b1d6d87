"""How long the strategy of 10,000 entries and 1,000 factors takes to open, and a board of it.

Run ``python -m tests.benchmarks.bench_strategy_screen [ROUNDS]``. Once it is opened empty and once
large in the same process, from the engagement screen until the elements stand there; boards are
made in a thread meanwhile, and each is opened by its row once they are. Medians are told; the first
round, which loads modules, is not counted.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from textual.pilot import Pilot

from screens.base.navigation import OpenStrategy
from screens.strategy.strategy import StrategyScreen
from sessions.store.store import Store
from tests.builders.acme import GUIDE
from tests.screens.stage import running, settle
from workshop.record.documents import Factor
from workshop.report.boards.all_boards import BOARDS
from workshop.running.capture import read_line
from workshop.running.commands import (
    AddDepartment,
    AddPerson,
    BeginEngagement,
    MergeFactors,
    RecordEntries,
    StartSession,
)
from workshop.running.row_commands import PutRows, RowText

ENTRIES: Final = 10_000
FACTORS: Final = 1_000
ROUNDS: Final = 3
GOAL: Final = 300
"""Milliseconds until the screen, and then a board, is drawn."""
SIGNS: Final = "+-*!"


def engagement(folder: Path, entries: int, factors: int) -> Path:
    """Ten sessions of eight people; factors of as many entries each; rows that lead to them."""
    with Store.begin(folder, BeginEngagement(name="Acme")) as store:
        departments = [store.do(AddDepartment(name=f"Unit {n}")).puts[0].id for n in range(8)]
        people = [
            store.do(AddPerson(name=f"Person {n}", department_id=departments[n % 8])).puts[0].id
            for n in range(16)
        ]
        for part in range(10 if entries else 0):
            start = StartSession(guide=GUIDE, digest="bench", people=tuple(people))
            session_id = str(store.do(start).session_id)
            numbers = range(part * entries // 10, (part + 1) * entries // 10)
            lines = tuple(
                read_line(
                    f"{SIGNS[n % factors % 4]} Item {n % factors} of {n // factors}: it is so"
                )
                for n in numbers
            )
            step = "works"
            store.do(RecordEntries(session_id=session_id, step_id=step, lines=lines))
        groups: dict[str, list[Factor]] = {}
        for factor in store.record.live_factors():
            groups.setdefault(factor.text.split(" of ")[0], []).append(factor)
        for first, *others in groups.values():
            if others:
                ids = tuple(each.id for each in others)
                store.do(MergeFactors(into=first.id, others=ids))
        codes = [factor.code for factor in store.record.live_factors()]
        goals = [{"goal": f"Goal {n}", "drivers": code} for n, code in enumerate(codes[::5])]
        rows = tuple(RowText(values=dict(each)) for each in goals)
        if rows:
            store.do(PutRows(register="goals", rows=rows))
    return folder


async def opened(pilot: Pilot[None]) -> float:
    """Milliseconds from asking for the screen until its elements stand there."""
    start = time.perf_counter()
    pilot.app.screen.post_message(OpenStrategy())
    while not _is_drawn(pilot):  # noqa: ASYNC110 - nothing tells that it is drawn
        await asyncio.sleep(0.002)
    return (time.perf_counter() - start) * 1000


def _is_drawn(pilot: Pilot[None]) -> bool:
    screen = pilot.app.screen
    return isinstance(screen, StrategyScreen) and screen.is_mounted and screen.picture is not None


async def boards(pilot: Pilot[None]) -> float:
    """Milliseconds for the slowest board to be opened by its row, once all are made."""
    await pilot.press("2")
    slowest = 0.0
    for _ in BOARDS:
        start = time.perf_counter()
        await pilot.press("down")
        slowest = max(slowest, (time.perf_counter() - start) * 1000)
    return slowest


async def rounds(folder: Path, number: int) -> list[tuple[float, float, float]]:
    """Opening, all boards made, and the slowest board, round by round."""
    found = []
    async with running(folder.parent, folder) as pilot:
        for _ in range(number + 1):
            start = time.perf_counter()
            first = await opened(pilot)
            await settle(pilot)
            made = (time.perf_counter() - start) * 1000
            found.append((first, made, await boards(pilot)))
            await pilot.press("escape")
            await settle(pilot)
    return found[1:]


def main() -> None:
    """Measure and print."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory() as home:
        for name, entries, factors in (("Empty", 0, 1), ("Large", ENTRIES, FACTORS)):
            folder = engagement(Path(home) / name, entries, factors)
            found = zip(*asyncio.run(rounds(folder, number)), strict=True)
            opens, made, slowest = (statistics.median(each) for each in found)
            print(
                f"{entries:>6,} entries: opens in {opens:>6.0f} ms (goal {GOAL}), all boards made "
                f"after {made:>6.0f} ms, the slowest opens in {slowest:>4.0f} ms (goal {GOAL})"
            )


if __name__ == "__main__":
    main()
