"""Looking at more than the step: the whole session, the counts, all the words."""

from __future__ import annotations

from collections.abc import Callable

from screens.base.navigation import OpenTranscript
from screens.base.screen import WorkshopScreen
from screens.dialogs.glance import Glance
from screens.session.panes.recorder import Recorder
from screens.session.panes.so_far import so_far
from screens.session.panes.step_heading import spoken
from screens.session.read_back.view import ReadBackView
from screens.session.stage import Stage
from screens.session.state.shown_session import ShownSession, tally_of


class Glances:
    """The actions that show something else for a while.

    Args:
        screen: what is shown lies over it.
        shown: the session.
        stage: the middle of the screen.
        recorder: carries out what is asked for.
        follow: shows everything anew.
    """

    def __init__(
        self,
        screen: WorkshopScreen[None],
        shown: ShownSession,
        stage: Stage,
        recorder: Recorder,
        follow: Callable[[], None],
    ) -> None:
        self._screen = screen
        self._shown = shown
        self._stage = stage
        self._recorder = recorder
        self._follow = follow

    def action_readback(self) -> None:
        """Show what was said as clean pages, to be turned to those who said it."""
        if self._stage.body.settle():
            self._screen.app.push_screen(ReadBackView(self._shown, self._recorder))

    def action_transcript(self) -> None:
        """Show what a recording says, beside the guide."""
        if not self._shown.record.transcripts_of(self._shown.session_id):
            self._screen.warn("There is no transcript of this session; the engagement imports one.")
        elif self._stage.body.settle():
            self._screen.open(OpenTranscript(self._shown.session_id))

    def action_whole(self) -> None:
        """Show the whole session or the step again."""
        if not self._stage.body.settle():
            return
        self._shown.whole = not self._shown.whole
        self._follow()

    def action_so_far(self) -> None:
        """Show the counts over the screen."""
        tally = tally_of(self._shown.record, self._shown.session)
        self._screen.app.push_screen(Glance("So far", so_far(tally), "f6"))

    def action_words(self) -> None:
        """Show all the words of the step."""
        step = self._shown.step
        self._screen.app.push_screen(Glance(step.title, spoken(step, airy=True), "f7"))
