"""The summary of a scored engagement: every view, wide and narrow, number by number."""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.summary.rows import bar
from screens.summary.summary import SummaryScreen
from tests.builders.scored import scored_folder
from tests.screens.stage import NARROW, WIDE, current, press, rows, running, seen


def flat(text: str) -> str:
    """The text without the frames and blanks between its words."""
    return " ".join("".join(" " if char in "│┃▎▊" else char for char in text).split())


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
async def test_every_view_shows_the_numbers(tmp_path: Path, size: tuple[int, int]) -> None:
    """Significance in the quarters and the register, totals with their bar, rows of the matrix."""
    async with running(tmp_path, scored_folder(tmp_path / "Acme"), size) as pilot:
        await press(pilot, "s", "2")
        screen = current(pilot, SummaryScreen)
        (law, prices) = rows(pilot, "#quarter-T")
        assert law.startswith("T1 E-invoicing becomes law")
        assert prices.startswith("T2 Licence prices rise")
        threats = {law: "legal · 16 of 25", prices: "economic · 9 of 25"}
        assert all(row.endswith(words) for row, words in threats.items())
        (grant,) = rows(pilot, "#quarter-O")
        assert grant.endswith("6 of 25")

        # From the evidence, another view shows its factors again, also where only one of the two
        # has room.
        await press(pilot, "right", "enter")
        assert screen.has_class("-evidence")
        await press(pilot, "3")
        assert not screen.has_class("-evidence")
        listed = rows(pilot, "#scan")
        assert listed[0] == "significance = impact × likelihood, 1 to 25; ▲ marks what reaches 9"
        found = {row.split()[1]: row for row in listed if " × " in row and row[0] in "★!"}
        assert "4 × 4 = 16 ▲" in found["T1"]
        assert "3 × 3 = 9 ▲" in found["T2"]
        assert "3 × 2 = 6" in found["O1"]
        assert "▲" not in found["O1"]
        assert "3 × 3 = 9 ▲" in flat(seen(pilot)) or size == NARROW

        await press(pilot, "4")
        text = flat(seen(pilot))
        assert "IFE 2.65 internal factors" in text
        assert "1 " + "━" * 15 + "┼◆" + "─" * 14 + " 4" in text
        assert "S1 0.50 × 4 = 2.00 Loyal staff" in text
        assert "W1 0.30 × 1.5 = 0.45 Invoices come on paper" in text
        assert "W2 0.20 × 1 = 0.20 Paper invoices" in text
        assert "IFE total 2.65 on a scale of 1 to 4, above the midpoint of 2.5" in text
        assert "EFE 3.00 external factors" in text
        assert "T2 0.40 × 3 = 1.20 Licence prices rise" in text

        await press(pilot, "3", "escape")
        assert not isinstance(pilot.app.screen, SummaryScreen)


@pytest.mark.parametrize(
    ("value", "midpoint", "drawn"),
    [
        (1, 2.5, "◆" + "─" * 14 + "┼" + "─" * 15),
        (2.5, 2.5, "━" * 15 + "◆" + "─" * 15),
        (4, 2.5, "━" * 15 + "┼" + "━" * 14 + "◆"),
        (0, 2.5, "◆" + "─" * 14 + "┼" + "─" * 15),
        (9, 1, "┼" + "━" * 29 + "◆"),
        (2.4, 2.5, "━" * 14 + "◆" + "┼" + "─" * 15),
    ],
)
def test_the_bar(value: float, midpoint: float, drawn: str) -> None:
    """Ten cells a point from 1 to 4; what lies beyond stands at the end."""
    assert bar(value, midpoint).plain == drawn


async def test_a_merge_says_what_becomes_of_scores(tmp_path: Path) -> None:
    """For the one that is marked: points add up, its rating counts; and again in what is told."""
    async with running(tmp_path, scored_folder(tmp_path / "Acme"), WIDE) as pilot:
        await press(pilot, "s", "2", "right", "space", "down", "space", "m")
        asked = flat(seen(pilot))
        assert "Weight adds up: W1 has 100 of 200 (60 and 40)." in asked
        assert "Rating 1.5 of W1 counts (W2 had 1)." in asked
        await press(pilot, "down")
        assert "Rating 1 of W2 counts (W1 had 1.5)." in flat(seen(pilot))
        await press(pilot, "up", "enter", "4")
        assert "W1 0.50 × 1.5 = 0.75" in flat(seen(pilot))
