"""Commands for whole engagements: open, new."""

from __future__ import annotations

from argparse import Namespace

from screens.base.terminal_output import as_text, say
from screens.cli.commands.locations import home_of
from screens.cli.commands.lookup import folder_of, remember
from screens.cli.opening.application import application
from sessions.library.file_names import new_folder
from sessions.store.store import Store
from workshop.running.commands import BeginEngagement


def show(arguments: Namespace) -> int:
    """Open the application on an engagement."""
    return application(home_of(arguments), folder_of(arguments))


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
