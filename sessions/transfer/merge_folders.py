"""Two folders of one engagement, or of two, become one; both stay as they are.

All records of both are kept, to the byte. What they come to is worked out and recorded by
`sessions.merging.join`.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec

from sessions.ballot_boxes.left_behind import ballots_in, left_behind
from sessions.clock import Now, local_time
from sessions.database.database import EngagementDB
from sessions.disk.disk import Disk, replace_file
from sessions.disk.export_ledger import LEDGER, joined
from sessions.disk.folder import Folder
from sessions.disk.lock import WriterLock
from sessions.disk.staging import workplace
from sessions.errors import NewerFormat, SessionsError
from sessions.journal.branches import Mark
from sessions.journal.erased_people import erased_in, returned
from sessions.journal.in_memory import journal_of
from sessions.journal.line import Line
from sessions.journal.meta import JOINS, REPEATS, SENTENCE
from sessions.library.file_names import new_folder
from sessions.merging.join import JoinResult, join, plan_join
from sessions.transfer.source import read_source
from sessions.transfer.zip_writer import damage, own_files
from workshop.errors import Problems
from workshop.record.documents import Engagement
from workshop.record.tables import TABLES
from workshop.record.votes.documents import Vote
from workshop.text import plural

_SKIPPED: Final = (JOINS, REPEATS)
_KINDS: Final = {
    "departments": ("department",),
    "people": ("person", "people"),
    "sessions": ("session",),
    "entries": ("entry", "entries"),
    "factors": ("factor",),
    "themes": ("theme",),
    "findings": ("finding",),
    "ballots": ("ballot",),
}
"""What is counted of each side, in words."""

Files = dict[str, bytes]


class NotMerged(SessionsError):
    """The folders were not merged; nothing was changed."""


class Side(msgspec.Struct, frozen=True):
    """What one of two folders has that the other has not."""

    folder: Path
    """Where."""
    sentences: list[str]
    """Its own changes, as history tells them, oldest first."""
    documents: dict[str, int]
    """How many documents of each table were begun in it."""

    @property
    def summary(self) -> str:
        """What it has of its own, in a few words."""
        if not self.sentences:
            return "nothing that the other has not"
        kinds = [plural(self.documents.get(table, 0), *words) for table, words in _KINDS.items()]
        kinds = [kind for kind in kinds if not kind.startswith("0 ")]
        return ", ".join([plural(len(self.sentences), "change"), *kinds])


class Comparison(msgspec.Struct, frozen=True):
    """What merging two folders comes to."""

    name: str
    """What the engagement is called."""
    common: int
    """How many records both have."""
    sides: tuple[Side, Side]
    """What each has of its own, in the order in which they were given."""
    joint: JoinResult
    """The documents, what was settled and what clashed."""
    files: Files
    """The files of the merged folder."""
    seen: Files
    """The files of the first side, as they were compared."""
    notes: tuple[str, ...] = ()
    """What a person should know before merging."""

    @property
    def in_common(self) -> str:
        """What both have, as a sentence."""
        if not self.common:
            return "They have no record in common: two engagements become one."
        return f"Both have {plural(self.common, 'record')} in common."


def compare(one: Path, other: Path, disk: Disk | None = None) -> Comparison:
    """Work out what merging two folders, or zips of such, comes to; nothing is changed.

    Raises:
        NotMerged: One of them is no engagement with a journal, both are one folder, or a person
            was erased from one alone.
        Problems: One of them is a zip, and something in it is wrong.
        NewerFormat: A newer version of the program wrote one of them.
        OSError: A folder cannot be read.
    """
    disk = disk or Disk()
    if one.resolve() == other.resolve():
        raise NotMerged(f"{one} was named twice. Name the folders of two laptops.")
    contents = [_content(folder, disk) for folder in (one, other)]
    first, second = ({line.mark for line in journal_of(each).lines} for each in contents)
    _require_erased([one, other], contents)
    files = _united(contents)
    lines = journal_of(files).lines
    where = dict.fromkeys(first - second, one) | dict.fromkeys(second - first, other)
    joint = plan_join(lines, lambda line: _place(where.get(line.mark), one, other))
    sides = (_side(one, lines, first - second), _side(other, lines, second - first))
    names = [str(raw.get("name")) for raw in joint.tables.get(Engagement.TABLE, {}).values()]
    votes = joint.tables.get(Vote.TABLE, {}).values()
    notes = (*_damaged([one, other], contents), *filter(None, [left_behind(votes)]))
    name = (names or [one.name])[0]
    return Comparison(name, len(first & second), sides, joint, files, contents[0], notes)


def merge_new(
    found: Comparison,
    home: Path,
    *,
    name: str = "",
    now: Now = local_time,
    disk: Disk | None = None,
) -> Path:
    """Make a new engagement of what two folders hold; both stay as they are.

    Raises:
        OSError: The disk refused; nothing is left behind.
    """
    disk = disk or Disk()
    with workplace(home, disk) as place:
        Folder(place.making).create(disk)
        _put(place.making, found.files, disk)
        with EngagementDB(place.making, clock=now, disk=disk) as database:
            join(database)
        return place.finish(new_folder(home, name or f"{found.name} merged"))


def merge_into(found: Comparison, *, now: Now = local_time, disk: Disk | None = None) -> Path:
    """Bring what the second folder holds into the first; the second stays as it is.

    Raises:
        NotMerged: They have nothing in common, the first was changed since they were compared, or
            a secret vote is open in it.
        CannotOpen: The first cannot be written to, for instance because a window has it open.
        OSError: The disk refused; what was recorded in either is as it was.
    """
    disk = disk or Disk()
    target = found.sides[0].folder
    if not found.common:
        raise NotMerged(
            "The two folders have no record in common, so they are not two copies of one "
            "engagement. Merge them into a new folder: leave --into out."
        )
    if ballots := ballots_in(target, disk):
        count = plural(ballots, "secret ballot")
        raise NotMerged(
            f"A secret vote is open in {target}, with {count} in its box. Close it, or void it, "
            "before anything is brought in; nothing was merged."
        )
    # Whoever opens it in between joins what was brought in; so nothing is ever half-done.
    lock = WriterLock(Folder(target), now, disk)
    lock.acquire()
    try:
        if _own(target, disk) != found.seen:
            raise NotMerged(
                f"{target} was written to since the two were compared. Nothing was merged; merge "
                "again."
            )
        _put(target, found.files, disk)
    finally:
        lock.release()
    with EngagementDB(target, clock=now, disk=disk) as database:
        join(database)
    return target


def _content(folder: Path, disk: Disk) -> Files:
    """The files of an engagement that can be merged."""
    files = _unpacked(folder) if folder.is_file() else _own(folder, disk)
    journal = journal_of(files)
    if journal.newer:
        raise NewerFormat(f"{folder} was written by a newer version of this program; update first.")
    if not journal.lines:
        raise NotMerged(
            f"{folder} has no journal to merge. `workshop import engagement` makes an engagement "
            "of a lone workshop.json."
        )
    return files


def _require_erased(folders: Sequence[Path], contents: Sequence[Files]) -> None:
    """Make sure that merging brings nobody back who was erased from one side alone.

    Raises:
        NotMerged: It would.
    """
    both = [journal_of(files).lines for files in contents]
    for place, erased in enumerate(map(erased_in, both)):
        there = folders[1 - place]
        if found := returned(both[1 - place], erased):
            who = plural(len(found), "person who was", "people who were")
            first = "Import it as an engagement, erase" if there.is_file() else "Erase"
            raise NotMerged(
                f"{there} has {who} erased from {folders[place]}; merging would bring them back. "
                f"{first} the same person there first."
            )


def _damaged(folders: Sequence[Path], contents: Sequence[Files]) -> tuple[str, ...]:
    """What is damaged in the journals, and what to do first."""
    return tuple(
        f"{folder} is damaged: {found[0].sentence} Open it to record once before merging, so that "
        "what its checkpoint still has comes along."
        for folder, files in zip(folders, contents, strict=True)
        if (found := damage(journal_of(files).defects))
    )


def _own(folder: Path, disk: Disk) -> Files:
    Folder(folder).require(disk)
    return own_files(folder, disk)


def _unpacked(path: Path) -> Files:
    """The files of a zip that came from another laptop.

    Raises:
        Problems: Something in it is wrong.
    """
    contents = read_source(path)
    if contents.problems:
        raise Problems(contents.source, contents.problems)
    return {name: content for name, content in contents.files.items() if name != "workshop.json"}


def _united(contents: Iterable[Files]) -> Files:
    """The files of both; two of one name are both kept, unless one only goes on further."""
    united: Files = {}
    for name, content in sorted(pair for files in contents for pair in files.items()):
        before = united.get(name)
        if name == LEDGER and before is not None:
            united[name] = joined(before, content)
        elif before is None or content.startswith(before):
            united[name] = content
        elif not before.startswith(content):
            stem, dot, suffix = name.rpartition(".")
            united[f"{stem}-{zlib.crc32(content):08x}{dot}{suffix}"] = content
    return united


def _put(folder: Path, files: Mapping[str, bytes], disk: Disk) -> None:
    """Write the files that are not there yet, each whole or not at all."""
    for name, content in files.items():
        path = folder / name
        if disk.exists(path) and disk.read(path) == content:
            continue
        disk.make_folder(path.parent)
        replace_file(disk, path, content)


def _side(folder: Path, lines: Iterable[Line], own: set[Mark]) -> Side:
    """What a folder has of its own."""
    sentences: list[str] = []
    begun: Counter[str] = Counter()
    for line in lines:
        if line.mark not in own or any(mark in line.meta for mark in _SKIPPED):
            continue
        sentences.append(str(line.meta.get(SENTENCE, "")))
        begun.update(operation.table for operation in line.operations if operation.old is None)
    return Side(folder, sentences, {table: begun[table] for table in TABLES if begun[table]})


def _place(folder: Path | None, one: Path, other: Path) -> str:
    """Where a record was written, behind its moment."""
    if folder is None:
        return ""
    alike = one.name == other.name
    return f" in {Path(folder.parent.name, folder.name).as_posix() if alike else folder.name}"
