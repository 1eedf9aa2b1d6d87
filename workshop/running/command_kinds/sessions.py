"""What can be done to a session as a whole."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from workshop.record.meanings import Called, DepartmentName, SessionId
from workshop.running.base.command import Command


class EditSession(Command, frozen=True, kw_only=True):
    """Correct what is known of a session; what is not given stays."""

    session_id: SessionId
    title: str | None = None
    started: Annotated[datetime | None, Called("date")] = None
    """When it began; without an offset, in the zone in which it was recorded."""
    department: DepartmentName | None = None
    """The department by its name, found or made; an empty one for a mixed room."""
    facilitator: str | None = None
    place: str | None = None


class DiscardSession(Command, frozen=True, kw_only=True):
    """Take a session that was begun by mistake out of the record, with everything in it."""

    session_id: SessionId
