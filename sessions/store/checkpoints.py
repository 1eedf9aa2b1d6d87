"""The checkpoint of an open engagement, kept up with the work and never in its way."""

from __future__ import annotations

from sessions.database.database import EngagementDB


class Checkpoints:
    """The copy of the record that opens quickly.

    Args:
        database: what holds the documents.
    """

    def __init__(self, database: EngagementDB) -> None:
        self._database = database

    def keep_up(self, quiet: float) -> None:
        """Have one written beside the work, where it is due after such a quiet time.

        Args:
            quiet: the seconds in which nothing was recorded.
        """
        journal = self._database.journal
        if journal.writable and journal.checkpoints.due(len(journal.lines), quiet):
            self.save_aside()

    def save_aside(self, *, backup: bool = False) -> None:
        """Have one of what there is now written beside the work; returns at once.

        Not on a full disk: what room there is belongs to answers.
        """
        self._database.save_aside(backup=backup)

    @property
    def saving(self) -> bool:
        """Whether one is being written."""
        return self._database.journal.checkpoints.busy

    @property
    def problem(self) -> OSError | None:
        """Why the last one could not be written, if it could not; nothing was lost."""
        return self._database.journal.checkpoints.problem
