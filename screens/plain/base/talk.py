"""A session at plain prompts: what its commands and its steps share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from screens.base.session_view import SessionLookup
from screens.plain.base.prompts import Asker, Instead, is_command
from sessions.errors import SessionsError
from sessions.store.store import Store
from workshop.errors import Refused
from workshop.guide.shape import AnyStep
from workshop.record.change import Change
from workshop.record.documents import Session
from workshop.running.asking.asked_steps import come_up
from workshop.running.commands import Command
from workshop.running.senders import Sender
from workshop.running.words.slash import as_text, as_typed

T = TypeVar("T")


class Talk(SessionLookup):
    """A session that is run at prompts."""

    def __init__(self, store: Store, session_id: str, ask: Asker) -> None:
        super().__init__(session_id, lambda: self._now_open)
        self._now_open = store
        self.ask = ask
        """Who asks and tells."""
        self.over = False
        """Whether the person is done here."""
        self.thing: tuple[str, str] | None = None
        """What stands in front in a discussion, and on which scale, by their ids."""
        self.told_step = ""
        """The id of the step that was told last."""

    @property
    def step(self) -> AnyStep:
        """The step in front of the room."""
        return self.guide.step(self.clock.step_id) or self.guide.steps[0]

    @property
    def now(self) -> datetime:
        """The moment, by the clock of the store."""
        return self.store.moment().now

    @property
    def about_id(self) -> str | None:
        """What is said now is about, in a discussion; none in any other step."""
        return self.thing[0] if self.thing else None

    @property
    def own_session(self) -> Session | None:
        """The session, where rows and words are asked for in one."""
        return self.session

    @property
    def stands_in(self) -> tuple[str | None, str]:
        """The ids of the session and the step that what is entered belongs to."""
        return self.session_id, self.step.id

    def closed_meanwhile(self, work: Callable[[Path], T]) -> T:
        """Do something for which nobody may have the engagement open, and open it again.

        Args:
            work: what is done, given the folder.

        Raises:
            SessionsError: it was not done, or the engagement cannot be opened again; then it is
                open to be read, where that can be.
        """
        folder = self._now_open.folder
        self._now_open.close()
        try:
            return work(folder)
        finally:
            try:
                self._now_open = Store.open(folder)
            except SessionsError:
                self.over = True
                self._now_open = Store.open(folder, read_only=True)
                raise

    def tell(self, words: str = "") -> None:
        """Tell something."""
        self.ask.tell(words)

    def line(self, question: str, as_it_is: str = "") -> str:
        """A line of text without the blanks around it; empty where nothing is said.

        Args:
            question: what is asked.
            as_it_is: what an empty line keeps.

        Raises:
            Instead: it is a command.
        """
        answer = self.ask.line(question, as_typed(as_it_is)).strip()
        if is_command(answer):
            raise Instead(answer)
        return as_text(answer)

    def send(self, command: Command) -> Change:
        """Carry out a command.

        Raises:
            Refused: the rules do not allow it.
            SessionsError: the disk refused.
        """
        before = self.agenda
        change = self.store.do(command, Sender.PLAIN)
        if self.record.find(Session, self.session_id) and (
            words := come_up(before, self.record, self.session)
        ):
            self.tell(f"{words}.")
        return change

    def do(self, command: Command) -> Change | None:
        """Carry out a command; a refusal is told, and gives none."""
        try:
            return self.send(command)
        except (Refused, SessionsError) as refusal:
            self.tell(f"Not done: {refusal}")
            return None


Act = Callable[[Talk, str], None]
"""Carries out a word, given what stood behind it."""
