"""The overview, the first section of an engagement: what now, before what is there.

Requirement: one session with why and what it would settle, which Enter starts with what is known of
it filled in; what waits leads to where it is dealt with; each step shows what belongs to it; who is
heard; everything at 80 by 24 too, and nothing that has to wait for a large record.
"""

from __future__ import annotations

import threading
from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.content import Content
from textual.pilot import Pilot

from screens.app.app import WorkshopApp
from screens.carrying.carrying import CarryingScreen
from screens.dialogs.confirm import Confirm
from screens.dialogs.pick import Pick
from screens.engagement.engagement import EngagementScreen
from screens.engagement.overview import pane as overview_pane
from screens.engagement.overview.pane import FlowList, OverviewPane
from screens.engagement.overview.picture import Picture
from screens.engagement.overview.step_row import StepRow, with_number
from screens.engagement.start_session_dialog import StartSession
from screens.follow_up.follow_up import FollowUpScreen
from screens.programme.dialogs import PlanDialog
from screens.programme.programme import ProgrammeScreen
from screens.register.register import RegisterScreen
from screens.session.session import SessionScreen
from screens.strategy.strategy import StrategyScreen
from screens.theming.theming import ThemingScreen
from screens.widgets.line_list import LineList
from screens.widgets.row_list import RowList
from sessions.library.guides import Library
from sessions.store.store import Store
from tests import ROOT
from tests.builders.acme import Acme
from tests.import_graph import import_graph
from tests.screens.stage import (
    HOSTILE,
    NARROW,
    WIDE,
    acme,
    current,
    fill,
    press,
    rows,
    running,
    seen,
    settle,
    to_section,
    told,
    workshop,
)
from workshop.record.documents import Department
from workshop.record.record import Record
from workshop.running.commands import AddDepartment, BeginEngagement, CloseSession
from workshop.running.commands import StartSession as Begin
from workshop.running.row_commands import PutRows, RowText

TODAY = date.today()  # noqa: DTZ011 - as the application reckons it


def put(folder: Path, register: str, **cells: str) -> None:
    """Enter a row as it is typed."""
    with Store.open(folder) as store:
        store.do(PutRows(register=register, rows=(RowText(values={**cells}),)))


def closed(home: Path, *lines: str) -> Path:
    """An engagement whose one session is closed."""
    folder = acme(home, lines)
    with Store.open(folder) as store:
        store.do(CloseSession(session_id=store.record.sessions()[0].id))
    return folder


def planned(folder: Path) -> None:
    """What a kick-off leaves."""
    put(folder, "objectives", objective="Break even")
    put(folder, "approvals", what="Anything", approver="Dana Ortiz", above="100000")
    put(folder, "stakeholders", who="The board", power="5", interest="4")


def pane(pilot: Pilot[None]) -> OverviewPane:
    """The overview of the engagement that is in front."""
    return current(pilot, EngagementScreen).query_one(OverviewPane)


def told_rows(pilot: Pilot[None]) -> list[str]:
    """All rows of it, each on one line."""
    return [
        " ".join("".join(f"{line.plain} " for line in option.prompt.lines(110)).split())  # type: ignore[union-attr]
        for found in pane(pilot).query(FlowList)
        for option in found.options
    ]


def row_of(pilot: Pilot[None], beginning: str) -> None:
    """Put the cursor on the row whose id begins so."""
    for found in pane(pilot).query(FlowList):
        for option in found.options:
            if option.id and option.id.startswith(beginning):
                found.go_to(option.id)
                found.focus()
                return
    raise AssertionError(beginning)


async def enter_on(pilot: Pilot[None], beginning: str) -> None:
    """Press Enter on the row whose id begins so."""
    row_of(pilot, beginning)
    await settle(pilot)
    await press(pilot, "enter")


