"""A need of what was said, by one key in the summary."""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.needs.needs import NeedsScreen
from tests.screens.stage import acme, current, press, running, seen, told, workshop
from workshop.needs.standing import needs_of


@pytest.mark.slow
async def test_a_factor_becomes_a_need_of_all_who_said_it(tmp_path: Path) -> None:
    """Each that said it keeps a request, the first stands for all; the next `n` goes there."""
    lines = ("+ Logins take [red]minutes[/] @Dana", "+ Logins take minutes each day @Ana")
    async with running(tmp_path, acme(tmp_path, lines)) as pilot:
        await press(pilot, "s", "2", "space", "down", "space", "m", "ctrl+s")
        await press(pilot, "n")
        (need,) = needs_of(workshop(pilot).store.record).standing
        assert len(need.rows) == 2
        assert {row.cell("want") for row in need.rows} == {
            "Logins take [red]minutes[/]",
            "Logins take minutes each day",
        }
        assert all(len(row.evidence) == 1 for row in need.rows)
        assert "n goes to it" in told(pilot)
        await press(pilot, "n")
        current(pilot, NeedsScreen)
        assert need.code in seen(pilot)


async def test_what_was_said_becomes_a_need_of_its_own(tmp_path: Path) -> None:
    """From the evidence of a factor: that entry alone, with the department of who said it."""
    lines = ("+ Logins take minutes @Dana",)
    async with running(tmp_path, acme(tmp_path, lines)) as pilot:
        await press(pilot, "s", "2", "enter", "n")
        (need,) = needs_of(workshop(pilot).store.record).standing
        assert need.row.cell("want") == "Logins take minutes"
        assert len(need.asked_by) == 1
