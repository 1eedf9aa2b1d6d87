"""Factors under a lens: those of the step, or all of the session where they are sorted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from screens.session.panes.entry_rows import Row, rows_of
from screens.session.steps.body import StepBody
from workshop.guide.shape import Capture
from workshop.record.documents import Entry


class CaptureBody(StepBody[Capture]):
    """The factors."""

    NOTHING: ClassVar[str] = "One statement a line; Enter records it with its number."

    @property
    def _sorting(self) -> bool:
        """Whether the factors of the whole session are looked at."""
        return self.step.show == "session"

    def entries(self) -> Iterable[Entry]:
        """The entries of the step, or every factor of the session."""
        if not self._sorting:
            return super().entries()
        every = self.record.entries_of(self.session_id, off_record=True)
        return [e for e in every if e.kind.letter or e.step_id == self.step.id]

    def rows(self) -> list[Row]:
        """With the step of each entry where they come from several."""
        return rows_of(self.record, self.session, self.entries(), steps=self._sorting)
