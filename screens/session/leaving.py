"""The way out of the session screen, step by step: to the line, to the step, and away."""

from __future__ import annotations

from typing import Final

from screens.base.screen import WorkshopScreen
from screens.base.ways import way_to
from screens.session.glances import Glances
from screens.session.panes.capture_line import CaptureLine
from screens.session.panes.recorder import Recorder
from screens.session.stage import Stage
from screens.session.state.drafts import DraftKeeper
from screens.session.state.shown_session import ShownSession
from workshop.record.within import SessionState
from workshop.running.commands import PauseSession
from workshop.running.score_rules import open_scores
from workshop.running.words.slash import behind_slash

_STAYS: Final = "Esc stays here. {leave} or /leave leaves, {pause} or /pause stops the time."


class Leaving:
    """The actions that lead back, at last to where the session was opened from.

    Args:
        screen: the screen that is left.
        shown: the session.
        stage: the middle of the screen.
        line: the line that everything is typed into.
        recorder: carries out what is asked for.
        drafts: keeps what is half typed.
        glances: lead back from the whole session.
    """

    def __init__(
        self,
        screen: WorkshopScreen[None],
        shown: ShownSession,
        stage: Stage,
        line: CaptureLine,
        recorder: Recorder,
        drafts: DraftKeeper,
        glances: Glances,
    ) -> None:
        self._screen = screen
        self._shown = shown
        self._stage = stage
        self._line = line
        self._recorder = recorder
        self._drafts = drafts
        self._glances = glances

    def action_escape(self) -> None:
        """Go back to the line, to the newest entry, to the step; never out of what runs."""
        if self._screen.focused is not self._line:
            self._line.focus()
        elif behind_slash(self._line.value) is not None:
            self._line.value = ""
        elif self._line.value:
            words = "Enter records the line. {leave} leaves, and keeps the line for this step."
            self._recorder.say(self._with_keys(words))
        elif self._stage.body.log_view.drop():
            pass
        elif self._shown.whole:
            self._glances.action_whole()
        elif self._shown.live:
            self._recorder.say(self._with_keys(_STAYS))
        else:
            self.action_leave()

    def _with_keys(self, sentence: str) -> str:
        """A sentence with what leaves and what pauses in this window."""
        ways = {name: way_to(self._line, f"session.{name}") for name in ("leave", "pause")}
        return sentence.format_map(ways)

    def action_leave(self) -> None:
        """Go back to where the session was opened from."""
        if self._recorder.finish() and self._stage.body.record_typed():
            self.pause()
            self._drafts.leave()
            self._shown.store.checkpoints.save_aside()
            waiting = open_scores(self._shown.record, self._shown.session)
            self._screen.dismiss(None)
            if self._shown.live and waiting:
                self._screen.warn(f"In no result: {' '.join(waiting)}")

    def pause(self) -> None:
        """Record what was typed into the body, and stop the time."""
        self._stage.body.record_typed()
        if self._shown.live and self._shown.state is SessionState.RUNNING:
            self._recorder.perform(PauseSession(session_id=self._shown.session_id))

    def leave_nothing(self) -> None:
        """Leave a session that is no longer there, with whatever lies over it."""
        past = self._shown.past
        # At once: until they are gone, whatever is shown would look the session up.
        while self._screen.app.screen is not self._screen:
            self._screen.app.pop_screen()
        self._screen.dismiss(None)
        # Said where one is now: what is said on a screen ends with it.
        if past:
            self._screen.warn("The session had not begun then.")
        else:
            self._screen.warn("This session is gone: what made it was taken back.")
