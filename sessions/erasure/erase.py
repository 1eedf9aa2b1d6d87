"""Erasing a person: the one act that rewrites the journal.

The record is written anew into one file beside the old ones: every line with its number and its
time, without the person (`workshop.privacy.erasure` says what that means), checksums and chain made
anew. It is read back and compared before it counts. Then one rename decides
(`sessions.journal.erasure_note`), and the old files, the checkpoint, its backups and whatever else
in the folder names the person go.

Killed at any moment, the folder holds one whole journal, and the next window that opens it for
writing brings the erasure to its end. Undo cannot: the record itself is another one.
"""

from __future__ import annotations

import zlib
from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from sessions.clock import Now, local_time
from sessions.database import checkpoint
from sessions.database.unfinished_erasure import bring_to_end, finish
from sessions.disk.disk import Disk, replace_file, write_new
from sessions.disk.export_ledger import LEDGER, rewritten
from sessions.disk.folder import SOURCES, Folder
from sessions.disk.lock import WriterLock
from sessions.erasure.journal_rewriter import JournalRewriter, steps_of
from sessions.erasure.trace_search import Left, Traces, files_in
from sessions.errors import SessionsError, cause_of
from sessions.journal.defects import UnreadableFile
from sessions.journal.erasure_note import ErasureNote, note_in, write_note
from sessions.journal.line import Line
from sessions.journal.reader import SUFFIX, Journal
from sessions.journal.replay import replay
from sessions.journal.schemas import SCHEMAS
from sessions.journal.writer import file_name, token
from sessions.store.store import Store
from workshop.privacy.erasure import Erasing
from workshop.privacy.erasure_report import Extent, extent_of
from workshop.record.document_states import States
from workshop.record.documents import Session
from workshop.record.record import Record
from workshop.record.transcripts import Transcript
from workshop.record.votes.documents import Vote
from workshop.text import plural


class NotErased(SessionsError):
    """The person was not erased; nothing was changed, or the next opening goes on."""


class Prepared(msgspec.Struct, frozen=True):
    """What erasing a person comes to, before anything is changed."""

    erasing: Erasing
    """The decision, document by document."""
    past: States
    """Every state that documents had."""
    traces: Traces
    """How the person is found in files."""
    exports: tuple[str, ...]
    """Files in the folder of exports that name the person or have their words."""

    @property
    def extent(self) -> Extent:
        """What goes and what stays, in sentences."""
        return extent_of(self.erasing, self.past, self.exports)


class Erased(msgspec.Struct, frozen=True):
    """What was done."""

    sentence: str
    """What history tells of it."""
    searched: int
    """How many files were searched afterwards."""
    statements: int
    """For how many statements, beside the name."""
    removed: tuple[str, ...]
    """The files beside the journal that were removed, as paths in the folder."""
    left: tuple[Left, ...]
    """What was found all the same."""

    @property
    def sentences(self) -> tuple[str, ...]:
        """What was done, searched and found, for a person."""
        exports = [name for name in self.removed if name.startswith("exports/")]
        aside = [
            name
            for name in self.removed
            if name.startswith(("quarantine/", ".draft", f"{SOURCES}/"))
        ]
        gone = [f"Removed {name}; write it anew if need be." for name in exports]
        gone += [f"Removed {name}, which had the name or the words in it." for name in aside]
        looked = (
            f"Searched {plural(self.searched, 'file')} for the name and "
            f"{plural(self.statements, 'statement')}"
        )
        left = [f"{one.path}: {one.what}" for one in self.left if not one.unsure]
        unsure = [f"{one.path}: {one.what}" for one in self.left if one.unsure]
        found = f"{looked}. Still found:" if left else f"{looked}: nothing was found."
        if unsure:
            unsure.insert(0, "These could not be searched; look into them yourself:")
        return (f"{self.sentence}.", *gone, found, *left, *unsure)


def prepare(
    record: Record,
    lines: Sequence[Line],
    person_id: str,
    folder: Path,
    disk: Disk | None = None,
    called: str = "",
) -> Prepared:
    """Find out what erasing a person comes to; nothing is changed.

    Args:
        record: the documents as they are.
        lines: the records that led to them.
        person_id: who.
        folder: where the engagement is kept.
        disk: the seam through which the folder is used.
        called: the name of somebody of whom nothing but the id came back.

    Raises:
        Refused: there is no such person.
    """
    past = States(step for line in lines for step in steps_of(line))
    erasing = Erasing(record, person_id, past, called)
    traces = Traces(erasing.name, erasing.ids, erasing.words, erasing.words_of_others)
    found = _mentioning(files_in(folder / "exports"), folder, traces, disk or Disk())
    return Prepared(erasing, past, traces, tuple(found))


