"""Setting up the people of an engagement with few keys, and putting right what was a mistake."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from screens.dialogs.notes_look import NotesLookDialog
from screens.dialogs.people_list import PeopleListDialog
from screens.engagement.engagement import EngagementScreen
from screens.engagement.start_session_dialog import StartSession
from screens.widgets.row_list import RowList
from tests.builders.acme import Acme
from tests.screens.stage import (
    NARROW,
    current,
    fill,
    press,
    rows,
    running,
    seen,
    settle,
    to_section,
    workshop,
)
from workshop.record.documents import Department, Person, Session
from workshop.running.commands import AddPerson

FIELDS = ("name", "role", "department")
LIST = "Name\tRole\tDepartment\n" + "\n".join(
    f"Person{number} Lind\tRole {number}\tDepartment {number % 6}" for number in range(12)
)
"""Twelve people of six departments, as a spreadsheet copies them."""


class Keys:
    """Counts the keys that are pressed; a paste counts as one."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        self.count = 0

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        self.count += len(keys)
        await press(self.pilot, *keys)

    async def paste(self, text: str) -> None:
        """Paste a text."""
        self.count += 1
        self.pilot.app.screen.post_message(events.Paste(text))
        await settle(self.pilot)


async def test_a_pasted_list_sets_up_an_engagement(tmp_path: Path) -> None:
    """Six departments and twelve people take at most 60 keys; problems stand beside their lines."""
    made = Acme(tmp_path / "Acme")
    made.store.close()
    async with running(tmp_path, made.folder, NARROW) as pilot:
        record, keys = workshop(pilot).store.record, Keys(pilot)
        await to_section(pilot, "People")
        await keys.paste(LIST)
        current(pilot, PeopleListDialog)
        assert "12 new." in seen(pilot)
        await keys.press("enter")
        assert sum(1 for _ in record.all(Person)) == 3 + 12
        assert sum(1 for _ in record.all(Department)) == 2 + 6
        assert keys.count <= 60
        await keys.paste("Role\tName\nJudge\t\nClerk\tZoe Lind\n")
        assert "the name is missing" in seen(pilot)
        await keys.press("enter")
        assert any(person.name == "Zoe Lind" for person in record.all(Person))
        await keys.press("ctrl+z", "ctrl+z")
        assert sum(1 for _ in record.all(Person)) == 3


@pytest.mark.slow
async def test_the_start_dialog_works_with_thirty_people(tmp_path: Path) -> None:
    """Ticks stay where they are, a name comes before a role, all and last time's are one key."""
    made = Acme(tmp_path / "Acme")
    for number in range(30):
        made.store.do(AddPerson(name=f"Guest{number:02} Lind", role="Guest"))
    made.store.do(AddPerson(name="Ravi Patel", role="Head of Customer Service"))
    made.store.do(AddPerson(name="Tom Reilly", role="Controller"))
    made.store.close()
    async with running(tmp_path, made.folder, NARROW) as pilot:
        record = workshop(pilot).store.record
        await to_section(pilot, "Guides")
        current(pilot, EngagementScreen).query_one("#rows", RowList).go_to("stakeholder-interview")
        await press(pilot, "enter")
        dialog = current(pilot, StartSession)
        assert dialog.query_one("#accept").region.bottom <= 24
        assert "^a everybody" in seen(pilot)
        for all_taken in (True, False):  # in the empty field of names, as everywhere in the dialog
            await press(pilot, "ctrl+a")
            taken = [row.startswith("✓") for row in rows(pilot, "#people")]
            assert all(taken) if all_taken else not any(taken)
        await press(pilot, "tab", "down", "space", "down", "space", "down", "space")
        ticked = [row for row in rows(pilot, "#people") if row.startswith("✓")]
        assert len(ticked) == 3
        fill(pilot, who="tom")
        await settle(pilot)
        assert rows(pilot, "#people")[0].startswith("○ Tom Reilly")
        fill(pilot, who="")
        await press(pilot, "ctrl+a")
        assert all(row.startswith("✓") for row in rows(pilot, "#people"))
        await press(pilot, "ctrl+l")
        ticked = [row for row in rows(pilot, "#people") if row.startswith("✓")]
        assert [row.split()[1] for row in ticked] == ["Ana", "Dana"]
        dialog.query_one("#who").post_message(events.Paste("Zoe Lind, Judge, Court\nIda Sol\n"))
        await settle(pilot)
        await press(pilot, "enter")
        current(pilot, StartSession)
        await press(pilot, "ctrl+s")
        session = record.sessions()[-1]
        names = {record.get(Person, each).name for each in session.people}
        assert names == {"Dana Ortiz", "Ana López", "Zoe Lind", "Ida Sol"}
        assert session.department_id is None


