"""The screen of carrying the strategy out, by keys alone.

Requirement: what each project waits for is seen and recorded or waived by name, a start that lacks
something is refused with all of it listed, also from the table of projects; who is not told of a
started change is marked told; rounds are planned and told; signals and predictions that are due
stand first and are answered by a key. Each can be undone; a window that only reads does nothing.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from screens.app.app import WorkshopApp
from screens.base.navigation import FEEDBACK, PROJECTS, TOLD, WATCH, OpenCarrying, OpenRegister
from screens.carrying.carrying import CarryingScreen
from screens.carrying.commands import CARRYING_COMMANDS
from screens.carrying.dialogs.review_dialog import ReviewDialog
from screens.carrying.dialogs.row_dialog import RowDialog
from screens.carrying.dialogs.waive_dialog import WaiveDialog
from screens.dialogs.confirm import Confirm
from screens.dialogs.pick import Pick
from screens.engagement.engagement import EngagementScreen
from screens.engagement.start_session_dialog import StartSession
from screens.register.register import RegisterScreen
from screens.starting.start_dialog import StartDialog
from screens.summary.merge_dialog import MergeDialog
from screens.trace.trace import TraceScreen
from screens.widgets.choice import Choice
from screens.widgets.row_list import RowList
from sessions.store.store import Store
from tests.builders.acme import Acme
from tests.builders.carried_on import NOW, TODAY, CarriedOn, carried_on
from tests.screens.stage import (
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
from workshop.record.documents import Person
from workshop.record.rows import Row
from workshop.running.carrying.commands import StartProject


@asynccontextmanager
async def carrying(
    folder: Path, where: OpenCarrying | OpenRegister | None = None, size: tuple[int, int] = WIDE
) -> AsyncIterator[Pilot[None]]:
    """The screen over the engagement of a folder, on the day of the builder."""
    async with running(folder.parent, folder, size) as pilot:
        app_of(pilot).store._now = lambda: NOW
        pilot.app.screen.post_message(where or OpenCarrying())
        await settle(pilot)
        yield pilot


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The engagement that is carried on."""
    return carried_on(tmp_path / "Acme")


def row(pilot: Pilot[None], register: str, code: str) -> Row:
    """A row of a register as it is now."""
    return next(r for r in app_of(pilot).store.record.rows(register) if r.code == code)


def codes(pilot: Pilot[None], register: str) -> list[str]:
    """The codes of a register."""
    return [each.code for each in app_of(pilot).store.record.rows(register)]


def front(pilot: Pilot[None], selector: str) -> RowList:
    """A list of the screen."""
    return pilot.app.screen.query_one(selector, RowList)


async def to_gate(pilot: Pilot[None], code: str) -> None:
    """Put what PJ2 waits for in front, by its code."""
    ledger = row(pilot, "projects", "PJ2")
    front(pilot, "#list0").go_to(ledger.id)
    await settle(pilot)
    inside = front(pilot, "#inside0")
    for option in inside.options:
        subject = inside._subjects.get(option.id or "")
        if getattr(getattr(subject, "row", None), "code", "") == code:
            inside.go_to(option.id or "")
    inside.focus()
    await settle(pilot)


# Projects


async def test_what_each_project_waits_for_is_seen(folder: Path) -> None:
    """What can start first; each gate with its sign; text from people is no markup."""
    async with carrying(folder) as pilot:
        current(pilot, CarryingScreen)
        assert [each.split()[:2] for each in rows(pilot, "#list0")] == [
            ["✓", "PJ3"], ["○", "PJ2"], ["▶", "PJ1"],
        ]  # fmt: skip
        assert "Network [red]" in seen(pilot)
        await press(pilot, "down")
        inside = rows(pilot, "#inside0")
        assert inside[0] == "PJ2 Ledger"
        assert "12,000" in inside[1]
        signs = [each.split()[:2] for each in inside if each[0] in "○✓◇"]
        assert signs == [["○", each] for each in ("AP1", "AP2", "CN1", "RL1", "PJ1")]
        assert "1 held up" in seen(pilot)


async def test_a_project_that_waits_for_nothing_starts_at_once(folder: Path) -> None:
    """By one key, and one undo takes it back."""
    async with carrying(folder) as pilot:
        await press(pilot, "s")
        assert row(pilot, "projects", "PJ3").cell("state") == "started"
        assert "Started PJ3" in told(pilot)
        await press(pilot, "ctrl+z")
        assert row(pilot, "projects", "PJ3").cell("state") == "approved"


