"""A step whose answers are rows: the grid of the register in the middle of the session.

Requirement: `form` steps in guides; rows are entered in the session and the step, as durable as an
answer; the line still takes remarks.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from textual.widgets import Input

from screens.grid.grid import Grid
from screens.grid.hand import Hand
from screens.starting.start_dialog import StartDialog
from screens.widgets.screen_kind import ScreenKind
from tests.builders.acme import GUIDE, MINUTES, Acme
from tests.screens.session.session_app import Desk, session
from workshop.guide.row_steps import Form
from workshop.running.commands import CloseSession, MoveTo
from workshop.running.row_commands import PutRows, RowText

FORM = Form(
    id="goals",
    title="Goals",
    minutes=MINUTES,
    register="objectives",
    fields=("objective", "figure", "year"),
)
GUIDE_WITH_FORM = msgspec.structs.replace(GUIDE, steps=(*GUIDE.steps[:3], FORM, *GUIDE.steps[3:]))


def with_form(tmp_path: Path) -> Acme:
    """A session with a form step, and an objective from elsewhere."""
    made = Acme(tmp_path / "Acme", guide=GUIDE_WITH_FORM)
    row = RowText(values={"objective": "From before"})
    made.store.do(PutRows(register="objectives", rows=(row,)))
    return made


def hand(desk: Desk) -> Hand:
    """The cell in hand."""
    return desk.screen.query_one(Grid).hand


def badge(desk: Desk) -> ScreenKind:
    """What the screen says that letters do."""
    return desk.screen.hint.kind


@pytest.mark.slow
async def test_a_row_waits_until_the_session_is_on_the_record(tmp_path: Path) -> None:
    """What was typed off the record stays in its cell, and is entered by nothing but Enter."""
    made = with_form(tmp_path)
    async with session(made) as desk:
        await desk.to("goals")
        await desk.press("ctrl+g", "G", "o", "enter")
        assert "is off the record, and what stands in a table is on it" in desk.hint
        assert len(made.store.record.rows("objectives")) == 1
        await desk.press("ctrl+g")
        assert len(made.store.record.rows("objectives")) == 1
        assert "Go" in desk.seen()
        await desk.press("enter")
        assert made.store.record.rows("objectives")[-1].subject == "Go"


@pytest.mark.slow
async def test_rows_are_entered_in_a_step(tmp_path: Path) -> None:
    """The grid has the keys when the step begins; rows belong to the session and the step."""
    made = with_form(tmp_path)
    async with session(made) as desk:
        await desk.to("goals")
        assert desk.screen.query_one(Grid).size.width > desk.screen.size.width - 10, (
            "panes give way"
        )
        await desk.press("G", "o", "enter")
        row = made.store.record.rows("objectives")[-1]
        assert (row.subject, row.session_id, row.step_id) == ("Go", made.session_id, "goals")
        assert "Added objective B2" in desk.hint
        titles = desk.seen()
        assert "Figure" in titles
        assert "Owner" not in titles
        assert "B2 •" in titles
        await desk.press("5", "enter", "s", "enter")
        assert "is not a whole number" in desk.seen()
        await desk.press("f2")
        assert desk.step_id == "goals"  # what was refused stays in its cell, and the room with it
        assert badge(desk) is ScreenKind.LINE
        await desk.press("escape", "escape")
        assert hand(desk).picks_rows
        assert badge(desk) is ScreenKind.KEYS  # a letter removes a row now
        assert "to the cells" in desk.hint
        await desk.press("enter")
        assert badge(desk) is ScreenKind.LINE
        assert "the rows, where letters act" in desk.hint
        await desk.press("escape", "d")
        assert "Remove 1 objective?" in desk.seen()
        await desk.press("escape", "escape")
        assert desk.screen.field.has_focus
        await desk.type("+ They know their figures @Dana")
        assert made.texts() == ["They know their figures"]
        await desk.press("ctrl+z", "ctrl+z")
        assert made.store.record.rows("objectives")[-1].cell("figure") == ""
        await desk.press("f2")
        assert desk.step_id != "goals"


@pytest.mark.slow
async def test_a_row_that_was_begun_is_not_lost_by_going_on(tmp_path: Path) -> None:
    """A row that lacks what it must have is named before the room goes on."""
    strategies = msgspec.structs.replace(FORM, register="department_strategies", fields=())
    made = Acme(
        tmp_path / "Acme",
        guide=msgspec.structs.replace(GUIDE, steps=(*GUIDE.steps[:3], strategies)),
    )
    async with session(made) as desk:
        await desk.to("goals")
        await desk.press("A", "enter", "f2")
        assert desk.step_id == "goals"
        await desk.press("f", "i", "n", "right", "enter")
        (row,) = made.store.record.rows("department_strategies")
        assert row.step_id == "goals"


@pytest.mark.slow
async def test_a_closed_session_only_shows(tmp_path: Path) -> None:
    """Nothing can be typed into its grid."""
    made = with_form(tmp_path)
    made.store.do(MoveTo(session_id=made.session_id, step_id="goals"))
    made.store.do(CloseSession(session_id=made.session_id))
    async with session(made) as desk:
        assert "From before" in desk.seen()
        assert not hand(desk).writable
        desk.screen.query_one(Grid).focus()
        await desk.press("x", "enter")
        assert hand(desk).picks_rows
        assert hand(desk).typed is None


@pytest.mark.slow
async def test_a_project_that_is_held_up_is_started_in_the_session(tmp_path: Path) -> None:
    """Typed in the cell of its state: the dialog lists what is open; its undo is the session's."""
    projects = msgspec.structs.replace(FORM, register="projects", fields=("state", "project"))
    guide = msgspec.structs.replace(GUIDE, steps=(*GUIDE.steps[:3], projects))
    made = Acme(tmp_path / "Acme", guide=guide)
    made.store.do(PutRows(register="projects", rows=(RowText(values={"project": "Ledger"}),)))
    async with session(made) as desk:
        await desk.to("goals")
        desk.screen.query_one(Grid).go_to(0, 0)
        await desk.press(*"started", "enter")
        dialog = desk.pilot.app.screen
        assert isinstance(dialog, StartDialog)
        dialog.query_one("#by0", Input).value = "Dana Ortiz"
        dialog.query_one("#why0", Input).value = "The board agreed"
        await desk.press("ctrl+s")
        (waiver,) = made.store.record.rows("waivers")
        assert waiver.session_id == made.session_id
        assert made.store.record.rows("projects")[0].cell("state") == "started"
        made.store.undo(made.session_id)
        assert made.store.record.rows("projects")[0].cell("state") == ""


