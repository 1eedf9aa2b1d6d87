"""Commands for whole engagements: open, new."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from screens.base.errors import NotDone
from screens.base.terminal_output import as_text, interactive, say
from screens.cli.commands.locations import home_of
from screens.cli.commands.lookup import folder_of, remember
from sessions.library.file_names import new_folder
from sessions.store.store import Store
from sessions.store.unfinished_run import UnfinishedRun
from workshop import __version__
from workshop.running.commands import BeginEngagement


def home(arguments: Namespace) -> int:
    """Open the application on its home screen, or tell the version."""
    if arguments.version:
        say(f"workshop {__version__}")
        return 0
    return application(home_of(arguments))


def show(arguments: Namespace) -> int:
    """Open the application on an engagement."""
    return application(home_of(arguments), folder_of(arguments))


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


def begin(arguments: Namespace) -> int:
    """Begin an engagement and say where it is kept."""
    command = BeginEngagement(
        name=as_text(arguments.name),
        purpose=as_text(arguments.purpose),
        facilitator=as_text(arguments.facilitator),
    )
    with made(arguments, arguments.name, command) as store:
        say(f"{store.record.engagement.name} is kept in {store.folder}")
    return 0


def made(arguments: Namespace, named: str, command: BeginEngagement) -> Store:
    """A new engagement in a folder of its own, open.

    Args:
        arguments: the words of the command.
        named: its name as it was given, in the bytes that the file system knows it by.
        command: what it is called.
    """
    home = home_of(arguments)
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    store = Store.begin(new_folder(home, named), command)
    remember(arguments, store)
    return store
