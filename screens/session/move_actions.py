"""Moving through the session: forward, back, anywhere; pausing, closing, leaving."""

from __future__ import annotations

from textual import work

from screens.dialogs.confirm import Confirm
from screens.session.dialogs.skip import SkipDialog
from screens.session.dialogs.step import StepDialog
from screens.session.state import SessionBase
from workshop.analysis.evidence import must_asked
from workshop.record.documents import SessionState
from workshop.running.commands import (
    CloseSession,
    MoveTo,
    PauseSession,
    ReopenSession,
    ResumeSession,
    SkipStep,
)
from workshop.running.session_rules import next_step
from workshop.text import listing, plural


class MoveActions(SessionBase):
    """The actions that take the room from step to step."""

    def go_to(self, step_id: str) -> None:
        """Go to a step, or look at it where the session does not go on."""
        if not self.body.settle():
            return
        self.whole = False
        if step_id == self.step.id:
            self.refollow()
        elif self.live:
            self.perform(MoveTo(session_id=self.session_id, step_id=step_id))
        else:
            self.look_at(step_id)
            self.refollow()

    def action_next(self) -> None:
        """Go on; after the last step, offer to close."""
        if not self.body.settle():
            return
        if step := next_step(self.record, self.session, self.step.id):
            self.go_to(step.id)
        elif self.live:
            self.action_close_session()
        else:
            self.say("This is the last step.")

    def action_back(self) -> None:
        """Go back."""
        if not self.body.settle():
            return
        if step := next_step(self.record, self.session, self.step.id, by=-1):
            self.go_to(step.id)
        else:
            self.say("This is the first step.")

    @work
    async def action_goto(self) -> None:
        """Ask for a step and go there."""
        if not self.body.settle():
            return
        asked = StepDialog("Go to which step?", "Go", self.guide, self.session, self.step.id)
        if step_id := await self.app.push_screen_wait(asked):
            self.go_to(step_id)

    @work
    async def action_skip(self) -> None:
        """Leave the step out, with a reason."""
        if not self.body.settle():
            return
        step = self.step
        if reason := await self.app.push_screen_wait(SkipDialog(step.title)):
            self.told = True
            self.perform(SkipStep(session_id=self.session_id, step_id=step.id, reason=reason))

    def action_pause(self) -> None:
        """Stop the time or let it run."""
        if not self.body.settle():
            return
        running = self.state is SessionState.RUNNING
        command = PauseSession if running else ResumeSession
        self.perform(command(session_id=self.session_id))

    @work
    async def action_close_session(self) -> None:
        """Close the session once that is confirmed, and leave."""
        if not self.body.settle():
            return
        entries = plural(self.record.entry_count(self.session_id), "entry", "entries")
        words = f"{entries} recorded. The summary can be made at once, and the session reopened."
        if missed := must_asked(self.record, self.session)[1]:
            words += f"\n\nNot asked: {listing([step.title for step in missed])}."
        question = f"Close “{self.session.title}”?"
        if not await self.app.push_screen_wait(Confirm(question, words, "Close the session")):
            return
        title = self.session.title
        if self.perform(CloseSession(session_id=self.session_id)):
            self.dismiss(None)
            self.tell(f"{title} is closed.")

    def action_reopen(self) -> None:
        """Go on with a closed session."""
        self.perform(ReopenSession(session_id=self.session_id))
