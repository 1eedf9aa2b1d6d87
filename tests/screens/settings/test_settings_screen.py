"""Settings in the full screen.

Requirement: what is set holds from the start on: the look, the keys with footer and help, the usual
place; the theme's command keeps the theme and every comment; the file is opened in the person's own
editor; a broken file is told once and holds up nothing.
"""

from __future__ import annotations

import os
import re
from contextlib import nullcontext
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from screens.app.help import HelpScreen
from screens.engagement.start_session_dialog import StartSession
from screens.home.home import HomeScreen
from screens.session.session import SessionScreen
from screens.settings.settings import SettingsScreen
from screens.widgets.key_line import KeyLine
from tests.screens.stage import acme, current, press, rows, running, told, workshop
from workshop.record.documents import Clock, Entry

MINE = """\
# mine
[colours]
theme = "light"  # for the projector
[sessions]
place = "Room [red]3"
[keys]
session.next = "f11"
app.help = "alt+h"
home.new = "b"
"""


@pytest.fixture
def file() -> Path:
    """The settings file of the test."""
    return Path(os.environ["WORKSHOP_SETTINGS"])


def put(file: Path, text: str) -> None:
    """Write the settings file."""
    file.write_text(text, "utf-8")


def holds(file: Path) -> str:
    """What the file says now."""
    return file.read_text("utf-8")


def step(pilot: Pilot[None]) -> str:
    """The id of the step in front of the room."""
    (clock,) = workshop(pilot).store.record.all(Clock)
    return clock.step_id


def foot(pilot: Pilot[None]) -> list[str]:
    """The keys at the foot with their words, in order."""
    keys = pilot.app.screen.query_one(KeyLine).placed()
    return [f"{key.key} {key.words}" for _, _, key in keys]


@pytest.mark.slow
async def test_what_is_set_holds_from_the_start(tmp_path: Path, file: Path) -> None:
    """Look, keys, footer, help and place; the usual key of a command that has another is free."""
    put(file, MINE)
    async with running(tmp_path, acme(tmp_path)) as pilot:
        assert pilot.app.theme == "workshop-light"
        await press(pilot, "n", "down", "enter")
        dialog = current(pilot, StartSession)
        assert dialog.query_one("#place", Input).value == "Room [red]3"
        await press(pilot, "escape", "enter")
        current(pilot, SessionScreen)
        shown = foot(pilot)
        assert "f11 Next" in shown
        assert "f2 Next" not in shown
        assert any(key == "alt+h Help" for key in shown)
        first = step(pilot)
        await press(pilot, "f2")
        assert step(pilot) == first
        await press(pilot, "f11")
        assert step(pilot) != first
        await press(pilot, "alt+h")
        current(pilot, HelpScreen)
        listed = rows(pilot, "#commands")
        assert any(re.match(r"f11 (or \S+ )?Next ", row) for row in listed)
        assert any(re.match(r"alt\+h (or \S+ )?Help ", row) for row in listed)


async def test_the_theme_is_kept_with_every_comment(tmp_path: Path, file: Path) -> None:
    """Over a restart; and the list of the home screen names the keys that work."""
    put(file, MINE)
    async with running(tmp_path) as pilot:
        current(pilot, HomeScreen)
        assert any(
            row.startswith("b Begin a new engagement") for row in rows(pilot, "#engagements")
        )
        await pilot.app.run_action("change_theme")
        await press(pilot, "down")
        assert pilot.app.theme == "workshop-dark"
    assert holds(file) == MINE.replace('"light"', '"dark"')
    async with running(tmp_path) as pilot:
        assert pilot.app.theme == "workshop-dark"


async def test_the_file_is_opened_in_the_own_editor(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is made where there is none; what it says then holds; every problem stands in the list."""
    async with running(tmp_path) as pilot:
        await pilot.app.run_action("settings")
        await press(pilot, "down")
        screen = current(pilot, SettingsScreen)
        assert "firm.name not set" in " ".join(rows(pilot))
        await press(pilot, "e")
        assert "No editor is named" in told(pilot)
        monkeypatch.setattr("screens.settings.settings.edit_file", lambda _, path: put(path, MINE))
        monkeypatch.setattr(type(pilot.app), "suspend", lambda _: nullcontext())
        monkeypatch.setenv("EDITOR", "any")
        await press(pilot, "e")
        assert pilot.app.theme == "workshop-light"
        assert any(row.startswith("sessions.place Room [red]3") for row in rows(pilot))
        put(file, MINE + "[firm]\nnam = 3\n[colour]\n")
        await press(pilot, "r")
        assert [row[:9] for row in rows(pilot)[:2]] == ["! line 11", "! line 12"]
        assert pilot.app.theme == "workshop-dark"
        await press(pilot, "escape")
        assert pilot.app.screen is not screen


async def test_a_broken_file_is_told_once_and_holds_up_nothing(tmp_path: Path, file: Path) -> None:
    """Answers are recorded; the theme's command leaves the broken file as it is and says so."""
    broken = '[colours]\ntheme = "[red]"\n[keys]\nsession.next = "q"\n'
    put(file, broken)
    async with running(tmp_path, acme(tmp_path)) as pilot:
        assert told(pilot).count("have 2 problems and are not taken") == 1
        assert "Line 2, colours.theme: “[red]” was found" in told(pilot)
        await press(pilot, "enter")
        current(pilot, SessionScreen)
        assert "f2 Next" in foot(pilot)
        await press(pilot, *"+ Fast", "enter")
        assert [entry.text for entry in workshop(pilot).store.record.all(Entry)] == ["Fast"]
        await pilot.app.run_action("change_theme")
        await press(pilot, "f2")
        assert "The colours hold for now only" in told(pilot)
        assert told(pilot).count("are not taken") == 1
    assert holds(file) == broken
