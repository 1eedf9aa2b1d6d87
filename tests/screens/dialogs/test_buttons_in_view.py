"""The buttons and the complaint of a dialog, however much stands in it.

Requirement: on the smallest terminal that is supported the buttons of every dialog are in view, and
so are the title and whatever is complained of; the field that has the keys is never under them.
Of the keys beside the buttons whole parts are said, as many as find room.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widget import Widget

from screens.dialogs.dialog import Dialog, Field, line
from tests.screens.stage import NARROW, running
from tests.screens.stage import seen as seen_text

FIELDS = 10


class Long(Dialog[bool]):
    """More fields than a small terminal has lines."""

    HEADING = "Much to say"

    def fields(self) -> Iterable[Widget]:
        """A row of fields."""
        return [Field(f"Field {n}", line(f"f{n}")) for n in range(FIELDS)]


def on_screen(pilot: Pilot[None], selector: str) -> Region:
    """The part of a widget that is seen."""
    widget = pilot.app.screen.query_one(selector)
    return pilot.app.screen.find_widget(widget).visible_region


@pytest.mark.slow
async def test_buttons_and_complaint_are_always_in_view(tmp_path: Path) -> None:
    """At the first field, at the last one, and with a long complaint."""
    async with running(tmp_path, None, NARROW) as pilot:
        await pilot.app.push_screen(Long())
        for n in range(FIELDS):
            await pilot.pause()
            for button in ("#accept", "#cancel"):
                assert on_screen(pilot, button).height == 1, (n, button)
            assert "Much to say" in seen_text(pilot), n
            assert pilot.app.focused is pilot.app.screen.query_one(f"#f{n}")
            seen = on_screen(pilot, f"#f{n}")
            assert seen.height == 1, n
            assert not seen.overlaps(on_screen(pilot, ".dialog-foot")), n
            await pilot.press("tab")
        dialog = pilot.app.screen
        assert isinstance(dialog, Long)
        dialog.complain("Not so. " * 30, f"f{FIELDS - 1}")
        await pilot.pause()
        assert on_screen(pilot, "#complaint").height > 3
        assert on_screen(pilot, "#accept").height == 1
        assert on_screen(pilot, f"#f{FIELDS - 1}").height == 1


@pytest.mark.slow
async def test_keys_that_find_no_room_are_left_out_whole(tmp_path: Path) -> None:
    """What Enter does is said on any terminal, and no part ends in its middle."""
    words = {}
    for width in (60, 80):
        async with running(tmp_path / str(width), None, (width, 20)) as pilot:
            await pilot.app.push_screen(Long())
            await pilot.pause()
            last = next(each for each in seen_text(pilot).splitlines() if "Cancel" in each)
            words[width] = last.partition("Cancel")[2].strip(" │")
    assert words == {60: "⏎ next field", 80: "⏎ next field · ^s accept · Esc"}
