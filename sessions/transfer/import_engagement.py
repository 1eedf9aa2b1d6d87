"""A zip, a folder, a lone checkpoint or a lone journal becomes an engagement of this machine.

The source is never changed. Everything is checked before anything is written; then the new folder
is made beside its place and gets its name when it is whole, so that neither a refusal nor a killed
program leaves half of one.

::

    SessionsError
    └── UnreadableSource    the source cannot be read at all, or is nothing of ours

What is wrong inside a source is `workshop.errors.Problems`, all of it at once; then nothing was
imported, unless what is right was asked for.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from tinydb.table import Document as Row

from sessions.ballot_boxes.left_behind import left_behind
from sessions.clock import Now, local_time
from sessions.database.database import EngagementDB
from sessions.database.document_reader import cleaned, read_documents
from sessions.disk.disk import Disk, replace_file
from sessions.disk.folder import Folder
from sessions.disk.staging import Workplace, workplace
from sessions.journal.in_memory import journal_of
from sessions.journal.meta import LASTING, SENTENCE
from sessions.journal.overlay import Tables
from sessions.library.file_names import new_folder
from sessions.library.given_paths import at_home
from sessions.store.store import Store
from sessions.transfer.source import SourceFiles, read_source
from workshop.errors import Problem, Problems
from workshop.record.documents import Engagement
from workshop.record.record import holds
from workshop.record.tables import TABLES
from workshop.record.votes.documents import Vote
from workshop.running.commands import BeginEngagement, EditEngagement
from workshop.running.senders import Sender
from workshop.text import clean_line, plural, shorten


class Imported(NamedTuple):
    """What an import did."""

    folder: Path
    """The new engagement."""
    name: str
    """What it is called."""
    holds: str
    """What is in it, in a few words."""
    sentence: str
    """What it holds and where it is, for a person."""
    left_out: tuple[Problem, ...]
    """What could not be taken; only where a part was asked for."""
    notes: tuple[str, ...]
    """What a person should know about what was taken."""


def import_engagement(
    source: Path,
    home: Path,
    *,
    name: str = "",
    partial: bool = False,
    now: Now = local_time,
    disk: Disk | None = None,
) -> Imported:
    """Make an engagement of this machine out of what lies somewhere else.

    Args:
        source: A zip, the folder of an engagement, a checkpoint or its backup, or a journal.
        home: Where engagements are kept.
        name: What to call the new folder; else it is called as the engagement is.
        partial: Whether to take what is right where not all is.
        now: Tells the time.
        disk: The seam through which the disk is used.

    Raises:
        UnreadableSource: The source cannot be read, or holds no engagement.
        Problems: Something in it is wrong; all of it is told and nothing was imported.
        OSError: The disk refused; nothing is left behind.
    """
    disk = disk or Disk()
    source = at_home(source).absolute()
    contents = read_source(source)
    tables = _tables_of(contents)
    if contents.problems and not (partial and (contents.journals or tables)):
        raise Problems(contents.source, contents.problems)
    with workplace(home, disk) as place:
        _put_files(contents, place, disk)
        _record(contents, place, tables, now, name or source.name.split(".")[0])
        with Store.open(place.making, read_only=True) as store:
            called = store.record.engagement.name
            summary = holds(store.record)
            contents.notes += [defect.sentence for defect in store.database.journal.defects]
            votes = store.database.journal.documents(Vote.TABLE).values()
            contents.notes += filter(None, [left_behind(votes)])
        folder = place.finish(new_folder(home, name or called))
    sentence = f"{called} was imported to {folder}: {summary}"
    return Imported(
        folder, called, summary, sentence, tuple(contents.problems), tuple(contents.notes)
    )


def _tables_of(contents: SourceFiles) -> Tables:
    """The documents of a lone checkpoint; of a journal there is no need to know them yet."""
    _check_journal(contents)
    if contents.journals:
        return {}
    found = read_documents(contents.files.get("workshop.json", b"{}"))
    contents.problems += found.problems
    if found.rest:
        count = plural(len(found.rest), "byte")
        contents.notes.append(
            f"Behind the documents {count} of an older state were found; they are kept in the "
            "folder “quarantine”."
        )
        contents.files["quarantine/behind-workshop.json"] = found.rest
    if not found.count and not contents.problems:
        contents.problems.append(Problem("there is no document in it"))
    return found.tables


def _check_journal(contents: SourceFiles) -> None:
    """Make sure that what is called a journal is one."""
    nothing = not journal_of(contents.files).lines
    for name in contents.journals if nothing else ():
        contents.problems.append(Problem("no line in it is a record", name))
        del contents.files[name]


def _put_files(contents: SourceFiles, place: Workplace, disk: Disk) -> None:
    """Write the files of the new folder, each durable."""
    folder = Folder(place.making)
    folder.create(disk)
    for name, content in contents.files.items():
        if name == "workshop.json" and not contents.journals:
            continue  # it becomes the first line of a journal
        path = place.making / name
        disk.make_folder(path.parent)
        replace_file(disk, path, content)


def _record(
    contents: SourceFiles, place: Workplace, tables: Tables, now: Now, fallback: str
) -> None:
    """Record what the journal does not say by itself: that, and from where, it was imported."""
    if journal_of(contents.files).newer:
        return
    database = EngagementDB(place.making, clock=now)
    with database:
        if tables:
            count = plural(sum(map(len, tables.values())), "document")
            source = shorten(clean_line(contents.source), 80)
            _put(database, tables, f"Imported {count} from {source}, a copy without its journal")
        else:
            _clean(database)
        missing = not database.journal.documents(Engagement.TABLE)
    if missing:
        _begin(place.making, now, fallback)


def _put(database: EngagementDB, tables: Tables, sentence: str) -> None:
    """Record documents in one line that cannot be undone."""
    with database.change({SENTENCE: sentence, LASTING: True}):
        for table, rows in tables.items():
            for key, raw in rows.items():
                database.table(table).upsert(Row(raw, int(key)))


def _clean(database: EngagementDB) -> None:
    """Take out of texts what a screen would obey instead of show; the journal keeps what it was."""
    dirty: Tables = {}
    for table in TABLES:
        for key, raw in database.journal.documents(table).items():
            if (plain := cleaned(raw)) != raw:
                dirty.setdefault(table, {})[key] = plain
    if dirty:
        count = plural(sum(map(len, dirty.values())), "document")
        _put(database, dirty, f"Took control characters out of {count} that were imported")


def _begin(folder: Path, now: Now, fallback: str) -> None:
    """Give an engagement a name where no document does."""
    with Store.open(folder, now=now) as store:
        called = shorten(clean_line(fallback), 80) or "Imported"
        if next(store.record.all(Engagement), None) is None:
            store.do(BeginEngagement(name=called), Sender.APPLICATION)
        else:  # a stand-in
            command = EditEngagement(name=called, purpose="", facilitator="")
            store.do(command, Sender.APPLICATION)