@pytest.mark.slow
async def test_a_start_that_lacks_something_is_refused_with_all_of_it(folder: Path) -> None:
    """Enter through empty fields lists all five; with one waived, the other four; none recorded."""
    async with carrying(folder) as pilot:
        await press(pilot, "down", "s")
        current(pilot, StartDialog)
        changes = len(app_of(pilot).store.history.changes)
        await press(pilot, *["enter"] * 10)
        current(pilot, StartDialog)
        complaint = str(pilot.app.screen.query_one("#complaint").render())
        assert "PJ2 cannot start yet: AP1, AP2, CN1, RL1 and PJ1 are open." in complaint
        fill(pilot, by0="Dana Ortiz", why0="The board said so")
        await press(pilot, "ctrl+s")
        complaint = str(pilot.app.screen.query_one("#complaint").render())
        assert "PJ2 cannot start yet: AP2, CN1, RL1 and PJ1 are open." in complaint
        assert pilot.app.focused is pilot.app.screen.query_one("#by1")
        fill(pilot, by1="Nobody Known", why1="Because")
        await press(pilot, "ctrl+s")
        assert "no person Nobody Known" in seen(pilot)
        fill(pilot, by1="", why1="Because")
        await press(pilot, "ctrl+s")
        assert "Say who waives AP2" in seen(pilot)
        await press(pilot, "escape")
        assert len(app_of(pilot).store.history.changes) == changes
        assert row(pilot, "projects", "PJ2").cell("state") == "approved"


@pytest.mark.slow
async def test_each_is_waived_by_name_with_one_reason_for_the_rest(folder: Path) -> None:
    """One person and reason each; F2 takes those in front for all others; one undo takes all."""
    async with carrying(folder) as pilot:
        await press(pilot, "down", "s")
        fill(pilot, by0="Ana López", why0="[b]By telephone[/b]", by2="Dana Ortiz", why2="Tested")
        await press(pilot, "ctrl+l", "ctrl+s")
        current(pilot, CarryingScreen)
        assert row(pilot, "projects", "PJ2").cell("state") == "started"
        given = app_of(pilot).store.record.rows("waivers")
        people = {each.id: each.name for each in app_of(pilot).store.record.all(Person)}
        assert [(people[w.cell("waived_by")], w.subject) for w in given] == [
            ("Ana López", "[b]By telephone[/b]"), ("Ana López", "[b]By telephone[/b]"),
            ("Dana Ortiz", "Tested"), ("Ana López", "[b]By telephone[/b]"),
            ("Ana López", "[b]By telephone[/b]"),
        ]  # fmt: skip
        inside = rows(pilot, "#inside0")
        assert sum(each.startswith("◇") for each in inside) == 5
        assert any(
            "Waived by Ana López" in each and "[b]By telephone[/b]" in each for each in inside
        )
        await press(pilot, "ctrl+z")
        assert not app_of(pilot).store.record.rows("waivers")
        assert row(pilot, "projects", "PJ2").cell("state") == "approved"


@pytest.mark.slow
async def test_one_key_records_that_something_is_there(folder: Path) -> None:
    """Approved by whoever is asked, met today; each is undone; what no cell says is told."""
    async with carrying(folder) as pilot:
        for code, register, field, value, when in (
            ("AP1", "approvals", "answer", "approved", "answered_on"),
            ("CN1", "conditions", "state", "met", "met_on"),
            ("RL1", "rules", "state", "met", ""),
        ):
            await to_gate(pilot, code)
            await press(pilot, "m")
            found = row(pilot, register, code)
            assert found.cell(field) == value
            assert not when or found.cell(when) == TODAY
        assert any(each.startswith("✓ AP1") for each in rows(pilot, "#inside0"))
        await press(pilot, "ctrl+z")
        assert row(pilot, "rules", "RL1").cell("state") == ""
        await to_gate(pilot, "PJ1")
        await press(pilot, "m")
        assert "PJ1 must be done first" in told(pilot)
        await to_gate(pilot, "AP2")
        await press(pilot, "m")
        added = row(pilot, "approvals", "AP4")
        assert (added.cell("answer"), added.cell("above")) == ("approved", 1_000_000)
        assert not any(each.startswith("○ AP") for each in rows(pilot, "#inside0"))


