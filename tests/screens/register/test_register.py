"""The register screen: entered by keys, pasted, sorted, filtered, linked and undone.

Requirement: from the declaration of a register alone comes a grid on screen with fast entry, paste
of a block with preview, sort, filter, link by typing and undo.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from screens.base.navigation import OpenRegister
from screens.dialogs.confirm import Confirm
from screens.engagement.engagement import EngagementScreen
from screens.grid.grid import Grid
from screens.grid.hand import Hand
from screens.grid.paste import PastePreview
from screens.grid.suggestions import Suggestions
from screens.grid.table import Table
from screens.register.register import RegisterScreen
from sessions.errors import NotRecorded
from sessions.store.store import Store
from tests.builders.acme import Acme
from tests.builders.record import Building
from tests.builders.rows import plain_cells
from tests.screens.stage import (
    NARROW,
    WIDE,
    current,
    press,
    running,
    seen,
    settle,
    to_section,
    told,
)
from tests.screens.stage import workshop as app_of
from workshop.record.change import Change
from workshop.record.documents import Department, WithdrawalLevel
from workshop.record.rows import Row
from workshop.registers.kinds import REGISTERS
from workshop.registers.register import Register
from workshop.running.commands import Withdraw
from workshop.running.row_commands import PutRows, RowText
from workshop.running.row_names import RecordNames


def objectives(home: Path, *rows: dict[str, str]) -> Path:
    """An engagement with three entries and some objectives, closed; the folder."""
    made = Acme(home / "Acme")
    made.say("- Month-end close is slow [red]and late[/x] @Ana")
    made.say("+ Contracts register with end dates is what we need @Dana")
    made.say("- Nobody knows the contracts @Bo")
    if rows:
        texts = tuple(RowText(values=dict(row)) for row in rows)
        made.store.do(PutRows(register="objectives", rows=texts))
    made.store.close()
    return made.folder


@asynccontextmanager
async def register(
    folder: Path, name: str = "objectives", size: tuple[int, int] = WIDE
) -> AsyncIterator[Pilot[None]]:
    """The screen of a register, over the engagement of a folder."""
    async with running(folder.parent, folder, size) as pilot:
        await show(pilot, name)
        yield pilot


async def show(pilot: Pilot[None], name: str) -> None:
    """Go to a register."""
    pilot.app.post_message(OpenRegister(name))
    await settle(pilot)


def hand(pilot: Pilot[None]) -> Hand:
    """The cell in hand."""
    return current(pilot, RegisterScreen).query_one(Grid).hand


def rows(pilot: Pilot[None], name: str = "objectives") -> list[Row]:
    """The rows that are recorded."""
    return app_of(pilot).store.record.rows(name)


async def type_in(pilot: Pilot[None], text: str) -> None:
    """Type a text, key by key; of a longer one the rest comes as a terminal pastes it."""
    if len(text) > 8 and "\n" not in text:
        text, rest = text[:2], text[2:]
    else:
        rest = ""
    await pilot.press(*["ctrl+j" if c == "\n" else _character_to_key(c) for c in text])
    if rest:
        pilot.app.post_message(events.Paste(rest))
    await settle(pilot)


async def paste(pilot: Pilot[None], text: str) -> None:
    """Paste a text where the keys go."""
    pilot.app.post_message(events.Paste(text))
    await settle(pilot)


ONE_AFTER_ANOTHER: Final = [list(REGISTERS)[at : at + 6] for at in range(0, len(REGISTERS), 6)]
"""All registers, in parts that are of a length to be shared out among workers."""


@pytest.mark.slow
@pytest.mark.parametrize("group", ONE_AFTER_ANOTHER, ids="-".join)
async def test_rows_of_every_register_are_entered_by_keys(tmp_path: Path, group: list[str]) -> None:
    """Typed cell by cell, Enter on: every register takes a row; each cell is a change by itself."""
    async with register(objectives(tmp_path), group[0]) as pilot:
        for name in group:
            declared = REGISTERS[name]
            if current(pilot, RegisterScreen).register_name != name:
                await press(pilot, "escape", "escape")
                await show(pilot, name)
            cells = plain_cells(declared)
            for field in declared.fields:
                assert hand(pilot).field == field
                await type_in(pilot, cells[field.id])
                await press(pilot, "enter")
                assert hand(pilot).wrong == "", (name, field.id)
            (row,) = rows(pilot, name)
            names = RecordNames(app_of(pilot).store.record)
            written = {f.id: f.written(row.cell(f.id), names) for f in declared.fields}
            assert written == _as_written(declared, cells)
            assert hand(pilot).on_new
            assert hand(pilot).column == 0
            sentences = [c.sentence for c in app_of(pilot).store.history.changes]
            told_of = [s for s in sentences if re.search(rf"\b{row.code}\b", s)]
            places = [place for place, field in enumerate(declared.fields) if field.required]
            later = declared.fields[places[-1] + 1 :]  # what it must have is there by then
            assert len(told_of) == 1 + sum(bool(cells[field.id]) for field in later), told_of


def _as_written(declared: Register, cells: dict[str, str]) -> dict[str, str]:
    """Cells as they are written once they were read."""
    built = Building()
    made = built.do(PutRows(register=declared.name, rows=(RowText(values=dict(cells)),)))
    row = next(put for put in made.puts if isinstance(put, Row))
    names = RecordNames(built.record)
    return {field.id: field.written(row.cell(field.id), names) for field in declared.fields}


@pytest.mark.slow
async def test_typing_moving_and_taking_back(tmp_path: Path) -> None:
    """Letters replace a cell, ^e goes on with it, Esc leaves it, = takes the one above."""
    folder = objectives(tmp_path, {"objective": "Grow", "aim": "revenue"}, {"objective": "Save"})
    async with register(folder) as pilot:
        assert hand(pilot).on_new
        await press(pilot, "up", "right")
        assert (hand(pilot).place, hand(pilot).column) == (1, 1)
        assert "Does it serve revenue, cost or customer satisfaction?" in seen(pilot)
        await press(pilot, "equals_sign")
        assert rows(pilot)[1].cell("aim") == "revenue"
        assert hand(pilot).column == 2
        await press(pilot, "left")
        await type_in(pilot, "cus")
        assert "customer satisfaction" in seen(pilot)
        await press(pilot, "right", "enter")
        assert rows(pilot)[1].cell("aim") == "customer satisfaction"
        await press(pilot, "left")
        await type_in(pilot, "nothing")
        await press(pilot, "escape")
        assert rows(pilot)[1].cell("aim") == "customer satisfaction"
        await press(pilot, "delete")
        assert rows(pilot)[1].cell("aim") == ""
        await press(pilot, "left", "ctrl+e")
        await type_in(pilot, " money")
        await press(pilot, "up")
        assert rows(pilot)[1].subject == "Save money"
        assert hand(pilot).place == 0
        await press(pilot, "ctrl+z")
        assert rows(pilot)[1].subject == "Save"
        assert "B2" in told(pilot)
        await press(pilot, "ctrl+y", "tab", "shift+tab", "ctrl+n")
        assert hand(pilot).on_new
        assert rows(pilot)[1].subject == "Save money"


async def test_what_is_wrong_stays_in_its_cell(tmp_path: Path) -> None:
    """The reason stands below, Enter does not go on, and nothing is recorded."""
    folder = objectives(tmp_path, {"objective": "Grow", "figure": "8 %"})
    async with register(folder) as pilot:
        await press(pilot, "up", "right", "right", "right")
        await type_in(pilot, "soon")
        await press(pilot, "enter")
        assert (hand(pilot).place, hand(pilot).column) == (0, 3)
        assert hand(pilot).typed is not None
        assert "“soon” is not a whole number from 1990 to 2100" in seen(pilot)
        await press(pilot, "down", "tab")
        assert (hand(pilot).place, hand(pilot).column) == (0, 3)
        await press(pilot, "ctrl+u")
        await type_in(pilot, "2027")
        await press(pilot, "enter")
        assert rows(pilot)[0].cell("year") == 2027
        await press(pilot, "left", "left", "delete")
        assert "a year needs the figure" in seen(pilot)
        await press(pilot, "escape")
        assert rows(pilot)[0].cell("figure") == "8 %"


@pytest.mark.slow
async def test_a_row_that_needs_several_cells_is_recorded_with_the_last_of_them(
    tmp_path: Path,
) -> None:
    """Until then the screen says that it is not, and what is needed; leaving asks."""
    async with register(objectives(tmp_path), "department_strategies") as pilot:
        await type_in(pilot, "Fewer errors")
        await press(pilot, "enter")
        assert rows(pilot, "department_strategies") == []
        assert "Not recorded yet: department must be there too." in seen(pilot)
        await press(pilot, "escape", "escape")
        assert "Not recorded yet" in told(pilot)
        assert isinstance(pilot.app.screen, RegisterScreen)
        await press(pilot, "enter")
        await type_in(pilot, "fin")
        await press(pilot, "right", "enter")
        (row,) = rows(pilot, "department_strategies")
        assert row.subject == "Fewer errors"
        await type_in(pilot, "Weekly\nreviews")
        await press(pilot, "enter")
        assert rows(pilot, "department_strategies")[0].cell("approach") == "Weekly\nreviews"


@pytest.mark.slow
async def test_sorting_and_filtering_never_change_the_record(tmp_path: Path) -> None:
    """By the column in hand, falling, then as entered; by words; what is entered stays in place."""
    given = [("Grow", "2028"), ("Save", ""), ("Close", "2026")]
    folder = objectives(
        tmp_path, *({"objective": o, "figure": "1" if y else "", "year": y} for o, y in given)
    )
    async with register(folder) as pilot:
        table = current(pilot, RegisterScreen).pane.table

        def listed() -> list[str]:
            return [table.shown(row_id).cells[0] for row_id in table.ids]

        before = len(app_of(pilot).store.history.changes)
        await press(pilot, "right", "right", "right", "escape")
        assert (seen(pilot).count("KEYS"), seen(pilot).count("LINE")) == (1, 0)
        orders = []
        for _ in range(3):
            await press(pilot, "s")
            orders.append(listed())
        assert orders == [
            ["Close", "Grow", "Save"], ["Grow", "Close", "Save"], ["Grow", "Save", "Close"],
        ]  # fmt: skip
        await press(pilot, "s")
        assert "by year ↑" in seen(pilot)
        await press(pilot, "slash")
        assert "lists all rows again" in seen(pilot)
        await type_in(pilot, "s")
        await press(pilot, "enter")
        assert "lists all rows again" not in seen(pilot)
        assert listed() == ["Close", "Save"]
        assert "2 hold “s”" in seen(pilot)
        assert len(app_of(pilot).store.history.changes) == before
        await press(pilot, "enter", "ctrl+n", "home")
        await type_in(pilot, "Try")
        await press(pilot, "enter")
        assert listed() == ["Close", "Save", "Try"]  # where it was typed, whatever is looked for
        await press(pilot, "escape", "slash", "escape")
        assert listed() == ["Close", "Grow", "Save", "Try"]


async def test_marked_rows_are_removed_and_come_back(tmp_path: Path) -> None:
    """Asked before, told what; a row that others lead to is refused; undo brings all back."""
    folder = objectives(tmp_path, *({"objective": o} for o in ("One", "Two", "Three")))
    with Store.open(folder) as store:
        text = RowText(values={"aim": "x", "department": "Finance", "objectives": "B3"})
        store.do(PutRows(register="department_strategies", rows=(text,)))
    async with register(folder) as pilot:
        await press(pilot, "ctrl+home", "escape", "space", "space", "d")
        assert "Remove 2 objectives?" in seen(pilot)
        assert "Two" in seen(pilot)
        await press(pilot, "escape")
        assert len(rows(pilot)) == 3
        await press(pilot, "d", "enter")
        assert [row.subject for row in rows(pilot)] == ["Three"]
        await press(pilot, "ctrl+home", "d", "enter")
        assert "B3 is named by D1; change that first" in told(pilot)
        await press(pilot, "ctrl+z")
        assert len(rows(pilot)) == 3


async def test_a_row_rests_on_what_was_said(tmp_path: Path) -> None:
    """^l looks for the words of the cell, links and unlinks; the last column counts and shows."""
    folder = objectives(tmp_path, {"objective": "contracts"})
    async with register(folder) as pilot:
        await press(pilot, "up", "ctrl+l")
        assert "Contracts register with end dates" in seen(pilot)
        assert "Month-end" not in seen(pilot)
        await press(pilot, "down", "enter")
        assert len(rows(pilot)[0].evidence) == 1
        await press(pilot, "ctrl+l")
        assert "● linked" in seen(pilot)
        await press(pilot, "escape", "end")
        assert "rests on 1 entry" in seen(pilot)
        await press(pilot, "enter")
        assert "Contracts register with end dates is what we need" in seen(pilot)
        assert "Dana Ortiz" in seen(pilot)
        await press(pilot, "escape", "ctrl+l", "enter")
        assert rows(pilot)[0].evidence == ()


async def test_a_pasted_block_is_shown_before_it_is_taken(tmp_path: Path) -> None:
    """Columns by their headings, each row with what is wrong; all as one change, or nothing."""
    folder = objectives(tmp_path, {"objective": "Grow", "aim": "revenue"})
    block = (
        "Goal\tServes\tBy\tTarget\tColour\n"
        "Grow\trevenue\t\t\tred\n"
        "Close in three days\tcost\t2027\t3 days\t\n"
        '"Fewer\ncomplaints"\tcustomer\tsoon\t\tblue\n'
        "[red]Wide 日本語[/x]\t\t\t\t\n"
    )
    async with register(folder) as pilot:
        before = len(app_of(pilot).store.history.changes)
        await paste(pilot, block)
        shown = current(pilot, PastePreview)
        assert shown.read.words == "2 new, 1 as it is and 1 cannot be taken"
        assert [shown.block.title(n) for n in range(5)] == [
            "Objective", "Aim", "Year", "Figure", "left out",
        ]  # fmt: skip
        text = seen(pilot)
        assert "Year: “soon” is not a whole number" in text
        assert "[red]Wide 日本語[/x]" in text
        await press(pilot, "enter")
        assert "1 row cannot be taken, so nothing is" in seen(pilot)
        await press(pilot, "right", "right", "f")
        assert shown.block.columns[2].field != "year"
        await press(pilot, "F")
        assert shown.block.columns[2].field == "year"
        await press(pilot, "x", "enter")
        assert [row.subject for row in rows(pilot)] == [
            "Grow", "Close in three days", "[red]Wide 日本語[/x]",
        ]  # fmt: skip
        assert len(app_of(pilot).store.history.changes) == before + 1
        await press(pilot, "ctrl+z")
        assert [row.subject for row in rows(pilot)] == ["Grow"]
        await paste(pilot, "One, and more\nTwo\n")
        assert "2 new" in seen(pilot)
        await press(pilot, "escape")
        assert len(rows(pilot)) == 1
        await paste(pilot, "just words")
        typed = hand(pilot).typed
        assert typed is not None
        assert typed.text == "just words"


HOSTILE = (
    "[red]x[/x]", "[@click=app.quit]q[/]", "\x1b]52;c;aGk=\x07bell\x07", "日本語" * 40,
    "e\u0301" * 90, "שלום עולם مرحبا", "x" * 10_000, "a\u202eb", "👩‍👩‍👧 family",
)  # fmt: skip


@pytest.mark.slow
async def test_hostile_cells_are_data(tmp_path: Path) -> None:
    """Markup, terminal codes, wide, combining, right to left, very long: drawn in place."""
    async with register(objectives(tmp_path)) as pilot:
        for text in HOSTILE:
            await paste(pilot, text)
            await press(pilot, "enter")
            assert hand(pilot).wrong == ""
            await press(pilot, "down", "home")
        assert len(rows(pilot)) == len(HOSTILE)
        await press(pilot, "ctrl+home", "ctrl+e")
        await press(pilot, *["down"] * 3, "ctrl+e", "left", "home", "escape")
        grid = current(pilot, RegisterScreen).query_one(Grid)
        for size in (WIDE, NARROW):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            width = grid.size.width
            for y in range(grid.size.height):
                strip = grid.render_line(y)
                assert strip.cell_length <= width
                assert not any(c in strip.text for c in "\x1b\x07\u202e")
            assert "[red]x[/x]" in seen(pilot)


@pytest.mark.slow
async def test_a_window_that_only_reads_only_looks(tmp_path: Path) -> None:
    """No cell can be typed in, and it is said; sorting and looking work."""
    folder = objectives(tmp_path, {"objective": "Grow"}, {"objective": "Close"})
    holder = Store.open(folder)
    try:
        async with running(tmp_path, None) as pilot:
            app_of(pilot).opened.take(Store.open(folder, read_only=True))
            await show(pilot, "objectives")
            assert "KEYS" in seen(pilot)
            await press(pilot, "x", "enter", "d")
            assert "only reads" in told(pilot)
            assert hand(pilot).typed is None
            await press(pilot, "s")
            table = current(pilot, RegisterScreen).pane.table
            assert [table.shown(i).cells[0] for i in table.ids] == ["Close", "Grow"]
            assert len(rows(pilot)) == 2
    finally:
        holder.close()


async def test_what_a_screen_covers_is_drawn_once_it_is_in_front_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cells that are entered draw no screen behind; a dialog leaves it in sight."""
    drawn: list[str] = []
    draw = EngagementScreen.show_record

    def noted(screen: EngagementScreen) -> None:
        drawn.append(screen.store.record.rows("objectives")[-1].subject)
        draw(screen)

    async with register(objectives(tmp_path, {"objective": "Grow"})) as pilot:
        monkeypatch.setattr(EngagementScreen, "show_record", noted)
        await type_in(pilot, "Save")
        await press(pilot, "enter", "ctrl+n")
        await type_in(pilot, "Close")
        await press(pilot, "enter")
        assert drawn == []
        await press(pilot, "escape", "escape")
        current(pilot, EngagementScreen)
        assert drawn == ["Close"]
        pilot.app.push_screen(Confirm("Which?", "This one or that.", "This one"))
        await settle(pilot)
        app_of(pilot).store.undo(None)
        await settle(pilot)
        assert drawn == ["Close", "Save"]


