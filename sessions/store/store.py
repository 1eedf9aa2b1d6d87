"""One engagement folder, open: the record in memory, and every change durable before it counts.

    with Store.open(folder) as store:
        change = store.do(RecordEntries(...))   # refused, or on the disk when it returns
        store.undo(session_id)

TinyDB holds the documents and is asked for what is looked up; the `Record` is the same
documents as typed, frozen structs with the indexes that the rules need while somebody types.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Self

from sessions.ballot_boxes.ballot_boxes import BallotBoxes
from sessions.clock import IdMaker, Now, local_time
from sessions.database.database import EngagementDB
from sessions.disk.disk import Disk
from sessions.disk.export_ledger import last_export
from sessions.disk.lock import is_deserted
from sessions.errors import NotRecorded
from sessions.history.history import History
from sessions.history.kept_back import KeptBack
from sessions.history.undo import UndoRedo
from sessions.history.undo_plan import Step
from sessions.journal import overlay
from sessions.journal.defects import Defect, Fork
from sessions.journal.erased_people import came_back
from sessions.journal.line import Line
from sessions.store.checkpoints import Checkpoints
from sessions.store.commits import Commits
from sessions.store.drafts import Drafts
from sessions.store.live_record import LiveRecord
from sessions.store.one_at_a_time import one_at_a_time
from sessions.store.search import entries_with
from sessions.store.under_way import UnderWay
from sessions.store.unfinished_run import UnfinishedRun, unfinished_run
from workshop.record.change import Change, Moment
from workshop.record.documents import Entry, Person
from workshop.running.commands import BeginEngagement, Command
from workshop.running.people_rules import named
from workshop.running.senders import Sender

Listener = Callable[[], None]
"""Is told that the record changed."""


class Store:
    """An engagement, open for writing or for reading."""

    joined: tuple[str, ...] = ()
    """What was written apart and put together when it was opened, as sentences."""

    def __init__(self, database: EngagementDB, now: Now, ids: IdMaker) -> None:
        self._database = database
        self._now = now
        self._ids = ids
        self._history: History | None = None
        self._listeners: list[Listener] = []
        self._live = LiveRecord(database, now)
        self.record = self._live.record
        """Every document, as the rules and the screens read it."""
        self.kept_back = KeptBack(lambda: self.record, lambda: database.journal.reader.lines)
        """Takes out of sentences of history what they may not quote today."""
        journal = database.journal
        self.ballot_boxes = BallotBoxes(journal.folder, journal.disk, self.record)
        """What was given in secret votes that are open; of an earlier moment, nothing."""
        if journal.past is None:
            self.ballot_boxes.read(writable=journal.writable)
        handed_out = partial(last_export, self.folder, database.journal.disk)
        told = self.kept_back.sentence
        empty = self.ballot_boxes.require_empty
        self._commits = Commits(database, self.record, self.ballot_boxes, self._took, self._tell)
        self.under_way = UnderWay(self._commits, self.moment)
        """What is on its way to the disk while the work goes on."""
        journal.finish = self.under_way.finish_current
        self.undo_redo = UndoRedo(
            database, self.record, lambda: self.history, self._undone, handed_out, told, empty
        )
        """Undo and redo of any change, and why not."""
        self.recorded_at: datetime | None = self._last_time()
        """When the last change was made; none in an empty folder."""
        self.unfinished_run: UnfinishedRun | None = unfinished_run(database, self.record, told)
        """What the run before left, if it did not close."""
        self.checkpoints = Checkpoints(database)
        """The copy of the record that opens quickly, written beside the work."""
        self.drafts = Drafts(
            journal.folder, journal.disk, lambda: journal.lines[-1].number if journal.lines else 0
        )
        """What is typed and not recorded; a window that only reads keeps none."""
        if self.writable:
            self.drafts.open(self.record, journal.lines)

    @classmethod
    @one_at_a_time
    def begin(
        cls,
        folder: Path,
        command: BeginEngagement,
        *,
        now: Now = local_time,
        ids: IdMaker | None = None,
        disk: Disk | None = None,
    ) -> Self:
        """Make a folder and the engagement in it.

        Raises:
            SessionsError: the folder cannot be used.
            Refused: the engagement has no name, or there is one in the folder.
        """
        named(command.name, "the engagement")  # before there is a folder to leave behind
        database = EngagementDB(folder, clock=now, disk=disk, create=True)
        store = cls(database, now, ids or IdMaker())
        try:
            store.do(command, Sender.APPLICATION)
        except BaseException:
            store.close()
            raise
        return store

    @classmethod
    @one_at_a_time
    def open(
        cls,
        folder: Path,
        *,
        read_only: bool = False,
        anyway: bool = False,
        now: Now = local_time,
        ids: IdMaker | None = None,
        disk: Disk | None = None,
    ) -> Self:
        """Open the engagement of a folder.

        Args:
            folder: where it is kept.
            read_only: only look; nothing in the folder changes.
            anyway: write even where no lock can be had, or another machine left a note.
            now: the clock.
            ids: makes the ids of new documents.
            disk: the seam through which the folder is used.

        Raises:
            EngagementLocked: another window writes to it; it can be opened for reading.
            SessionsError: it is no engagement or cannot be opened.
        """
        database = EngagementDB(folder, clock=now, disk=disk, read_only=read_only, anyway=anyway)
        try:
            joined = _join(database)
            store = cls(database, now, ids or IdMaker())
        except BaseException:
            database.close()
            raise
        people = store.record.all(Person)
        store.joined = (*joined, *came_back(database.journal.lines, people))
        return store

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    @property
    def folder(self) -> Path:
        """Where the engagement is kept."""
        return self._database.journal.folder.path

    @property
    def at(self) -> datetime | None:
        """The earlier moment that is shown; none where it is now. See `sessions.store.past`."""
        return None

    @property
    def writable(self) -> bool:
        """Whether changes can be recorded."""
        return self._database.journal.writable

    @property
    def disk_warning(self) -> str:
        """What a person must know of a full or slow disk; nothing when it is well."""
        return self._database.warning

    @property
    def disk_full(self) -> bool:
        """Whether recording goes on in the little room that was held back."""
        return self._database.disk_full

    @property
    def database(self) -> EngagementDB:
        """The database, for questions; changes go through `do`."""
        return self._database

    @property
    def lines(self) -> Sequence[Line]:
        """The records that count, oldest first; not to be changed."""
        return self._database.journal.lines

    @property
    def interrupted(self) -> str:
        """What was done about an erasure that was cut off; nothing where none was."""
        return self._database.interrupted

    def moment(self) -> Moment:
        """What rules may know of the world now."""
        return Moment(self._now(), self._ids, self.ballot_boxes.open)

    def do(self, command: Command, sender: Sender = Sender.APPLICATION) -> Change:
        """Carry out a command; what it changed is on the disk when this returns.

        Args:
            command: what is to be done.
            sender: where it comes from.

        Raises:
            Refused: the rules do not allow it, or not from there.
            NotRecorded: the disk refused; record, memory and disk are as before.
            ReadOnly: the engagement is open for reading.
        """
        self.under_way.finish()
        return self.commit(self._commits.decide(command, sender, self.moment()))

    def commit(self, change: Change) -> Change:
        """Make a change that was decided on this record durable, then real.

        A ballot of a secret vote goes into its box, and leaves no line in the journal.
        """
        self.under_way.finish()
        self._commits.make(change)
        return change

    def undo(self, scope: str | None = None) -> str:
        """Take back the last change in a scope, as `UndoRedo.undo` does; what, as a sentence."""
        self.under_way.finish()
        return self.undo_redo.undo(scope)

    def redo(self, scope: str | None = None) -> str:
        """Do again what was undone last, as long as nothing else was done since."""
        self.under_way.finish()
        return self.undo_redo.redo(scope)

    def _undone(self, writing: overlay.Change, steps: list[Step]) -> None:
        """A change was taken back or done again: follow it in the record."""
        self._live.follow(steps)
        self._took(writing)

    @property
    def history(self) -> History:
        """Everything that was done; read from the journal when it is asked for first."""
        if self._history is None:
            self._history = History(self._database.journal.lines)
        return self._history

    def find_entries(self, text: str, session_id: str | None = None) -> list[Entry]:
        """Entries whose text holds all words of `text`, whatever their case, oldest first."""
        return entries_with(text, self._database, self.record, session_id)

    def follow(self) -> bool:
        """Take over what another window wrote; whether there was anything."""
        more = self._adopt(self._database.refresh())
        if not self.ballot_boxes.follow():
            return more
        self._tell()
        return True

    def take_over(self, *, anyway: bool = False) -> None:
        """Record from now on, where another window did until it closed.

        Raises:
            CannotOpen: it still has it open, or it cannot be opened; reading goes on.
        """
        self.follow()
        self._adopt(self._database.take_over(anyway=anyway))
        lines = self._database.journal.lines
        known = len(lines)
        self.joined = _join(self._database)
        self._adopt((op.table, op.doc_id) for line in lines[known:] for op in line.operations)
        self.ballot_boxes.read(writable=True)
        self.unfinished_run = unfinished_run(self._database, self.record, self.kept_back.sentence)
        self.drafts.open(self.record, self._database.journal.lines)
        self._tell()

    @property
    def deserted(self) -> bool:
        """Whether the window that is followed has closed or died, so that this one may write."""
        journal = self._database.journal
        return (
            not journal.writable and not journal.newer and is_deserted(journal.folder, journal.disk)
        )

    def _adopt(self, changed: Iterable[tuple[str, int]]) -> bool:
        """Take over documents that came from elsewhere; whether there were any."""
        changed = list(changed)
        self._live.read_again(changed)
        if changed:
            self._history = None
            self.recorded_at = self._last_time()
            self._tell()
        return bool(changed)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Have a function called after each change; the answer ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def close(self) -> None:
        """Write the checkpoint and let others write."""
        try:
            self.under_way.close()
        finally:
            try:
                self.drafts.close()
            finally:
                self._database.close()

    def _took(self, writing: overlay.Change) -> None:
        """A line was acknowledged, if there was one: keep the history, tell those who listen."""
        if writing.line is None:
            return
        self.recorded_at = writing.line.time
        if self._history is not None:
            self._history.add(writing.line, writing)
        self._tell()

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()

    @property
    def defects(self) -> tuple[Defect, ...]:
        """Everything that is not as it was written, or cannot be shown as it is."""
        journal = self._database.journal
        return (*journal.defects, *self._live.defects, *self.ballot_boxes.defects)

    @property
    def harm(self) -> list[Defect]:
        """What is damaged so that answers may be missing; not the line that a crash tore."""
        torn = self.unfinished_run.torn if self.unfinished_run else None
        return [each for each in self.defects if not each.harmless and each != torn]

    def _last_time(self) -> datetime | None:
        lines = self._database.journal.lines
        return lines[-1].time if lines else None


def _join(database: EngagementDB) -> tuple[str, ...]:
    """Put together what two windows or laptops wrote apart, if they did; as sentences."""
    journal = database.journal
    if not journal.writable or not any(isinstance(each, Fork) for each in journal.defects):
        return ()
    from sessions.merging.join import join  # noqa: PLC0415 - 20 ms, for what was written apart

    try:
        joint = join(database)
    except NotRecorded:
        return ()  # both sides are there all the same, and the next that opens it joins them
    return joint.sentences if joint else ()
