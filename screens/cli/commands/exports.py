"""Commands that write out: a session as notes, an engagement as one zip."""

from __future__ import annotations

from argparse import Namespace

from screens.base.terminal_output import give, tell_written, warn
from screens.cli.commands.lookup import folder_of, new_file, opened, session_of
from sessions.disk.disk import Disk
from sessions.disk.export_ledger import EVERYTHING, Written, note_export
from sessions.exports.files import save
from sessions.exports.notes import render
from sessions.library.given_paths import given_path
from sessions.transfer.zip_writer import export


def export_notes(arguments: Namespace) -> int:
    """Write a session as a notes file."""
    with opened(arguments, read_only=True) as store:
        session = session_of(store.record, arguments.session)
        if arguments.output == "-":
            give(render(store.record, "restricted", session.id))
            return 0
        path = new_file(given_path(arguments.output), force=arguments.force)
        content = render(store.record, "restricted", session.id)
        save(content, path, private=True, replace=arguments.force)
        tell_written(path, show=arguments.show)
        what = Written(document="session", edition="restricted", format="notes", session=session.id)
        if not_noted := note_export(store.folder, content, path, what):
            warn(not_noted)
    return 0


def export_engagement(arguments: Namespace) -> int:
    """Write an engagement as one zip."""
    target, folder = given_path(arguments.output), folder_of(arguments)
    written = export(folder, target, force=arguments.force)
    tell_written(written.path, f" ({written.sentence})", show=arguments.show)
    if written.note:
        warn(written.note)
    content = Disk().read(written.path)
    what = Written(document=EVERYTHING, edition="restricted", format="zip")
    if not_noted := note_export(folder, content, written.path, what):
        warn(not_noted)
    return 0
