"""Every screen of the application, for the manual and the tests.

Run ``python -m screens.app.catalogue > docs/keys.md`` to write the manual's page of keys anew.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any, Final

from screens.app.help import HelpScreen, key_words, ways
from screens.base.commands import APP_COMMANDS, PAST_COMMANDS, UserCommand
from screens.base.screen import WorkshopScreen
from screens.base.system.terminals import TERMINALS
from screens.carrying.carrying import CarryingScreen
from screens.damage.damage import DamageScreen
from screens.engagement.engagement import EngagementScreen
from screens.follow_up.follow_up import FollowUpScreen
from screens.history.history import HistoryScreen
from screens.home.home import HomeScreen
from screens.member_check.member_check import MemberCheckScreen
from screens.needs.needs import NeedsScreen
from screens.plain.commands import PLAIN_WORDS
from screens.programme.programme import ProgrammeScreen
from screens.register.register import RegisterScreen
from screens.session.session import SessionScreen
from screens.settings.settings import SettingsScreen
from screens.strategy.strategy import StrategyScreen
from screens.summary.findings.findings import FindingsScreen
from screens.summary.summary import SummaryScreen
from screens.synthesis.synthesis import SynthesisScreen
from screens.theming.theming import ThemingScreen
from screens.trace.trace import TraceScreen
from screens.transcript.transcript import TranscriptScreen
from workshop.running.words.slash import Takes
from workshop.running.words.slash_table import WORDS, letter_of

SCREENS: Final[tuple[type[WorkshopScreen[Any]], ...]] = (
    HomeScreen,
    EngagementScreen,
    SessionScreen,
    FindingsScreen,
    SummaryScreen,
    SynthesisScreen,
    NeedsScreen,
    StrategyScreen,
    CarryingScreen,
    TraceScreen,
    ProgrammeScreen,
    FollowUpScreen,
    RegisterScreen,
    ThemingScreen,
    TranscriptScreen,
    MemberCheckScreen,
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


_WORDS: Final = (
    "On a screen with a line the hint begins with `LINE`: letters are always typed, and a slash on "
    "the empty line shows what can be done here. A letter or the word behind it, then Enter, does "
    "it; nothing acts before Enter. A word may be shortened as long as it is clear, and two "
    "slashes type one. Where the hint begins with `KEYS`, letters act. Plain prompts take the same "
    "words, with the number of an entry first where the screen takes the chosen one; there a colon "
    "does for the slash."
)


_TERMINALS: Final = (
    "What a terminal takes for itself never reaches the program. So every command of a "
    "session has a word behind a slash as well, or is found by its name: `/commands` on the "
    "line, a colon where letters act, Ctrl+P in most terminals. The line of keys shows these "
    "ways by itself where it knows the terminal. ✓: the key comes through as the terminal is "
    "delivered. On a Mac hold fn, or have System Settings → Keyboard → *Use F1, F2, etc. keys"
    " as standard function keys*; many laptops with Windows have Fn lock. Any key can be "
    "changed in the [settings](settings.md). A list is pasted with the paste of the terminal "
    "(Ctrl+V, Ctrl+Shift+V, ⌘V, a right click in conhost). Layouts with dead keys "
    '(US-International, Spanish, Nordic) want a blank behind `"` and `~` before the text.'
)


def keys_page() -> str:
    """The manual's page of keys, as Markdown."""
    parts = [_OPENING, *_section("Everywhere", "", APP_COMMANDS)]
    for screen in SCREENS:
        parts += _section(screen.TITLE_WORDS, screen.ABOUT, screen.COMMANDS_HERE)
    parts += _words()
    parts += _section("Any screen as it was", _PAST, PAST_COMMANDS)
    parts += _terminals()
    return "\n".join(parts)


def _words() -> Iterator[str]:
    """The words behind a slash in a table, with the door that has them where it is one alone."""
    yield "## Words behind a slash\n"
    yield f"{_WORDS}\n"
    yield "| word | letter | what it does | where |"
    yield "|---|---|---|---|"
    on_screen = {command.slash for command in (*SessionScreen.COMMANDS_HERE, *APP_COMMANDS)}
    plain = {word.word for word in PLAIN_WORDS}
    for word in WORDS:
        screen = word.makes or word.takes is Takes.WORDS or word.word in on_screen
        where = "" if screen and word.word in plain else "screen" if screen else "plain prompts"
        letter = f"`/{word.letter}`" if word.letter else ""
        yield f"| `{word.told}` | {letter} | {word.about} | {where} |"
    yield ""


def _terminals() -> Iterator[str]:
    """The keys of a session and of every screen against what terminals take."""
    yield "## Keys and terminals\n"
    yield f"{_TERMINALS}\n"
    yield f"| key | command | {' | '.join(one.title for one in TERMINALS)} | without the key |"
    yield f"|---|---|{'---|' * len(TERMINALS)}---|"
    listed = (*APP_COMMANDS, *SessionScreen.COMMANDS_HERE)
    for command in filter(needs_another_way, listed):
        for key in command.key.split(","):
            cells = (one.taken.get(key, "✓") for one in TERMINALS)
            yield f"| `{key}` | {command.label} | {' | '.join(cells)} | {other_ways(command)} |"
    yield ""
    yield "These are the keys that come with each, as its makers publish them:\n"
    yield from (f"- {one.title}: {one.source}" for one in TERMINALS)
    yield ""


def needs_another_way(command: UserCommand) -> bool:
    """Whether some key of a command is an F-key, or one that a terminal takes for itself."""
    keys = filter(None, command.key.split(","))
    return any(is_f_key(key) or any(key in one.taken for one in TERMINALS) for key in keys)


def is_f_key(key: str) -> bool:
    """Whether it is in the row that laptops keep for brightness and sound."""
    return key.rpartition("+")[2] in {f"f{number}" for number in range(1, 25)}


def other_ways(command: UserCommand) -> str:
    """How a command is given in a session without its key."""
    if command.slash:
        letter = letter_of(command.slash)
        return f"`/{letter}`, `/{command.slash}`" if letter else f"`/{command.slash}`"
    return "`/commands`"


def _section(title: str, about: str, commands: tuple[UserCommand, ...]) -> Iterator[str]:
    """One screen: what it is for and its commands in a table."""
    yield f"## {title}\n"
    if about:
        yield f"{about}\n"
    yield "| key | command | what it does |"
    yield "|---|---|---|"
    for command in commands:
        found = ways(command) if title == SessionScreen.TITLE_WORDS else key_words(command)
        key = f"`{found}`" if found else "palette"
        yield f"| {key} | {command.label} | {command.help} |"
    yield ""


if __name__ == "__main__":
    sys.stdout.write(keys_page())
