"""From an empty engagement to a written strategy, in the application, by keys alone.

Requirement: six sessions by the guides that ship are held with a few answers each, strategies are
scored, shortlisted and made a goal and a project, money is typed line by line, the document is
written, and every line of the six elements is followed to what it rests on. No mouse, no command
line, no file that was there before.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import docx
import pytest
from textual.pilot import Pilot

from screens.engagement.engagement import EngagementScreen
from screens.export.export_dialog import ExportDialog
from screens.session.session import SessionScreen
from screens.strategy.strategy import StrategyScreen
from screens.trace.trace import TraceScreen
from screens.widgets.row_list import RowList
from sessions.store.store import Store
from tests.screens.keyboard import type_fast
from tests.screens.stage import current, press, running
from tests.screens.stage import workshop as app_of
from workshop.record.documents import Clock, Session
from workshop.report.strategy.strategy_facts import facts_of
from workshop.report.strategy.told_strategy import told_strategy
from workshop.report.view import Gathered
from workshop.running.commands import BeginEngagement
from workshop.strategy.element_parts import ELEMENTS

pytestmark = pytest.mark.slow

PEOPLE: Final = "Dana Ortiz | CFO | Finance\rAna López | Head of Sales | Sales\r"


def step_of(pilot: Pilot[None]) -> str:
    """The id of the step in front of the room."""
    store = app_of(pilot).store
    return store.record.get(Clock, store.record.sessions()[-1].id).step_id


class Room:
    """A session that is held by keys."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self._pilot = pilot

    async def begin(self, guide: str, people: str = "") -> None:
        """Start it by the name of its guide, with these people, else with those of last time."""
        await press(self._pilot, "n")
        await type_fast(self._pilot, guide)
        await press(self._pilot, "enter")
        if people:
            await type_fast(self._pilot, people)
        else:
            await press(self._pilot, "ctrl+l")
        await press(self._pilot, "ctrl+s")
        current(self._pilot, SessionScreen)
        await self.to("consent")
        await press(self._pilot, "up", "2", "2")

    async def to(self, step: str) -> None:
        """Go on until a step is in front."""
        for _ in range(20):
            if step_of(self._pilot) == step:
                return
            await press(self._pilot, "f2")
        pytest.fail(f"There is no step {step} to come.")

    async def says(self, step: str, *lines: str) -> None:
        """What the room says in a step."""
        await self.to(step)
        for line in lines:
            await type_fast(self._pilot, f"{line}\r")

    async def rows(self, step: str, *rows: Sequence[str]) -> None:
        """What it enters in the table of a step, cell by cell."""
        await self.to(step)
        for cells in rows:
            await type_fast(self._pilot, "".join(f"{cell}\r" for cell in cells))
            await press(self._pilot, "ctrl+n")

    async def close(self) -> None:
        """Go on to the end and close it."""
        await self.to("close")
        await press(self._pilot, "f2", "enter")
        current(self._pilot, EngagementScreen)
        assert all(each.closed for each in app_of(self._pilot).store.record.all(Session))


async def swot(pilot: Pilot[None]) -> None:
    """What helps and hinders, weighed by the room."""
    room = Room(pilot)
    await room.begin("swot-w", PEOPLE)
    await room.says("strengths", "Fast close @Dana", "Friendly service desk @Ana")
    await room.says("weaknesses", "Old ledger @Dana")
    await room.says("opportunities", "A grant for shared records @Ana")
    await room.says("threats", "E-invoicing becomes law @Dana")
    await room.to("score-internal")
    for weight, rating in (("40", "4"), ("20", "3"), ("40", "1")):
        await type_fast(pilot, weight)
        await press(pilot, "right")
        await type_fast(pilot, rating)
        await press(pilot, "down", "left")
    await press(pilot, "ctrl+s")
    await room.close()


async def tows(pilot: Pilot[None]) -> None:
    """Two strategies, each of a pair, then scored, shortlisted, a goal and a project."""
    room = Room(pilot)
    await room.begin("tows")
    await room.says(
        "pairs",
        "S1 O1: Use the grant for joint backups",
        "W1 T1: Replace the ledger before the law",
    )
    await room.close()
    await press(pilot, "g", "3", "c", "4", "2", "1", "4", "escape", "s", "o", "p")
    await press(pilot, "down", "down", "s", "escape")


