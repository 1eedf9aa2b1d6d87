"""Commands for moving house: an engagement as one zip, out and in."""

from __future__ import annotations

from argparse import Namespace

from screens.base.terminal_output import as_text, say, warn
from screens.cli.commands.locations import home_of
from screens.cli.commands.lookup import folder_of
from sessions.clock import local_time
from sessions.library import places
from sessions.transfer import zip_writer as archive
from sessions.transfer.import_engagement import Imported, import_engagement
from workshop.errors import Problems
from workshop.text import plural


def give(arguments: Namespace) -> int:
    """Write an engagement as one zip."""
    target = arguments.output.expanduser()
    written = archive.export(folder_of(arguments), target, force=arguments.force)
    say(f"Written: {written.path} ({written.sentence})")
    return 0


def take(arguments: Namespace) -> int:
    """Make an engagement of what was brought from elsewhere."""
    home = home_of(arguments)
    name = as_text(arguments.name)
    try:
        done = import_engagement(arguments.source, home, name=name, partial=arguments.partial)
    except Problems as problems:
        problems.add_note("Nothing was imported. Take what is right, if anything, with --partial.")
        raise
    places.remember(
        home, places.Recent(done.folder, done.name, local_time().isoformat(), done.holds)
    )
    say(f"{done.sentence}.")
    _tell(done)
    return 0


def _tell(done: Imported) -> None:
    """Say what was not as it should be."""
    for note in done.notes:
        warn(note)
    if done.left_out:
        left = "\n".join(f"  {problem}" for problem in done.left_out)
        warn(f"Left out, {plural(len(done.left_out), 'problem')}:\n{left}")
