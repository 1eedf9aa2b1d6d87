"""A choice of one from a long list, narrowed by typing.

Requirement: what Enter takes is seen while words are typed, by a sign and not by colour alone, and
is the first that is called by the words.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.engagement.start_session_dialog import StartSession
from tests.screens.stage import NARROW, acme, current, press, running, seen


def marked(told: str) -> list[str]:
    """The first lines of the rows that have the bar before them, in the dialog."""
    lines = (line.partition("│")[2] for line in told.splitlines())
    return [line.partition("▌")[2].strip() for line in lines if "▌" in line]


@pytest.mark.parametrize("down", [0, 3])
async def test_what_enter_takes_is_seen_and_is_the_first_that_is_called_so(
    tmp_path: Path, down: int
) -> None:
    """Not a row on which the cursor stood when less was typed, and that only tells of the words."""
    async with running(tmp_path, acme(tmp_path), NARROW) as pilot:
        await press(pilot, "n", *["down"] * down)
        assert len(marked(seen(pilot))) == 2, "a row has two lines"
        await press(pilot, *"half")
        first = marked(seen(pilot))
        assert first[0].startswith("Half an hour with a senior person")
        assert len(first) == 2
        await press(pilot, "enter")
        current(pilot, StartSession)
        assert "Start: Half an hour with a senior person" in seen(pilot)
