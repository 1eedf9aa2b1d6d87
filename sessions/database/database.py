"""The database of one engagement: TinyDB, with every change durable when the call returns.

:class:`EngagementDB` is a ``TinyDB`` with a storage and a table of its own. Every TinyDB call
that changes something is one line of the journal; inside ``with db.change(...)`` all calls
together are one line, all or nothing. A call returns only when its line is on the disk, and
memory changes only after that, so what is in memory is always what the journal says.

One thread owns a database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Any

from tinydb import TinyDB

from sessions.database.tinydb_journal import JournalStorage, JournalTable
from sessions.disk.disk import Disk
from sessions.disk.lock import Owner
from sessions.journal.defects import Defect
from sessions.journal.line import Line
from sessions.journal.overlay import Change
from sessions.journal.schemas import SCHEMAS, Schemas


class EngagementDB(TinyDB):
    """The database of one engagement: TinyDB, with every change durable when the call returns.

    Args:
        path: The folder of the engagement.
        clock: Tells the time, with its time zone.
        disk: The seam through which the disk is used; tests put faults in.
        read_only: Open beside a window that writes, changing no byte; follow with :meth:`refresh`.
        create: Make the engagement if the folder holds none.
        schemas: The shapes of documents; tests put later ones in.
        anyway: Write even where no lock can be had, or another machine left a note.

    Raises:
        NotAnEngagement: The folder holds no engagement, or cannot become one.
        EngagementLocked: Another window has it open for writing.
        CannotOpen: It cannot be opened for writing for another reason; read-only may work.
    """

    table_class = JournalTable  # type: ignore[assignment]  # TinyDB annotates its own class
    default_storage_class = JournalStorage  # type: ignore[assignment]  # likewise

    def __init__(
        self,
        path: Path | str,
        *,
        clock: Callable[[], datetime],
        disk: Disk | None = None,
        read_only: bool = False,
        create: bool = False,
        anyway: bool = False,
        schemas: Schemas = SCHEMAS,
    ) -> None:
        super().__init__(
            path,
            clock=clock,
            disk=disk,
            read_only=read_only,
            create=create,
            anyway=anyway,
            schemas=schemas,
        )

    @property
    def newer(self) -> bool:
        """Whether a newer version of the program wrote here."""
        return self.journal.newer

    @property
    def journal(self) -> JournalStorage:
        """The storage under the database."""
        storage = self.storage
        if not isinstance(storage, JournalStorage):
            raise TypeError("the storage of an engagement is its journal")
        return storage

    @property
    def read_only(self) -> bool:
        """Whether nothing can be recorded."""
        return not self.journal.writable

    @property
    def defects(self) -> tuple[Defect, ...]:
        """Everything in the files that is not as it was written."""
        return self.journal.defects

    @property
    def interrupted(self) -> str:
        """What was done about an erasure that was cut off; nothing where none was."""
        return self.journal.interrupted

    @property
    def left_open(self) -> Owner | None:
        """Who had it open before and did not close it, as after a crash."""
        return self.journal.left_open

    @property
    def last(self) -> Line | None:
        """The record that was acknowledged last."""
        return self.journal.lines[-1] if self.journal.lines else None

    def change(self, meta: Mapping[str, Any] | None = None) -> AbstractContextManager[Change]:
        """Make all calls in the block one record, all or nothing.

        Calls inside the block see what the ones before them did. After the block, ``line`` of the
        change is the acknowledged record. When the block raises, nothing has happened.

        Args:
            meta: What the journal should say about the change, as JSON values.

        Raises:
            NotRecorded: At the end of the block: refused, everything is as before.
            ReadOnly: Nothing can be recorded here.
        """
        return self.journal.change(meta or {})

    def history(self, *, newest_first: bool = False) -> Iterator[Line]:
        """Go through the acknowledged records: number, time, meta, operations with old and new."""
        lines = self.journal.lines
        return (line for line in (reversed(lines) if newest_first else lines) if not line.empty)

    def documents(self, table: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
        """Go through a table without copying, to build typed objects; not to be changed."""
        return ((int(key), document) for key, document in self.journal.documents(table).items())

    def refresh(self) -> set[tuple[str, int]]:
        """Follow the window that writes, and give table and id of each document changed."""
        if not self.read_only:
            return set()
        return self._afresh(self.journal.refresh())

    def take_over(self, *, anyway: bool = False) -> set[tuple[str, int]]:
        """Write from now on; give table and id of each document that changed until then.

        Raises:
            CannotOpen: It cannot be opened for writing; reading goes on.
        """
        return self._afresh(self.journal.take_over(anyway=anyway))

    def _afresh(self, changed: set[tuple[str, int]]) -> set[tuple[str, int]]:
        """Forget what the tables remember of earlier questions."""
        for table in self._tables.values():
            table.clear_cache()
        return changed

    def save_checkpoint(self) -> None:
        """Write the checkpoint now, as closing does.

        Raises:
            OSError: The disk refused; nothing recorded is concerned.
        """
        self.journal.save_checkpoint()
