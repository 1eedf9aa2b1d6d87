"""Pictures of a transcript beside its guide: small and large, dark and light."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
from textual.pilot import Pilot

from screens.app.app import WorkshopApp
from screens.base.colours import DARK, LIGHT
from tests.screens.pictures import Pictures
from tests.screens.stage import press, settle
from tests.screens.transcript.talk import recorded

SHOWN: Final[dict[str, tuple[str, ...]]] = {
    "passage": ("down", "space", "down"),
    "close": ("e", "home", "down"),
    "found": ("slash", *"monday"),
}
CASES: Final = [
    *((shown, size, DARK.name) for shown in SHOWN for size in ((80, 24), (120, 36))),
    ("passage", (120, 36), LIGHT.name),
]


@pytest.mark.slow
@pytest.mark.parametrize(("shown", "size", "theme"), CASES)
def test_picture(pictures: Pictures, shown: str, size: tuple[int, int], theme: str) -> None:
    """It looks as it did; a change of the look is looked at before it is kept."""
    folder = recorded(Path("engagements"))
    app = WorkshopApp(folder.parent, folder)
    app.theme = theme

    async def go(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        await press(pilot, "t")
        await press(pilot, *SHOWN[shown])

    pictures.same(app, size, go)
    app.opened.release()
