"""The screen of damage: a notice leads to it, every defect is readable, none is acted on."""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.damage.damage import DamageScreen
from screens.engagement.engagement import EngagementScreen
from sessions.store.store import Store
from tests.screens.stage import (
    HOSTILE,
    NARROW,
    WIDE,
    acme,
    current,
    press,
    rows,
    running,
    seen,
    settle,
    workshop,
)
from tests.sessions.disk.failing_disks import journals

LINES = ("+ Fast help desk @Dana", "- Slow month-end close", "! E-invoicing becomes law #legal")


def edited(home: Path) -> Path:
    """An engagement in whose journal somebody edited an answer, and put a line of their own."""
    folder = acme(home, LINES)
    (path,) = journals(folder)
    content = path.read_bytes().replace(b"Fast help desk", b"Slow help desk")
    path.write_bytes(content + " ".join(HOSTILE).encode() + b"\x1b]52;c;aGk=\x07\n")
    return folder


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_notice_leads_to_the_defects(tmp_path: Path, size: tuple[int, int]) -> None:
    """What was found, its readable text, is it safe, what to do; text is never markup."""
    folder = edited(tmp_path)
    async with running(tmp_path, folder, size) as pilot:
        assert "Press ! for what was found" in " ".join(seen(pilot).replace("▌", "").split())
        await press(pilot, "exclamation_mark")
        current(pilot, DamageScreen)
        text = " ".join(rows(pilot))
        assert "text: “Fast help desk” → “Slow help desk”" in text
        assert f"Readable in it: {' '.join(HOSTILE)}" in text
        assert text.count("Is it safe?") == text.count("What to do:") == len(rows(pilot))
        assert "\x1b" not in text
        await press(pilot, "escape")
        current(pilot, EngagementScreen)


@pytest.mark.slow
async def test_an_edit_is_told_and_changes_nothing(tmp_path: Path) -> None:
    """It is set aside: no key makes it part of the record, and the answer is as recorded."""
    folder = edited(tmp_path)
    async with running(tmp_path, folder) as pilot:
        before = len(workshop(pilot).store.history.changes)
        await press(pilot, "exclamation_mark")
        shown = rows(pilot)
        (row,) = [row for row in shown if "Edited" in row]
        assert "“Fast help desk” → “Slow help desk”" in row
        await press(pilot, "enter", "down", "enter")
        current(pilot, DamageScreen)
        assert rows(pilot) == shown
        store = workshop(pilot).store
        assert [entry.text for entry in store.find_entries("help desk")] == ["Fast help desk"]
        assert len(store.history.changes) == before


async def test_a_window_that_only_reads_shows_it_too(tmp_path: Path) -> None:
    """Beside another one that records."""
    folder = edited(tmp_path)
    with Store.open(folder):
        async with running(tmp_path, folder) as pilot:
            await press(pilot, "enter")
            await press(pilot, "exclamation_mark", "enter")
            await settle(pilot)
            current(pilot, DamageScreen)


async def test_without_damage_it_says_so(tmp_path: Path) -> None:
    """The screen is there all the same."""
    async with running(tmp_path, acme(tmp_path, LINES)) as pilot:
        await press(pilot, "exclamation_mark")
        assert rows(pilot) == ["Everything is as it was written."]