async def test_as_it_was(tmp_path: Path) -> None:
    """From the history the register is seen as it was, and nothing can be entered."""
    folder = objectives(tmp_path, {"objective": "Grow"})
    async with register(folder) as pilot:
        await type_in(pilot, "Later")
        await press(pilot, "enter", "ctrl+r", "down", "a")
        shown = current(pilot, RegisterScreen)
        assert shown.pane.table.count == 1
        assert "As it was" in seen(pilot)
        await press(pilot, "x")
        assert hand(pilot).typed is None
        await press(pilot, "escape", "escape")
        assert current(pilot, RegisterScreen).pane.table.count == 2


async def test_the_engagement_lists_its_registers(tmp_path: Path) -> None:
    """A section with what each holds and lacks; Enter opens one, and so does the palette."""
    folder = objectives(tmp_path, {"objective": "Grow"})
    async with running(tmp_path, folder) as pilot:
        await to_section(pilot, "Registers")
        text = seen(pilot)
        assert "1 objective · 1 to ask" in text
        for _ in range(len(REGISTERS) // 8):
            await press(pilot, "pagedown")
            text += seen(pilot)
        assert all(declared.title in text for declared in REGISTERS.values())
        await press(pilot, "home")
        await press(pilot, "down", "enter")
        assert current(pilot, RegisterScreen).register_name == list(REGISTERS)[1]
        await press(pilot, "escape", "escape")
        commands: Any = pilot.app.screen
        labels = [command.title for command in commands.system_commands()]
        assert {f"Open {declared.title}" for declared in REGISTERS.values()} <= set(labels)


async def test_a_disk_that_refuses_keeps_the_text_in_its_cell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reason stands below, the heading says that it is not recorded; later it is."""
    async with register(objectives(tmp_path)) as pilot:
        store = app_of(pilot).store

        def refuse(_: Change) -> Change:
            raise NotRecorded("Not recorded: no space left on the disk.")

        with monkeypatch.context() as full:
            full.setattr(store, "commit", refuse)
            await type_in(pilot, "Grow")
            await press(pilot, "enter")
        assert "no space left on the disk" in seen(pilot)
        assert "▲ not recorded" in seen(pilot)
        typed = hand(pilot).typed
        assert typed is not None
        assert (typed.text, rows(pilot)) == ("Grow", [])
        await press(pilot, "enter")
        assert [row.subject for row in rows(pilot)] == ["Grow"]
        assert "● recorded" in seen(pilot)


async def test_every_command_of_the_grid_is_in_the_palette(tmp_path: Path) -> None:
    """Also what only has a letter once the cells were left; it takes what is typed first."""
    folder = objectives(tmp_path, {"objective": "Grow"}, {"objective": "Close"})
    async with register(folder) as pilot:
        screen = current(pilot, RegisterScreen)
        labels = {command.label for command in screen.user_commands()}
        assert {"Sort", "Filter", "Mark", "Remove", "Link", "New row", "Walk the history"} <= labels
        await type_in(pilot, "Ask")
        sort = next(c for c in screen.user_commands() if c.label == "Sort")
        await screen.run_action(sort.screen_action)
        await settle(pilot)
        assert [screen.pane.table.shown(i).cells[0] for i in screen.pane.table.ids] == [
            "Ask", "Close", "Grow",
        ]  # fmt: skip


async def test_half_a_department_is_asked_about(tmp_path: Path) -> None:
    """Once: Enter again makes it a new one, the arrow takes the one that is known."""
    async with register(objectives(tmp_path, {"objective": "Close faster"})) as pilot:
        grid = current(pilot, RegisterScreen).query_one(Grid)
        column = [field.id for field in REGISTERS["objectives"].fields].index("department")
        grid.go_to(0, column)
        await type_in(pilot, "Fin")
        await press(pilot, "enter")
        assert "No department is called Fin. → takes Finance" in hand(pilot).wrong
        assert rows(pilot)[0].cell("department") is None
        await press(pilot, "right", "enter")
        record = app_of(pilot).store.record
        named = {each.id: each.name for each in record.all(Department)}
        assert named[str(rows(pilot)[0].cell("department"))] == "Finance"
        grid.go_to(0, column)
        await type_in(pilot, "Sal")
        await press(pilot, "enter", "enter")
        assert [each.name for each in record.all(Department)][-1] == "Sal"


def test_nothing_withdrawn_is_offered_in_a_cell(tmp_path: Path) -> None:
    """Neither words nor factors nor names; what is recorded later is known at once."""
    made = Acme(tmp_path / "a")
    made.say("- Contracts end unseen @Dana")
    table = Table(REGISTERS["objectives"])
    offered = Suggestions(table, lambda: made.store)
    column = [field.id for field in table.fields].index("objective")
    owner = [field.id for field in table.fields].index("owner")
    assert offered.first(column, "contracts") is not None
    assert offered.first(owner, "Dan") is not None
    made.store.do(Withdraw(person_id=made.dana.id, level=WithdrawalLevel.WITHDRAWN))
    assert offered.first(column, "contract") is None
    assert offered.first(owner, "Dana") is None
    made.say("- Contracts are lost @Ana")
    later = offered.first(column, "contracts")
    assert later is not None
    assert later.text == "Contracts are lost"
    made.store.close()
