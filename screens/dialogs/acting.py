"""What keys that ask for something know of their screen, and why that would be refused."""

from __future__ import annotations

from typing import Any, Protocol

from textual.app import App

from screens.dialogs.confirm import Confirm
from sessions.store.store import Store
from workshop.errors import Refused
from workshop.programme.stages import Interview
from workshop.record.change import Change, trial
from workshop.running.base.command import Command
from workshop.running.session_rules import decide


class ActedOn(Protocol):
    """A screen over the open engagement, as far as what its keys do knows it."""

    @property
    def store(self) -> Store:
        """The engagement."""

    @property
    def app(self) -> App[Any]:
        """The application, for dialogs."""

    def perform(self, command: Command) -> Change | None:
        """Carry out a command; a refusal is told, and gives none."""

    def tell(self, sentence: str) -> None:
        """Say that something went well."""

    def warn(self, sentence: str) -> None:
        """Say why something cannot be done."""


def perform_and_tell(screen: ActedOn, command: Command | None) -> Change | None:
    """Carry out a command, where there is one, and say what was done; a refusal is told."""
    if command is None or (change := screen.perform(command)) is None:
        return None
    screen.tell(f"{change.sentence}.")
    return change


async def sure_of_day(screen: ActedOn, interview: Interview) -> bool:
    """Whether an interview shall begin now; where it is planned for another day, that is asked.

    Enter alone does not begin it then.
    """
    if not (words := interview.another_day(screen.store.moment().today)):
        return True
    question = f"Begin the interview with {interview.person.name} now?"
    asked = Confirm(question, words, "Begin now", careful=True)
    sure: bool | None = await screen.app.push_screen_wait(asked)
    return bool(sure)


def refusal_of(store: Store, command: Command) -> str:
    """Why a command would be refused; nothing where it would not."""
    try:
        decide(store.record, command, trial(store.moment().now))
    except Refused as refused:
        return str(refused)
    return ""
