"""Going through what looks alike: compared once, not once a pair."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from screens.summary import factor_actions as curating
from screens.summary.summary import SummaryScreen
from tests.screens.stage import acme, current, press, running, seen, told, workshop
from workshop.analysis.duplicates import Cluster, proposals
from workshop.record.record import Record

ALIKE = tuple(
    f"{sign} The {word} close of the books takes nine working days"
    for sign in "+-"
    for word in ("monthly", "month", "months")
)
"""Three strengths and three weaknesses, each alike to the two others."""


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Each comparison of all factors: whether it was done in the thread of the screens."""
    calls: list[bool] = []

    def counted(record: Record) -> tuple[Cluster, ...]:
        calls.append(threading.current_thread() is threading.main_thread())
        return proposals(record)

    monkeypatch.setattr(curating, "proposals", counted)
    return calls


@pytest.mark.slow
async def test_judging_a_pair_compares_nothing_anew(tmp_path: Path, compared: list[bool]) -> None:
    """Six pairs: two comparisons, one at the start and one when all are judged."""
    async with running(tmp_path, acme(tmp_path, ALIKE)) as pilot:
        await press(pilot, "s", "2", "m")
        assert "6 proposals left" in seen(pilot)
        for left in range(5, 0, -1):
            await press(pilot, "a")
            assert f"{left} proposal" in seen(pilot)
        assert compared == [True]
        await press(pilot, "a")
        current(pilot, SummaryScreen)
        assert "That was the last one." in told(pilot)
        assert len(workshop(pilot).store.record.judged_apart()) == 6
        assert len(compared) == 2


@pytest.mark.slow
async def test_a_merge_takes_the_pairs_of_the_merged_one_along(
    tmp_path: Path, compared: list[bool]
) -> None:
    """What was merged away is proposed no more; what stands still is."""
    async with running(tmp_path, acme(tmp_path, ALIKE[:3])) as pilot:
        await press(pilot, "s", "2", "m")
        assert "3 proposals left" in seen(pilot)
        await press(pilot, "m")
        assert "1 proposal left" in seen(pilot)
        await press(pilot, "m")
        assert "That was the last one." in told(pilot)
        assert len(workshop(pilot).store.record.live_factors()) == 1
        assert len(compared) == 2


async def test_put_off_is_put_off(tmp_path: Path, compared: list[bool]) -> None:
    """Later means not again in this round, whatever the comparison finds."""
    async with running(tmp_path, acme(tmp_path, ALIKE[:2])) as pilot:
        await press(pilot, "s", "2", "m", "l")
        current(pilot, SummaryScreen)
        assert workshop(pilot).store.record.judged_apart() == set()
        assert len(compared) <= 2


async def test_many_factors_are_compared_beside_the_screens(
    tmp_path: Path, compared: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a thread, on a copy, so that keys are taken meanwhile."""
    monkeypatch.setattr(curating, "_AT_ONCE", 3)
    async with running(tmp_path, acme(tmp_path, ALIKE)) as pilot:
        await press(pilot, "s", "2", "m")
        assert "6 proposals left" in seen(pilot)
        assert compared == [False]
