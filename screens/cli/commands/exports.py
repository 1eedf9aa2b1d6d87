"""Commands that write out: a session as notes, an engagement as one zip."""

from __future__ import annotations

from argparse import Namespace

from screens.base.terminal_output import give, say
from screens.cli.commands.lookup import folder_of, new_file, opened, session_of
from sessions.exports.notes import export_notes as write_notes
from sessions.exports.notes import render
from sessions.library.places import at_home
from sessions.transfer.zip_writer import export


def export_notes(arguments: Namespace) -> int:
    """Write a session as a notes file."""
    with opened(arguments, read_only=True) as store:
        session = session_of(store.record, arguments.session)
        if arguments.output == "-":
            give(render(store.record, "restricted", session.id))
            return 0
        path = new_file(at_home(arguments.output), force=arguments.force)
        write_notes(store.record, session.id, path)
        say(f"Written: {path}")
    return 0


def export_engagement(arguments: Namespace) -> int:
    """Write an engagement as one zip."""
    target = at_home(arguments.output)
    written = export(folder_of(arguments), target, force=arguments.force)
    say(f"Written: {written.path} ({written.sentence})")
    return 0
