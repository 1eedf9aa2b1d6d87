"""Looking at more than the step: the whole session, the counts, all the words."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content

from screens.base.navigation import OpenFollowUp, OpenMemberCheck, OpenTranscript
from screens.base.screen import WorkshopScreen
from screens.dialogs.glance import Glance
from screens.session.dialogs.words import StepWords
from screens.session.panes.recorder import Recorder
from screens.session.panes.so_far import so_far
from screens.session.panes.spoken import Spoken
from screens.session.panes.step_heading import StepHeading
from screens.session.read_back.view import ReadBackView
from screens.session.stage import Stage
from screens.session.state.shown_session import ShownSession, tally_of
from workshop.errors import Refused
from workshop.record.documents import StepRun
from workshop.running.command_kinds.steps import TickProbe
from workshop.running.words.as_said import Around, person_named


class Glances:
    """The actions that show something else for a while.

    Args:
        screen: what is shown lies over it.
        shown: the session.
        stage: the middle of the screen.
        recorder: carries out what is asked for.
        follow: shows everything anew.
        type_on: takes what was typed while something else was looked at.
    """

    def __init__(
        self,
        screen: WorkshopScreen[None],
        shown: ShownSession,
        stage: Stage,
        recorder: Recorder,
        follow: Callable[[], None],
        type_on: Callable[[str], None],
    ) -> None:
        self._screen = screen
        self._shown = shown
        self._stage = stage
        self._recorder = recorder
        self._follow = follow
        self._type_on = type_on

    def action_readback(self) -> None:
        """Show what was said as clean pages, to be turned to those who said it."""
        if self._stage.body.record_typed():
            self._screen.app.push_screen(ReadBackView(self._shown, self._recorder))

    def action_transcript(self) -> None:
        """Show what a recording says, beside the guide."""
        if not self._shown.record.transcripts_of(self._shown.session_id):
            self._screen.warn("There is no transcript of this session; the engagement imports one.")
        elif self._stage.body.record_typed():
            self._screen.open(OpenTranscript(self._shown.session_id))

    def action_open_before(self) -> None:
        """Show what is open, what other sessions left first."""
        if self._stage.body.record_typed():
            self._screen.open(OpenFollowUp(self._shown.session_id))

    def action_check(self, words: str = "") -> None:
        """Show what somebody said, to enter what they say of it."""
        record, session = self._shown.record, self._shown.session
        try:
            person = person_named(Around(record, session), words).id if words else ""
        except Refused as refused:
            self._recorder.say_not_taken(str(refused))
            return
        if not session.people:
            self._recorder.say_not_taken("Nobody takes part in this session yet.")
        elif self._stage.body.record_typed():
            self._screen.open(OpenMemberCheck(session.id, person))

    def action_whole(self) -> None:
        """Show the whole session or the step again."""
        if not self._stage.body.record_typed():
            return
        self._shown.whole = not self._shown.whole
        self._follow()

    def action_so_far(self) -> None:
        """Show the counts over the screen."""
        tally = tally_of(self._shown.record, self._shown.session)
        self._screen.app.push_screen(
            Glance("So far", so_far(tally), self._key_of("session.so-far")), self._go_on
        )

    def action_unasked(self) -> None:
        """Show what was not asked yet over the screen, and what to leave out."""
        lines = self._shown.time_left.lines
        self._screen.app.push_screen(
            Glance("Not asked yet", Content("\n".join(lines)), "escape"), self._go_on
        )

    def _key_of(self, name: str) -> str:
        """The keys of a command of the screen, with commas between, as this person has them."""
        command = next(each for each in self._screen.COMMANDS_HERE if each.id == name)
        return self._screen.workshop.with_own_key(command).key

    def _go_on(self, typed: str | None) -> None:
        """Take into the line what was typed meanwhile."""
        if typed and self._shown.live:
            self._type_on(typed)

    # The words of the step

    def _spoken(self) -> Spoken:
        """The words of the step, with what was asked."""
        step = self._shown.step
        return Spoken(step, self._shown.session.steps.get(step.id, StepRun()).asked)

    def action_words(self) -> None:
        """Show all the words of the step, where a digit ticks a question."""
        tick = self.tick if self._shown.live else None
        key = self._key_of("session.words")
        self._screen.app.push_screen(StepWords(self._spoken, tick, key), self._go_on)

    def action_words_on(self, by: int = 1) -> None:
        """Show the next words of the step, or those before."""
        if not self._screen.query_one(StepHeading).turn(by):
            self._recorder.say("All the words of this step are on the screen.")

    def action_asked(self, words: str = "") -> None:
        """Tick the next question as asked, or the one whose number is given."""
        place = self._spoken().next_probe
        if words:
            place = int(words) if words.isascii() and words.isdigit() else 0
        if place is None:
            count = len(self._shown.step.probes)
            asked = f"All {count} follow-up questions were asked."
            self._recorder.say(asked if count else "This step has no follow-up questions.")
        elif place == 0:
            self._recorder.say_not_taken(f"“{words}” is no number of a follow-up question.")
        else:
            self.tick(place)

    def tick(self, place: int) -> None:
        """Tick a question as asked, or take the tick away."""
        asked = place not in self._spoken().asked
        session_id, step_id = self._shown.session_id, self._shown.step.id
        self._recorder.perform(
            TickProbe(session_id=session_id, step_id=step_id, probe=place, asked=asked)
        )