def _mentioning(paths: Iterable[Path], folder: Path, traces: Traces, disk: Disk) -> Iterator[str]:
    """Those of some files that have something of the person, as paths in the folder."""
    for path in paths:
        called = traces.within(path.name.encode("utf-8", "surrogateescape"))
        with suppress(OSError):  # what cannot be read is told afterwards
            if called or traces.within(disk.read(path)):
                yield path.relative_to(folder).as_posix()


def erase(
    folder: Path,
    person_id: str,
    *,
    now: Now = local_time,
    disk: Disk | None = None,
    anyway: bool = False,
    called: str = "",
) -> Erased:
    """Erase a person from a folder that no window has open for writing.

    Args:
        folder: where the engagement is kept.
        person_id: who.
        now: tells the time.
        disk: the seam through which the folder is used.
        anyway: go on where the file system has no locks or another machine left a note.
        called: the name of somebody of whom nothing but the id came back.

    Raises:
        EngagementLocked: another window has it open.
        NotErased: the disk refused, the new journal is not what it should be, or a secret vote is
            open in which they may have voted.
        Refused: there is no such person.
        SessionsError: it cannot be opened.
    """
    disk = disk or Disk()
    place = Folder(folder)
    place.require(disk)
    lock = WriterLock(place, now, disk)
    lock.acquire(anyway=anyway)
    try:
        bring_to_end(place, disk)
        return _Erasure(place, person_id, now, disk, called).run()
    except OSError as problem:
        raise _refusal(place, disk, problem) from problem
    finally:
        lock.release()


def _refusal(place: Folder, disk: Disk, problem: OSError) -> NotErased:
    """What a disk that refused means; what can be brought to an end still is."""
    note = note_in(place.journal, disk)
    with suppress(OSError):
        bring_to_end(place, disk)
    if note and note.decided:
        return NotErased(
            f"The journal has been written anew without the person, but the disk refused to remove "
            f"what was before: {cause_of(problem)} Open the engagement again to complete it."
        )
    return NotErased(f"Not erased: {cause_of(problem)} Nothing was changed.")


