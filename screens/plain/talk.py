"""A session at plain prompts: what its commands and its steps share."""

from __future__ import annotations

from collections.abc import Callable

from screens.base.session_view import SessionLookup
from screens.plain.prompts import Asker
from sessions.errors import SessionsError
from sessions.store.store import Store
from workshop.errors import Refused
from workshop.guide.shape import AnyStep
from workshop.record.change import Change
from workshop.running.commands import Command
from workshop.running.senders import Sender


class Talk(SessionLookup):
    """A session that is run at prompts."""

    def __init__(self, store: Store, session_id: str, ask: Asker) -> None:
        super().__init__(session_id, lambda: store)
        self.ask = ask
        """Who asks and tells."""
        self.over = False
        """Whether the person is done here."""
        self.told_step = ""
        """The id of the step that was told last."""

    @property
    def step(self) -> AnyStep:
        """The step in front of the room."""
        return self.guide.step(self.clock.step_id) or self.guide.steps[0]

    def tell(self, words: str = "") -> None:
        """Tell something."""
        self.ask.tell(words)

    def send(self, command: Command) -> Change:
        """Carry out a command.

        Raises:
            Refused: the rules do not allow it.
            SessionsError: the disk refused.
        """
        return self.store.do(command, Sender.PLAIN)

    def do(self, command: Command) -> Change | None:
        """Carry out a command; a refusal is told, and gives none."""
        try:
            return self.send(command)
        except (Refused, SessionsError) as refusal:
            self.tell(f"Not done: {refusal}")
            return None


Act = Callable[[Talk, str], None]
"""Carries out a word, given what stood behind it."""
