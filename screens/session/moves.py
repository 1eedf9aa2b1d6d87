"""Moving through the session: forward, back, anywhere; pausing, closing, reopening."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from textual.content import Content

from screens.base.screen import WorkshopScreen
from screens.dialogs.pick import Pick
from screens.session.dialogs.close_session import CloseSessionDialog
from screens.session.dialogs.skip import SkipDialog
from screens.session.dialogs.step import StepDialog
from screens.session.panes.recorder import Recorder
from screens.session.planning.asked import ask_for_plan
from screens.session.score_questions import ScoreQuestions
from screens.session.stage import Stage
from screens.session.state.shown_session import ShownSession
from screens.session.talk import TalkActions
from screens.widgets.row_list import Item, Row
from workshop.analysis.evidence import must_asked
from workshop.analysis.revisit import to_revisit
from workshop.privacy.consents import not_asked
from workshop.record.within import SessionState
from workshop.running.commands import (
    CloseSession,
    MoveTo,
    PauseSession,
    ReopenSession,
    ResumeSession,
    SkipStep,
)
from workshop.running.follow_up.parked import open_parked
from workshop.running.same_person import told_apart
from workshop.running.score_rules import open_scores
from workshop.running.session_rules import is_to_go_on, next_step
from workshop.running.words.slash_table import step_meant
from workshop.text import listing, plural, shorten

_MOST: Final = 5
"""So many things to come back to are named before the close, at most."""


class StepMoves:
    """The actions that take the room from step to step, once what was typed is recorded.

    Args:
        screen: asks what must be asked, and is left when the session is closed.
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
        self._questions = ScoreQuestions(screen, shown, recorder)

    def _typed_recorded(self) -> bool:
        """Whether what was typed into the line and into the body is recorded."""
        return self._recorder.finish() and self._stage.body.record_typed()

    def resume(self) -> None:
        """Let the time run on."""
        shown = self._shown
        if shown.live and is_to_go_on(shown.session, shown.clock, shown.store.moment().now):
            self._recorder.perform(ResumeSession(session_id=shown.session_id))

    def take_over(self) -> None:
        """Go on at the very step that was looked at, where this window can record from now on."""
        shown = self._shown
        if not (shown.writable and shown.known and shown.live):
            return
        if shown.looked_at and shown.looked_at != shown.clock.step_id:
            self._recorder.perform(MoveTo(session_id=shown.session_id, step_id=shown.looked_at))
        self.resume()

    def go_to(self, step_id: str) -> None:
        """Go to a step, or look at it where the session does not go on."""
        if not self._typed_recorded():
            return
        self._shown.whole = False
        if step_id == self._shown.step.id:
            self._follow()
        elif self._shown.live:
            self._questions.after_asking_about_scores(partial(self._move_to, step_id))
        else:
            self._shown.looked_at = step_id
            self._follow()

    def _move_to(self, step_id: str) -> None:
        """Go to a step, and say what was left open."""
        left_open = self._stage.body.left_open
        command = MoveTo(session_id=self._shown.session_id, step_id=step_id)
        if self._recorder.perform(command) and left_open:
            self._recorder.keep_words()
            self._recorder.say_not_taken(left_open)

    def action_next(self) -> None:
        """Go on; after the last step, offer to close."""
        if not self._typed_recorded():
            return
        if step := next_step(self._shown.record, self._shown.session, self._shown.step.id):
            self.go_to(step.id)
        elif self._shown.live:
            self.action_close_session()
        else:
            self._recorder.say("This is the last step.")

    def action_back(self) -> None:
        """Go back."""
        if not self._typed_recorded():
            return
        shown = self._shown
        if step := next_step(shown.record, shown.session, shown.step.id, by=-1):
            self.go_to(step.id)
        else:
            self._recorder.say("This is the first step.")

    def action_goto(self, words: str = "") -> None:
        """Go to the step that words mean, or ask for one.

        Raises:
            Refused: the words mean none.
        """
        if words:
            self.go_to(step_meant(self._shown.guide, words).id)
        elif self._typed_recorded():
            self._screen.run_worker(self._ask_where())

    async def _ask_where(self) -> None:
        shown = self._shown
        asked = StepDialog(
            "Go to which step?",
            "Go",
            shown.guide,
            shown.session,
            shown.step.id,
            shown.agenda,
            open_scores=shown.open_scores,
        )
        if step_id := await self._screen.app.push_screen_wait(asked):
            self.go_to(step_id)

    def action_skip(self) -> None:
        """Leave the step out, with a reason."""
        if self._typed_recorded():
            self._questions.after_asking_about_scores(self._ask_for_reason)

    def _ask_for_reason(self) -> None:
        self._screen.run_worker(self._ask_why())

    async def _ask_why(self) -> None:
        step = self._shown.step
        if reason := await self._screen.app.push_screen_wait(SkipDialog(step.title)):
            self._recorder.keep_words()
            self._recorder.perform(
                SkipStep(session_id=self._shown.session_id, step_id=step.id, reason=reason)
            )

    def action_plan(self, words: str = "") -> None:
        """Ask which way the rest is planned anew, and have it so.

        Raises:
            Refused: the words tell no minutes and no hour at which it can end.
        """
        asked = ask_for_plan(self._screen, self._shown, self._recorder, words)
        if asked:
            self._screen.run_worker(asked)

    def action_pause(self) -> None:
        """Stop the time or let it run."""
        if self._typed_recorded():
            running = self._shown.state is SessionState.RUNNING
            command = PauseSession if running else ResumeSession
            self._recorder.perform(command(session_id=self._shown.session_id))

    def action_close_session(self) -> None:
        """Close the session once that is confirmed, and leave."""
        if self._typed_recorded():
            self._questions.after_asking_about_scores(self._ask_first)

    def _ask_first(self) -> None:
        self._screen.run_worker(self._ask_to_close())

    def _closing_words(self) -> str:
        """What is recorded, and what is still open."""
        record, session = self._shown.record, self._shown.session
        entries = plural(record.entry_count(session.id), "entry", "entries")
        words = f"{entries} recorded. The summary can be made at once, and the session reopened."
        if missed := must_asked(record, session)[1]:
            words += f"\n\nNot asked: {listing([step.title for step in missed])}."
        if waiting := not_asked(record, session):
            names = listing([told_apart(record, person) for person in waiting])
            words += f"\n\nNot asked how they may be quoted: {names}."
        if left := to_revisit(record, session):
            told = [f"· {shorten(entry.text, 90)}" for entry in left[:_MOST]]
            told += [f"and {len(left) - _MOST} more"] if len(left) > _MOST else []
            words += "\n\nNot come back to:\n" + "\n".join(told)
        if parked := open_parked(record, session):
            told = [f"· {shorten(entry.text, 90)}" for entry in parked[:_MOST]]
            told += [f"and {len(parked) - _MOST} more"] if len(parked) > _MOST else []
            words += "\n\nParked, and not disposed of:\n" + "\n".join(told)
        open_votes = [self._shown.guide.step(each) for each in sorted(self._shown.open_votes)]
        if open_votes:
            words += "\n\nVotes still open, whose result nobody knows:\n"
            words += "\n".join(f"· {step.title}" for step in open_votes if step)
        if waiting_scores := open_scores(record, session):
            words += "\n\nScores in no result:\n" + "\n".join(waiting_scores)
        return words

    async def _ask_to_close(self) -> None:
        session, words = self._shown.session, self._closing_words()
        question = f"Close “{session.title}”?"
        asked = CloseSessionDialog(question, words)
        answer = await self._screen.app.push_screen_wait(asked)
        if answer is None:
            return
        title = self._shown.session.title
        if self._recorder.perform(CloseSession(session_id=session.id)):
            made = await self._packed() if answer == "pack" else None
            if self._shown.guide.setting == "interview":
                await TalkActions(self._screen, self._shown, self._recorder).ask_debrief()
            self._screen.dismiss(None)
            self._screen.tell(f"{title} is closed.")
            if made:
                made()

    def action_pack(self, words: str = "") -> None:
        """Make a pack with the session as it stands, for those whom words name."""
        if self._typed_recorded():
            self._screen.run_worker(self._pack(words.strip().casefold()))

    async def _pack(self, profile: str) -> None:
        from screens.pack.make_pack import pack_here  # noqa: PLC0415 - 60 ms, with the reports

        await pack_here(self._screen, profile)

    async def _packed(self) -> Callable[[], None] | None:
        """Make a pack; what says so once the session is left, none where none was made."""
        from screens.pack.make_pack import make_a_pack, tell_made  # noqa: PLC0415 - 60 ms, with the reports

        made = await make_a_pack(self._screen)
        return partial(tell_made, self._screen, made) if made else None

    def action_reopen(self) -> None:
        """Go on with a closed session; where another step is looked at, ask at which one."""
        shown = self._shown
        if shown.step.id == shown.clock.step_id:
            self._reopen(shown.step.id)
        else:
            self._screen.run_worker(self._ask_where_to_go_on())

    async def _ask_where_to_go_on(self) -> None:
        shown = self._shown
        ended = shown.guide.step(shown.clock.step_id) or shown.guide.steps[-1]
        rows = [
            Item(
                Row(Content(shown.step.title), small=Content("the step you look at")), shown.step.id
            ),
            Item(Row(Content(ended.title), small=Content("where it was left")), ended.id),
        ]
        asked = Pick("Go on at which step?", rows, "Reopen")
        if step_id := await self._screen.app.push_screen_wait(asked):
            self._reopen(step_id)

    def _reopen(self, step_id: str) -> None:
        self._recorder.keep_words()
        if self._recorder.perform(
            ReopenSession(session_id=self._shown.session_id, step_id=step_id)
        ):
            self._shown.looked_at = ""
