"""Imports that tell in numbers what they come to: tried first where that is asked, and as data.

The status is that of the row where the words or the file are wrong; then everything that is wrong
was told and nothing was recorded.
"""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Sequence
from contextlib import ExitStack

from screens.base.errors import NotDone
from screens.base.fault_report import tell
from screens.base.terminal_output import as_text, give, say, warn
from screens.cli.commands.engagements import made
from screens.cli.commands.imports import choices_of, name_engagement, where_now
from screens.cli.commands.locations import home_of, library_of
from screens.cli.commands.lookup import opened, remember, session_of
from sessions.errors import UnreadableImport
from sessions.imports.into import commit, prepared_for_new
from sessions.imports.registry import IMPORTS, Import, Prepared, Target
from sessions.library import places
from sessions.store.store import Store
from workshop.errors import Problem, Problems, Refused
from workshop.running.commands import BeginEngagement
from workshop.settings.reader import as_data
from workshop.text import plural


def import_counted(arguments: Namespace) -> int:
    """Import a file, or tell what that would come to."""
    row = IMPORTS[arguments.kind]
    try:
        if arguments.into and row.target is Target.SESSION:
            _use_where_there(arguments)
        if arguments.into:
            return _into_new(row, arguments, arguments.into)
        if row.alone and arguments.dry_run and _names_no_engagement(arguments):
            return _into_new(row, arguments, row.title)
        name_engagement(row, arguments)
        with opened(arguments, read_only=arguments.dry_run) as store:
            library = library_of(arguments, store.folder)
            session = getattr(arguments, "session", None)
            session_id = session_of(store.record, session).id if session else None
            choices = choices_of(row, arguments, session_id)._replace(partial=True)
            prepared = row.prepare(store.record, choices, library, store.moment().new_id)
            return _finish(arguments, prepared, store)
    except Problems as problems:
        _tell_problems(arguments, problems, None)
    except (Refused, UnreadableImport) as refusal:
        tell(refusal)
    except NotDone as problem:
        if problem.__cause__ is not None:  # the folder is there and cannot be opened for writing
            raise
        tell(problem)
    return row.wrong


def _use_where_there(arguments: Namespace) -> None:
    """Import into the engagement of that name where there is one; else it is made."""
    if places.find(home_of(arguments), arguments.into) is not None:
        arguments.engagement, arguments.into = arguments.into, None


def _names_no_engagement(arguments: Namespace) -> bool:
    """Whether no engagement is meant: none was named, and there is not exactly one."""
    named = arguments.engagement or arguments.session
    return not named and len(list(places.folders(home_of(arguments)))) != 1


def _into_new(row: Import, arguments: Namespace, name: str) -> int:
    """Import into an engagement that is made for it, once it is known that it can be."""
    command = BeginEngagement(name=as_text(name))
    choices = choices_of(row, arguments)._replace(partial=True)
    prepared = prepared_for_new(command, row, choices, library_of(arguments))
    with ExitStack() as open_stores:
        store = None
        if not arguments.dry_run and not _is_wrong(arguments, prepared):
            store = open_stores.enter_context(made(arguments, arguments.into, command))
        return _finish(arguments, prepared, store)


def _is_wrong(arguments: Namespace, prepared: Prepared) -> bool:
    """Whether something is wrong and a part will not do."""
    return bool(prepared.left_out) and not arguments.partial


def _finish(arguments: Namespace, prepared: Prepared, store: Store | None) -> int:
    """Record it where it is right and meant, and tell it."""
    if _is_wrong(arguments, prepared):
        problems = Problems(arguments.source.name, prepared.left_out)
        _tell_problems(arguments, problems, prepared, prepared.notes)
        return IMPORTS[arguments.kind].wrong
    recorded = store is not None and not arguments.dry_run
    if recorded and store is not None:
        commit(store, prepared)
        remember(arguments, store)
    if arguments.json:
        _give(arguments, prepared, prepared.left_out, prepared.notes)
        return 0
    place = f" {where_now(store, prepared)}" if recorded and store and prepared.change.puts else ""
    said = f"{prepared.change.sentence}.{place}"
    say(said if recorded else f"It would be: {said} Nothing was recorded.")
    for note in prepared.notes:
        say(note)
    if prepared.left_out:
        left = "\n".join(f"  {problem}" for problem in prepared.left_out)
        warn(f"Left out, {plural(len(prepared.left_out), 'problem')}:\n{left}")
    return 0


def _tell_problems(
    arguments: Namespace,
    problems: Problems,
    prepared: Prepared | None,
    notes: Sequence[str] = (),
) -> None:
    """Everything that is wrong, as data or as sentences, and how the file was understood."""
    if arguments.json:
        _give(arguments, prepared, problems.problems, notes)
        return
    for note in notes:
        problems.add_note(note)
    problems.add_note(
        "Nothing was imported. Mend what is wrong, or take what is right with --partial."
    )
    tell(problems)


def _give(
    arguments: Namespace,
    prepared: Prepared | None,
    problems: Sequence[Problem],
    notes: Sequence[str],
) -> None:
    """What it comes to as data, in UTF-8 on every system."""
    counts = prepared.counts if prepared else {}
    data = prepared.data if prepared else {}
    told = {
        **(data or {each: counts.get(each, 0) for each in ("new", "same", "changed")}),
        "problems": [as_data(problem) for problem in problems],
        "notes": list(notes),
        "dry_run": arguments.dry_run,
    }
    give(f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode("utf-8", "replace"))
