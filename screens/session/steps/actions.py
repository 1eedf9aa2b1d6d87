"""Who does what by when."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from screens.session.steps.body import StepBody
from workshop.guide.shape import Actions
from workshop.record.documents import Entry, EntryKind


class ActionsBody(StepBody[Actions]):
    """All actions of the session, and whatever else was recorded in this step."""

    NOTHING: ClassVar[str] = "One action a line: what, @who, due:2027-03-31."

    def entries(self) -> Iterable[Entry]:
        """Actions from earlier steps stand here too, so that they are agreed once."""
        every = self.record.entries_of(self.session_id, off_record=True)
        return [e for e in every if e.kind is EntryKind.ACTION or e.step_id == self.step.id]
