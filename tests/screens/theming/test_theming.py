"""The theming board by keys alone: one key takes, typing finds or makes, one undoes."""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.theming.theming import ThemingScreen
from tests.screens.stage import NARROW, acme, current, press, running, seen, workshop
from workshop.record.codebook import Codebook
from workshop.record.themes import Stance

LINES = (
    "- Nurses carry eleven passwords",
    "- Agents sign on with nine passwords",
    "- New starters wait for accounts",
    "+ Passwords are reset in minutes",
    "- The river stands in the server room",
)


def themes(pilot: object) -> dict[str, list[str]]:
    """Every theme with the codes under it; `-` before those that say the opposite."""
    record = workshop(pilot).store.record  # type: ignore[arg-type]
    book, found = Codebook(record), {}
    for theme in book.themes:
        codes = []
        for factor in record.live_factors():
            stance = book.of_factor(factor).get(theme.id)
            if stance is not None:
                codes.append(("-" if stance is Stance.AGAINST else "") + factor.code)
        found[theme.name] = codes
    return found


async def test_statements_are_themed_by_keys(tmp_path: Path) -> None:
    """A digit takes a statement or a theme, typing makes one, `−` says the opposite, Ctrl+Z."""
    async with running(tmp_path, acme(tmp_path, LINES)) as pilot:
        await press(pilot, "c")
        current(pilot, ThemingScreen)
        assert "5 of 5 left" in seen(pilot)
        assert "LINE" in seen(pilot)
        await press(pilot, *"fast resets", "enter")
        assert themes(pilot) == {"fast resets": ["S1"]}
        assert "Just done S1 → fast resets" in " ".join(seen(pilot).split())
        await press(pilot, "ctrl+z")
        assert themes(pilot) == {}
        assert "5 of 5 left" in seen(pilot)
        await press(pilot, "right")
        assert "W1" in seen(pilot)
        await press(pilot, "6")
        assert list(themes(pilot).values()) == [["W1", "W2"]]
        assert "3 of 5 left" in seen(pilot)
        await press(pilot, ".")
        await press(pilot, ".")
        assert "1 of 5 left" in seen(pilot)
        await press(pilot, "minus", "1")
        assert "Every one of 5 statements is judged." in seen(pilot)
        assert list(themes(pilot).values()) == [["-S1", "W1", "W2"]]
        await press(pilot, "escape")


@pytest.mark.slow
async def test_several_are_taken_and_a_theme_is_seen_whole(tmp_path: Path) -> None:
    """Space takes statements along; the whole theme is renamed, and one is taken out of it."""
    async with running(tmp_path, acme(tmp_path, LINES), NARROW) as pilot:
        await press(pilot, "c")
        await press(pilot, "right", "space")
        assert "✓W2" in seen(pilot)
        await press(pilot, *"sign", "enter")
        assert themes(pilot) == {"sign": ["W1", "W2"]}
        await press(pilot, "tab")
        assert "2 said" in seen(pilot)
        await press(pilot, *"/rename Signing on", "enter")
        assert themes(pilot) == {"Signing on": ["W1", "W2"]}
        await press(pilot, "minus")
        assert themes(pilot) == {"Signing on": ["-W1", "W2"]}
        await press(pilot, *"/out", "enter")
        assert themes(pilot) == {"Signing on": ["W2"]}
        await press(pilot, *"/define One account for all.", "enter")
        assert "One account for all." in seen(pilot)
        await press(pilot, "escape")
        assert "Which theme?" in seen(pilot)
        await press(pilot, *"sig", "enter")
        assert themes(pilot) == {"Signing on": ["W2", "W3"]}


@pytest.mark.slow
async def test_a_second_coder_is_blind_and_differences_are_settled(tmp_path: Path) -> None:
    """`/coder` shows a board without what was judged; `/settle` goes through what differs."""
    async with running(tmp_path, acme(tmp_path, LINES[:2])) as pilot:
        await press(pilot, "c")
        await press(pilot, *"keys", "enter", *"keys", "enter")
        assert "0 of 2 left" in seen(pilot)
        await press(pilot, *"/coder Ben", "enter")
        assert "Ben alone" in seen(pilot)
        assert "2 of 2 left" in seen(pilot)
        await press(pilot, *"keys", "enter", *"locks", "enter")
        await press(pilot, "escape")
        await press(pilot, *"/settle Ben", "enter")
        assert "settling with Ben" in seen(pilot)
        assert "Ben: locks" in seen(pilot)
        assert "alpha 0.00 over 2" in seen(pilot)
        await press(pilot, *"locks", "enter")
        assert "Nothing is left to settle with Ben" in seen(pilot)
        assert "2 statements themed by 2 coders apart from each other, 1 of them alike" in seen(
            pilot
        )
        assert themes(pilot) == {"keys": ["W1"], "locks": ["W2"]}
