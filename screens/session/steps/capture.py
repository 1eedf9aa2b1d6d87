"""Factors under a lens: those of the step, or all of the session where they are sorted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final

from textual.content import Content

from screens.base.commands import Needs, UserCommand
from screens.base.navigation import OpenFindings
from screens.session.bodies.body import CONFIRM, WHAT_ELSE, StepBody
from screens.session.panes.clock_line import KEY, ClockLine, clock_words
from screens.session.panes.entry_rows import Row, rows_of
from screens.session.panes.recorder import Recorder
from screens.session.state.shown_session import ShownSession
from screens.widgets.ink import ALERT, muted
from workshop.guide.shape import Capture
from workshop.record.documents import Entry
from workshop.running.command_kinds.steps import GiveTurn, SetTimer
from workshop.running.words.step_clock import round_of

GO_ON: Final = UserCommand(
    "session.go-on",
    "ctrl+l",
    "Silence, turn",
    "Begins the silence of the step and ends it; then goes round the room, one after the other.",
    "go_on",
    footer=False,
    shown_key=KEY,
    needs=Needs.LIVE,
    part="step",
    state="capture",
)
MERGE: Final = UserCommand(
    "session.merge",
    "",
    "Merge factors",
    "Shows the factors, where those that say the same are merged; the time of the step runs on.",
    "merge",
    footer=False,
    needs=Needs.WRITABLE,
    part="step",
)

MERGE_WORDS: Final = Content.assemble(
    (f"{KEY} ", f"bold {ALERT}"), "merge what says the same", muted("   the time runs on")
)
"""What a step that sorts says of its key."""


class CaptureBody(StepBody[Capture]):
    """The factors; above them, in a silent step, its clock and whose turn it is."""

    COMMANDS: ClassVar[tuple[UserCommand, ...]] = (GO_ON, WHAT_ELSE, MERGE, CONFIRM)
    NOTHING: ClassVar[str] = "One statement a line; Enter records it with its number."

    def __init__(self, shown: ShownSession, recorder: Recorder, step: Capture) -> None:
        super().__init__(shown, recorder, step)
        self.clock_line = ClockLine()
        """The clock of the silence, and whose turn it is."""

    @property
    def above(self) -> ClockLine:
        """The clock stands above the log."""
        return self.clock_line

    def tick(self) -> None:
        """Show the time that is left."""
        found = round_of(self.record, self.session, self.step)
        live = self.shown.live
        words = clock_words(self.clock, found, live=live)
        if not words and live and self._sorting:
            words = MERGE_WORDS
        self.clock_line.show(words)

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

    def action_go_on(self) -> None:
        """Begin the silence, end it, go round the room, or merge: whatever comes next here."""
        clock, going_round = self.clock, round_of(self.record, self.session, self.step)
        if clock and not clock.begun:
            self._set_timer(clock.minutes)
        elif clock and not clock.over:
            self._set_timer(0)
        elif going_round:
            turn = GiveTurn(
                session_id=self.session_id, step_id=self.step.id, person_id=going_round.next.id
            )
            self.recorder.keep_words()
            self.recorder.perform(turn)
        elif clock:
            self._set_timer(clock.minutes)
        elif self._sorting:
            self.action_merge()
        else:
            self.recorder.say("This step has no silence, and nobody takes turns in it.")

    def _set_timer(self, minutes: float) -> None:
        timer = SetTimer(session_id=self.session_id, step_id=self.step.id, minutes=minutes)
        self.recorder.keep_words()
        self.recorder.perform(timer)

    def action_merge(self) -> None:
        """Show the factors to be merged; the session goes on meanwhile."""
        self.screen.post_message(OpenFindings())
