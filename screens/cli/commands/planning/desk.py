"""What the commands of the programme share: the desk of an engagement, files that are written."""

from __future__ import annotations

from argparse import Namespace

from screens.base.errors import NotDone
from screens.base.terminal_output import as_text, say, warn
from screens.cli.commands.locations import library_of
from screens.cli.commands.lookup import new_file
from screens.cli.commands.personal import personal
from sessions.disk.export_ledger import Written, note_export
from sessions.exports.files import save
from sessions.library.given_paths import given_path
from sessions.programme.desk import Desk
from sessions.store.store import Store
from workshop.errors import Refused
from workshop.programme.acts import interview_named
from workshop.programme.stages import Interview


def desk_of(arguments: Namespace, store: Store) -> Desk:
    """The programme of an engagement that is open."""
    firm = personal().settings.firm.name
    return Desk(store, library_of(arguments, store.folder), firm)


def meant(desk: Desk, named: str) -> Interview:
    """The interview that is meant by a code or a person.

    Raises:
        NotDone: there is none.
    """
    try:
        return interview_named(desk.record, desk.programme, as_text(named))
    except Refused as refused:
        raise NotDone(str(refused)) from refused


def write(store: Store, content: bytes, named: str, what: str, *, force: bool) -> None:
    """Put a letter or a calendar in a file, and in the list of files that were written.

    Args:
        store: the engagement.
        content: what is written.
        named: the file.
        what: `invitation`, `reminder` or `calendar`.
        force: whether to replace a file that is there.
    """
    path = new_file(given_path(named), force=force)
    save(content, path, replace=force)
    say(f"Written: {path}")
    form = "ics" if what == "calendar" else "eml"
    noted = Written(document=what, edition="restricted", format=form)
    if not_noted := note_export(store.folder, content, path, noted):
        warn(not_noted)