@pytest.mark.slow
async def test_a_gate_is_waived_before_the_start(folder: Path) -> None:
    """By name, with a reason, and not without; it lets nothing start by itself."""
    async with carrying(folder) as pilot:
        await press(pilot, "w")
        assert "Put the cursor on what the project waits for" in told(pilot)
        await to_gate(pilot, "RL1")
        await press(pilot, "w")
        current(pilot, WaiveDialog)
        fill(pilot, by="Dana Ortiz")
        await press(pilot, "ctrl+s")
        assert "A waiver needs a reason" in seen(pilot)
        fill(pilot, why="A trial")
        await press(pilot, "ctrl+s")
        (waiver,) = app_of(pilot).store.record.rows("waivers")
        assert (waiver.subject, waiver.cell("on")) == ("A trial", TODAY)
        assert any(each.startswith("◇ RL1") for each in rows(pilot, "#inside0"))
        assert row(pilot, "projects", "PJ2").cell("state") == "approved"
        await press(pilot, "w")
        assert "does not wait for it" in told(pilot)


@pytest.mark.slow
async def test_enter_goes_to_the_row_that_is_waited_for(folder: Path) -> None:
    """To the table at its row, to the project before it in the list, and back."""
    async with carrying(folder) as pilot:
        await to_gate(pilot, "CN1")
        await press(pilot, "enter")
        assert current(pilot, RegisterScreen).register_name == "conditions"
        await press(pilot, "escape", "escape")
        current(pilot, CarryingScreen)
        await to_gate(pilot, "PJ1")
        await press(pilot, "enter")
        assert front(pilot, "#list0").chosen == row(pilot, "projects", "PJ1").id
        await press(pilot, "escape")
        current(pilot, EngagementScreen)


@pytest.mark.slow
async def test_the_table_of_projects_leads_to_the_same_dialog(folder: Path) -> None:
    """Started is typed in the cell: the refusal leads to what is open; waived there, it starts."""
    async with carrying(folder, OpenRegister("projects")) as pilot:
        screen = current(pilot, RegisterScreen)
        column = [field.id for field in screen.pane.table.fields].index("state")
        screen.pane.grid.go_to(1, column)
        await press(pilot, *"started", "enter")
        current(pilot, StartDialog)
        assert "Start PJ2" in seen(pilot)
        fill(pilot, by0="Dana Ortiz", why0="Agreed")
        await press(pilot, "f2", "ctrl+s")
        assert row(pilot, "projects", "PJ2").cell("state") == "started"
        assert current(pilot, RegisterScreen).pane.grid.hand.typed is None
        await press(pilot, "ctrl+z")
        assert row(pilot, "projects", "PJ2").cell("state") == "approved"


# Told


@pytest.mark.slow
async def test_who_is_not_told_of_a_started_change_stands_first(folder: Path) -> None:
    """Missing notices are made; told and acknowledged today, a row gives way to the next one."""
    async with carrying(folder, OpenCarrying(TOLD)) as pilot:
        assert "not told: HR and Sales" in rows(pilot, "#list1")[1]
        titles = ("Without a notice 1", "To tell 1", "Told 1")
        assert [each for each in rows(pilot, "#inside1") if each in titles] == list(titles)
        await press(pilot, "n")
        assert codes(pilot, "notices") == ["NT1", "NT2", "NT3"]
        made = row(pilot, "notices", "NT3")
        assert made.subject == "Every screen has a new address"
        await press(pilot, "n")
        assert "Every department has a notice" in told(pilot)
        inside, sales = front(pilot, "#inside1"), row(pilot, "notices", "NT2").cell("department")
        inside.focus()
        inside.go_to(made.cell("department"))
        await press(pilot, "d")
        current(pilot, Pick)
        await press(pilot, "enter")
        made = row(pilot, "notices", "NT3")
        assert (made.cell("told_on"), bool(made.cell("told_by"))) == (TODAY, True)
        assert inside.chosen == sales
        await press(pilot, "d", "escape")
        assert (inside.chosen, row(pilot, "notices", "NT2").cell("told_on")) == (sales, None)
        inside.go_to(made.cell("department"))
        await press(pilot, "d")
        assert "was told before" in told(pilot)
        await press(pilot, "a")
        assert row(pilot, "notices", "NT3").cell("acknowledged_on") == TODAY
        assert inside.chosen != made.cell("department")
        assert "1 to tell" in seen(pilot)
        await press(pilot, "ctrl+z", "ctrl+z", "ctrl+z")
        assert codes(pilot, "notices") == ["NT1", "NT2"]


