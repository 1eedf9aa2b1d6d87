"""Every screen of the application, for the manual and the tests.

Run ``python -m screens.app.catalogue > docs/keys.md`` to write the manual's page of keys anew.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any, Final

from screens.app.help import HelpScreen, key_words
from screens.base.commands import APP_COMMANDS, PAST_COMMANDS, UserCommand
from screens.base.screen import WorkshopScreen
from screens.damage.damage import DamageScreen
from screens.engagement.engagement import EngagementScreen
from screens.history.history import HistoryScreen
from screens.home.home import HomeScreen
from screens.register.register import RegisterScreen
from screens.session.session import SessionScreen
from screens.settings.settings import SettingsScreen
from screens.summary.summary import SummaryScreen
from screens.theming.theming import ThemingScreen

SCREENS: Final[tuple[type[WorkshopScreen[Any]], ...]] = (
    HomeScreen,
    EngagementScreen,
    SessionScreen,
    SummaryScreen,
    RegisterScreen,
    ThemingScreen,
    HistoryScreen,
    DamageScreen,
    SettingsScreen,
    HelpScreen,
)
"""In the order in which a person meets them."""

_OPENING: Final = """\
# Keys and commands

Every screen has its keys in the line at its foot, all of them on the help screen (F1), and all of
them by name in the command palette (Ctrl+P). This page is made from the same list.
"""


_PAST: Final = (
    "From the history, a screen is shown as it was after a change: a line at the top says which "
    "moment it is, and nothing can be recorded. Escape goes back to now."
)


def keys_page() -> str:
    """The manual's page of keys, as Markdown."""
    parts = [_OPENING, *_section("Everywhere", "", APP_COMMANDS)]
    for screen in SCREENS:
        parts += _section(screen.TITLE_WORDS, screen.ABOUT, screen.COMMANDS_HERE)
    parts += _section("Any screen as it was", _PAST, PAST_COMMANDS)
    return "\n".join(parts)


def _section(title: str, about: str, commands: tuple[UserCommand, ...]) -> Iterator[str]:
    """One screen: what it is for and its commands in a table."""
    yield f"## {title}\n"
    if about:
        yield f"{about}\n"
    yield "| key | command | what it does |"
    yield "|---|---|---|"
    for command in commands:
        key = f"`{key_words(command)}`" if command.key else "palette"
        yield f"| {key} | {command.label} | {command.help} |"
    yield ""


if __name__ == "__main__":
    sys.stdout.write(keys_page())
