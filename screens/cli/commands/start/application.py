"""The full-screen application, opened from the command line."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from screens.base.errors import NotDone
from screens.base.terminal_output import interactive, say
from screens.cli.commands.locations import home_of
from workshop import __version__

if TYPE_CHECKING:
    from sessions.store.unfinished_run import UnfinishedRun


def home(arguments: Namespace) -> int:
    """Open the application on its home screen, or tell the version."""
    if arguments.version:
        say(f"workshop {__version__}")
        return 0
    return application(home_of(arguments))


def application(
    home: Path,
    folder: Path | None = None,
    session_id: str = "",
    unclosed: UnfinishedRun | None = None,
    view: str = "",
) -> int:
    """Run the full-screen application, on an engagement and a session where they are given.

    Args:
        home: where engagements are kept.
        folder: the engagement to open.
        session_id: the session to go to.
        unclosed: what a run that was cut off left, where that is known already.
        view: for whom the window shows sessions; empty for the usual view.

    Raises:
        NotDone: there is no terminal that could show it.
    """
    if not interactive():
        raise NotDone(
            "Screens need a terminal, and there is none that can show them. "
            "`workshop run ENGAGEMENT --plain` holds a session at plain prompts; "
            "`workshop --help` lists what else needs no screen."
        )
    from screens.app.app import run_app  # noqa: PLC0415 - 258 ms, Textual

    return run_app(home, folder, session_id, unclosed, view)
