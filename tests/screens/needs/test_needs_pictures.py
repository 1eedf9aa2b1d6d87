"""Pictures of the screen of needs: small and large, dark and light."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
from textual.pilot import Pilot

from screens.app.app import WorkshopApp
from screens.base.colours import DARK, LIGHT
from screens.base.navigation import OpenNeeds
from tests.builders.needs_board import needs_board
from tests.screens.pictures import Pictures
from tests.screens.stage import press, settle

SHOWN: Final[dict[str, tuple[str, ...]]] = {
    "board": ("down", "space", "down"),
    "plane": ("down", "p"),
    "matrix": ("3", "right"),
    "replies": ("4", "right", "right", "right"),
    "need": ("down", "enter"),
    "select": ("s",),
}
"""What is shown, by the keys that lead there."""
CASES: Final = [
    *((shown, size, DARK.name) for shown in SHOWN for size in ((80, 24), (120, 36))),
    ("board", (120, 36), LIGHT.name),
]


@pytest.mark.slow
@pytest.mark.parametrize(("shown", "size", "theme"), CASES)
def test_picture(pictures: Pictures, shown: str, size: tuple[int, int], theme: str) -> None:
    """It looks as it did; a change of the look is looked at before it is kept."""
    folder = needs_board(Path("engagements") / "Merrowdale")
    app = WorkshopApp(folder.parent, folder)

    async def before(pilot: Pilot[Any]) -> None:
        pilot.app.theme = theme
        await settle(pilot)
        pilot.app.screen.post_message(OpenNeeds())
        await settle(pilot)
        await press(pilot, *SHOWN[shown])

    pictures.same(app, size, before)
    app.opened.release()
