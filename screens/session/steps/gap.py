"""A step that rates gaps: the table, in which the widest can be brought to the top."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.content import Content
from textual.widgets import Static

from screens.base.commands import Needs, UserCommand
from screens.grid.table import Sort
from screens.session.choosing import gaps
from screens.session.panes.recorder import Recorder
from screens.session.state.shown_session import ShownSession
from screens.session.steps.form import FormBody
from workshop.analysis.strategy.gap_order import by_weight
from workshop.guide.row_steps import GapStep
from workshop.running.choosing.gaps import GAPS, WEIGHTED

WIDEST: Final = UserCommand(
    "session.gaps-by-weight",
    "",
    "Widest first",
    "Lists the gaps by importance times how wide they are, the one that matters most first; once "
    "more, as they were entered.",
    "widest",
    footer=False,
    needs=Needs.NOTHING,
    part="step",
)


_ROOMY: Final = 30
"""From so many lines of the screen on there is room for the bars."""


class GapBody(FormBody):
    """The table of gaps, with what is worked out of them."""

    COMMANDS: ClassVar[tuple[UserCommand, ...]] = (*FormBody.COMMANDS, WIDEST)

    def __init__(self, shown: ShownSession, recorder: Recorder, step: GapStep) -> None:
        super().__init__(shown, recorder, step)
        self.bars = Static("", id="gap-bars", markup=False)
        """The widest gaps as bars, where there is room for them."""

    @property
    def above(self) -> Static:
        """The bars."""
        return self.bars

    def follow(self) -> None:
        """Show the register as it is now, and the bars of what matters most."""
        super().follow()
        rows = by_weight(self.record.rows(GAPS)).rows
        lines = list(gaps.draw(rows, max(40, self.screen.size.width - 6)))
        self.bars.update(Content("\n").join(lines))
        self.bars.display = bool(lines) and self.screen.size.height >= _ROOMY

    def action_widest(self) -> None:
        """List by weight, or as entered."""
        if self.pane is None:
            return
        table = self.pane.table
        columns = [each.id for each in table.computed]
        if WEIGHTED not in columns:
            self.recorder.say("What a gap weighs is not known here: the step asks for too little.")
            return
        weighted = Sort(len(table.fields) + columns.index(WEIGHTED), falling=True)
        table.sort = None if table.sort == weighted else weighted
        table.arrange()
        self.pane.grid.show()
        self.recorder.keep_words()
        self.recorder.say(by_weight(self.record.rows(GAPS)).sentence or "No gap is rated yet.")