@pytest.mark.slow
@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_an_empty_engagement_says_how_to_begin(tmp_path: Path, size: tuple[int, int]) -> None:
    """One sensible thing, the kick-off, which Enter starts; and the keys to begin otherwise."""
    Store.begin(tmp_path / "New", BeginEngagement(name="New")).close()
    async with running(tmp_path, tmp_path / "New", size) as pilot:
        text = seen(pilot)
        for words in ("Next   Kick-off", "60 min", "⏎ starts it", "Or begin with what there is"):
            assert words in text
        assert "Waits for you" not in text
        assert "no business objective" not in text
        for number in range(1, 7):
            assert any(row.startswith(f"○ {number} ") for row in told_rows(pilot))
        await press(pilot, "enter")
        assert "Start: Kick-off" in seen(pilot)
        await press(pilot, "ctrl+s")
        current(pilot, SessionScreen)
        await press(pilot, "f10")
        assert "Go on with Kick-off" in seen(pilot)


async def test_what_was_begun_goes_on_and_is_what_commands_are_about(tmp_path: Path) -> None:
    """Enter leads into it; correcting and exporting mean that session; leaving leads back here."""
    async with running(tmp_path, acme(tmp_path, ("+ Fast help desk @Dana",))) as pilot:
        assert "Go on with Short session" in seen(pilot)
        assert "sessions are not closed" not in seen(pilot)
        await press(pilot, "x")
        assert "This session" in seen(pilot)
        await press(pilot, "escape", "enter")
        current(pilot, SessionScreen)
        await press(pilot, "f10")
        assert current(pilot, EngagementScreen).query_one(OverviewPane).display
        await to_section(pilot, "People")
        await press(pilot, "o")
        current(pilot, FollowUpScreen)
        await press(pilot, "escape")
        assert not pane(pilot).display


async def test_a_department_that_was_not_heard_is_filled_in(tmp_path: Path) -> None:
    """Enter asks only who takes part in the interview with it."""
    folder = closed(tmp_path, "+ Fast help desk @Dana")
    planned(folder)
    async with running(tmp_path, folder) as pilot:
        assert "Interview Sales" in seen(pilot)
        assert "After it 2 of 2 departments are heard." in seen(pilot)
        await press(pilot, "enter")
        assert current(pilot, StartSession).text_of("department") == "Sales"
        fill(pilot, who="Ana López")
        await press(pilot, "enter", "ctrl+s")
        current(pilot, SessionScreen)
        record = workshop(pilot).store.record
        session = record.sessions()[-1]
        assert record.get(Department, session.department_id or "").name == "Sales"


async def test_p_plans_it_with_the_guide_and_whom_it_may_be(tmp_path: Path) -> None:
    """The programme asks for the rest; a day that is given there stands in the calendar."""
    folder = closed(tmp_path, "+ Fast help desk @Dana")
    planned(folder)
    async with running(tmp_path, folder) as pilot:
        assert "p plans it for a day" in seen(pilot)
        await press(pilot, "p")
        dialog = current(pilot, PlanDialog)
        assert dialog.text_of("guide") == "sales-interview"
        assert dialog.text_of("person") == "Ana López"
        fill(pilot, when=(TODAY + timedelta(days=3)).isoformat())
        await press(pilot, "ctrl+s")
        current(pilot, ProgrammeScreen)
        (row,) = workshop(pilot).store.record.rows("interviews")
        assert row.cell("day") == TODAY + timedelta(days=3)


@pytest.mark.parametrize("days", [0, 3])
async def test_an_agreed_interview_is_begun_as_it_is_planned(tmp_path: Path, days: int) -> None:
    """Nothing known is asked; where it is for another day, that is asked, and Enter is no."""
    folder = closed(tmp_path, "+ Fast help desk @Dana")
    planned(folder)
    day = (TODAY + timedelta(days=days)).isoformat()
    put(folder, "interviews", person="Ana López", guide="sales-interview", answer="agreed",
        day=day, place="Room [/x]")  # fmt: skip
    async with running(tmp_path, folder) as pilot:
        record = workshop(pilot).store.record
        assert "Interview Ana López" in seen(pilot)
        await press(pilot, "enter")
        if days:
            current(pilot, Confirm)
            await press(pilot, "enter")
            assert len(record.sessions()) == 1
            await press(pilot, "enter", "ctrl+s")
        current(pilot, SessionScreen)
        session = record.sessions()[-1]
        assert [person.name for person in record.people_of(session)] == ["Ana López"]
        assert (record.guide_of(session).name, session.place) == ("sales-interview", "Room [/x]")


