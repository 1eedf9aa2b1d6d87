"""Pictures of the register and of a pasted block: small and large, dark and light."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
from textual import events
from textual.pilot import Pilot

from screens.app.app import WorkshopApp
from screens.base.colours import DARK, LIGHT
from screens.base.navigation import OpenRegister
from tests.builders.acme import Acme
from tests.screens.pictures import Pictures
from tests.screens.stage import press, settle
from workshop.running.row_commands import PutRows, RowText

ROWS: Final = (
    {"objective": "Grow revenue in the eastern region", "aim": "revenue", "figure": "+8 %",
     "year": "2027", "department": "Sales", "owner": "Ana López"},
    {"objective": "Month-end close in three days", "aim": "cost", "figure": "3 days",
     "department": "Finance", "owner": "Dana Ortiz"},
    {"objective": "Fewer complaints about delivery, measured each quarter by the same questions",
     "aim": "customer satisfaction"},
    {"objective": "[red]日本語[/red] ١٢٣ é"},
)  # fmt: skip
BLOCK: Final = (
    "Goal\tServes\tBy\tTarget\tColour\n"
    "Month-end close in three days\tcost\t\t\tred\n"
    "Tender answers within a week\trevenue\t2028\t5 days\t\n"
    "Fewer suppliers\tcost\tsoon\t\tblue\n"
)
SHOWN: Final[dict[str, tuple[str, ...]]] = {
    "typed": ("up", "right", "c"),
    "wrong": ("up", "right", "right", "right", "x", "enter"),
    "rows": ("escape", "up", "up", "space", "right", "right", "right", "s"),
    "paste": (),
}
CASES: Final = [
    *((shown, size, DARK.name) for shown in SHOWN for size in ((80, 24), (120, 36))),
    ("typed", (120, 36), LIGHT.name),
]


@pytest.mark.slow
@pytest.mark.parametrize(("shown", "size", "theme"), CASES)
def test_picture(pictures: Pictures, shown: str, size: tuple[int, int], theme: str) -> None:
    """It looks as it did; a change of the look is looked at before it is kept."""
    made = Acme(Path("engagements") / "Acme")
    texts = tuple(RowText(values=dict(row)) for row in ROWS)
    made.store.do(PutRows(register="objectives", rows=texts))
    made.store.close()
    app = WorkshopApp(made.folder.parent, made.folder)
    app.theme = theme

    async def go(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        pilot.app.post_message(OpenRegister("objectives"))
        await settle(pilot)
        if shown == "paste":
            pilot.app.post_message(events.Paste(BLOCK))
            await settle(pilot)
        await press(pilot, *SHOWN[shown])

    pictures.same(app, size, go)
    app.opened.release()
