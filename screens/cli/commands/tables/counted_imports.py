"""Imports that tell in numbers what they come to: tried first where that is asked, and as data.

The status is that of the row where the words or the file are wrong; then everything that is wrong
was told and nothing was recorded.
"""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Mapping, Sequence
from contextlib import ExitStack

from screens.base.errors import NotDone
from screens.base.fault_report import tell
from screens.base.terminal_output import as_text, give, say, warn
from screens.cli.commands.engagements import made
from screens.cli.commands.imports import choices_of, name_engagement, where_now
from screens.cli.commands.locations import library_of
from screens.cli.commands.lookup import opened, remember
from sessions.imports.into import prepared_for_new
from sessions.imports.registry import IMPORTS, Import, Prepared
from sessions.store.store import Store
from workshop.errors import Problem, Problems, Refused
from workshop.running.commands import BeginEngagement
from workshop.settings.reader import as_data
from workshop.text import plural


def import_counted(arguments: Namespace) -> int:
    """Import a file, or tell what that would come to."""
    row = IMPORTS[arguments.kind]
    try:
        if arguments.into:
            return _into_new(row, arguments)
        name_engagement(row, arguments)
        with opened(arguments, read_only=arguments.dry_run) as store:
            library = library_of(arguments, store.folder)
            choices = choices_of(row, arguments)._replace(partial=True)
            prepared = row.prepare(store.record, choices, library, store.moment().new_id)
            return _finish(arguments, prepared, store)
    except Problems as problems:
        _tell_problems(arguments, problems, {})
    except Refused as refusal:
        tell(refusal)
    except NotDone as problem:
        if problem.__cause__ is not None:  # the folder is there and cannot be opened for writing
            raise
        tell(problem)
    return row.wrong


def _into_new(row: Import, arguments: Namespace) -> int:
    """Import into an engagement that is made for it, once it is known that it can be."""
    command = BeginEngagement(name=as_text(arguments.into))
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
        _tell_problems(arguments, problems, prepared.counts, prepared.notes)
        return IMPORTS[arguments.kind].wrong
    recorded = store is not None and not arguments.dry_run
    if recorded and store is not None:
        if prepared.change.puts:
            store.commit(prepared.change)
        remember(arguments, store)
    if arguments.json:
        _give(arguments, prepared.counts, prepared.left_out, prepared.notes)
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
    counts: Mapping[str, int],
    notes: Sequence[str] = (),
) -> None:
    """Everything that is wrong, as data or as sentences, and how the file was understood."""
    if arguments.json:
        _give(arguments, counts, problems.problems, notes)
        return
    for note in notes:
        problems.add_note(note)
    problems.add_note(
        "Nothing was imported. Mend what is wrong, or take what is right with --partial."
    )
    tell(problems)


def _give(
    arguments: Namespace,
    counts: Mapping[str, int],
    problems: Sequence[Problem],
    notes: Sequence[str],
) -> None:
    """What it comes to as data, in UTF-8 on every system."""
    told = {
        "new": counts.get("new", 0),
        "same": counts.get("same", 0),
        "changed": counts.get("changed", 0),
        "problems": [as_data(problem) for problem in problems],
        "notes": list(notes),
        "dry_run": arguments.dry_run,
    }
    give(f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode("utf-8", "replace"))