async def test_two_new_people_of_one_name_take_part(tmp_path: Path) -> None:
    """Who has another role or department is somebody else, pasted or typed; none is lost."""
    made = Acme(tmp_path / "Acme")
    made.store.close()
    async with running(tmp_path, made.folder) as pilot:
        record = workshop(pilot).store.record
        await to_section(pilot, "Guides")
        current(pilot, EngagementScreen).query_one("#rows", RowList).go_to("stakeholder-interview")
        await press(pilot, "enter")
        dialog = current(pilot, StartSession)
        pasted = "Tom Reilly, Admin, IT\nTom Reilly, Porter, Logistics\nIda Sol, Clerk, IT\n"
        dialog.query_one("#who").post_message(events.Paste(pasted))
        await settle(pilot)
        assert "3 new." in seen(pilot)
        await press(pilot, "enter")
        fill(pilot, who="Tom Reilly, Cook, Logistics")
        await press(pilot, "enter")
        fill(pilot, who="tom reilly, admin")
        await press(pilot, "enter")
        assert "tom reilly is in the list already." in seen(pilot)
        fill(pilot, who="")
        await press(pilot, "ctrl+s")
        (*_, session) = record.sessions()
        people = [record.get(Person, each) for each in session.people]
        named = [(each.name, each.role) for each in people]
        assert named == [
            ("Tom Reilly", "Admin"),
            ("Tom Reilly", "Porter"),
            ("Ida Sol", "Clerk"),
            ("Tom Reilly", "Cook"),
        ]


async def test_a_session_begun_by_mistake_is_put_right(tmp_path: Path) -> None:
    """Its title and department are corrected; discarded, it is gone with one undo."""
    made = Acme(tmp_path / "Acme")
    made.store.close()
    async with running(tmp_path, made.folder) as pilot:
        record = workshop(pilot).store.record
        await press(pilot, "e")
        fill(pilot, title="Another title", department="")
        pilot.app.screen.query_one("#department").focus()
        await press(pilot, "s", "a", "l", "tab", "ctrl+s")
        (session,) = record.all(Session)
        assert session.title == "Another title"
        sales = record.department_named("Sales")
        assert sales is not None
        assert session.department_id == sales.id
        assert sum(1 for _ in record.all(Department)) == 2
        current(pilot, EngagementScreen).action_put_right("discard")
        await settle(pilot)
        await press(pilot, "enter")
        assert record.sessions() == []
        await press(pilot, "ctrl+z")
        assert len(record.sessions()) == 1


async def test_no_dialog_drops_lines_that_are_pasted_into_it(tmp_path: Path) -> None:
    """Several people, one row of cells, departments, and a field that takes one line only."""
    made = Acme(tmp_path / "Acme")
    made.store.close()
    async with running(tmp_path, made.folder) as pilot:
        record, keys = workshop(pilot).store.record, Keys(pilot)

        async def paste(field: str, text: str) -> None:
            pilot.app.screen.query_one(f"#{field}").post_message(events.Paste(text))
            await settle(pilot)

        await keys.press("3", "a")
        await paste("name", "Zoe Adams\tClerk\tSales\nKim Lind\tHead of IT\tIT")
        current(pilot, PeopleListDialog)
        await keys.press("enter")
        assert {"Zoe Adams", "Kim Lind"} <= {person.name for person in record.all(Person)}
        await keys.press("a")
        await paste("name", "Bo Vos\tDriver\tFleet")
        values = [pilot.app.screen.query_one(f"#{each}", Input).value for each in FIELDS]
        assert values == ["Bo Vos", "Driver", "Fleet"]
        await keys.press("escape", "d")
        await paste("name", "Legal\nAudit")
        current(pilot, PeopleListDialog)
        await keys.press("enter")
        assert {"Legal", "Audit"} <= {each.name for each in record.all(Department)}


async def test_notes_pasted_among_the_sessions_are_looked_at_and_imported(tmp_path: Path) -> None:
    """What they lack is filled in; one change makes the session."""
    made = Acme(tmp_path / "Acme")
    made.store.close()
    async with running(tmp_path, made.folder) as pilot:
        record, keys = workshop(pilot).store.record, Keys(pilot)
        await keys.paste("## Goals\n- Close in four days\n- Fewer tools\n")
        current(pilot, NotesLookDialog)
        assert "Say the guide and when it was." in seen(pilot)
        fill(pilot, guide="stakeholder-interview", date="6 Oct 2026, 10:00")
        await settle(pilot)
        assert "6 Oct 2026, 10:00: 2 entries in 1 step." in seen(pilot)
        assert "bullets of a list" in seen(pilot)
        await keys.press("ctrl+s")
        assert len(record.sessions()) == 2
        await keys.press("ctrl+z")
        assert len(record.sessions()) == 1
