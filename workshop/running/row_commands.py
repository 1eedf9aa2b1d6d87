"""What can be done to the rows of registers: the same commands for every register."""

from __future__ import annotations

from typing import Annotated

import msgspec

from workshop.record.meanings import (
    Called,
    DecisionId,
    EntryId,
    PersonId,
    RegisterName,
    RowId,
    SessionId,
    StepId,
)
from workshop.running.commands import Command


class RowText(msgspec.Struct, frozen=True, kw_only=True):
    """A row as it is typed, pasted or read from a file."""

    values: dict[str, str | int | float | None] = {}
    """By the ids of fields, what is typed in the cell; empty clears it, what is not here stays."""
    row_id: RowId | None = None
    """The row to change; none for a new one."""
    code: str = ""
    """What to call a new row, where it is called something already."""
    evidence: tuple[EntryId, ...] | None = None
    """The ids of the entries that it rests on; none leaves them as they are."""


class PutRows(Command, frozen=True, kw_only=True):
    """Enter rows of a register or change some: a cell, a row, or all of a pasted block at once."""

    register: RegisterName
    """The name of the register: `objectives`."""
    rows: tuple[RowText, ...]
    session_id: SessionId | None = None
    """The session in which new rows are entered, where it is in one."""
    step_id: StepId = ""
    """The step of that session."""


class RemoveRows(Command, frozen=True, kw_only=True):
    """Take rows out of a register."""

    register: RegisterName
    row_ids: Annotated[tuple[RowId, ...], Called("rows")]
    session_id: SessionId | None = None
    """The session in which they are taken out, where it is in one: its undo brings them back."""


class RecordDissent(Command, frozen=True, kw_only=True):
    """Record that somebody is against a decision, in their own words.

    The words are a statement of theirs like any other: their consent holds for it.
    """

    decision_id: DecisionId
    person_id: PersonId
    words: str
    session_id: SessionId
    """The session in which it is said."""
    step_id: StepId
    """The step of that session."""
