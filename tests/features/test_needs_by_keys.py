"""Forty needs of seven departments carried to the replies by keys alone.

Requirement: limits, criteria and signatures, the choice within the limits with its waivers, and a
letter to each department in which everything that it asked for is answered once.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import docx
import pytest

from screens.base.navigation import OpenNeeds
from screens.needs.needs import NeedsScreen
from tests.builders.needs_board import DEPARTMENTS, NeedsBoard
from tests.screens.stage import current, fill, press, running, seen, settle
from tests.screens.stage import workshop as app_of
from workshop.needs.agreed import framework_of


@pytest.mark.slow
async def test_forty_needs_are_carried_to_the_replies(tmp_path: Path) -> None:
    folder = NeedsBoard(tmp_path / "M", rows=40).closed()
    async with running(tmp_path, folder) as pilot:
        pilot.app.screen.post_message(OpenNeeds())
        await settle(pilot)
        await press(pilot, "l")
        fill(pilot, cost="900000", staff_days="600")
        await press(pilot, "ctrl+s", "w", "c", "ctrl+s")
        for name in DEPARTMENTS:
            dissents = name == "Legal"
            await press(pilot, "d" if dissents else "s")
            fill(pilot, person=f"Ada {name}")
            if dissents:
                fill(pilot, dissent="The law comes before the budget")
            await press(pilot, "ctrl+s")
        record = app_of(pilot).store.record
        assert framework_of(record).is_signed
        await press(pilot, "escape")
        assert "not signed" not in seen(pilot)
        await press(pilot, "s")
        fill(pilot, decided_by="Ada Executive", day="2027-12-31", rest="To be clarified first")
        await press(pilot, "ctrl+s")
        answers = Counter(row.cell("answer") for row in record.rows("needs"))
        assert set(answers) == {"planned", "later"}
        assert answers.total() == 40
        screen = current(pilot, NeedsScreen)
        assert screen.shown is not None
        assert answers["planned"] == len(screen.shown.chosen)
        await press(pilot, "y", "L")
    letters = sorted((folder / "exports").glob("*.docx"))
    assert len(letters) == len(DEPARTMENTS)
    codes = [row.code for row in record.rows("needs")]
    first = (
        paragraph.text.split(" ")[0]
        for letter in letters
        for paragraph in docx.Document(str(letter)).paragraphs
        if paragraph.style and str(paragraph.style.name).startswith("List")
    )
    assert Counter(word for word in first if word in codes) == Counter(codes)