@pytest.mark.slow
async def test_what_is_due_stands_first_and_leads_there(tmp_path: Path) -> None:
    """A signal due is above what comes next; from there, and from what waits, one Enter."""
    folder = closed(tmp_path, "+ Fast help desk @Dana", "> Call the vendor @Dana 1 Nov 2026")
    put(folder, "signals", signal="[red] A vendor leaves", review="2026-11-20", state="watched")
    put(folder, "projects", project="Ledger", state="started")
    async with running(tmp_path, folder) as pilot:
        found = told_rows(pilot)
        assert found[0].startswith("Due j 1 signal to look at again since 20 Nov 2026")
        assert pane(pilot).in_hand.chosen == "next"
        await press(pilot, "up", "enter")
        assert current(pilot, CarryingScreen).view == 3
        await press(pilot, "escape")
        for where, screen in (
            ("wait-notices", CarryingScreen),
            ("wait-theming", ThemingScreen),
            ("elements", StrategyScreen),
        ):
            await enter_on(pilot, where)
            current(pilot, screen)
            await press(pilot, "escape")
            assert pane(pilot).display
        assert any("c 1 factor to theme" in row for row in told_rows(pilot))


@pytest.mark.slow
async def test_overdue_actions_and_open_sessions_lead_to_theirs(tmp_path: Path) -> None:
    """The key on the row does the same as Enter on it."""
    made = Acme(tmp_path / "Acme")
    made.say("> Call the vendor @Dana due:2026-11-01")
    guide = Library().load("stakeholder-interview")
    made.store.do(Begin(guide=guide, digest="x"))
    made.store.close()
    async with running(tmp_path, made.folder) as pilot:
        found = told_rows(pilot)
        assert any(row.startswith("2 2 sessions are not closed") for row in found)
        assert any(row.startswith("o 1 action is overdue") for row in found)
        await enter_on(pilot, "wait-actions")
        current(pilot, FollowUpScreen)
        await press(pilot, "escape")
        await enter_on(pilot, "wait-sessions")
        current(pilot, SessionScreen)


@pytest.mark.slow
@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_step_shows_what_belongs_to_it(tmp_path: Path, size: tuple[int, int]) -> None:
    """What is missing one by one with what would fill it, and its sessions; Enter takes one."""
    folder = closed(tmp_path, "+ Fast help desk @Dana")
    planned(folder)
    put(folder, "goals", goal="Close in a day")
    async with running(tmp_path, folder, size) as pilot:
        await enter_on(pilot, "step-2")
        dialog = current(pilot, Pick)
        text = " ".join(seen(pilot).split())
        assert "Step 2, collect information: environmental scanning" in text
        assert "Sales was not heard" in text
        fill(pilot, narrow="shareholders")
        await settle(pilot)
        assert "No voice of shareholders and board" in seen(pilot)
        dialog.query_one("#rows").focus()
        await press(pilot, "enter")
        current(pilot, StartSession)
        await press(pilot, "escape")
        await enter_on(pilot, "step-3")
        items = pilot.app.screen.query_one("#rows", RowList)
        place = next(at for at, row in enumerate(rows(pilot)) if row.startswith("! No measure"))
        items.highlighted = place
        await press(pilot, "enter")
        current(pilot, RegisterScreen)
        await press(pilot, "escape", "escape")  # out of the cell, then off the screen
        assert pane(pilot).display


