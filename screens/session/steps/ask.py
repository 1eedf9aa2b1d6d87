"""An open question: its words stand above, its answers in the log."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.widgets import Static

from screens.base.commands import Needs, UserCommand
from screens.session.panes.clock_line import KEY
from screens.session.panes.recorder import Recorder
from screens.session.panes.spread_rows import spread_words
from screens.session.panes.step_heading import room_for
from screens.session.state.shown_session import ShownSession
from screens.session.steps.body import CONFIRM, StepBody
from workshop.analysis.differences import Differences, differences_before
from workshop.guide.shape import Ask

WIDEST: Final = UserCommand(
    "session.widest",
    "ctrl+l",
    "Next widest",
    "Where the room differs: puts the next in front, with what was given and who is at the ends.",
    "widest",
    footer=False,
    shown_key=KEY,
    needs=Needs.NOTHING,
    part="step",
    state="ask",
)
_ROWS_TALL, _ROWS_SHORT = 5, 3


class AskBody(StepBody[Ask]):
    """The answers; in a step that speaks of scores, above them where the room is furthest apart."""

    COMMANDS: ClassVar[tuple[UserCommand, ...]] = (WIDEST, CONFIRM)
    NOTHING: ClassVar[str] = "Type what is said; Enter records it here, with its time."

    def __init__(self, shown: ShownSession, recorder: Recorder, step: Ask) -> None:
        super().__init__(shown, recorder, step)
        self.board = Static("", markup=False, id="speaks-of")
        """Where the room differs."""
        self.place = 0
        """Which of the differences is in front, from 0."""

    @property
    def above(self) -> Static | None:
        """Where the room differs, in a step that speaks of it."""
        return self.board if self.step.show == "spread" else None

    @property
    def words_give_way(self) -> bool:
        """Where scores are shown, they need the room."""
        return self.step.show == "spread"

    @property
    def differences(self) -> Differences:
        """Where the room differs in what was scored before this step."""
        return differences_before(self.record, self.session, self.step.id)

    def follow(self) -> None:
        """Show the answers, and what they are about."""
        super().follow()
        if self.above:
            self._show()

    def _show(self) -> None:
        found, size = self.differences, self.app.size
        self.place = min(self.place, max(0, len(found.rows) - 1))
        most = _ROWS_TALL if size.height >= 30 else _ROWS_SHORT
        self.board.update(spread_words(found, self.place, most, room_for(size)[0]))

    def action_widest(self) -> None:
        """Put the next widest in front; behind the last one comes the first."""
        if not self.above:
            self.recorder.say("This step speaks of no scores.")
        elif rows := self.differences.rows:
            self.place = (self.place + 1) % len(rows)
            self._show()
        else:
            self.recorder.say("There is nothing in which the room could differ.")
