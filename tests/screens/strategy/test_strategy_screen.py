"""The screen of the strategy, by keys alone.

Requirement: the six elements with what each rests on and what is missing; every board with its
figure walked mark by mark; from any mark to what it rests on and back to the same mark; strategies
scored, shortlisted and made goals and projects; the map with what leads to what; the same at 80
columns; in a window that only reads nothing is recorded.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from screens.base.navigation import OpenHistory, OpenStrategy
from screens.dialogs.pick import Pick
from screens.engagement.engagement import EngagementScreen
from screens.engagement.start_session_dialog import StartSession
from screens.export.export_dialog import ExportDialog
from screens.history.history import HistoryScreen
from screens.register.register import RegisterScreen
from screens.strategy.commands import BOARDS, MAP, STRATEGIES, STRATEGY_COMMANDS
from screens.strategy.dialogs.scoring_dialog import Grid, ScoringDialog
from screens.strategy.dialogs.shortlist_dialog import ShortlistDialog
from screens.strategy.map_pane import MapPane
from screens.strategy.strategy import StrategyScreen
from screens.trace.trace import TraceScreen
from screens.widgets.figures.plane_figure import PlaneFigure
from screens.widgets.key_line import KeyLine
from screens.widgets.row_list import RowList
from tests.builders.acme import Acme
from tests.builders.strategised import strategised
from tests.screens.stage import (
    HOSTILE,
    NARROW,
    WIDE,
    current,
    fill,
    press,
    rows,
    running,
    seen,
    settle,
    told,
)
from tests.screens.stage import workshop as app_of
from workshop.record.rows import Row
from workshop.report.boards.all_boards import BOARDS as KNOWN
from workshop.running.row_commands import PutRows, RowText

SIZES = (WIDE, pytest.param(NARROW, marks=pytest.mark.slow))


@asynccontextmanager
async def strategy(
    folder: Path, size: tuple[int, int] = WIDE, where: OpenStrategy | None = None
) -> AsyncIterator[Pilot[None]]:
    """The screen over the engagement of a folder, once all boards are made."""
    async with running(folder.parent, folder, size) as pilot:
        pilot.app.screen.post_message(where or OpenStrategy())
        await settle(pilot)
        current(pilot, StrategyScreen)
        yield pilot


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small engagement."""
    return strategised(tmp_path / "Acme")


def found(pilot: Pilot[None], register: str) -> list[Row]:
    """The rows of a register as they are now."""
    return app_of(pilot).store.record.rows(register)


def focused(pilot: Pilot[None]) -> str:
    """The id of what has the keys."""
    assert pilot.app.focused is not None
    return pilot.app.focused.id or type(pilot.app.focused).__name__


def figure(pilot: Pilot[None]) -> PlaneFigure:
    """The figure of the board in front, a plane."""
    return pilot.app.screen.query_one("#board-plane", PlaneFigure)


async def to_board(pilot: Pilot[None], name: str) -> None:
    """Put a board in front of the list."""
    await press(pilot, str(BOARDS + 1))
    pilot.app.screen.query_one("#boards", RowList).go_to(name)
    await settle(pilot)


# The elements


@pytest.mark.slow
async def test_each_element_says_on_what_it_rests_and_what_is_missing(folder: Path) -> None:
    """How many rows it has, on what these rest; each missing part with its guide."""
    async with strategy(folder) as pilot:
        elements = rows(pilot, "#elements")
        assert len(elements) == 6 + 3
        assert elements[6] == "■ rests on what was said"
        assert elements[0].startswith("Overview 5○ 5 ? ")
        assert any(row.startswith("Factors 4■ 4") for row in elements)
        inside = rows(pilot)
        assert inside[0] == "Overview"
        assert inside[1].startswith("Missing g starts")
        assert any(row.startswith("? The mission guide ") for row in inside)
        assert any(row.startswith("○ G1 Close in three days entered by hand") for row in inside)
        await press(pilot, "end", "up")
        assert any(
            row.startswith("■ W1 − Nine days to close a month [red] 1 entry") for row in rows(pilot)
        )


