"""The line of the parts of a screen, in little room.

Requirement: no word of it is cut; what finds no room is left out whole, its number stays, and the
part that is shown keeps its name.
"""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from screens.widgets.sections import Sections

TITLES = (("Overview", ""), ("Sessions", "12"), ("People", "70"), ("Guides", "30"), ("History", ""),
          ("Find", ""), ("Registers", "41"))  # fmt: skip
NUMBERS = list("1234567")


class Shown(App[None]):
    """The line alone."""

    def compose(self) -> ComposeResult:
        """The line."""
        yield Sections(TITLES)


@pytest.mark.parametrize("width", [120, 80, 60, 40])
async def test_what_finds_no_room_is_left_out_whole(width: int) -> None:
    """Counts first, then names from the last on; the last part is in front."""
    app = Shown()
    async with app.run_test(size=(width, 3)) as pilot:
        line = app.query_one(Sections)
        line.here = len(TITLES) - 1
        await pilot.pause()
        told = line.render().plain
        assert len(told) <= line.content_size.width
        words = told.split()
        assert [word for word in words if word in NUMBERS] == NUMBERS
        assert words[words.index("7") + 1] == "Registers"
        assert set(words) - set(NUMBERS) <= {word for pair in TITLES for word in pair}
        if width == 80:
            assert all(title in told for title, _ in TITLES)
