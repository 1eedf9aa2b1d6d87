"""Everything recorded, in the order in which the summary will have it."""

from __future__ import annotations

from typing import ClassVar, Final

from screens.session.panes.entry_rows import Heading, Row, rows_of
from screens.session.steps.body import StepBody
from workshop.guide.shape import Step
from workshop.record.documents import EntryKind

_ORDER: Final = {
    EntryKind.STRENGTH: "Strengths",
    EntryKind.WEAKNESS: "Weaknesses",
    EntryKind.OPPORTUNITY: "Opportunities",
    EntryKind.THREAT: "Threats",
    EntryKind.QUOTE: "Quotes",
    EntryKind.DECISION: "Decisions",
    EntryKind.ACTION: "Actions",
    EntryKind.QUESTION: "Open questions",
    EntryKind.NOTE: "Notes",
    EntryKind.PARKED: "Parked",
}


class ReadbackBody(StepBody[Step]):
    """The session by kind; what was taken back stands at the end."""

    NOTHING: ClassVar[str] = "Nothing was recorded in this session yet."
    CONFIRMS: ClassVar[str] = "confirms what was read back"
    FROM_TOP: ClassVar[bool] = True
    SHOWS_ALL: ClassVar[bool] = True
    WORDS_GIVE_WAY: ClassVar[bool] = True

    def rows(self) -> list[Row]:
        """Entries under the headings of the summary."""
        every = self.record.entries_of(self.session_id)
        standing = [entry for entry in every if not entry.retracted]
        groups = [(name, [e for e in standing if e.kind is k]) for k, name in _ORDER.items()]
        groups.append(("Retracted, left out of every summary", [e for e in every if e.retracted]))
        rows: list[Row] = []
        for name, entries in groups:
            if entries:
                rows.append(Heading(f"{name}  {len(entries)}"))
                rows += rows_of(self.record, self.session, entries, steps=True)
        return rows
