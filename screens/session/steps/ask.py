"""An open question: its words stand above, its answers in the log."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.widgets import Static

from screens.base.commands import Needs, UserCommand
from screens.base.ways import way_to
from screens.session.bodies.body import CONFIRM, WHAT_ELSE, StepBody
from screens.session.panes.clock_line import KEY, ClockLine, clock_words
from screens.session.panes.recorder import Recorder
from screens.session.panes.spread_rows import spread_words
from screens.session.panes.step_heading import room_for
from screens.session.state.shown_session import ShownSession
from workshop.analysis.differences import Differences, differences_before
from workshop.guide.shape import Ask
from workshop.running.command_kinds.steps import SetTimer

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

    COMMANDS: ClassVar[tuple[UserCommand, ...]] = (WIDEST, WHAT_ELSE, CONFIRM)
    NOTHING: ClassVar[str] = "Type what is said; Enter records it here, with its time."

    def __init__(self, shown: ShownSession, recorder: Recorder, step: Ask) -> None:
        super().__init__(shown, recorder, step)
        self.board = Static("", markup=False, id="speaks-of")
        """Where the room differs."""
        self.clock_line = ClockLine()
        """The clock of a silence that was set here: `/timer 2`."""
        self.place = 0
        """Which of the differences is in front, from 0."""

    @property
    def _of_scores(self) -> bool:
        """Whether the step speaks of what was scored before it."""
        return self.step.show == "spread"

    @property
    def above(self) -> Static:
        """Where the room differs, in a step that speaks of it; else its clock, once one is set."""
        return self.board if self._of_scores else self.clock_line

    def tick(self) -> None:
        """Show how long a silence still lasts that was set in this step."""
        self.clock_line.show(clock_words(self.clock, None, live=self.shown.live))

    @property
    def words_give_way(self) -> bool:
        """Where scores are shown, they need the room."""
        return self._of_scores

    @property
    def differences(self) -> Differences:
        """Where the room differs in what was scored before this step."""
        return differences_before(self.record, self.session, self.step.id)

    def follow(self) -> None:
        """Show the answers, and what they are about."""
        super().follow()
        if self._of_scores:
            self._show()

    def _show(self) -> None:
        found, size = self.differences, self.app.size
        self.place = min(self.place, max(0, len(found.rows) - 1))
        most = _ROWS_TALL if size.height >= 30 else _ROWS_SHORT
        back = way_to(self, "session.back")
        self.board.update(spread_words(found, self.place, most, room_for(size)[0], back))

    def action_widest(self) -> None:
        """Put the next widest in front, behind the last one the first; or end a silence."""
        if (clock := self.clock) and clock.begun and not clock.over:
            self.recorder.keep_words()
            self.recorder.perform(
                SetTimer(session_id=self.session_id, step_id=self.step.id, minutes=0)
            )
        elif not self._of_scores:
            self.recorder.say("This step speaks of no scores.")
        elif rows := self.differences.rows:
            self.place = (self.place + 1) % len(rows)
            self._show()
        else:
            self.recorder.say("There is nothing in which the room could differ.")