async def test_a_line_of_who_is_heard_names_each_that_is_missing(tmp_path: Path) -> None:
    """Departments, and the groups with shareholders and technology users among them."""
    async with running(tmp_path, closed(tmp_path, "+ Fast help desk @Dana")) as pilot:
        found = told_rows(pilot)
        assert any(row.startswith("Departments 1 of 2 ! Sales") for row in found)
        groups = next(row for row in found if row.startswith("Groups"))
        assert "shareholders and board" in groups
        assert "technology users" in groups
        for name in ("PESTLE letters", "Must-ask questions", "Purposes"):
            assert any(row.startswith(name) for row in found)
        assert not any("%" in row for row in found)
        await enter_on(pilot, "heard-departments")
        text = seen(pilot)
        assert "Sales was not heard" in text
        assert "✓  Finance" in text


@pytest.mark.slow
@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_everything_is_reached_by_the_arrows(tmp_path: Path, size: tuple[int, int]) -> None:
    """Down goes through every row, from list to list, and comes back to the first."""
    folder = closed(tmp_path, "+ Fast help desk @Dana")
    put(folder, "signals", signal="A vendor leaves", review="2026-11-20")
    async with running(tmp_path, folder, size) as pilot:
        wanted = [
            option.id
            for found in pane(pilot).query(FlowList)
            for option in found.options
            if option.id is not None
        ]
        visited = []
        for _ in wanted:
            visited.append(pane(pilot).in_hand.chosen)
            await pilot.press("down")
            await pilot.pause()
        assert sorted(map(str, visited)) == sorted(wanted)
        assert pane(pilot).in_hand.chosen == visited[0] == "next"
        await press(pilot, "up")
        assert pane(pilot).in_hand.chosen == visited[-1]


@pytest.mark.slow
async def test_the_cursor_stays_on_its_row_when_the_window_changes(tmp_path: Path) -> None:
    """Three lists become one, and three again."""
    async with running(tmp_path, closed(tmp_path, "+ Fast help desk @Dana")) as pilot:
        row_of(pilot, "heard-groups")
        for size in (NARROW, WIDE):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert pane(pilot).in_hand.chosen == "heard-groups"
            assert pane(pilot).in_hand.has_focus


async def test_it_is_worked_out_once_for_a_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Going through sections and rows asks nothing of the record; a change of it does."""
    asked: list[date] = []
    first = overview_pane._pictured

    def counted(record: Record, today: date) -> Picture:
        asked.append(today)
        return first(record, today)

    monkeypatch.setattr(overview_pane, "_pictured", counted)
    async with running(tmp_path, closed(tmp_path, "+ Fast help desk @Dana")) as pilot:
        await press(pilot, "down", "right", "left", "5", "1", "up")
        assert len(asked) == 1
        workshop(pilot).store.do(AddDepartment(name="Legal [b"))
        await settle(pilot)
        assert len(asked) == 2
        assert any(row.startswith("Departments 1 of 3") for row in told_rows(pilot))


async def shows(pilot: Pilot[None], words: str) -> None:
    """Wait until words are on the screen, while a thread is held that `settle` would wait for."""
    for _ in range(200):
        if words in seen(pilot):
            return
        await pilot.pause(0.02)
    raise AssertionError(f"{words} is not on the screen")


@pytest.mark.slow
async def test_a_large_record_is_looked_through_in_a_thread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What goes on can be opened before that is done; the screen takes keys meanwhile."""
    let_go = threading.Event()
    first = overview_pane._pictured

    def held(record: Record, today: date) -> Picture:
        assert threading.current_thread() is not threading.main_thread()
        let_go.wait(20)
        return first(record, today)

    monkeypatch.setattr(overview_pane, "_AT_ONCE", 0)
    monkeypatch.setattr(overview_pane, "_pictured", held)
    # `running` would wait for the thread.
    app = WorkshopApp(tmp_path, acme(tmp_path, ("+ Fast help desk @Dana",)))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        try:
            await shows(pilot, "Looking up what comes next")
            assert "Go on with Short session" in seen(pilot)
            await pilot.press("3")
            await shows(pilot, "Dana Ortiz")
            await pilot.press("1")
        finally:
            let_go.set()
        await settle(pilot)
        assert "Waits for you" in seen(pilot)
        app.opened.release()


