"""Pairs, gaps and decisions by keys, in one session.

Requirement: arrows choose the cell on the empty line, a line makes a strategy or a decision, an
arrow up leads to the table and Esc back, and what begins with a sign is something said.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.grid.grid import Grid
from screens.session.steps.gap import GapBody
from screens.session.steps.pair import PairBody
from tests.builders.acme import Acme
from tests.builders.choosing import CHOOSING, FACTORS
from tests.screens.session.session_app import Desk, session
from workshop.running.row_commands import PutRows, RowText


def room(tmp_path: Path) -> Acme:
    """A session with a factor of each letter and two gaps."""
    made = Acme(tmp_path / "Acme", guide=CHOOSING)
    for _, line in FACTORS:
        made.say(line)
    for what, present, wanted, importance in (("Backups", 1, 2, 1), ("Closing", 2, 5, 4)):
        cells: dict[str, str | int | float | None] = {
            "what": what, "present": present, "wanted": wanted, "importance": importance,
        }  # fmt: skip
        rows = (RowText(values=cells),)
        put = PutRows(register="gaps", rows=rows, session_id=made.session_id, step_id="gap")
        made.store.do(put)
    return made


async def decides(desk: Desk, made: Acme) -> None:
    """A decision, who is against it, and what came of it; undo takes that back one by one."""
    await desk.to("decide")
    await desk.type("One sign-on for all", enter=False)
    assert "decision" in desk.hint
    await desk.press("enter")
    await desk.type("= We meet monthly")
    await desk.type("/dissent @Dana It comes too early")
    (decided,) = made.store.record.rows("decisions")
    assert decided.subject == "One sign-on for all"
    assert len(decided.cell("dissent")) == 1
    assert "It comes too early" in made.texts()
    await desk.press("right")
    assert made.store.record.rows("decisions")[0].cell("result") == "carried"
    await desk.press("ctrl+z")
    await desk.press("ctrl+z")
    assert made.store.record.rows("decisions")[0].cell("dissent") == ()


@pytest.mark.slow
async def test_a_room_pairs_rates_and_decides(tmp_path: Path) -> None:
    """From the matrix to the decision and the dissent from it."""
    made = room(tmp_path)
    async with session(made) as desk:
        await desk.to("pair")
        body = desk.screen.stage.body
        assert isinstance(body, PairBody)
        await desk.press("right")
        assert body.cell == "WO"
        await desk.press("left", "left")
        assert body.cell == "WT"
        await desk.type("S1 O1: Sell the close", enter=False)
        assert body.cell == "SO"
        assert "SO strategy cites S1; O1" in desk.hint
        await desk.press("enter")
        (row,) = made.store.record.rows("strategies")
        assert (row.subject, row.step_id) == ("Sell the close", "pair")
        await desk.type("SG1 3")
        assert made.store.record.rows("strategies")[0].cell("attractiveness") == 3
        await desk.type("No codes")
        assert "Begin with what it comes from" in desk.hint
        assert desk.screen.field.value == "No codes"
        await desk.type("? Who would buy it")
        assert made.texts()[-1] == "Who would buy it"
        await desk.press("up")
        assert desk.screen.query_one(Grid).has_focus
        await desk.press("escape", "escape")
        assert desk.screen.field.has_focus
        assert body.picture.display

        await desk.to("gap")
        gap = desk.screen.stage.body
        assert isinstance(gap, GapBody)
        assert "weighs 12" in str(gap.bars.content)
        await desk.give("session.gaps-by-weight")
        assert gap.pane is not None
        names = [made.store.record.rows("gaps")[at].id for at in (1, 0)]
        assert list(gap.pane.table.ids) == names
        assert "comes first" in desk.hint
        await desk.press("escape", "escape")

        await decides(desk, made)