async def outlined(pilot: Pilot[None]) -> None:
    """Direction and goals, then what the projects deliver and are good for."""
    room = Room(pilot)
    await room.begin("direction")
    await room.rows(
        "direction",
        ("We pay on time", "mission"),
        ("We say what we know", "value"),
        ("Small steps", "technique"),
        ("We buy what is there", "tactic"),
    )
    await room.rows("goals", ("Close in three days", "days", "9", "3", "2027-12-31"))
    await room.close()
    await room.begin("project-o")
    await room.rows("projects", ("New ledger", "proposed", "G2", "SG2"))
    await room.rows("deliverables", ("A ledger that sends invoices", "PJ2", "A month is closed"))
    await room.rows("benchmarks", ("days to close", "PJ2", "buy", "9", "3"))
    await room.rows("good-for", ("Less overtime", "PJ2", "hours", "90", "20"))
    await room.close()


async def counted(pilot: Pilot[None]) -> None:
    """What it costs, what is in hand, and who does what by when."""
    room = Room(pilot)
    await room.begin("budget")
    await room.rows("present", ("Old ledger", "2027", "present", "run", "9000", "10000", "12000"))
    await room.rows(
        "new",
        ("New ledger", "2027", "new and alternative", "change", "PJ2", "20000", "25000", "40000"),
        ("Joint backups", "2028", "integration", "change", "PJ1", "5000", "6000.50", "8000"),
    )
    await room.rows("in-hand", ("Board", "2027", "30000"), ("Board", "2028", "9000"))
    await room.close()
    await room.begin("action")
    await room.rows("accomplishments", ("The ledger sends invoices", "invoices", "90 %"))
    await room.says("commitments", "Ask three makers @Dana due:2027-02-01")
    await room.close()


async def written(pilot: Pilot[None]) -> None:
    """The document of the strategy, as it is proposed: a Word file among the exports."""
    await press(pilot, "g", "1", "e")
    current(pilot, ExportDialog)
    await press(pilot, "ctrl+s")
    current(pilot, StrategyScreen)


def words_of(place: Path) -> str:
    """What stands in the paragraphs of the only Word file in a place."""
    (file,) = place.rglob("*.docx")
    return "\n".join(block.text for block in docx.Document(str(file)).paragraphs)


async def traced(pilot: Pilot[None]) -> set[str]:
    """The codes of all lines of the six elements, each followed by Enter."""
    screen = current(pilot, StrategyScreen)
    found = set()
    for _ in ELEMENTS:
        await press(pilot, "right", "home")
        for _ in range(screen.query_one("#rows", RowList).option_count):
            if screen.pane.front_id:
                await press(pilot, "enter")
                trace = current(pilot, TraceScreen).trace
                assert trace is not None
                assert trace.rests_on or trace.made_of_it or trace.entered, trace.id
                found.add(str(trace.id))
                await press(pilot, "escape")
            await press(pilot, "down")
        await press(pilot, "left", "down")
    return found


async def test_a_strategy_is_made_from_nothing_by_keys(tmp_path: Path) -> None:
    """The whole way; the sums are to the cent, what is missing is said with its guide."""
    Store.begin(tmp_path / "Acme", BeginEngagement(name="Acme")).close()
    async with running(tmp_path, tmp_path / "Acme") as pilot:
        await swot(pilot)
        await tows(pilot)
        await outlined(pilot)
        await counted(pilot)
        await written(pilot)
        codes = await traced(pilot)
        told = told_strategy(Gathered(app_of(pilot).store.record, "restricted"))
    lines = {line.id for element in told.elements.values() for line in element.rows}
    assert codes == lines
    assert {"S1", "SG1", "G1", "G2", "PJ1", "PJ2", "BL3", "FN2"} <= codes
    projects = {each.id: each.cost for each in facts_of(told).projects or ()}
    assert projects == {"PJ1": 6000.5, "PJ2": 25000}
    words = words_of(tmp_path)
    assert "2027 is the first year in which the money in hand does not cover" in words
    assert "5,000 is lacking" in words
    assert "“risk-workshop”" in words
    assert "“direction-and-goals”" not in words
