"""What stands beside a transcript: the step that is taken into, and what was recorded in it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from screens.transcript.checking import Checking
from screens.transcript.rows import StepTitle, about, draw_entry, entries_of
from screens.widgets.ink import muted
from screens.widgets.line_list import LineList
from workshop.record.documents import Entry, Session
from workshop.record.record import Record
from workshop.text import plural


class TranscriptSide(Vertical):
    """The step with its words, the entries of the session, and what was said of one of them.

    Args:
        checking: what was found of each quote.
    """

    def __init__(self, checking: Checking) -> None:
        super().__init__(id="side")
        self._checking = checking
        self.step_id = ""
        """The step into which passages are taken."""

    def compose(self) -> ComposeResult:
        """The step, the entries, and a line or two about one of these."""
        yield Static("", id="step", markup=False)
        yield LineList(self._draw_entry, id="entries")
        yield Static("", id="about", markup=False)

    def _draw_entry(self, row: StepTitle | Entry, width: int) -> Content:
        return draw_entry(row, width, self._checking.found)

    @property
    def entries(self) -> LineList:
        """What was recorded."""
        return self.query_one("#entries", LineList)

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor, while the keys go there."""
        chosen = self.entries.chosen
        return chosen if self.entries.has_focus and isinstance(chosen, Entry) else None

    def begin(self, record: Record, session: Session) -> None:
        """Begin in the step that the session stands at where people speak; else the first such."""
        here, collecting = record.clock_of(session.id).step_id, record.guide_of(session).collecting
        self.step_id = here if here in collecting or not collecting else collecting[0]

    def go_by(self, record: Record, session: Session, by: int) -> None:
        """Go on or back so many steps, as far as there are any."""
        steps = [step.id for step in record.guide_of(session).steps]
        place = steps.index(self.step_id) if self.step_id in steps else 0
        self.step_id = steps[min(max(place + by, 0), len(steps) - 1)]

    def show(self, record: Record, session: Session) -> None:
        """Show the step in hand with its words, and what was recorded."""
        steps = record.guide_of(session).steps
        step = next((each for each in steps if each.id == self.step_id), steps[0])
        title = f"{steps.index(step) + 1}/{len(steps)} {step.title}"
        words = Content(f"\n{' '.join(step.say.split())}") if step.say else Content("")
        self.query_one("#step", Static).update(Content.styled(title, "bold") + words)
        rows = list(entries_of(record, session, step.id))
        headings = frozenset(i for i, row in enumerate(rows) if isinstance(row, StepTitle))
        chosen = self.entries.chosen
        same = (i for i, r in enumerate(rows) if isinstance(r, Entry) and r == chosen)
        first = (i for i, r in enumerate(rows) if isinstance(r, StepTitle) and r.here)
        self.entries.show(rows, headings, next(same, next(first, 0)))

    def say_about(self) -> None:
        """Say of the entry under the cursor, or of the whole, what was said so."""
        one = self._checking.found.get(self.entry.id) if self.entry else None
        if one:
            words = about(one)
        elif quotes := len(self._checking.found):
            same, close, none = self._checking.counts()
            words = muted(f"{plural(quotes, 'quote')}: {same} ✓  {close} ≈  {none} ?")
        else:
            words = muted("No quotes yet.")
        self.say(words)

    def say(self, words: Content) -> None:
        """Say something where an entry is told of."""
        self.query_one("#about", Static).update(words)

    def go_to_made_of(self, cue: int, at: float | None) -> bool:
        """Go to the entry that was made of a cue; whether there is one.

        Args:
            cue: the place of the cue, from 0.
            at: when it begins, in seconds; none where that is not known.
        """
        for place, row in enumerate(self.entries.rows):
            if not isinstance(row, Entry):
                continue
            one = self._checking.found.get(row.id)
            if (one and one.cue == cue + 1) or (row.spoken is not None and row.spoken == at):
                self.entries.cursor = place
                self.entries.focus()
                return True
        return False