async def test_from_an_element_to_its_words_and_back(folder: Path) -> None:
    """Enter goes in, Enter opens what the row rests on, Escape goes back to the same row."""
    async with strategy(folder) as pilot:
        await press(pilot, "end", "up", "enter", "down", "enter")
        trace = current(pilot, TraceScreen)
        assert trace.trace is not None
        assert trace.trace.id == "W1"
        await press(pilot, "escape")
        screen = current(pilot, StrategyScreen)
        assert focused(pilot) == "rows"
        assert screen.query_one("#rows", RowList).chosen == screen.pane.front_id
        await press(pilot, "escape")
        assert focused(pilot) == "elements"
        await press(pilot, "escape")
        current(pilot, EngagementScreen)


@pytest.mark.slow
async def test_a_key_starts_the_session_that_fills_what_is_missing(folder: Path) -> None:
    """The guide of the part in front is taken; where nothing is missing the key is not there."""
    async with strategy(folder) as pilot:
        await press(pilot, "g")
        current(pilot, StartSession)
        assert "Direction" in seen(pilot)
        await press(pilot, "escape", "end", "up")
        element = rows(pilot, "#elements")[4]
        assert "missing" not in element
        assert "Hold a session" not in seen(pilot)
        await press(pilot, "g")
        current(pilot, StrategyScreen)


@pytest.mark.slow
async def test_tables_of_an_element_are_a_key_away(folder: Path) -> None:
    """Of several one is picked; with a row in front, its own opens."""
    async with strategy(folder) as pilot:
        await press(pilot, "t")
        current(pilot, Pick)
        await press(pilot, "escape", "right", "end")
        front = current(pilot, StrategyScreen).pane.front_id
        await press(pilot, "t")
        register = current(pilot, RegisterScreen)
        assert register.register_name == "strategies"
        assert register.pane.grid.hand.row_id == front != ""
        await press(pilot, "escape", "escape", "escape", "end", "up", "t")
        assert "no table" in told(pilot)


# The boards


@pytest.mark.slow
@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_every_board_opens_and_says_what_it_shows_or_lacks(
    folder: Path, size: tuple[int, int]
) -> None:
    """All of the list are made; one without data names the guide that would fill it."""
    async with strategy(folder, size) as pilot:
        screen = current(pilot, StrategyScreen)
        assert set(screen.boards) == set(KNOWN)
        for name, board in screen.boards.items():
            await to_board(pilot, name)
            await press(pilot, "enter")
            on_screen = " ".join(seen(pilot).split())
            assert KNOWN[name].title.split()[0] in on_screen
            told_first = (board.sentence or next(iter(board.missing))).split()[:3]
            assert " ".join(told_first) in on_screen, name
            await press(pilot, "escape")


@pytest.mark.parametrize("size", SIZES)
async def test_arrows_walk_the_marks_and_enter_leads_behind_one(
    folder: Path, size: tuple[int, int]
) -> None:
    """The mark in front stands in brackets and is told; back from the trace it still is."""
    async with strategy(folder, size) as pilot:
        await to_board(pilot, "power-interest")
        await press(pilot, "right", "home")
        assert focused(pilot) == "board-plane"
        assert figure(pilot).code == "SH2"
        await press(pilot, "right")
        assert figure(pilot).code == "SH1"
        assert "[◆SH1]" in seen(pilot)
        assert "SH1  Board" in seen(pilot)
        await press(pilot, "down")
        assert figure(pilot).code == "SH3"
        await press(pilot, "left")
        assert figure(pilot).code == "SH5"
        await press(pilot, "left")
        assert figure(pilot).code == "SH4"
        assert "+1" in seen(pilot)
        await press(pilot, "enter")
        trace = current(pilot, TraceScreen).trace
        assert trace is not None
        assert trace.id == "SH4"
        await press(pilot, "escape")
        assert figure(pilot).code == "SH4"
        assert focused(pilot) == "board-plane"
        await press(pilot, "escape")
        assert focused(pilot) == "boards"


