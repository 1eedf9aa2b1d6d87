"""The command that compares a document with its record."""

from __future__ import annotations

import json
from argparse import Namespace

from screens.base.errors import NotDone
from screens.base.terminal_output import as_text, say, warn
from screens.cli.commands.locations import home_of
from screens.cli.commands.lookup import folder_named
from sessions.errors import SessionsError
from sessions.library.given_paths import given_path
from sessions.verify.told import nothing, plain, report
from sessions.verify.verify import Verified, verify
from workshop.errors import WorkshopError

UNKNOWN = 2
"""The exit status where nothing can be said of a file."""


def verify_file(arguments: Namespace) -> int:
    """Tell what a file was made of and what differs; 0 unchanged, 1 it differs, 2 not known."""
    try:
        found = _verified(arguments)
    except (SessionsError, WorkshopError, NotDone) as problem:
        if arguments.json:
            say(json.dumps(nothing(as_text(str(problem))), ensure_ascii=False, indent=1))
        else:
            warn(str(problem))
        return UNKNOWN
    if arguments.json:
        say(as_text(json.dumps(plain(found), ensure_ascii=False, indent=1)))
    else:
        say("\n".join(report(found)))
    return int(not found.same)


def _verified(arguments: Namespace) -> Verified:
    home = home_of(arguments)
    folder = folder_named(home, arguments.engagement) if arguments.engagement else None
    return verify(given_path(arguments.file), home, folder)