class _Erasure:
    """One erasure, in the folder that is locked."""

    def __init__(
        self, folder: Folder, person_id: str, now: Now, disk: Disk, called: str = ""
    ) -> None:
        self._folder = folder
        self._now = now
        self._disk = disk
        with Store.open(folder.path, read_only=True, disk=disk, now=now) as store:
            _refuse(store)
            _refuse_open_vote(store.record, person_id)
            self._lines = list(store.database.journal.lines)
            self._prepared = prepare(
                store.record, self._lines, person_id, folder.path, disk, called
            )

    def run(self) -> Erased:
        """Do it all."""
        rewriting = JournalRewriter(self._prepared.erasing, self._prepared.past, self._lines)
        lines, tables = rewriting.lines(self._now()), rewriting.tables()
        if {name: rows for name, rows in replay(lines).items() if rows} != tables:
            raise NotErased(
                "Not erased: the documents of others would not come out whole. Nothing was changed."
            )
        self._keep_damage()
        note = self._decided(lines)
        finish(self._folder, self._disk, note)
        with suppress(OSError):  # it is only a cache, and is written when the folder is closed next
            checkpoint.save(
                self._folder, self._disk, self._now, tables, lines, schema=SCHEMAS.current
            )
        self._rewrite_ledger()
        traces = self._prepared.traces
        searched, left = traces.left_in(self._folder.path, self._disk)
        return Erased(rewriting.sentence, searched, traces.statements, note.remove, tuple(left))

    def _rewrite_ledger(self) -> None:
        """Take the name out of the list of exports; it is no part of the record, and may wait."""
        path = self._folder.path / LEDGER
        if self._disk.exists(path):
            content = rewritten(self._disk.read(path), self._prepared.erasing.name.taken_out)
            replace_file(self._disk, path, content)

    def _keep_damage(self) -> None:
        """Copy what the journal has beside its records, unless it is of the person."""
        counted = {line.raw for line in self._lines if not line.foreign}
        for name in self._files():
            content = self._disk.read(self._folder.journal / name)
            kept = b"\n".join(self._strange(content, counted))
            copy = self._folder.quarantine / f"journal-{zlib.crc32(kept):08x}.txt"
            if kept and not self._disk.exists(copy):
                self._disk.make_folder(self._folder.quarantine)
                replace_file(self._disk, copy, kept + b"\n")

    def _strange(self, content: bytes, counted: Container[bytes]) -> Iterator[bytes]:
        """The pieces of a journal file that are no records that count, and not the person's."""
        for piece in content.split(b"\n"):
            if piece.removesuffix(b"\r") in counted or not piece.strip():
                continue
            if not self._prepared.traces.within(piece):
                yield piece

    def _files(self) -> list[str]:
        return [name for name in self._disk.names(self._folder.journal) if name.endswith(SUFFIX)]

    def _decided(self, lines: list[Line]) -> ErasureNote:
        """Write the new journal, and decide that it counts.

        Raises:
            NotErased: it is not read back as it was written; nothing was changed.
        """
        journal, old = self._folder.journal, self._files()
        note = ErasureNote(file_name(old, self._now(), token()), tuple(old))
        write_note(journal, self._disk, note)
        content = b"".join(line.raw + b"\n" for line in lines)
        write_new(self._disk, journal / note.new, content)
        self._disk.sync_folder(journal)
        written = Journal(journal, self._disk, only=note.new)
        written.refresh()
        if [line.raw for line in written.lines] != [line.raw for line in lines]:
            bring_to_end(self._folder, self._disk)
            raise NotErased("Not erased: the disk gives back something else than was written.")
        decided = msgspec.structs.replace(note, decided=True, remove=tuple(self._removed()))
        write_note(journal, self._disk, decided)
        return decided

    def _removed(self) -> Iterator[str]:
        """The files beside the journal that must go, as paths in the folder."""
        folder, disk = self._folder, self._disk
        if disk.exists(folder.checkpoint):
            yield folder.checkpoint.name
        for parent in (folder.path, folder.journal, folder.backups, folder.quarantine):
            unfinished = (n for n in disk.names(parent) if n.startswith(".") and n.endswith(".new"))
            yield from ((parent / n).relative_to(folder.path).as_posix() for n in unfinished)
        yield from (f"{folder.backups.name}/{name}" for name in _shown(disk, folder.backups))
        drafts = [path for path in (folder.draft, folder.own_editor) if disk.exists(path)]
        yield from self._kept_files()
        aside = [folder.quarantine / name for name in _shown(disk, folder.quarantine)]
        yield from _mentioning([*drafts, *aside], folder.path, self._prepared.traces, disk)
        yield from self._prepared.exports

    def _kept_files(self) -> Iterator[str]:
        """The files kept of what was brought in in which the person speaks or is named.

        A Word file cannot be searched, so those go too of whose transcript anything goes.
        """
        sources = self._folder.path / SOURCES
        names = [sources / name for name in _shown(self._disk, sources)]
        spoken = {
            str(raw.get("kept", ""))
            for table, _, raw in self._prepared.past.lasts()
            if table == Transcript.TABLE and self._prepared.erasing.document(table, raw) != raw
        }
        yield from (
            f"{SOURCES}/{path.name}" for path in names if f"{SOURCES}/{path.name}" in spoken
        )
        left = [path for path in names if f"{SOURCES}/{path.name}" not in spoken]
        yield from _mentioning(left, self._folder.path, self._prepared.traces, self._disk)


def _shown(disk: Disk, folder: Path) -> list[str]:
    """The names in a folder, without hidden ones."""
    return [name for name in disk.names(folder) if not name.startswith(".")]


def _refuse_open_vote(record: Record, person_id: str) -> None:
    """Erase nobody of whom a ballot may lie in a box: it cannot be told which is theirs.

    Raises:
        NotErased: they are on the roster of a secret vote that is open.
    """
    for vote in record.all(Vote):
        if vote.secret and vote.is_open and person_id in vote.roster:
            title = record.get(Session, vote.session_id).title
            raise NotErased(
                f"Not erased: a secret vote is open in {title}, and their ballot may be in its "
                "box. Close the vote, or void it, with a reason; then erase them."
            )


def _refuse(store: Store) -> None:
    """Leave alone what this program cannot read whole.

    Raises:
        NotErased: there is such a thing.
    """
    if store.database.journal.newer:
        raise NotErased(
            "Not erased: a newer version of this program wrote here; "
            "erase the person with that version."
        )
    if store.database.journal.unrecorded:
        raise NotErased(
            "Not erased: some documents are only in a backup, which would go. Open the engagement "
            "once, so that they are recorded again; then erase the person."
        )
    for defect in store.database.journal.defects:
        if isinstance(defect, UnreadableFile):
            raise NotErased(f"Not erased: {defect.sentence} Make it readable first.")
