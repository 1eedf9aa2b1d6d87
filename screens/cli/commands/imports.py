"""The command that brings in what was written elsewhere, whatever it is."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence

from screens.base.errors import NotDone
from screens.base.terminal_output import as_text, say, warn
from screens.cli.commands.engagements import made
from screens.cli.commands.locations import home_of, library_of
from screens.cli.commands.lookup import opened, remember, session_of
from sessions.clock import local_time
from sessions.imports.into import import_into, import_into_new
from sessions.imports.registry import IMPORTS, Choices, Import, Prepared, Target
from sessions.library import places
from sessions.library.given_paths import given_path
from sessions.store.store import Store
from workshop.errors import Problem, Problems
from workshop.running.commands import BeginEngagement
from workshop.text import listing, plural


def import_file(arguments: Namespace) -> int:
    """Import a file or folder of the kind that the words say."""
    row = IMPORTS[arguments.kind]
    try:
        if row.target is Target.NEW_ENGAGEMENT:
            return _make(row, arguments)
        return _import(row, arguments)
    except Problems as problems:
        problems.add_note(
            "Nothing was imported. Mend what is wrong, or take what is right, if anything, with "
            "--partial."
        )
        raise


def choices_of(row: Import, arguments: Namespace, session_id: str | None = None) -> Choices:
    """What the words say of the import."""
    options = {
        option.name: as_text("\n".join(given) if option.many else given)
        for option in row.options
        if (given := getattr(arguments, f"option_{option.name}"))
    }
    return Choices(given_path(arguments.source), arguments.partial, options, session_id)


def _make(row: Import, arguments: Namespace) -> int:
    """Make an engagement of what was brought from elsewhere."""
    home = home_of(arguments)
    done = row.make(choices_of(row, arguments), home)
    opened_at = local_time().isoformat()
    places.remember(home, places.Recent(done.folder, done.name, opened_at, done.holds))
    say(f"{done.sentence}.")
    for note in done.notes:
        warn(note)
    _warn_of_left_out(done.left_out)
    return 0


def _import(row: Import, arguments: Namespace) -> int:
    """Import into an engagement, and say what became of it."""
    store, done = _into_new(row, arguments) if arguments.into else _into(row, arguments)
    with store:
        remember(arguments, store)
        say(f"{done.change.sentence}. {where_now(store, done)}")
    for note in done.notes:
        say(note)
    _warn_of_left_out(done.left_out)
    return 0


def _into_new(row: Import, arguments: Namespace) -> tuple[Store, Prepared]:
    """Import into an engagement that is made for it."""

    def begin(command: BeginEngagement) -> Store:
        return made(arguments, arguments.into, command)

    command = BeginEngagement(name=as_text(arguments.into))
    choices = choices_of(row, arguments)
    return import_into_new(begin, command, row, choices, library_of(arguments))


def _into(row: Import, arguments: Namespace) -> tuple[Store, Prepared]:
    """Import into the engagement that is meant."""
    name_engagement(row, arguments)
    store = opened(arguments)
    try:
        session = getattr(arguments, "session", None)
        session_id = session_of(store.record, session).id if session else None
        choices = choices_of(row, arguments, session_id)
        return store, import_into(store, row, choices, library_of(arguments, store.folder))
    except BaseException:
        store.close()
        raise


def name_engagement(row: Import, arguments: Namespace) -> None:
    """Take the only engagement for the one that is meant where none was named.

    Raises:
        NotDone: there is no such file; or no engagement was named, and there is not exactly one.
    """
    if not given_path(arguments.source).exists():
        # Said before anything about engagements: the path is what was just typed.
        raise NotDone(f"There is no file {arguments.source}. Check the path.")
    if not arguments.engagement:
        known = list(places.folders(home_of(arguments)))
        if len(known) != 1:
            title = row.title.lower()
            verb = "belong" if title.endswith("s") else "belongs"
            raise NotDone(
                f"Say which engagement the {title} {verb} to: `--engagement NAME` for "
                "one that there is, `--into NAME` for a new one."
            )
        arguments.engagement = str(known[0])


def where_now(store: Store, done: Prepared) -> str:
    """Where what was imported is now."""
    name = store.record.engagement.name
    numbers = {session.id: at for at, session in enumerate(store.record.sessions(), 1)}
    if done.session_id in numbers:
        made = sorted({numbers[put.id] for put in done.change.puts if put.id in numbers})
        if len(made) > 1:
            return f"They are sessions {listing([str(at) for at in made])} of {name}."
        return f"It is session {numbers[done.session_id]} of {name}."
    return f"It is in {name}."


def _warn_of_left_out(problems: Sequence[Problem]) -> None:
    """List what could not be taken."""
    if problems:
        left = "\n".join(f"  {problem}" for problem in problems)
        sys.stderr.write(f"Left out, {plural(len(problems), 'problem')}:\n{left}\n")
