"""What can be said of a step while it is gone through: what was asked, its clock, turns."""

from __future__ import annotations

from workshop.record.meanings import PersonId, SessionId, StepId
from workshop.running.base.command import Command


class TickProbe(Command, frozen=True, kw_only=True):
    """A follow-up question of a step was asked, or was not after all."""

    session_id: SessionId
    step_id: StepId
    probe: int
    """Its place among the follow-up questions of the step, counted from 1."""
    asked: bool = True


class SayDry(Command, frozen=True, kw_only=True):
    """“What else?” brought nothing more at a question, or it is asked again after all."""

    session_id: SessionId
    step_id: StepId
    dry: bool = True


class SetTimer(Command, frozen=True, kw_only=True):
    """Have the silence, the break or any stretch of a step last so long from now."""

    session_id: SessionId
    step_id: StepId
    minutes: float | None = None
    """From now; 0 ends it."""
    until: str = ""
    """An hour in place of them: `10:40`; one that has passed today is that of tomorrow."""


class GiveTurn(Command, frozen=True, kw_only=True):
    """Say whose turn it is in a step that goes round the room."""

    session_id: SessionId
    step_id: StepId
    person_id: PersonId
