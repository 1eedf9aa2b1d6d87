"""Pictures of home, engagement and summary: small and large, dark and light."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
from textual.pilot import Pilot

from screens.app.app import WorkshopApp
from screens.base.colours import DARK, LIGHT
from sessions.library import places
from sessions.store.store import Store
from tests.builders.acme import Clock
from tests.screens.pictures import Pictures
from tests.screens.stage import acme, press, settle
from workshop.running.commands import CloseSession
from workshop.running.row_commands import PutRows, RowText

SIZES: Final = ((80, 24), (120, 40))
THEMES: Final = (
    DARK.name,
    # The same widgets in other colours: with the longer loops.
    pytest.param(LIGHT.name, marks=pytest.mark.slow),
)
SCREENS: Final[dict[str, tuple[str, ...]]] = {
    "home": (),
    "overview": ("enter",),
    "step": ("enter", *["down"] * 4, "enter"),
    "engagement": ("enter", "2"),
    "people": ("enter", "3", "down", "down"),
    "findings": ("enter", "s", "tab", "down", "space"),
    "summary": ("enter", "s", "2", "right"),
    "scan": ("enter", "s", "3"),
    "trace": ("enter", "s", "2", "right", "b"),
    "programme": ("enter", "p", "down"),
    "history": ("enter", "h", "down", "down"),
    "as-it-was": ("enter", "s", "2", "h", "down", "down", "a", "2"),
}
LINES: Final = (
    "+ Fast help desk, everybody says so @Dana",
    "- The same data is typed into three systems by three departments @Dana",
    "- Same data is typed into the three systems @Ana",
    "- Month-end close is slow [red]and late[/red] @Ana",
    "! E-invoicing becomes law in 2028 @Dana #legal",
    "* Regional grant for shared records, 日本語, ١٢٣ @Ana",
    '" I trust the spreadsheet more @Dana',
    "> Ask for the grant @Ana due:2027-01-31",
)

PROGRAMME: Final = (
    RowText(values={"person": "Dana Ortiz", "answer": "agreed", "day": "2090-12-12", "time": "9"}),
    RowText(values={"person": "Ana López", "place": "[red]Room[/x]", "note": "日本語"}),
    RowText(values={"person": "Bo Łoś", "answer": "declined", "named_by": "Dana Ortiz"}),
)

PLAN: Final = {
    "objectives": {"objective": "Break even"},
    "approvals": {"what": "Anything", "approver": "Dana Ortiz", "above": "100000"},
    "stakeholders": {"who": "The board", "power": "5", "interest": "4"},
    "signals": {"signal": "A vendor leaves", "review": "2026-11-01", "state": "watched"},
    "projects": {"project": "One ledger", "state": "started"},
    "goals": {"goal": "Close in a day"},
}
"""What an overview has much to say of."""


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", SCREENS)
def test_picture(pictures: Pictures, screen: str, size: tuple[int, int], theme: str) -> None:
    """It looks as it did; a change of the look is looked at before it is kept."""
    home = Path("engagements")
    folder = acme(home, LINES)
    told = "1 workshop · 8 entries"
    if screen == "history":
        with Store.open(folder, now=Clock()) as store:
            store.undo()
    if screen == "programme":
        with Store.open(folder, now=Clock()) as store:
            store.do(PutRows(register="interviews", rows=PROGRAMME))
    if screen in ("overview", "step"):
        with Store.open(folder, now=Clock()) as store:
            store.do(CloseSession(session_id=store.record.sessions()[0].id))
            for register, cells in PLAN.items():
                store.do(PutRows(register=register, rows=(RowText(values={**cells}),)))
            store.do(PutRows(register="interviews", rows=PROGRAMME))
    places.remember(home, places.Recent(folder, "Acme", "2024-11-02T10:00:00+00:00", told))
    app = WorkshopApp(home)
    app.theme = theme

    async def go(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        for key in SCREENS[screen]:
            await press(pilot, key)

    pictures.same(app, size, go)
    app.opened.release()
