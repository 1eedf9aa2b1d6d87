"""The words of the command line: every command with its options, and help for a slip."""

from __future__ import annotations

import argparse

from screens.cli.arguments import (
    care,
    documents,
    engagements,
    exchange,
    personal,
    programme,
    registers,
    room,
    talks,
)
from screens.cli.arguments.commands import Commands, path
from screens.cli.arguments.parser import Parser


def read(words: list[str]) -> argparse.Namespace:
    """What the words say; `task` is the function that does it.

    Raises:
        SystemExit: help was asked for (0), or the words were not understood (2).
    """
    whole = parser()
    whole.words = words
    return whole.parse_args(words)


def parser() -> Parser:
    """The whole command line."""
    place = Parser(add_help=False)
    place.add_argument(
        "--folder",
        type=path,
        default=argparse.SUPPRESS,
        metavar="DIR",
        help="where engagements are kept (else WORKSHOP_FOLDER, else the usual place)",
    )
    whole = Parser(
        prog="workshop",
        description="Run stakeholder interviews and workshops, and leave with the summary.",
        epilog="Without a command the application opens on its home screen.",
        parents=[place],
    )
    whole.add_argument("-V", "--version", action="store_true", help="tell the version")
    whole.set_defaults(task="engagements:home")
    commands = Commands(whole, place)
    engagements.add_engagements(commands)
    engagements.add_sessions(commands)
    engagements.add_history(commands)
    documents.add_guides(commands)
    documents.add_agenda(commands)
    exchange.add_exchange(commands)
    exchange.add_apply(commands)
    documents.add_summary(commands)
    registers.add_rows(commands)
    programme.add_programme(commands)
    room.add_room(commands)
    talks.add_talks(commands)
    documents.add_trace(commands)
    documents.add_similar(commands)
    documents.add_coders(commands)
    documents.add_recordings(commands)
    care.add_doctor(commands)
    care.add_withdraw(commands)
    care.add_erase(commands)
    documents.add_calc(commands)
    personal.add_settings(commands)
    return whole
