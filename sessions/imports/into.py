"""Importing into an engagement: one that is open, or one that is made for it."""

from __future__ import annotations

from collections.abc import Callable

from sessions.clock import IdMaker, Now, local_time
from sessions.disk.disk import Disk, replace_file
from sessions.errors import SessionsError, cause_of
from sessions.imports.registry import Choices, Import, Prepared
from sessions.library.guides import Library
from sessions.store.store import Store
from workshop.record.change import Moment
from workshop.record.record import Record
from workshop.running.commands import BeginEngagement
from workshop.running.session_rules import decide


def import_into(store: Store, row: Import, choices: Choices, library: Library) -> Prepared:
    """Import into an open engagement, with one line of the journal.

    Args:
        store: the engagement.
        row: a row of the table of imports that goes into an engagement.
        choices: what to import.
        library: where guides are looked for.

    Raises:
        Problems: something in it is wrong; nothing was imported.
        Refused: the engagement cannot take it; nothing was imported.
        SessionsError: it cannot be read, or the disk refused; nothing was imported.
    """
    prepared = row.prepare(store.record, choices, library, store.moment().new_id)
    commit(store, prepared)
    return prepared


def commit(store: Store, prepared: Prepared, disk: Disk | None = None) -> None:
    """Record what an import comes to, with the files that it keeps; nothing where nothing is new.

    Raises:
        SessionsError: the disk refused; nothing was recorded.
    """
    if not (prepared.change.puts or prepared.change.removes):
        return
    disk = disk or Disk()
    for name, content in prepared.files.items():
        path = store.folder / name
        try:
            disk.make_folder(path.parent)
            replace_file(disk, path, content)
        except OSError as problem:
            what = f"The file cannot be kept: {cause_of(problem, path)} Nothing was imported."
            raise SessionsError(what) from problem
    store.commit(prepared.change)


def import_into_new(
    begin: Callable[[BeginEngagement], Store],
    command: BeginEngagement,
    row: Import,
    choices: Choices,
    library: Library,
    now: Now = local_time,
) -> tuple[Store, Prepared]:
    """Import into an engagement that is made for it, once it is known that all is well.

    Args:
        begin: makes the engagement and opens it.
        command: what it is called.
        row: a row of the table of imports that goes into an engagement.
        choices: what to import.
        library: where guides are looked for.
        now: tells the time.

    Raises:
        Problems: something in it is wrong; no engagement was made.
        Refused: it cannot be taken, or the engagement has no name; none was made.
        SessionsError: it cannot be read, or the disk refused.
    """
    prepared = prepared_for_new(command, row, choices, library, now)
    store = begin(command)
    try:
        commit(store, prepared)
    except BaseException:
        store.close()
        raise
    return store, prepared


def prepared_for_new(
    command: BeginEngagement, row: Import, choices: Choices, library: Library, now: Now = local_time
) -> Prepared:
    """What an import comes to in an engagement that would be made for it; none is.

    Raises:
        Problems: something in it is wrong.
        Refused: it cannot be taken, or the engagement has no name.
        SessionsError: it cannot be read.
    """
    new_id = IdMaker()
    record = Record()
    record.apply(decide(record, command, Moment(now(), new_id)))
    return row.prepare(record, choices, library, new_id)
