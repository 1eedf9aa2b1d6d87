"""What earlier sessions left open: one key for what became of each."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.content import Content

from screens.base.commands import UserCommand
from screens.dialogs.outcome import OutcomeDialog
from screens.session.bodies.body import CONFIRM, StepBody
from screens.session.earlier.earlier_list import EarlierList
from screens.session.panes.capture_line import CaptureLine
from screens.session.panes.recorder import Recorder
from screens.session.state.shown_session import ShownSession
from screens.widgets.ink import KEY, muted
from workshop.analysis.earlier_actions import earlier_open
from workshop.guide.room_steps import OpenActions
from workshop.record.documents import EntryKind
from workshop.record.within import OutcomeState
from workshop.running.command_kinds.entries import SetOutcome
from workshop.text import plural


class OpenActionsBody(StepBody[OpenActions]):
    """What is open, what is due first at the top; what is said of it stands below."""

    COMMANDS: ClassVar[tuple[UserCommand, ...]] = (CONFIRM,)
    NOTHING: ClassVar[str] = ""
    WORDS_GIVE_WAY: ClassVar[bool] = True

    def __init__(self, shown: ShownSession, recorder: Recorder, step: OpenActions) -> None:
        super().__init__(shown, recorder, step)
        self.list = EarlierList(self.record, id="earlier")
        """What is open."""

    @property
    def part(self) -> EarlierList | None:
        """The list."""
        return self.list

    @property
    def begins_in_part(self) -> bool:
        """Whether anything is on the list: one without lines has no use for keys."""
        return bool(earlier_open(self.record, self.session))

    @property
    def part_words(self) -> Content:
        """What keys do in the list."""
        return Content.assemble(
            ("1–4 ", KEY), muted("what became of it   "), ("↑↓ ", KEY), muted("another   "),
            ("Esc ", KEY), muted("the line"),
        )  # fmt: skip

    @property
    def left_open(self) -> str:
        """How much was not come to."""
        found = earlier_open(self.record, self.session)
        left = sum(one.told is None for one in found)
        return (
            f"{plural(left, 'thing')} open from earlier sessions, not come to yet." if left else ""
        )

    @property
    def asks(self) -> str:
        """How the list is reached."""
        left = self.left_open
        return f"↑ goes to the list · {left}" if left else ""

    def follow(self) -> None:
        """Show what is open now."""
        super().follow()
        self.list.found = tuple(earlier_open(self.record, self.session))
        self.list.can_focus = bool(self.list.found)

    @on(EarlierList.Chosen)
    def became(self, event: EarlierList.Chosen) -> None:
        """Record what became of one."""
        event.stop()
        if not self.shown.live:
            self.recorder.say_not_taken("The session is closed; /reopen goes on with it.")
        elif self.screen.query_one(CaptureLine).value:
            words = "A line is being typed: Enter records it, then a number answers."
            self.recorder.say_not_taken(words)
        elif event.state in (OutcomeState.MOVED, OutcomeState.DROPPED):
            self._ask(event)
        else:
            self._record(SetOutcome(entry_id=event.earlier.entry.id, state=event.state))

    @work(exclusive=True)
    async def _ask(self, event: EarlierList.Chosen) -> None:
        """Ask for the day, or for the reason."""
        entry = event.earlier.entry
        dialog = OutcomeDialog(
            entry.id,
            entry.text,
            event.state,
            self.shown.today,
            question=entry.kind is EntryKind.QUESTION,
        )
        if (command := await self.app.push_screen_wait(dialog)) is not None:
            self._record(command)

    def _record(self, command: SetOutcome) -> None:
        told = SetOutcome(
            entry_id=command.entry_id,
            state=command.state,
            note=command.note,
            due=command.due,
            told_in=self.session_id,
        )
        self.recorder.keep_words()
        if self.recorder.perform(told):
            self.follow()
            self.list.go_on()
