"""A table comes into the open engagement by the Import dialog, which asks for the file alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.engagement.engagement import EngagementScreen
from tests.screens.stage import NARROW, acme, current, fill, press, running, seen, told


@pytest.mark.slow
async def test_a_table_is_recognised_by_its_headings(tmp_path: Path) -> None:
    """What is wrong is shown, a part can be taken, how it was read is said, undo takes it back."""
    table = tmp_path / "goals.csv"
    table.write_text("Business objective,Tagret,Year\nGrow,8 %,2027\nSave,,soon\n", "utf-8")
    other = tmp_path / "colours.csv"
    other.write_text("Colour,Shade\nred,dark\n", "utf-8")
    async with running(tmp_path, acme(tmp_path), size=NARROW) as pilot:
        screen = current(pilot, EngagementScreen)
        await press(pilot, "I")
        fill(pilot, path=str(other))
        await press(pilot, "ctrl+s")
        assert "do not tell which table it is" in " ".join(seen(pilot).split())
        await press(pilot, "escape", "I")
        fill(pilot, path=str(table))
        await press(pilot, "ctrl+s")
        assert "line 3, year: “soon” is not a whole number" in " ".join(seen(pilot).split())
        await press(pilot, "enter")
        said = told(pilot)
        for words in (
            "Added objective B1 “Grow”, from goals.csv.",
            "Read as Business objectives, by its headings.",
            "The column “Tagret” is taken as Figure.",
            "Left out: line 3, year",
        ):
            assert words in said
        (row,) = screen.store.record.rows("objectives")
        assert row.cell("figure") == "8 %"
        await press(pilot, "ctrl+z")
        assert not screen.store.record.rows("objectives")