async def test_a_window_that_only_reads_starts_nothing(tmp_path: Path) -> None:
    """It shows the same, without the keys that would record; Enter says why."""
    folder = closed(tmp_path, "+ Fast help desk @Dana")
    planned(folder)
    with Store.open(folder):
        async with running(tmp_path, folder) as pilot:
            await press(pilot, "enter")  # yes, only look
            assert "Interview Sales" in seen(pilot)
            assert "starts it" not in seen(pilot)
            await press(pilot, "enter")
            current(pilot, EngagementScreen)
            assert "This window only reads" in told(pilot)


@pytest.mark.slow
async def test_the_past_has_an_overview_of_its_own(tmp_path: Path) -> None:
    """As it was when it was begun, the kick-off came next; nothing can be started there."""
    folder = closed(tmp_path, "+ Fast help desk @Dana")
    planned(folder)
    async with running(tmp_path, folder) as pilot:
        assert "Interview Sales" in seen(pilot)
        await press(pilot, "h")
        changes = pilot.app.screen.query_one(LineList)
        changes.cursor = len(changes.rows) - 1  # the oldest: the engagement was begun
        await press(pilot, "2")
        assert current(pilot, EngagementScreen).store.at
        assert "Next   Kick-off" in seen(pilot)
        assert "starts it" not in seen(pilot)


@pytest.mark.slow
def test_the_wall_knows_nothing_of_it() -> None:
    """What the room sees is made of nothing that the overview is made of."""
    graph = import_graph(ROOT, ("workshop", "sessions", "screens"))
    found = [name for name in graph if name.startswith("screens.view")]
    reached = set(found)
    while found:
        more = set(graph[found.pop()]) - reached
        reached |= more
        found += more
    assert "screens.view.picture" in reached
    assert not [each for each in reached if each.startswith("screens.engagement")]
    assert not [
        each
        for name in graph
        if name.startswith("screens.view")
        for each in graph[name]
        if "programme" in each
    ]


@pytest.mark.slow
async def test_what_people_typed_is_text(tmp_path: Path) -> None:
    """Names with markup in them stand as they are."""
    folder = closed(tmp_path, "+ Fast help desk @Dana")
    planned(folder)
    with Store.open(folder) as store:
        for name in HOSTILE:
            store.do(AddDepartment(name=name))
    async with running(tmp_path, folder) as pilot:
        text = "\n".join(told_rows(pilot))
        assert "[red]" in text
        row_of(pilot, "heard-departments")
        await press(pilot, "enter")
        for name in HOSTILE:
            assert name in seen(pilot)


@pytest.mark.parametrize("width", [76, 116])
def test_no_word_of_a_step_is_cut(width: int) -> None:
    """Phrases wrap between words, whatever the width; a number at the beginning stands out."""
    missing = ("2 departments not heard: Estates and Facilities and Pharmacy", "no goals")
    row = StepRow(
        Content("Collect information"),
        Content("◐ 2"),
        indent=4,
        done=(Content("8 interviews"), Content("1 workshop")),
        missing=tuple(map(with_number, missing)),
        stage=Content("◐ scanning"),
    )
    lines = row.lines(width)
    assert all(line.cell_length <= width for line in lines)
    words = " ".join(line.plain for line in lines).split()
    for phrase in (*missing, "8 interviews", "◐ scanning", "Collect information"):
        assert set(phrase.split()) <= set(words)
    assert with_number(missing[0]).spans[0].end == 1
    assert not [span for span in with_number(missing[1]).spans if "bold" in str(span.style)]