@pytest.mark.slow
async def test_a_board_and_a_mark_are_asked_for_by_a_message(folder: Path) -> None:
    """Another screen opens a board with the mark of a row in front."""
    async with strategy(folder) as pilot:
        row_id = next(row.id for row in found(pilot, "stakeholders") if row.code == "SH3")
        await press(pilot, "escape")
        pilot.app.screen.post_message(OpenStrategy(board="power-interest", mark_id=row_id))
        await settle(pilot)
        assert figure(pilot).code == "SH3"
        assert focused(pilot) == "board-plane"


# The strategies


async def test_strategies_stand_in_their_cells_with_unused_factors_beside(tmp_path: Path) -> None:
    """The most attractive first, what each cites; a factor that none uses is told by its letter."""
    async with strategy(
        strategised(tmp_path / "Acme", spare=True), where=OpenStrategy(STRATEGIES)
    ) as pilot:
        lines = rows(pilot, "#strategies")
        assert lines[0].startswith("SO use strengths to take opportunities 1")
        assert lines[1].startswith("SG1 Use the grant for joint backups ●●●○ S1 O1")
        assert any(
            row.startswith("SG2 Replace the ledger before the law ●●●● W1 T1") for row in lines
        )
        unused = rows(pilot, "#unused")
        assert unused[0] == "2 factors that no strategy uses"
        assert [row for row in unused if "W2" in row or "O2" in row] == [
            "− W2 The intranet is old",
            "★ O2 A market next door opens",
        ]


async def test_a_strategy_is_shortlisted_and_becomes_a_goal_and_a_project(folder: Path) -> None:
    """One key each; both lead to each other and rest on the same; one undo takes one back."""
    async with strategy(folder, where=OpenStrategy(STRATEGIES)) as pilot:
        await press(pilot, "s")
        assert [row.cell("shortlisted") for row in found(pilot, "strategies")] == ["yes", "no"]
        await press(pilot, "o", "p")
        goal = found(pilot, "goals")[-1]
        project = found(pilot, "projects")[-1]
        assert goal.subject == project.subject == "Use the grant for joint backups"
        made = {target.id for target in found(pilot, "strategies")[0].cell("becomes")}
        assert made == {goal.id, project.id}
        assert f"→ {goal.code} {project.code}" in seen(pilot)
        await press(pilot, "o")
        assert "already" in told(pilot)
        await press(pilot, "ctrl+z")
        assert found(pilot, "projects") == []
        await press(pilot, "s")
        assert "yes" not in [row.cell("shortlisted") for row in found(pilot, "strategies")]


@pytest.mark.slow
async def test_the_best_are_shortlisted_by_their_number(folder: Path) -> None:
    """A number that cannot be is refused at its field."""
    async with strategy(folder, where=OpenStrategy(STRATEGIES)) as pilot:
        await press(pilot, "a")
        dialog = current(pilot, ShortlistDialog)
        fill(pilot, most="few")
        await press(pilot, "ctrl+s")
        assert current(pilot, ShortlistDialog) is dialog
        assert "as a number" in seen(pilot)
        fill(pilot, most="1")
        await press(pilot, "ctrl+s")
        assert [row.cell("shortlisted") for row in found(pilot, "strategies")] == ["no", "yes"]


@pytest.mark.parametrize("size", SIZES)
async def test_digits_score_strategies_by_factors(folder: Path, size: tuple[int, int]) -> None:
    """Each goes into the cell in hand and on to the next; a dash against a score is told."""
    async with strategy(folder, size, where=OpenStrategy(STRATEGIES)) as pilot:
        await press(pilot, "c")
        current(pilot, ScoringDialog)
        await press(pilot, "3", "minus", "4")
        scored = [
            (str(row.cell("score")), row.cell("strategy")[0].id)
            for row in found(pilot, "attractiveness")
        ]
        ids = [row.id for row in found(pilot, "strategies")]
        assert scored == [("3", ids[0]), ("-", ids[1]), ("4", ids[0])]
        await press(pilot, "up")
        assert "a dash in one column means a dash in all" in seen(pilot)
        await press(pilot, "delete")
        assert [str(row.cell("score")) for row in found(pilot, "attractiveness")] == ["3", "4"]
        grid = pilot.app.screen.query_one(Grid)
        await press(pilot, "left", "3")
        assert grid.hand == (0, 1), "the same again is taken, and one goes on"
        await press(pilot, "escape")
        current(pilot, StrategyScreen)


