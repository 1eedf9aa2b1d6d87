"""The groups into which a room splits up: who is in which, how far each is, how to get there."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import work
from textual.content import Content
from textual.widgets import Static

from screens.base.commands import Needs, UserCommand
from screens.base.navigation import OpenSession
from screens.base.screen import WorkshopScreen
from screens.session.bodies.body import CONFIRM, StepBody
from screens.session.breakout.dialog import SplitDialog
from screens.session.panes.hint import slash_key
from screens.session.panes.recorder import Recorder
from screens.session.panes.step_heading import room_for
from screens.session.state.shown_session import ShownSession
from screens.widgets.ink import muted
from sessions.errors import SessionsError
from sessions.library.guides import Library
from workshop.errors import WorkshopError
from workshop.guide.room_steps import Breakout
from workshop.running.room.breakouts import BringTogether, apart, group_meant
from workshop.running.splitting.draft import draft_of
from workshop.running.splitting.groups_told import GroupStands, groups_told

SPLIT: Final = UserCommand(
    "session.breakout",
    "ctrl+s",
    "Split up",
    "Splits the room up into groups: who is in which is suggested, so that departments are mixed.",
    "split_up",
    footer=False,
    shown_key="^s",
    needs=Needs.LIVE,
    part="step",
    state="breakout",
    slash="breakout",
    takes_words=True,
)
VISIT: Final = UserCommand(
    "session.visit",
    "",
    "Go to a group",
    "Opens the session of a group; leaving it leads back to the whole room.",
    "visit",
    footer=False,
    part="step",
    slash="visit",
    takes_words=True,
)
TOGETHER: Final = UserCommand(
    "session.together",
    "",
    "Bring the groups together",
    "Closes the groups; what they said counts in this session from then on.",
    "together",
    footer=False,
    needs=Needs.LIVE,
    part="step",
    slash="together",
)


class BreakoutBody(StepBody[Breakout]):
    """The groups over what is remarked meanwhile."""

    COMMANDS: ClassVar[tuple[UserCommand, ...]] = (SPLIT, VISIT, TOGETHER, CONFIRM)
    NOTHING: ClassVar[str] = ""
    WORDS_GIVE_WAY: ClassVar[bool] = True

    def __init__(self, shown: ShownSession, recorder: Recorder, step: Breakout) -> None:
        super().__init__(shown, recorder, step)
        self.board = Static("", markup=False, id="speaks-of")
        """The groups."""

    @property
    def above(self) -> Static:
        """The groups stand above the log."""
        return self.board

    @property
    def left_open(self) -> str:
        """That groups are still at work."""
        still = apart(self.record, self.session_id, self.step.id)
        return "The groups are still at work; /together brings them back." if still else ""

    def follow(self) -> None:
        """Show the groups as they are now."""
        super().follow()
        width, _ = room_for(self.app.size)
        found = groups_told(self.record, self.session, self.step.id)
        lines = [line for group in found for line in _group(group, width)]
        if not lines:
            told = f"{self.step.groups} groups are suggested, each with the guide "
            lines = [muted(f"{told}{', '.join(self.step.guides)}.").truncate(width, ellipsis=True)]
        self.board.update(Content("\n").join(lines))

    @property
    def crib(self) -> Content | None:
        """What the keys do now."""
        if not self.shown.live:
            return None
        if not apart(self.record, self.session_id, self.step.id):
            return Content.assemble(
                slash_key("^s"), muted("or "), slash_key("/breakout"), muted("splits up")
            )
        return Content.assemble(
            slash_key("/visit 1"), muted("goes to a group   "),
            slash_key("/together"), muted("brings them back"),
        )  # fmt: skip

    @work(exclusive=True)
    async def action_split_up(self, words: str = "") -> None:
        """Ask who is in which group, and make them."""
        if apart(self.record, self.session_id, self.step.id):
            self.recorder.say_not_taken("The groups are at work; /together brings them back first.")
            return
        try:
            draft = draft_of(self.record, self.session, self.step.id, words)
            library = Library.at(self.shown.store.folder.parent, self.shown.store.folder)
            guides = {name: library.load(name) for name in self.step.guides}
        except (WorkshopError, SessionsError) as refusal:
            self.recorder.refuse(refusal)
            return
        chosen = await self.app.push_screen_wait(SplitDialog(self.record, self.session, draft))
        if chosen is not None:
            self.recorder.keep_words()
            self.recorder.perform(chosen.command(self.session, guides))
            self.follow()

    def action_visit(self, words: str = "") -> None:
        """Go to a group.

        Raises:
            Refused: it is not clear which.
        """
        group = group_meant(self.record, self.session, self.step.id, words)
        screen = self.screen
        if isinstance(screen, WorkshopScreen):
            screen.open(OpenSession(group.id))

    def action_together(self) -> None:
        """Bring the groups together."""
        self.recorder.keep_words()
        command = BringTogether(session_id=self.session_id, step_id=self.step.id)
        if self.recorder.perform(command):
            self.follow()


def _group(group: GroupStands, width: int) -> list[Content]:
    """A group in a line or two: its number, title and standing, then who is in it."""
    head = Content.assemble(
        (f"{group.number} ", "bold $accent"), (group.title, "bold"),
        muted(f"   {group.standing} · {group.guide}"),
    )  # fmt: skip
    people = muted(f"  {', '.join(group.people) or 'nobody put down'}")
    return [head.truncate(width, ellipsis=True), people.truncate(width, ellipsis=True)]