MORE = Form(
    id="figures",
    title="Figures",
    minutes=MINUTES,
    register="objectives",
    fields=("objective", "figure", "year"),
)
NAMES = msgspec.structs.replace(FORM, fields=("objective",))
NAMED_FIRST = msgspec.structs.replace(GUIDE, steps=(*GUIDE.steps[:3], NAMES, MORE))


@pytest.mark.slow
async def test_where_more_is_asked_of_rows_the_first_without_it_is_in_hand(tmp_path: Path) -> None:
    """What is typed goes into its cell; Enter goes on to the same cell of the next row."""
    made = Acme(tmp_path / "Acme", guide=NAMED_FIRST)
    for name, figure in (("Grow", "10 %"), ("Save", ""), ("Hire", "")):
        cells = RowText(values={"objective": name, "figure": figure})
        made.store.do(PutRows(register="objectives", rows=(cells,)))
    async with session(made) as desk:
        await desk.to("figures")
        assert (hand(desk).place, hand(desk).column) == (1, 1)
        await desk.press(*"5 %", "enter", *"2028", "enter")
        assert (hand(desk).place, hand(desk).column) == (2, 1)
        await desk.press(*"7", "enter", "enter")
        assert (hand(desk).on_new, hand(desk).column) == (True, 0)
        rows = made.store.record.rows("objectives")
        assert [row.cell("figure") for row in rows] == ["10 %", "5 %", "7"]
        await desk.to("goals")
        assert hand(desk).on_new


BY_FACTOR = Form(
    id="by-factor",
    title="Factor by factor",
    minutes=MINUTES,
    register="attractiveness",
    fields=("strategy", "factor", "score", "why"),
)
SCORED = msgspec.structs.replace(GUIDE, steps=(*GUIDE.steps[:3], BY_FACTOR))


@pytest.mark.slow
async def test_the_pair_that_comes_next_stands_there_and_a_score_is_typed(tmp_path: Path) -> None:
    """A digit a pair; nothing is recorded of a pair that only stands there, nor lost by leaving."""
    made = Acme(tmp_path / "Acme", guide=SCORED)
    made.say("- Old ledger")
    made.say("! The law changes")
    rows = (RowText(values={"strategy": name, "cites": "W1; T1"}) for name in ("Teach", "Buy"))
    made.store.do(PutRows(register="strategies", rows=tuple(rows)))
    async with session(made) as desk:
        await desk.to("by-factor")
        assert (hand(desk).on_new, hand(desk).column) == (True, 2)
        assert hand(desk).shown(hand(desk).place).cells[:2] == ("SG1", "W1")
        await desk.press("4", "enter", *"why not", "enter", "2", "enter", "enter")
        scored = made.store.record.rows("attractiveness")
        assert [row.cell("score") for row in scored] == ["4", "2"]
        assert [row.cell("why") for row in scored] == ["why not", ""]
        assert hand(desk).shown(hand(desk).place).cells[:2] == ("SG1", "T1")
        await desk.press("left", "left", *"SG2", "enter")
        assert len(made.store.record.rows("attractiveness")) == 2
        assert hand(desk).shown(hand(desk).place).cells[:2] == ("SG2", "T1")
        await desk.press("right", "1", "enter")
        assert [r.cell("score") for r in made.store.record.rows("attractiveness")] == [
            "4",
            "2",
            "1",
        ]


async def test_the_keys_of_the_table_are_told_while_it_has_them(tmp_path: Path) -> None:
    """While the line has them a letter is typed there; what leads back stands in their place."""
    async with session(with_form(tmp_path)) as desk:
        await desk.to("goals")
        await desk.press("escape")
        assert "s sort" in desk.seen()
        await desk.press("escape")
        assert desk.screen.field.has_focus
        assert "s sort" not in desk.seen()
        assert "↑ to the table" in desk.seen()
        await desk.press("up")
        assert desk.screen.query_one(Grid).has_focus
        assert "↑ to the table" not in desk.seen()
