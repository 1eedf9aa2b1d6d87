"""What can be said of an entry once it is recorded: marks, and what became of it."""

from __future__ import annotations

from datetime import date

from workshop.record.meanings import EntryId, SessionId
from workshop.record.within import Mark, OutcomeState
from workshop.running.base.command import Command


class MarkEntry(Command, frozen=True, kw_only=True):
    """Mark an entry as key, as a surprise or as something to come back to, or no longer."""

    entry_id: EntryId
    mark: Mark
    on: bool = True
    """Whether it is to have the mark."""


class DropParked(Command, frozen=True, kw_only=True):
    """Leave a parked item alone, with the reason; it stays among the parked, as dropped."""

    entry_id: EntryId
    reason: str


class SetOutcome(Command, frozen=True, kw_only=True):
    """Say what became of an action or an open question, in a closed session too."""

    entry_id: EntryId
    state: OutcomeState
    note: str = ""
    """What came of it, the answer, or why; needed where it is dropped."""
    due: date | None = None
    """By when it is to be done now; needed where it is moved."""
    told_in: SessionId | None = None
    """The session that goes through what earlier ones left, whose undo takes this back; none where
    it is told of its own session."""