async def test_all_that_wait_for_a_change_are_told_after_one_question(folder: Path) -> None:
    """On the change itself: one key, one person; one undo takes all back."""
    async with carrying(folder, OpenCarrying(TOLD)) as pilot:
        await press(pilot, "n", "d")
        current(pilot, Pick)
        assert "Who told them of CH1: HR and Sales?" in seen(pilot)
        await press(pilot, "enter")
        days = {code: row(pilot, "notices", code).cell("told_on") for code in ("NT2", "NT3")}
        assert days == {"NT2": TODAY, "NT3": TODAY}
        await press(pilot, "d")
        assert "No notice of CH1 waits to be told" in told(pilot)
        await press(pilot, "ctrl+z")
        assert not row(pilot, "notices", "NT2").cell("told_on")
        await press(pilot, "down", "d")
        assert "3 departments have no notice of CH2: n makes" in told(pilot)


# Feedback


@pytest.mark.slow
async def test_rounds_are_told_and_planned(folder: Path) -> None:
    """The latest first; what the spring found; a round needs both days, in their order."""
    async with carrying(folder, OpenCarrying(FEEDBACK)) as pilot:
        listed = rows(pilot, "#list2")
        assert listed[0].startswith("RD2 Summer")
        assert "begun, no session yet" in listed[0]
        assert "1 new, 1 stronger" in listed[1]
        await press(pilot, "down")
        inside = rows(pilot, "#inside2")
        assert inside[1] == "against all that was said before it"
        for words in ("Lost laptops", "Old servers 1 ▸ 2", "before Finance ▸ now Finance and Sales",
                      "Kit", "Help desk works 0 of 1", "9 days ▸ 6 days · wanted 3 days",
                      "Write to the bank not done", "Order the cables done late",
                      "Not measured in it: G2"):  # fmt: skip
            assert any(words in each for each in inside), words
        await press(pilot, "down")
        assert any("Brier score 0.225" in each for each in rows(pilot, "#inside2"))
        await press(pilot, "n")
        current(pilot, RowDialog)
        fill(pilot, round="Autumn", begins="20 Oct 2027")
        await press(pilot, "ctrl+s")
        assert "Ends is needed" in seen(pilot)
        fill(pilot, ends="1 Oct 2027")
        await press(pilot, "ctrl+s")
        assert "it ends before it begins" in seen(pilot)
        fill(pilot, ends="30 Oct 2027")
        await press(pilot, "ctrl+s")
        assert row(pilot, "rounds", "RD3").cell("ends").isoformat() == "2027-10-30"
        assert front(pilot, "#list2").chosen == row(pilot, "rounds", "RD3").id
        await press(pilot, "ctrl+z", "n")
        fill(pilot, round="Late summer", begins="21 Jun 2027", ends="30 Jul 2027")
        await press(pilot, "ctrl+s")
        assert "“Late summer” and RD2 “Summer” both have 21 Jun 2027 to 30 Jun 2027" in told(pilot)
        await press(pilot, "ctrl+z")
        assert codes(pilot, "rounds") == ["RD1", "RD2"]


@pytest.mark.slow
async def test_what_a_round_found_leads_to_who_said_it(folder: Path) -> None:
    """A factor that is stronger is traced; a session of the round is started by its guide."""
    async with carrying(folder, OpenCarrying(FEEDBACK)) as pilot:
        await press(pilot, "down", "right", "enter")
        assert "Lost laptops" in seen(pilot)
        current(pilot, TraceScreen)
        await press(pilot, "escape", "g")
        current(pilot, StartSession)
        assert "Feedback round" in seen(pilot)


async def test_what_says_the_same_as_before_is_joined_from_the_round(folder: Path) -> None:
    """A key over a new factor asks for the one it repeats, the likest first, then which stands."""
    async with carrying(folder, OpenCarrying(FEEDBACK)) as pilot:
        await press(pilot, "down", "m")
        assert "Put the cursor on a factor that the round found" in told(pilot)
        await press(pilot, "right", "m")
        current(pilot, Pick)
        assert "Lost laptops" in seen(pilot)
        assert {each.split()[0][0] for each in rows(pilot, "#rows")} == {"W"}
        await press(pilot, "enter")
        current(pilot, MergeDialog)
        await press(pilot, "enter")
        current(pilot, CarryingScreen)
        assert not any("Lost laptops" in each for each in rows(pilot, "#inside2"))
        assert front(pilot, "#inside2").has_focus
        await press(pilot, "ctrl+z")
        assert any("Lost laptops" in each for each in rows(pilot, "#inside2"))


# Watch


