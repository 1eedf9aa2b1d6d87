"""What is done to factors and themes in a step of a session, so that its undo takes it back."""

from __future__ import annotations

from typing import Final

import msgspec

from workshop.record.change import Change
from workshop.record.documents import Session
from workshop.record.record import Record
from workshop.running.base.command import Command
from workshop.running.commands import EditFactor, KeepApart, MergeFactors, SplitFactor
from workshop.running.theming import (
    DropTheme,
    EditTheme,
    MergeThemes,
    PutUnderTheme,
    SplitTheme,
    TakeOutOfTheme,
)

_EITHER: Final = (
    MergeFactors,
    SplitFactor,
    KeepApart,
    EditFactor,
    PutUnderTheme,
    TakeOutOfTheme,
    EditTheme,
    MergeThemes,
    SplitTheme,
    DropTheme,
)
"""Commands that are of the engagement, or of the session in which they are given."""


def in_session(record: Record, command: Command, change: Change) -> Change:
    """A change as one of a session, where its command was given in one."""
    if not isinstance(command, _EITHER) or command.session_id is None:
        return change
    session = record.get(Session, command.session_id)
    return msgspec.structs.replace(change, session_id=session.id)
