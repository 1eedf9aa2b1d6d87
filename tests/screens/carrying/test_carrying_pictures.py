"""Pictures of the screen of carrying the strategy out: small and large, dark and light."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
from textual.pilot import Pilot

from screens.app.app import WorkshopApp
from screens.base.colours import DARK, LIGHT
from screens.base.navigation import OpenCarrying
from tests.builders.carried_on import NOW, carried_on
from tests.screens.pictures import Pictures
from tests.screens.stage import press, settle

SHOWN: Final[dict[str, tuple[OpenCarrying, tuple[str, ...]]]] = {
    "projects": (OpenCarrying(), ("down", "right")),
    "start": (OpenCarrying(), ("down", "s")),
    "told": (OpenCarrying(1), ("right",)),
    "feedback": (OpenCarrying(2), ("down", "right")),
    "watch": (OpenCarrying(3), ()),
    "signal": (OpenCarrying(3), ("n",)),
}
"""What is shown, by the way and the keys that lead there."""
CASES: Final = [
    *((shown, (120, 36), DARK.name) for shown in SHOWN),
    *((shown, (80, 24), DARK.name) for shown in ("projects", "start", "feedback", "signal")),
    ("feedback", (120, 36), LIGHT.name),
]


@pytest.mark.slow
@pytest.mark.parametrize(("shown", "size", "theme"), CASES)
def test_picture(pictures: Pictures, shown: str, size: tuple[int, int], theme: str) -> None:
    """It looks as it did; a change of the look is looked at before it is kept."""
    folder = carried_on(Path("engagements") / "Acme")
    app = WorkshopApp(folder.parent, folder)
    where, keys = SHOWN[shown]

    async def before(pilot: Pilot[Any]) -> None:
        pilot.app.theme = theme
        await settle(pilot)
        app.store._now = lambda: NOW
        pilot.app.screen.post_message(where)
        await settle(pilot)
        await press(pilot, *keys)

    pictures.same(app, size, before)
    app.opened.release()