# The map


@pytest.mark.parametrize("size", SIZES)
async def test_the_map_has_bands_and_says_what_leads_to_what(
    folder: Path, size: tuple[int, int]
) -> None:
    """Every perspective is a band; arrows walk it; what hangs together with nothing is named."""
    async with strategy(folder, size, where=OpenStrategy(MAP)) as pilot:
        shown = seen(pilot)
        for word in ("FINANCIAL", "CUSTOMER", "INTERNAL", "LEARNING"):
            assert word in shown or size == NARROW
        assert "[B1]" in shown
        assert "◂G1" in shown
        assert "Unlinked  G2" in shown
        await press(pilot, "down")
        assert "[G1]" in seen(pilot)
        assert "▸B1" in seen(pilot)
        assert "leads to  B1 Break even" in seen(pilot)
        await press(pilot, "down")
        assert "It leads to nothing and nothing leads to it." in seen(pilot)
        await press(pilot, "enter")
        trace = current(pilot, TraceScreen).trace
        assert trace is not None
        assert trace.id == "G2"
        await press(pilot, "escape")
        assert "[G2]" in seen(pilot)


@pytest.mark.slow
async def test_the_map_shows_the_part_of_a_department(folder: Path) -> None:
    """What is its own, with what leads there; Escape shows all again."""
    async with strategy(folder, where=OpenStrategy(MAP)) as pilot:
        await press(pilot, "d")
        current(pilot, Pick)
        await press(pilot, "down", "enter")
        assert "G2" not in seen(pilot)
        assert "B1" in seen(pilot)
        assert "the part of " in seen(pilot)
        await press(pilot, "escape")
        assert "the part of " not in seen(pilot)
        assert pilot.app.screen.query_one(MapPane).department == ""
        assert "G2" in seen(pilot)


# All views


@pytest.mark.slow
async def test_each_view_exports_its_document(folder: Path) -> None:
    """The dialog has the document of the view in front."""
    async with strategy(folder) as pilot:
        for key in "1234":
            await press(pilot, key, "e")
            current(pilot, ExportDialog)
            await press(pilot, "escape")


@pytest.mark.slow
async def test_the_engagement_leads_here_and_the_history_back(folder: Path) -> None:
    """By its key; and the past is only looked at."""
    async with running(folder.parent, folder) as pilot:
        await press(pilot, "g")
        current(pilot, StrategyScreen)
        await press(pilot, "3", "s", "h")
        history = current(pilot, HistoryScreen)
        assert isinstance(history, HistoryScreen)
        await press(pilot, "a")
        past = current(pilot, StrategyScreen)
        assert past.view == STRATEGIES
        before = len(found(pilot, "goals"))
        await press(pilot, "o")
        assert len(found(pilot, "goals")) == before
        assert "What was cannot be changed" in told(pilot)


@pytest.mark.slow
async def test_what_people_typed_is_never_markup(tmp_path: Path) -> None:
    """In every view and the grid, brackets stand as they were typed."""
    acme = Acme(tmp_path / "Acme")
    for text in HOSTILE:
        acme.say(f"- {text} W @Dana")
        acme.say(f"* {text} O @Dana")
        cites = {"cites": "W1; O1"}
        for register, first, more in (
            ("goals", "goal", {"measure": text}),
            ("strategies", "strategy", cites),
            ("stakeholders", "who", {"power": 5, "interest": 4}),
        ):
            row = RowText(values={first: f"{text} {register}", **more})
            acme.store.do(PutRows(register=register, rows=(row,)))
    acme.store.close()
    async with strategy(acme.folder) as pilot:
        await press(pilot, "right", "end")
        assert HOSTILE[0] in seen(pilot)
        await to_board(pilot, "power-interest")
        await press(pilot, "right")
        assert any(text in seen(pilot) for text in HOSTILE)
        await press(pilot, "3")
        assert HOSTILE[0] in seen(pilot)
        await press(pilot, "c")
        assert HOSTILE[0] in seen(pilot)
        await press(pilot, "escape", "4")
        assert HOSTILE[0] in seen(pilot)


