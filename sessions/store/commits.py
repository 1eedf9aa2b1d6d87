"""A decided change on its way into an open engagement: composed, on the disk, then real."""

from __future__ import annotations

from collections.abc import Callable

from sessions.ballot_boxes.ballot_boxes import BallotBoxes
from sessions.database.database import EngagementDB
from sessions.journal.overlay import Change as Writing
from sessions.store.rows import compose_change
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
        written: is told what was written, once it is.
        tell: is called where something changed that is no line.
    """

    def __init__(
        self,
        database: EngagementDB,
        record: Record,
        boxes: BallotBoxes,
        written: Callable[[Writing], None],
        tell: Callable[[], None],
    ) -> None:
        self._database = database
        self._record = record
        self._boxes = boxes
        self._written = written
        self._tell = tell

    def decide(self, command: Command, sender: Sender, moment: Moment) -> Change:
        """What a command comes to on the record as it is.

        Raises:
            Refused: the rules do not allow it, or not from there.
        """
        require_sender_of(command, sender)
        return decide(self._record, command, moment)

    def make(self, change: Change) -> None:
        """Make a change durable, then real; all of it before this returns.

        Raises:
            NotRecorded: the disk refused; everything is as before.
            ReadOnly: nothing can be recorded here.
        """
        if change.box is not None:
            self._boxes.put(change.box)
            self._tell()
            return
        writing = self.compose(change)
        self.put(writing)
        self.took(change, writing)

    def compose(self, change: Change) -> Writing:
        """Make the line of a change that puts nothing into a box; nothing is written yet.

        Raises:
            NotRecorded: it cannot be written as JSON.
            ReadOnly: nothing can be recorded here.
        """
        if change.box is not None:
            raise ValueError("a ballot leaves no line")
        self._boxes.require(change)
        return compose_change(self._database, change, self._record)

    def put(self, writing: Writing) -> None:
        """Have a line that was made on the disk; the one call that another thread may make.

        Raises:
            NotRecorded: the disk refused; everything is as before.
        """
        self._database.journal.put(writing)

    def took(self, change: Change, writing: Writing) -> None:
        """The line is on the disk: make the change real."""
        self._database.journal.took(writing)
        self._record.apply(change)
        if change.emptied:
            self._boxes.remove(change.emptied)
        self._written(writing)
