"""The rows of a register: those that were entered here, with what was said."""

from __future__ import annotations

from typing import ClassVar

from screens.session.panes.entry_rows import Heading, Row
from screens.session.steps.body import StepBody
from workshop.guide.shape import Form
from workshop.running.row_names import RecordNames


class FormBody(StepBody[Form]):
    """The rows of this step above its entries."""

    NOTHING: ClassVar[str] = "No row was entered in this step yet."

    def rows(self) -> list[Row]:
        """Each row by its code, with what stands in the fields that are asked for."""
        names = RecordNames(self.record)
        rows: list[Row] = []
        for row in self.record.rows_of(self.session_id, self.step.id):
            cells = [field.shown(row.cell(field.id), names) for field in self.step.columns]
            rows.append(Heading(f"{row.code}  {' · '.join(cell for cell in cells if cell)}"))
        return [*rows, *super().rows()]