@pytest.mark.slow
async def test_an_empty_engagement_has_every_view(tmp_path: Path) -> None:
    """Nothing is there: each view says so, and no key fails."""
    acme = Acme(tmp_path / "Acme")
    acme.store.close()
    async with strategy(acme.folder) as pilot:
        keys = {key for each in STRATEGY_COMMANDS for key in each.key.split(",") if key}
        for view in "1234":
            for key in sorted(keys - {"escape", "h", "ctrl+r", "P", *"1234"}):
                await press(pilot, view, key)
                for _ in range(3):
                    if not isinstance(pilot.app.screen, StrategyScreen):
                        await press(pilot, "escape")
                current(pilot, StrategyScreen)


@pytest.mark.parametrize(
    ("view", "guide"),
    [
        ("1", "Direction and goals"),
        ("2", "SWOT workshop"),
        ("3", "TOWS"),
        ("4", "Direction and goals"),
    ],
)
async def test_what_is_missing_is_one_key_away(tmp_path: Path, view: str, guide: str) -> None:
    """Of an empty engagement every view says which key starts a session, and the key does."""
    acme = Acme(tmp_path / "Acme")
    acme.store.close()
    async with strategy(acme.folder) as pilot:
        await press(pilot, view)
        await settle(pilot)
        shown = " ".join(seen(pilot).split())
        assert "g Hold a session" in shown
        assert "g starts" in shown
        if view == "3":
            assert "No factors yet" in shown
        await press(pilot, "g")
        current(pilot, StartSession)
        assert guide in seen(pilot)


async def test_keys_are_told_with_the_view(folder: Path) -> None:
    """The line of keys is that of the view as soon as this stands, not when all is at rest."""
    async with strategy(folder) as pilot:
        screen = current(pilot, StrategyScreen)
        screen.action_view(STRATEGIES)
        assert "Score" in {key.words for key in screen.query_one(KeyLine).keys}
        screen.action_view(MAP)
        assert "Score" not in {key.words for key in screen.query_one(KeyLine).keys}


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_every_key_of_a_view_stands_at_the_foot(folder: Path, size: tuple[int, int]) -> None:
    """On a narrow screen in a second line where one has no room for them."""
    wanted = {
        STRATEGIES: {"Shortlist", "Score", "Make a goal", "Make a project", "Export"},
        MAP: {"Make a project", "Department", "Export"},
        BOARDS: {"Open", "Export"},
    }
    async with strategy(folder, size=size) as pilot:
        screen = current(pilot, StrategyScreen)
        foot = screen.query_one(KeyLine)
        for view, words in wanted.items():
            screen.action_view(view)
            await settle(pilot)
            assert {key.words for _, _, key in foot.placed()} >= words | {"Back", "Help"}
            lines = {row for _, row, _ in foot.placed()}
            assert foot.size.height == len(lines)
            assert size[0] == 80 or lines == {0}
        if size[0] == 80:
            screen.action_view(STRATEGIES)
            await settle(pilot)
            column, row, _ = next(each for each in foot.placed() if each[2].words == "Export")
            assert row == 0
            await pilot.mouse_down(KeyLine, (column + 1, row))
            await settle(pilot)
            current(pilot, ExportDialog)


async def test_the_history_message_keeps_the_view() -> None:
    """Where one came from is where one goes back to."""
    assert OpenHistory(OpenStrategy(MAP)).back_to == OpenStrategy(MAP)
