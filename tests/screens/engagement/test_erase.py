"""Erasing a person on the screen of the engagement: told first, typed, done, told again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from screens.dialogs.pick import Pick
from screens.engagement.engagement import EngagementScreen
from screens.engagement.erasing.erase_dialogs import ErasedDialog, EraseDialog, FormerName
from sessions.erasure.erase import erase
from sessions.store.store import Store
from tests.screens.stage import (
    HOSTILE,
    acme,
    current,
    fill,
    press,
    running,
    seen,
    settle,
    to_section,
    workshop,
)
from tests.sessions.disk.failing_disks import readable_in
from workshop.record.documents import Person
from workshop.running.capture import read_line
from workshop.running.commands import RecordEntries

LINES = ("+ Month-end close is quick @Dana", "- Dana.Ortiz alone knows how @Ana")


async def ask(pilot: Pilot[None]) -> None:
    """Go to the first person in the list, Dana, and give the command."""
    screen = current(pilot, EngagementScreen)
    await to_section(pilot, "People")
    await press(pilot, "down")
    screen.action_take_back("erase")
    await settle(pilot)


def words(pilot: Pilot[None]) -> str:
    """What the dialog in front says."""
    found = pilot.app.screen.query(".dialog-words").results(Static)
    return "\n".join(str(each.render()) for each in found)


async def wait_for(pilot: Pilot[None], kind: type[ErasedDialog]) -> None:
    """Wait until a dialog is in front."""
    for _ in range(200):
        await pilot.pause(0.02)
        if isinstance(pilot.app.screen, kind):
            return
    raise AssertionError(seen(pilot))


async def test_a_person_is_erased_once_the_name_was_typed(tmp_path: Path) -> None:
    """What goes and what stays is told; any other word erases nobody; then it is done and told."""
    folder = acme(tmp_path, LINES)
    async with running(tmp_path, folder) as pilot:
        await ask(pilot)
        current(pilot, EraseDialog)
        assert "1 entry by this person alone" in words(pilot)
        assert "zip files that were sent" in words(pilot)
        fill(pilot, name="Dana")
        await press(pilot, "enter")
        assert "Type the name as it stands in the title." in seen(pilot)
        fill(pilot, name="Dana Ortiz")
        await pilot.press("enter")
        await wait_for(pilot, ErasedDialog)
        assert "Erased 1 person and" in words(pilot)
        assert "nothing was found" in words(pilot)
        await press(pilot, "enter")
        screen = current(pilot, EngagementScreen)
        assert "Dana" not in seen(pilot)
        assert workshop(pilot).store.writable
        await to_section(pilot, "History")
        assert "Erased 1 person" in seen(pilot)
        assert screen.store.record.find(Person, "Dana") is None
    assert b"Month-end" not in b"".join(p.read_bytes() for p in folder.rglob("*.jsonl"))


@pytest.mark.slow
async def test_going_away_erases_nobody(tmp_path: Path) -> None:
    """Escape leaves everybody there."""
    folder = acme(tmp_path, LINES)
    async with running(tmp_path, folder) as pilot:
        await ask(pilot)
        await press(pilot, "escape")
        assert len(list(workshop(pilot).store.record.all(Person))) == 3


async def test_elsewhere_it_is_asked_who(tmp_path: Path) -> None:
    """In another section the person is picked; names are text, whatever they are."""
    folder = acme(tmp_path)
    with Store.open(folder) as store:
        from workshop.running.commands import AddPerson  # noqa: PLC0415 - beside its only use

        for name in HOSTILE:
            store.do(AddPerson(name=name))
    async with running(tmp_path, folder) as pilot:
        current(pilot, EngagementScreen).action_take_back("erase")
        await settle(pilot)
        current(pilot, Pick)
        for name in HOSTILE:
            assert name in seen(pilot)
        await press(pilot, "down", "enter")
        current(pilot, EraseDialog)


async def test_somebody_who_came_back_without_a_name(tmp_path: Path) -> None:
    """They stand among the people; the name that they had is asked for, and then all of it goes."""
    folder, other = acme(tmp_path, LINES), tmp_path / "other"
    shutil.copytree(folder, other)
    before = {path.name for path in (other / "journal").iterdir()}
    with Store.open(other) as store:
        dana = next(one.id for one in store.record.all(Person) if one.name == "Dana Ortiz")
        session = store.record.sessions()[0]
        line = read_line("- Ortiz has no deputy @Dana")
        store.do(RecordEntries(session_id=session.id, step_id="works", lines=(line,)))
    erase(folder, dana)
    for path in (other / "journal").iterdir():
        if path.name not in before:
            shutil.copy(path, folder / "journal")
    async with running(tmp_path, folder) as pilot:
        screen = current(pilot, EngagementScreen)
        await to_section(pilot, "People")
        await press(pilot, "end")
        assert "Erased, and come back without a name" in seen(pilot)
        screen.action_take_back("withdraw")
        await settle(pilot)
        current(pilot, FormerName)
        await press(pilot, "enter")
        assert "Give the name that they had." in seen(pilot)
        fill(pilot, name="Dana Ortiz")
        await press(pilot, "enter")
        current(pilot, EraseDialog)
        fill(pilot, name="Dana Ortiz")
        await pilot.press("enter")
        await wait_for(pilot, ErasedDialog)
        await press(pilot, "enter")
        assert "without a name" not in seen(pilot)
    content = b"".join(readable_in(folder).values())
    assert b"Ortiz" not in content
    assert dana.encode() not in content
