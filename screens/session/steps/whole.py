"""Everything recorded, for the facilitator: by kind, as the summary has it, private things too."""

from __future__ import annotations

from typing import ClassVar, Final

from screens.session.bodies.body import StepBody
from screens.session.panes.entry_rows import Heading, Row, rows_of
from workshop.guide.step import Step
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
    EntryKind.OBSERVATION: "Observed by the interviewer",
}


class WholeBody(StepBody[Step]):
    """The session by kind; what was taken back and what is off the record stands at the end."""

    NOTHING: ClassVar[str] = "Nothing was recorded in this session yet."
    FROM_TOP: ClassVar[bool] = True
    WORDS_GIVE_WAY: ClassVar[bool] = True

    def rows(self) -> list[Row]:
        """Entries under the headings of the summary."""
        every = self.record.entries_of(self.session_id, off_record=True)
        standing = [entry for entry in every if not (entry.retracted or entry.off_record)]
        groups = [(name, [e for e in standing if e.kind is k]) for k, name in _ORDER.items()]
        off = [entry for entry in every if entry.off_record and not entry.retracted]
        groups.append(("Off the record, in no output", off))
        groups.append(("Retracted, left out of every summary", [e for e in every if e.retracted]))
        rows: list[Row] = []
        for name, entries in groups:
            if entries:
                rows.append(Heading(f"{name}  {len(entries)}"))
                rows += rows_of(self.record, self.session, entries, steps=True)
        return rows