@pytest.mark.slow
async def test_what_is_due_stands_first_and_is_answered_by_a_key(folder: Path) -> None:
    """A signal gets a new day, is let go; a prediction gets what came of it; each is undone."""
    async with carrying(folder, OpenCarrying(WATCH)) as pilot:
        listed = rows(pilot, "#list3")
        assert listed[1].startswith("! SN1")
        assert "due 10 days" in listed[1]
        assert "said by 2 departments" in seen(pilot)
        await press(pilot, "right", "t")  # what it bears on is no row: the table of the signal
        hand = current(pilot, RegisterScreen).pane.grid.hand
        assert hand.row_id == row(pilot, "signals", "SN1").id
        await press(pilot, "escape", "escape", "left", "l")
        current(pilot, ReviewDialog)
        fill(pilot, review="someday")
        await press(pilot, "ctrl+s")
        assert "is not a date" in seen(pilot)
        fill(pilot, review="1 Jun 2027")
        await press(pilot, "ctrl+s")
        assert "1 Jun 2027 has gone by" in seen(pilot)
        fill(pilot, review="1 Sep 2027")
        await press(pilot, "ctrl+s")
        assert row(pilot, "signals", "SN1").cell("review").isoformat() == "2027-09-01"
        await press(pilot, "l")
        pilot.app.screen.query_one("#state", Choice).choose("let go")
        await press(pilot, "ctrl+s")
        assert row(pilot, "signals", "SN1").cell("state") == "let go"
        await press(pilot, "ctrl+z", "ctrl+z")
        assert row(pilot, "signals", "SN1").cell("state") == ""
        await press(pilot, "y")
        assert "Put the cursor on a prediction first" in told(pilot)
        for key, outcome in (("y", "happened"), ("o", "did not happen"), ("u", "cannot be told")):
            front(pilot, "#list3").go_to(row(pilot, "predictions", "PD1").id)
            before = row(pilot, "predictions", "PD1").cell("outcome")
            await press(pilot, key)
            if before:  # Enter leaves what was said before
                asked = current(pilot, Confirm).query_one(".dialog-words", Static)
                assert f"PD1 was answered before on 20 Jun 2027: {before}" in str(asked.content)
                await press(pilot, "enter")
                assert row(pilot, "predictions", "PD1").cell("outcome") == before
                await press(pilot, key, "ctrl+s")
            found = row(pilot, "predictions", "PD1")
            assert (found.cell("outcome"), found.cell("known_on")) == (outcome, TODAY)
        await press(pilot, "ctrl+z", "ctrl+z", "ctrl+z")
        assert row(pilot, "predictions", "PD1").cell("outcome") == ""


@pytest.mark.slow
async def test_a_signal_is_logged_with_source_indicator_and_review(folder: Path) -> None:
    """All three are needed; a factor that is not there is told; a prediction with its chance."""
    async with carrying(folder, OpenCarrying(WATCH)) as pilot:
        await press(pilot, "n")
        fill(pilot, signal="[/x] Prices rise", source="Trade paper")
        await press(pilot, "ctrl+s")
        assert "Watch is needed" in seen(pilot)
        fill(pilot, indicator="The price list", review="1 Sep 2027", bears_on="W1")
        pilot.app.screen.query_one("#makes_it", Choice).choose("stronger")
        await press(pilot, "ctrl+s")
        found = row(pilot, "signals", "SN4")
        assert front(pilot, "#list3").chosen == found.id
        assert (found.subject, found.cell("source")) == ("[/x] Prices rise", "Trade paper")
        assert (found.cell("makes_it"), found.cell("seen_on")) == ("stronger", TODAY)
        assert found.cell("bears_on")[0].table == "factor"
        await press(pilot, "p")
        fill(pilot, prediction="Prices fall again", chance="130", due="1 Dec 2027")
        await press(pilot, "ctrl+s")
        current(pilot, RowDialog)
        fill(pilot, chance="30")
        await press(pilot, "ctrl+s")
        assert row(pilot, "predictions", "PD5").cell("chance") == 30
        await press(pilot, "ctrl+z", "ctrl+z")
        assert "SN4" not in codes(pilot, "signals")


# Everywhere


