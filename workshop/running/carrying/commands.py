"""What can be done to carry a strategy out."""

from __future__ import annotations

import msgspec

from workshop.record.meanings import GateId, PersonId, ProjectId, SessionId
from workshop.running.base.command import Command


class GateWaiver(msgspec.Struct, frozen=True, kw_only=True):
    """That a project starts without something that it waits for."""

    waives: GateId
    """What is not there: the approval, condition, rule, decision or project before it; the project
    itself where it has no approval ladder."""
    waived_by: PersonId
    """Who lets go of it, by name."""
    why: str


class StartProject(Command, frozen=True, kw_only=True):
    """Mark a project as started; what it waits for must be there, or is waived by name.

    It is refused while an approval, a condition, a rule or a project before it is open and not
    waived. All of these are listed.
    """

    project_id: ProjectId
    waived: tuple[GateWaiver, ...] = ()
    session_id: SessionId | None = None
    """The session in which it is done, where it is in one: its undo takes it back."""
