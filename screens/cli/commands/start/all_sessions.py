"""The command that lists the sessions of an engagement, which it opens only where it must."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from screens.base.terminal_output import table
from screens.cli.commands.locations import home_of
from sessions.library import places
from sessions.library.session_lists import kept_list

TITLES = ("No.", "Id", "Began", "Session", "With", "Entries", "State")


def listing(arguments: Namespace) -> int:
    """List the sessions of an engagement, numbered as they began."""
    home = home_of(arguments)
    folder = places.find(home, arguments.engagement) if arguments.at is None else None
    if folder is not None and folder.parent == home and (listed := kept_list(folder)):
        table(TITLES, listed.rows, listed.caption)
        return 0
    return _opened(arguments, home)


def _opened(arguments: Namespace, home: Path) -> int:
    """The list as it is counted in the engagement."""
    from screens.cli.commands.planning.sessions import sessions  # noqa: PLC0415 - 400 ms, to open

    return sessions(arguments, home, TITLES)
