"""Commands for notes: import and export."""

from __future__ import annotations

import sys
from argparse import Namespace
from contextlib import ExitStack
from pathlib import Path

from screens.base.errors import NotDone
from screens.base.terminal_output import give as give_out
from screens.base.terminal_output import say
from screens.cli.commands.engagements import made
from screens.cli.commands.locations import home_of, library_of
from screens.cli.commands.lookup import opened, remember, session_of
from sessions.imports.notes import guide_finder, import_text, read_text
from sessions.library import places
from sessions.store.store import Store
from workshop.errors import Problems
from workshop.notes import read_notes, write_notes
from workshop.record.record import Record
from workshop.text import listing, plural


def take(arguments: Namespace) -> int:
    """Make a session of a notes file."""
    try:
        return _take(arguments)
    except Problems as problems:
        problems.add_note(
            "Nothing was imported. Mend the lines, or take what is right with --partial."
        )
        raise


def _take(arguments: Namespace) -> int:
    """Import, and say what became of it."""
    text = read_text(arguments.file)
    if arguments.into and not arguments.partial:
        # A new engagement for a file that cannot be read would be left behind empty.
        read_notes(text, arguments.file.name, guide_finder(library_of(arguments), Record()))
    with ExitStack() as open_for_now:
        store = open_for_now.enter_context(_target(arguments))
        result = import_text(
            store,
            text,
            arguments.file.name,
            library_of(arguments, store.folder),
            partial=arguments.partial,
        )
        remember(arguments, store)
        number = [session.id for session in store.record.sessions()].index(result.session_id) + 1
        say(f"{result.sentence}. It is session {number} of {store.record.engagement.name}.")
    if result.newcomers:
        say(f"New people, named in the lines only: {listing(list(result.newcomers))}.")
    if result.left_out:
        left = "\n".join(f"  {problem}" for problem in result.left_out)
        sys.stderr.write(f"Left out, {plural(len(result.left_out), 'problem')}:\n{left}\n")
    return 0


def _target(arguments: Namespace) -> Store:
    """The engagement to import into.

    Raises:
        NotDone: none was named, and there is not exactly one.
    """
    if arguments.into:
        return made(arguments, arguments.into)
    if not arguments.engagement:
        known = list(places.folders(home_of(arguments)))
        if len(known) != 1:
            raise NotDone(
                "Say which engagement the notes belong to: `--engagement NAME` for one that "
                "there is, `--into NAME` for a new one."
            )
        arguments.engagement = str(known[0])
    return opened(arguments)


def give(arguments: Namespace) -> int:
    """Write a session as a notes file."""
    with opened(arguments, read_only=True) as store:
        session = session_of(store.record, arguments.session)
        if arguments.output == "-":
            give_out(write_notes(store.record, session.id).encode())
            return 0
        from sessions.exports.notes import export_notes  # noqa: PLC0415 - only for a file

        path = Path(arguments.output).expanduser()
        export_notes(store.record, session.id, path)
        say(f"Written: {path}")
    return 0
