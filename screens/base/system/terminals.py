"""Which keys the terminals of laptops keep for themselves, and which terminal this is.

What a terminal takes never reaches a program. Where one is recognised, the line of keys tells other
ways; the manual's table is made of this, and a test holds that no command of a session hangs on a
key that any of them takes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

_FN: Final = "hold fn"
_F_ROW: Final = {f"f{number}": _FN for number in range(1, 13)} | {"f11": "shows the desktop"}
_SPACES: Final = {
    "ctrl+left": "changes the space",
    "ctrl+right": "changes the space",
    "ctrl+up": "Mission Control",
    "ctrl+down": "windows",
    "ctrl+space": "keyboard layout",
}


class Terminal(NamedTuple):
    """A program that shows programs of text."""

    title: str
    """As people call it."""
    taken: Mapping[str, str]
    """The keys that do not reach a program, as they are bound, with what they do instead."""
    source: str
    """Where its makers say so."""


WINDOWS_TERMINAL: Final = Terminal(
    "Windows Terminal",
    {
        "f11": "full screen",
        "alt+enter": "full screen",
        "alt+f4": "closes the window",
        "alt+space": "menu of the window",
        "alt+up": "pane", "alt+down": "pane", "alt+left": "pane", "alt+right": "pane",
        "ctrl+comma": "settings",
        "ctrl+tab": "next tab",
        "ctrl+0": "size", "ctrl+plus": "size", "ctrl+minus": "size",
        "ctrl+insert": "copies", "shift+insert": "pastes",
    },
    "`keybindings` in `src/cascadia/TerminalSettingsModel/defaults.json` of microsoft/terminal",
)  # fmt: skip
CONHOST: Final = Terminal(
    "conhost",
    {
        "f11": "full screen",
        "alt+enter": "full screen",
        "alt+f4": "closes the window",
        "alt+space": "menu of the window",
    },
    "`src/interactivity/win32/windowio.cpp` of microsoft/terminal",
)
TERMINAL_APP: Final = Terminal(
    "Terminal.app",
    {**_F_ROW, **_SPACES},
    "Apple’s pages on the function keys and on keyboard shortcuts of macOS",
)
ITERM: Final = Terminal("iTerm2", {**_F_ROW, **_SPACES}, "the same, for they are those of macOS")
GNOME: Final = Terminal(
    "GNOME Terminal",
    {
        "f1": "its own help",
        "f10": "menu",
        "f11": "full screen",
        "ctrl+pageup": "tab", "ctrl+pagedown": "tab",
        "ctrl+plus": "size", "ctrl+minus": "size", "ctrl+0": "size",
    },
    "`src/org.gnome.Terminal.gschema.xml` of GNOME/gnome-terminal",
)  # fmt: skip
VS_CODE: Final = Terminal(
    "VS Code",
    {
        "f1": "its commands",
        "f3": "finds the next",
        "f5": "starts debugging",
        "f6": "next part of the window",
        "f11": "full screen",
        "ctrl+e": "opens a file",
        "ctrl+f": "finds",
        "ctrl+j": "hides the panel",
        "ctrl+k": "begins a key of two",
        "ctrl+m": "what Tab does",
        "ctrl+p": "opens a file",
        "ctrl+q": "opens a view",
        "ctrl+pageup": "tab", "ctrl+pagedown": "tab",
        "ctrl+tab": "next editor",
    },
    "`DEFAULT_COMMANDS_TO_SKIP_SHELL` in `src/vs/workbench/contrib/terminal/common/terminal.ts` "
    "of microsoft/vscode, with the usual keys of those commands",
)  # fmt: skip
TMUX: Final = Terminal(
    "tmux", {"ctrl+b": "its own prefix"}, "`list-keys -T root` and the option `prefix` of tmux 3.3a"
)

TERMINALS: Final = (WINDOWS_TERMINAL, CONHOST, TERMINAL_APP, ITERM, GNOME, VS_CODE, TMUX)
"""In the order of the manual."""

_TOLD_BY: Final[tuple[tuple[Callable[[Mapping[str, str]], bool], Terminal], ...]] = (
    (lambda known: "TMUX" in known, TMUX),
    (lambda known: known.get("TERM_PROGRAM") == "vscode", VS_CODE),
    (lambda known: known.get("TERM_PROGRAM") == "Apple_Terminal", TERMINAL_APP),
    (lambda known: known.get("TERM_PROGRAM") == "iTerm.app", ITERM),
    (lambda known: "WT_SESSION" in known, WINDOWS_TERMINAL),
    (lambda known: "GNOME_TERMINAL_SCREEN" in known, GNOME),
)
"""How each is known by the variables that it sets, the innermost first."""


def this_terminal(
    environment: Mapping[str, str] = os.environ, system: str = sys.platform
) -> Terminal | None:
    """The terminal that the program runs in; none where it cannot be told."""
    found = next((terminal for told, terminal in _TOLD_BY if told(environment)), None)
    return found or (CONHOST if system == "win32" else None)
