"""The screen of a trace, by keys alone: from any code to the words, up to what was made, and back.

Requirement: from any mark to the factor to the quote and back by keyboard.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from screens.base.navigation import OpenRegister, OpenTrace
from screens.engagement.engagement import EngagementScreen
from screens.register.register import RegisterScreen
from screens.session.session import SessionScreen
from screens.summary.summary import SummaryScreen
from screens.trace.trace import TraceScreen
from tests.builders.acme import Acme
from tests.screens.stage import HOSTILE, NARROW, WIDE, current, press, rows, running, seen, settle
from tests.screens.stage import workshop as app_of
from workshop.record.documents import Entry, Session
from workshop.running.commands import CloseSession
from workshop.running.row_commands import PutRows, RowText

DOWN, UP = "#rests-on", "#made-of-it"


def built(home: Path) -> Path:
    """A goal that rests on a factor, which rests on words; a project and a decision made of it."""
    acme = Acme(home / "Acme")
    acme.say("- Close takes nine days [red] @Dana")
    for register, code, cells in (
        ("needs", "N-1", {"want": "A fast close", "department": "Finance"}),
        ("goals", "G-1", {"goal": "Close in three days", "blockers": "W1", "measure": "days"}),
        ("projects", "PX-1", {"project": "Replace the ledger", "goals": "G-1"}),
        ("decisions", "D-1", {"decision": "We do it", "rests_on": "PX-1", "rule": "the board"}),
    ):
        row = RowText(values={**cells}, code=code)
        acme.store.do(PutRows(register=register, rows=(row,)))
    acme.store.close()
    return acme.folder


async def go(pilot: Pilot[None], where: OpenTrace) -> TraceScreen:
    """Open the trace of something."""
    pilot.app.screen.post_message(where)
    await settle(pilot)
    return current(pilot, TraceScreen)


@pytest.mark.parametrize("size", [WIDE, pytest.param(NARROW, marks=pytest.mark.slow)])
async def test_from_a_goal_down_to_the_words_and_back(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """Enter goes there, Escape back step by step and in the end to the screen before."""
    async with running(tmp_path, built(tmp_path), size) as pilot:
        screen = await go(pilot, OpenTrace("G-1"))
        assert "Close in three days" in seen(pilot)
        assert "Entered: by hand" in seen(pilot)
        assert "Measure: days" in seen(pilot)
        assert [node.id for node in screen.trace.rests_on] == ["W1"] if screen.trace else False
        assert any("Close takes nine days" in row for row in rows(pilot, DOWN))
        await press(pilot, "enter")
        assert screen.trace is not None
        assert screen.trace.id == "W1"
        await press(pilot, "enter")
        assert screen.trace.kind == "entry"
        for words in ("“Close takes nine days [red]”", "minute", "the words", *HOSTILE[:1]):
            assert words in seen(pilot), words
        await press(pilot, "escape", "escape")
        assert screen.trace.id == "G-1"
        await press(pilot, "escape")
        current(pilot, EngagementScreen)


async def test_up_to_what_was_made_of_it(tmp_path: Path) -> None:
    """From the words to the decision; a goes back to the first at once."""
    async with running(tmp_path, built(tmp_path)) as pilot:
        screen = await go(pilot, OpenTrace("W1"))
        await press(pilot, "right", "enter")
        assert screen.trace is not None
        assert screen.trace.id == "G-1"
        await press(pilot, "enter", "enter")
        assert screen.trace.id == "D-1"
        assert "Decided by: the board" in seen(pilot)
        await press(pilot, "a")
        assert screen.trace.id == "W1"


async def test_a_closed_session_opens_at_the_step(tmp_path: Path) -> None:
    """It shows where the words were said, not where it ended."""
    async with running(tmp_path, built(tmp_path)) as pilot:
        store = app_of(pilot).store
        (session,) = store.record.all(Session)
        store.do(CloseSession(session_id=session.id))
        await go(pilot, OpenTrace("W1"))
        await press(pilot, "s")
        shown = current(pilot, SessionScreen).shown
        (step_id,) = {each.step_id for each in shown.record.all(Entry)}
        assert shown.step.id == step_id != shown.clock.step_id


async def test_keys_lead_to_the_session_and_to_the_table(tmp_path: Path) -> None:
    """And back to the same row of the trace."""
    async with running(tmp_path, built(tmp_path)) as pilot:
        screen = await go(pilot, OpenTrace("G-1"))
        await press(pilot, "down", "s")
        current(pilot, SessionScreen)
        pilot.app.pop_screen()
        await settle(pilot)
        assert current(pilot, TraceScreen) is screen
        await press(pilot, "right", "g")
        register = current(pilot, RegisterScreen)
        assert register.register_name == "projects"
        await press(pilot, "escape", "b")
        assert "Replace the ledger" in seen(pilot)
        assert current(pilot, TraceScreen).trace is not None


async def test_the_shareable_edition_tells_no_more_than_its_documents(tmp_path: Path) -> None:
    """Who did not agree to be named is not; t changes the edition."""
    async with running(tmp_path, built(tmp_path)) as pilot:
        await go(pilot, OpenTrace("W1"))
        assert "Dana Ortiz" in seen(pilot)
        await press(pilot, "t")
        assert "shareable" in seen(pilot).lower()
        assert "Dana Ortiz" not in seen(pilot)


async def test_what_is_not_there_is_said_and_nothing_opens(tmp_path: Path) -> None:
    """A refusal in words, with what is near."""
    async with running(tmp_path, built(tmp_path)) as pilot:
        pilot.app.screen.post_message(OpenTrace("W7"))
        await settle(pilot)
        current(pilot, EngagementScreen)


async def test_the_summary_leads_there(tmp_path: Path) -> None:
    """From a factor, and from what was said for it."""
    async with running(tmp_path, built(tmp_path)) as pilot:
        await press(pilot, "s", "2", "right", "b")
        assert current(pilot, TraceScreen).trace is not None
        await press(pilot, "escape")
        current(pilot, SummaryScreen)


async def test_a_row_of_any_register_is_made_of_what_is_in_front(tmp_path: Path) -> None:
    """M asks which register and shows the row, which leads back; the second time it is gone to."""
    async with running(tmp_path, built(tmp_path)) as pilot:
        screen = await go(pilot, OpenTrace("W1"))
        for _ in range(2):
            await press(
                pilot, "left", "escape"
            ) if screen.trace and screen.trace.id != "W1" else None
            rows_here = screen.query_one(DOWN)
            rows_here.focus()
            await press(pilot, "k")
            assert "Make a row of which register?" in seen(pilot)
            await press(pilot, *"gaps", "enter")
            assert screen.trace is not None
            assert screen.trace.kind == "gap"
            assert "Close takes nine days" in seen(pilot)
            await press(pilot, "escape")
        assert len(screen.store.record.rows("gaps")) == 1


async def test_one_key_of_a_register_makes_a_row_of_another(tmp_path: Path) -> None:
    """K on a goal asks which register; the project leads back, and Escape goes where one was."""
    async with running(tmp_path, built(tmp_path)) as pilot:
        pilot.app.screen.post_message(OpenRegister("goals"))
        await settle(pilot)
        await press(pilot, "up", "escape", "k")
        await press(pilot, "down", "enter")
        screen = current(pilot, TraceScreen)
        assert screen.trace is not None
        assert screen.trace.kind == "decision"
        assert [node.id for node in screen.trace.rests_on][:1] == ["G-1"]
        await press(pilot, "escape", "escape")
        current(pilot, RegisterScreen)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("keys", "kind"),
    [
        (("s", "tab", "b"), "factor"),
        (("b", "b"), "need"),
        (("y", "b"), "factor"),
        (("g", "right", "end", "enter"), "goal"),
    ],
    ids=["findings", "needs", "synthesis", "strategy"],
)
async def test_every_screen_that_names_something_leads_there(
    tmp_path: Path, keys: tuple[str, ...], kind: str
) -> None:
    """By one key, and back to the screen by another."""
    async with running(tmp_path, built(tmp_path)) as pilot:
        await press(pilot, *keys[:-1])
        before = pilot.app.screen
        await press(pilot, keys[-1])
        for _ in range(100):
            # What is worked out in threads beside the keys may keep it waiting.
            if getattr(pilot.app.screen, "trace", None) is None:
                await pilot.pause(0.05)
        screen = current(pilot, TraceScreen)
        assert screen.trace is not None
        assert screen.trace.kind == kind
        await press(pilot, "escape")
        assert pilot.app.screen is before
