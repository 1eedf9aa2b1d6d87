"""Help, palette, footer and manual: one list of commands, told everywhere."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from screens.app.catalogue import SCREENS, keys_page
from screens.app.help import HelpScreen, key_words
from screens.base.screen import WorkshopScreen
from screens.widgets.key_line import KeyLine
from tests import ROOT
from tests.screens.stage import NARROW, acme, current, press, rows, running, seen, settle
from workshop.running.capture import SIGNS


def test_manual_is_current() -> None:
    """docs/keys.md is what the screens list; `python -m screens.app.catalogue` writes it."""
    assert (ROOT / "docs" / "keys.md").read_text("utf-8") == keys_page()


def test_every_screen_is_in_the_catalogue() -> None:
    """No screen that people meet is left out."""

    def below(kind: type[Any]) -> set[type[Any]]:
        return {kind}.union(*(below(sub) for sub in kind.__subclasses__()))

    met = {
        kind
        for kind in below(WorkshopScreen)
        if kind.TITLE_WORDS and kind.__module__.startswith("screens.")
    }
    assert met == set(SCREENS)


@pytest.mark.parametrize("screen", SCREENS)
def test_commands_are_told_in_full(screen: type[WorkshopScreen[Any]]) -> None:
    """Each has a name of its own, a label, and help that is a sentence."""
    commands = screen.COMMANDS_HERE
    assert len({command.id for command in commands}) == len(commands)
    assert screen.ABOUT.endswith(".")
    for command in commands:
        assert command.label
        assert command.help.endswith(".")
        assert command.help[0].isupper()


@pytest.mark.parametrize("screen", SCREENS)
def test_escape_goes_back(screen: type[WorkshopScreen[Any]]) -> None:
    """Escape is a command of every screen but the first."""
    keys = [key for command in screen.COMMANDS_HERE for key in command.key.split(",")]
    assert ("escape" in keys) == (screen.TITLE_WORDS != "Home")


async def test_help_lists_what_the_screen_lists(tmp_path: Path) -> None:
    """F1 shows every key and its sentence; Escape goes back to where one was."""
    async with running(tmp_path, size=NARROW) as pilot:
        home = current(pilot, WorkshopScreen)
        await press(pilot, "f1")
        current(pilot, HelpScreen)
        listed = rows(pilot, "#commands")
        for command in home.user_commands():
            key = key_words(command) or "palette"
            words = f"{key} {command.label} {command.help}"
            assert " ".join(words.split()) in listed
        await press(pilot, "escape")
        assert pilot.app.screen is home


async def test_help_of_the_session_has_the_grammar(tmp_path: Path) -> None:
    """In a session, help also says every sign of the line."""
    async with running(tmp_path, acme(tmp_path)) as pilot:
        await press(pilot, "enter", "f1")
        listed = rows(pilot, "#commands")
        for sign, kind in SIGNS.items():
            assert any(row.startswith(f"{sign} ") and kind.word in row for row in listed)
        assert any(row.startswith("@name") for row in listed)


@pytest.mark.slow
async def test_palette_lists_every_command(tmp_path: Path) -> None:
    """All commands of a screen can be chosen by name."""
    async with running(tmp_path, acme(tmp_path)) as pilot:
        screen = current(pilot, WorkshopScreen)
        titles = {command.title for command in pilot.app.get_system_commands(screen)}
        assert titles >= {command.label for command in screen.COMMANDS_HERE}
        assert {"Help", "Light or dark", "Quit"} <= titles


async def test_palette_runs_a_command(tmp_path: Path) -> None:
    """A command chosen by name does what its key does."""
    async with running(tmp_path, acme(tmp_path)) as pilot:
        screen = current(pilot, WorkshopScreen)
        (command,) = [c for c in pilot.app.get_system_commands(screen) if c.title == "History"]
        command.callback()
        await press(pilot, "down")
        assert "Began the engagement Acme" in seen(pilot)


async def test_light_and_dark(tmp_path: Path) -> None:
    """The theme changes by a command, and both are there."""
    async with running(tmp_path) as pilot:
        assert pilot.app.theme == "workshop-dark"
        await pilot.app.run_action("change_theme")
        assert pilot.app.theme == "workshop-light"


@pytest.mark.slow
async def test_the_foot_cuts_no_word_and_keeps_the_way_out(tmp_path: Path) -> None:
    """Where the keys find no room, whole ones are left out, and never Escape or F1."""

    def words(pilot: Any) -> list[str]:
        foot = pilot.app.screen.query_one(KeyLine)
        placed = foot.placed()
        drawn = foot.render().plain
        assert cell_len(drawn) == foot.region.width
        for column, _, key in placed:
            said = drawn[column : column + key.cells]
            assert f"{key.sign} {key.words} " in said
        assert [key.at_edge for _, _, key in placed] == [False] * (len(placed) - 1) + [True]
        for (column, _, key), (after, _, _) in pairwise(placed):
            assert column + key.cells <= after
        return [key.words for _, _, key in placed]

    async with running(tmp_path, acme(tmp_path), size=NARROW) as pilot:
        await press(pilot, "h")
        narrow = words(pilot)
        assert {"Detail", "Undo this", "Back", "Help"} <= set(narrow)
        assert "Session or all" not in narrow
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        assert "Session or all" in words(pilot)


@pytest.mark.slow
async def test_the_same_keys_are_not_drawn_anew(tmp_path: Path) -> None:
    """Being told again changes nothing, nor does it where the line has gone with its screen."""
    async with running(tmp_path, acme(tmp_path)) as pilot:
        foot = pilot.app.screen.query_one(KeyLine)
        before = foot.keys
        assert before
        pilot.app.screen.refresh_bindings()
        foot.look()
        await settle(pilot)
        assert foot.keys is before
        await press(pilot, "f")
        assert [key.key for key in foot.keys] != [key.key for key in before]
        await foot.remove()
        foot.bindings_changed(pilot.app.screen)
        foot.look()


@pytest.mark.slow
async def test_a_key_at_the_foot_is_clicked(tmp_path: Path) -> None:
    """The mouse presses what it is on and is told what that does; what does not work now rings."""
    async with running(tmp_path, acme(tmp_path)) as pilot:
        foot = pilot.app.screen.query_one(KeyLine)
        at = {key.key: column for column, _, key in foot.placed()}
        await pilot.hover(KeyLine, (at["f1"] + 1, 0))
        assert foot.hovered is not None
        assert foot.hovered.key == "f1"
        assert str(foot.tooltip) == foot.hovered.tooltip
        await pilot.hover(offset=(1, 5))
        assert [foot.hovered] == [None]
        assert not foot.tooltip
        rung: list[str] = []
        pilot.app.bell = lambda: rung.append("bell")  # type: ignore[method-assign]
        working = foot.keys
        foot.keys = tuple(key._replace(enabled=False) for key in working)
        await pilot.mouse_down(KeyLine, (at["f1"] + 1, 0))
        assert rung == ["bell"]
        foot.keys = working
        gap = foot.placed()[-1][0] - 1
        await pilot.mouse_down(KeyLine, (gap, 0))
        await settle(pilot)
        assert not isinstance(pilot.app.screen, HelpScreen)
        await pilot.mouse_down(KeyLine, (at["f1"] + 1, 0))
        await settle(pilot)
        current(pilot, HelpScreen)
        assert rung == ["bell"]
