"""A decided change on its way into an open engagement: composed, on the disk, then real."""

from __future__ import annotations

from collections.abc import Callable

from sessions.ballot_boxes.ballot_boxes import BallotBoxes
from sessions.database.database import EngagementDB
from sessions.journal.overlay import Change as Writing
from sessions.store.rows import compose_change, write_change
from workshop.record.change import Change, Moment
from workshop.record.record import Record
from workshop.running.commands import Command
from workshop.running.senders import Sender, require_sender_of
from workshop.running.session_rules import decide


class Commits:
    """Makes changes durable, and only then real.

    Args:
        database: what holds the documents.
        record: the same, typed.
        boxes: what was given in secret votes that are open.
        took: is told what was written, once it is.
        tell: is called where something changed that is no line.
    """

    def __init__(
        self,
        database: EngagementDB,
        record: Record,
        boxes: BallotBoxes,
        took: Callable[[Writing], None],
        tell: Callable[[], None],
    ) -> None:
        self._database = database
        self._record = record
        self._boxes = boxes
        self._took = took
        self._tell = tell

    def decide(self, command: Command, sender: Sender, moment: Moment) -> Change:
        """What a command comes to on the record as it is.

        Raises:
            Refused: the rules do not allow it, or not from there.
        """
        require_sender_of(command, sender)
        return decide(self._record, command, moment)

    def make(self, change: Change) -> None:
        """Make a change durable, then real; all of it before this returns."""
        if change.box is not None:
            self._boxes.put(change.box)
            self._tell()
            return
        self._boxes.require(change)
        self._follow(change, write_change(self._database, change, self._record))

    def begin(self, change: Change) -> Writing:
        """Make the line of a change that puts nothing into a box; nothing is written yet."""
        if change.box is not None:
            raise ValueError("a ballot leaves no line")
        self._boxes.require(change)
        return compose_change(self._database, change, self._record)

    def write(self, writing: Writing) -> None:
        """Have a line that was begun on the disk; the one call that another thread may make.

        Raises:
            NotRecorded: the disk refused; everything is as before.
        """
        writer = self._database.journal.writer
        if writing.line is not None and writer is not None:
            writer.put(writing.line)

    def end(self, change: Change, writing: Writing) -> None:
        """The line is on the disk: make the change real."""
        self._database.journal.took(writing)
        self._follow(change, writing)

    def _follow(self, change: Change, writing: Writing) -> None:
        self._record.apply(change)
        if change.emptied:
            self._boxes.remove(change.emptied)
        self._took(writing)
