"""Pictures of the screen of the strategy: small and large, dark and light."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
from textual.pilot import Pilot

from screens.app.app import WorkshopApp
from screens.base.colours import DARK, LIGHT
from screens.base.navigation import OpenStrategy
from tests.builders.strategised import strategised
from tests.screens.pictures import Pictures
from tests.screens.stage import press, settle

SHOWN: Final[dict[str, tuple[OpenStrategy, tuple[str, ...]]]] = {
    "elements": (OpenStrategy(), ("right", "down")),
    "plane": (OpenStrategy(board="power-interest"), ("right", "down")),
    "matrix": (OpenStrategy(board="tows"), ("right", "right")),
    "strategies": (OpenStrategy(2), ("down",)),
    "scores": (OpenStrategy(2), ("c", "3", "2", "4")),
    "map": (OpenStrategy(3), ("down",)),
}
"""What is shown, by the way and the keys that lead there."""
CASES: Final = [
    *((shown, (120, 36), DARK.name) for shown in SHOWN),
    *((shown, (80, 24), DARK.name) for shown in ("plane", "map", "scores")),
    ("plane", (120, 36), LIGHT.name),
]


@pytest.mark.slow
@pytest.mark.parametrize(("shown", "size", "theme"), CASES)
def test_picture(pictures: Pictures, shown: str, size: tuple[int, int], theme: str) -> None:
    """It looks as it did; a change of the look is looked at before it is kept."""
    folder = strategised(Path("engagements") / "Acme", spare=True)
    app = WorkshopApp(folder.parent, folder)
    where, keys = SHOWN[shown]

    async def before(pilot: Pilot[Any]) -> None:
        pilot.app.theme = theme
        await settle(pilot)
        pilot.app.screen.post_message(where)
        await settle(pilot)
        await press(pilot, *keys)

    pictures.same(app, size, before)
    app.opened.release()
