"""The screen of what is followed up: actions, questions and people to meet, over all sessions."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.widgets import OptionList

from screens.base.commands import bindings
from screens.base.navigation import OpenFollowUp, OpenHistory, OpenProgramme, OpenSession
from screens.base.record_screen import RecordScreen
from screens.dialogs.outcome import OutcomeDialog
from screens.follow_up.commands import FOLLOW_UP_COMMANDS
from screens.follow_up.rows import follow_up_rows
from screens.widgets.heading import Heading
from screens.widgets.key_line import KeyLine
from screens.widgets.row_list import RowList
from sessions.history.history import OUTSIDE
from workshop.analysis.follow_up import FollowedUp, followed_up, how_many
from workshop.record.documents import EntryKind, Person, Session
from workshop.record.within import OutcomeState
from workshop.running.command_kinds.entries import SetOutcome


class FollowUpScreen(RecordScreen[None]):
    """What all sessions left to be followed up.

    Args:
        session_id: the session that goes on, for which others are looked through; empty for none.
    """

    TITLE_WORDS = "Follow-up"
    ABOUT = (
        "Every action and open question of all sessions, what is open first and what is overdue "
        "before that, then people who were named to be met and were not heard yet, then what was "
        "done or dropped. What was told of one before stays in the record."
    )
    COMMANDS_HERE = FOLLOW_UP_COMMANDS
    BINDINGS: ClassVar = bindings(COMMANDS_HERE)
    CSS_PATH = "follow_up.tcss"

    def __init__(self, session_id: str = "") -> None:
        super().__init__()
        self._session_id = session_id
        self._last_of = OUTSIDE

    def compose(self) -> ComposeResult:
        """Heading, the list, the keys."""
        yield Heading()
        yield RowList(id="rows")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the list."""
        self.show_record()
        self.query_one("#rows").focus()

    @property
    def _today(self) -> date:
        return self.store.moment().today

    @property
    def _list(self) -> RowList:
        return self.query_one("#rows", RowList)

    @property
    def undo_scope(self) -> str:
        """What was told last on this screen is a change of the session in which it was said."""
        return self._last_of

    def show_record(self) -> None:
        """Show what is open as it is now."""
        record = self.store.record
        open_words = how_many(followed_up(record, self._today)).removesuffix(".")
        words = f"{open_words} · {record.engagement.name}"
        self.query_one(Heading).show("Follow-up", words, self.state_words())
        before = record.find(Session, self._session_id) if self._session_id else None
        self._list.fill(follow_up_rows(record, self._today, before))

    @on(OptionList.OptionSelected, "#rows")
    def row_clicked(self) -> None:
        """A click does what Enter does."""
        self.action_session()

    def action_session(self) -> None:
        """Open the session of the one under the cursor; of a person the programme."""
        match self._list.subject:
            case FollowedUp(session=session):
                self.open(OpenSession(session.id))
            case Person():
                self.open(OpenProgramme())

    def action_done(self) -> None:
        """Say that it was done."""
        self._ask(OutcomeState.DONE)

    def action_drop(self) -> None:
        """Say that it is dropped, and why."""
        self._ask(OutcomeState.DROPPED)

    def action_move(self) -> None:
        """Say to which day it is moved."""
        self._ask(OutcomeState.MOVED)

    def action_again(self) -> None:
        """Say that it is open after all."""
        if (one := self._chosen()) is not None:
            self._record(one, SetOutcome(entry_id=one.entry.id, state=OutcomeState.OPEN))

    @work(exclusive=True)
    async def _ask(self, state: OutcomeState) -> None:
        """Ask what there is to be said of it, and record it."""
        if (one := self._chosen()) is None:
            return
        entry, question = one.entry, one.entry.kind is EntryKind.QUESTION
        dialog = OutcomeDialog(entry.id, entry.text, state, self._today, question=question)
        command = await self.app.push_screen_wait(dialog)
        if command is not None:
            self._record(one, command)

    def _record(self, one: FollowedUp, command: SetOutcome) -> None:
        """Record what became of it."""
        if self.perform(command):
            self._last_of = one.session.id

    def _chosen(self) -> FollowedUp | None:
        """The one under the cursor; that there is none is said."""
        subject = self._list.subject
        if isinstance(subject, FollowedUp):
            return subject
        self.warn("Put the cursor on an action or a question.")
        return None

    def action_history(self) -> None:
        """Show what was done."""
        self.open(OpenHistory(OpenFollowUp(self._session_id)))
