"""One key writes the notices to all departments that are told of a change.

Requirement: as replies: a Word file for each among the exports, over others only when confirmed.
"""

from __future__ import annotations

from pathlib import Path

from sessions.store.store import Store
from tests.builders.strategised import strategised
from tests.screens.stage import press, seen, told
from tests.screens.strategy.test_strategy_screen import strategy
from workshop.record.documents import Department
from workshop.running.row_commands import PutRows, RowText


async def test_letters_are_written_to_whom_a_change_is_told(tmp_path: Path) -> None:
    folder = strategised(tmp_path / "Acme")
    with Store.open(folder) as store:
        name = next(iter(store.record.all(Department))).name
        cells = {"message": "From June the tills count.", "department": name}
        store.do(PutRows(register="notices", rows=(RowText(values=dict(cells)),)))
    async with strategy(folder) as pilot:
        await press(pilot, "L")
        written = list((folder / "exports").glob("*Notices*.docx"))
        assert [f"Notices - {name}" in path.stem for path in written] == [True]
        await press(pilot, "L")
        assert "Replace" in seen(pilot)
        await press(pilot, "escape")


async def test_without_a_notice_it_is_said_where_to_enter_one(tmp_path: Path) -> None:
    folder = strategised(tmp_path / "Acme")
    with Store.open(folder) as store:
        assert not store.record.rows("notices")
    async with strategy(folder) as pilot:
        await press(pilot, "L")
        assert "enter notices in the register of that name" in told(pilot)
        assert not list(folder.glob("exports/*.docx"))
