"""Keys against what the terminals of laptops take for themselves.

Requirement: no command of a session hangs on an F-key or on a key that any of them takes, and where
the terminal is known the line of keys says the way that works.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.app.catalogue import SCREENS, is_f_key, keys_page, needs_another_way, other_ways
from screens.app.key_map import _is_key
from screens.base.commands import APP_COMMANDS
from screens.base.system.terminals import (
    CONHOST,
    GNOME,
    ITERM,
    TERMINAL_APP,
    TERMINALS,
    TMUX,
    VS_CODE,
    WINDOWS_TERMINAL,
    Terminal,
    this_terminal,
)
from screens.session.session import SessionScreen
from tests.builders.acme import Acme
from tests.screens.session.session_app import session
from workshop.running.words.slash_table import WORDS


@pytest.mark.parametrize("terminal", TERMINALS, ids=lambda one: one.title)
def test_what_a_terminal_takes_is_told_as_keys_are_bound(terminal: Terminal) -> None:
    """Each with what it does instead, and where its makers say so; the manual names them all."""
    for key, instead in terminal.taken.items():
        assert _is_key(key) or key in ("ctrl+comma", "ctrl+plus", "ctrl+minus"), key
        assert instead
    assert terminal.source
    assert f"- {terminal.title}: " in keys_page()


@pytest.mark.parametrize("terminal", TERMINALS, ids=lambda one: one.title)
def test_every_command_of_a_session_has_a_way_through(terminal: Terminal) -> None:
    """A word on the line, or a key that comes through; what is found by name is found there too."""
    words = {word.word for word in WORDS}
    assert {"commands", "help", "folder"} <= words
    for command in (*APP_COMMANDS, *SessionScreen.COMMANDS_HERE):
        if command.slash:
            assert command.slash in words
            continue
        keys = [key for key in command.key.split(",") if key]
        through = [key for key in keys if not is_f_key(key) and key not in terminal.taken]
        # What has neither is given by its name, which `/commands` lists.
        assert through or not keys or other_ways(command) == "`/commands`", command.id


def test_what_is_no_session_hangs_on_no_key_of_its_own() -> None:
    """There a colon finds every command by its name, so the F-keys of all screens are few."""
    found = {
        command.id
        for screen in SCREENS
        if screen is not SessionScreen
        for command in screen.COMMANDS_HERE
        if needs_another_way(command) and "escape" not in command.key
    }
    assert found == {"grid.break", "grid.edit", "transcript.after", "transcript.before"}


@pytest.mark.parametrize(
    ("environment", "system", "terminal"),
    [
        ({}, "linux", None),
        ({}, "darwin", None),
        ({}, "win32", CONHOST),
        ({"WT_SESSION": "x"}, "win32", WINDOWS_TERMINAL),
        ({"TERM_PROGRAM": "vscode", "WT_SESSION": "x"}, "win32", VS_CODE),
        ({"TERM_PROGRAM": "Apple_Terminal"}, "darwin", TERMINAL_APP),
        ({"TERM_PROGRAM": "iTerm.app"}, "darwin", ITERM),
        ({"GNOME_TERMINAL_SCREEN": "x"}, "linux", GNOME),
        ({"TMUX": "x", "TERM_PROGRAM": "iTerm.app"}, "darwin", TMUX),
    ],
)
def test_the_terminal_is_known_by_what_it_sets(
    environment: dict[str, str], system: str, terminal: Terminal | None
) -> None:
    """The innermost, for that one sees the keys."""
    assert this_terminal(environment, system) is terminal


async def test_the_line_of_keys_tells_the_ways_of_this_terminal(tmp_path: Path) -> None:
    """In VS Code F3 and F5 find and debug, and F1 is its own; all others stay as they are."""
    acme = Acme(tmp_path / "acme")
    async with session(acme) as desk:
        app = desk.pilot.app
        before = {key: one.binding.key_display for key, one in app.screen.active_bindings.items()}
        app.terminal = VS_CODE  # type: ignore[attr-defined]
        shown = {key: one.binding.key_display for key, one in app.screen.active_bindings.items()}
        told = {key: shown[key] for key in shown if shown[key] != before.get(key)}
        assert told["f3"] == "/b"
        assert told["f5"] == "/s"
        assert told["f1"] == "/help"
        assert "f2" not in told
        assert told["ctrl+p"] == "/commands"
        app.terminal = TERMINAL_APP  # type: ignore[attr-defined]
        app.screen.refresh_bindings()
        await desk.press("x")
        foot = desk.seen().splitlines()[-1]
        assert "/n Next" in foot
        assert "/b Back" in foot
        await desk.press("backspace", *"/n", "enter")
        assert "F2" not in foot
