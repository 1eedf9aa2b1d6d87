"""The session screen as a picture: small and large, dark and light, on a clock that stands."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from screens.base.colours import DARK, LIGHT
from tests.builders.acme import GUIDE, Acme
from tests.screens.pictures import Pictures
from tests.screens.session.session_app import Desk, SessionApp
from tests.screens.stage import settle

LINES = (
    "+ Month-end close is down to four days since the new ledger #people",
    '" I trust the close now. I did not two years ago. @Dana as:role',
    "- Only two people understand the interface to payroll @Ana @Finance",
    "* Banks open their data interfaces #technological",
    "! E-invoicing becomes law for suppliers #legal",
    "> Ask the auditor for the list @Ana due:2027-03-31",
    "Said [red]as typed[/] #private",
)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize(
    "theme",
    [
        pytest.param(DARK, id="dark"),
        # The same widgets in other colours: with the longer loops.
        pytest.param(LIGHT, id="light", marks=pytest.mark.slow),
    ],
)
def test_the_session_screen(
    tmp_path: Path, pictures: Pictures, size: tuple[int, int], theme: object
) -> None:
    """A line half typed, answers above it, the panes where there is room."""
    acme = Acme(tmp_path / "acme")
    app = SessionApp(acme)

    async def before(pilot: Pilot[None]) -> None:
        """The look, and the work."""
        app.theme = getattr(theme, "name", DARK.name)
        await settle(pilot)
        desk = Desk(pilot, acme)
        desk.screen.field.cursor_blink = False
        await desk.to("works")
        acme.clock.forward(minutes=9)
        for line in LINES:
            await desk.type(line)
        await desk.type("+ One number for all support calls @Zoe", enter=False)
        desk.screen.tick()

    pictures.same(app, size, before)


@pytest.mark.slow
@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_the_read_back(
    tmp_path: Path, pictures: Pictures, size: tuple[int, int], theme: object
) -> None:
    """A page turned to those who spoke, one line put right and one being put right."""
    acme = Acme(tmp_path / "acme", guide=msgspec.structs.replace(GUIDE, setting="interview"))
    app = SessionApp(acme)

    async def before(pilot: Pilot[None]) -> None:
        app.theme = getattr(theme, "name", DARK.name)
        await settle(pilot)
        desk = Desk(pilot, acme)
        await desk.to("works")
        for line in (*LINES, "The rest was said in other words " * 5):
            await desk.type(line)
        await desk.press("f8")
        await desk.press("1", "enter", "space", "n", "o", "w", "enter")
        await desk.press("2", "enter")
        for field in pilot.app.screen.query(Input):
            field.cursor_blink = False

    pictures.same(app, size, before)
