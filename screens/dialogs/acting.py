"""What keys that ask for something know of their screen, and why that would be refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from textual.app import App

from screens.dialogs.confirm import Confirm
from sessions.errors import SessionsError
from sessions.store.store import Store
from workshop.errors import Problems, Refused
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


async def begin_interview(
    screen: ActedOn, interview: Interview, begins: Callable[[], Command]
) -> str:
    """Begin the session of an interview; where it is planned for another day, that is asked first.

    Args:
        screen: where it is asked for.
        interview: the interview.
        begins: gives what begins it; why that cannot be is told.

    Returns:
        The id of the session; empty where it was not begun.
    """
    try:
        command = begins()
    except (Refused, SessionsError, Problems) as problem:
        screen.warn(str(problem))
        return ""
    if not await _sure_of_day(screen, interview):
        return ""
    change = screen.perform(command)
    return (change.session_id or "") if change else ""


async def _sure_of_day(screen: ActedOn, interview: Interview) -> bool:
    """Whether it shall begin now; Enter alone does not begin it on another day."""
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