@pytest.mark.slow
async def test_a_window_that_only_reads_shows_what_the_other_one_records(tmp_path: Path) -> None:
    """Keys that record do nothing; with the next second what the other window did is there."""
    made = CarriedOn(tmp_path / "Acme")
    writer = made.store
    app = WorkshopApp(tmp_path)
    with Store.open(tmp_path / "Acme", read_only=True, now=lambda: NOW) as store:
        async with app.run_test(size=WIDE, notifications=True) as pilot:
            app.opened.take(store)
            await settle(pilot)
            pilot.app.screen.post_message(OpenCarrying())
            await settle(pilot)
            current(pilot, CarryingScreen)
            changes = len(store.history.changes)
            await press(pilot, "s", "2", "n", "3", "n", "g", "4", "n", "l", "p", "1")
            current(pilot, CarryingScreen)
            assert len(store.history.changes) == changes
            (intranet,) = (each for each in made.rows("projects") if each.code == "PJ3")
            writer.do(StartProject(project_id=intranet.id))
            app.opened.each_second()
            await settle(pilot)
            assert "started · 900 · under way" in seen(pilot)
    writer.close()


@pytest.mark.slow
async def test_a_past_moment_is_only_looked_at(folder: Path) -> None:
    """As it was then: nothing was waived, and keys that would record say why they do not."""
    async with carrying(folder) as pilot:
        await press(pilot, "s", "h", "down", "a")
        screen = current(pilot, CarryingScreen)
        assert not screen.store.writable
        assert any("PJ3" in each and "can start" in each for each in rows(pilot, "#list0"))
        assert "Nothing is open" in seen(pilot)
        assert "starts it" not in seen(pilot)
        await press(pilot, "s")
        assert "cannot be changed" in told(pilot)
        await press(pilot, "n")  # a key of three views is answered once
        assert told(pilot).count("cannot be changed") == 2
        current(pilot, CarryingScreen)


@pytest.mark.slow
async def test_an_empty_engagement_has_every_view(tmp_path: Path) -> None:
    """Nothing is there: each view says which key begins it, and no key fails."""
    acme = Acme(tmp_path / "Acme")
    acme.store.close()
    async with carrying(acme.folder) as pilot:
        keys = {key for each in CARRYING_COMMANDS for key in each.key.split(",") if key}
        for view in "1234":
            await press(pilot, view)
            assert "No projects" in seen(pilot) if view == "1" else "yet" in seen(pilot)
            await press(pilot, "enter", "right", "tab")
            assert front(pilot, f"#list{int(view) - 1}").has_focus  # escape leaves at once
            for key in sorted(keys - {"escape", "h", "ctrl+r", "P", *"1234"}):
                await press(pilot, view, key)
                for _ in range(3):
                    if not isinstance(pilot.app.screen, CarryingScreen):
                        await press(pilot, "escape")
                current(pilot, CarryingScreen)


@pytest.mark.slow
async def test_at_80_columns_one_part_is_shown_at_a_time(folder: Path) -> None:
    """Enter goes in, Escape comes out; the dialogs fit and reach their last field."""
    async with carrying(folder, size=NARROW) as pilot:
        await press(pilot, "down")
        assert not front(pilot, "#inside0").display
        await press(pilot, "enter")
        assert not front(pilot, "#list0").display
        assert "Projects 3 · 1  " in seen(pilot)
        await press(pilot, "s")
        assert "Start it" in seen(pilot)
        await press(pilot, *["tab"] * 9)
        assert isinstance(pilot.app.focused, Input)
        assert "PJ1: “Network [red]” is not done yet." in seen(pilot)
        await press(pilot, "escape", "escape", "4", "n")
        assert "Enter it" in seen(pilot)


@pytest.mark.slow
async def test_the_way_there_and_back(folder: Path) -> None:
    """By its key on the engagement and on the strategy; the history leads back to the same view."""
    async with running(folder.parent, folder) as pilot:
        await press(pilot, "j")
        current(pilot, CarryingScreen)
        await press(pilot, "escape", "g", "j")
        assert current(pilot, CarryingScreen).view == PROJECTS
        await press(pilot, "4", "h", "escape")
        assert current(pilot, CarryingScreen).view == WATCH


@pytest.mark.slow
async def test_the_letter_to_the_department_in_front_is_written(folder: Path) -> None:
    """A file of its own; of a department that is told nothing yet, that is said."""
    async with carrying(folder, OpenCarrying(TOLD)) as pilot:
        front(pilot, "#inside1").focus()
        await press(pilot, "L")
        assert "HR is told of nothing yet" in told(pilot)
        await press(pilot, "down", "L")
        written = sorted(each.name for each in (folder / "exports").glob("*.docx"))
        assert len(written) == 1
        assert "Sales" in written[0]
