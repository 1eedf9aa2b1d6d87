"""Numbered choices, offered until nothing more is wanted; what each needs to do its work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from screens.base.errors import ScreensError
from screens.plain.base.prompts import Asker, Instead
from sessions.errors import SessionsError
from sessions.store.store import Store
from workshop.dates import not_a_day, read_day
from workshop.errors import WorkshopError
from workshop.privacy.told_record import told_record
from workshop.record.change import Change
from workshop.report.view import Gathered
from workshop.running.commands import Command
from workshop.running.senders import Sender

T = TypeVar("T")

_WRONG: Final = (WorkshopError, SessionsError, ScreensError, OSError)
"""What is told instead of ending for it."""

BACK: Final = "back"
"""What no choice means in a menu that was opened from another one."""


@dataclass(frozen=True)
class Doors:
    """What menus work with."""

    home: Path
    """The folder that engagements are kept in."""
    ask: Asker
    """Who asks and tells."""
    command: Callable[[list[str]], int]
    """Carries out the words of a command line, and tells what is wrong with it."""
    open: Callable[[Path], Store]
    """Opens an engagement for writing, and asks where another may have it open."""

    def do(self, *words: str) -> bool:
        """Carry out a command line in the place of these engagements; whether that was done."""
        return self.command([*words, "--folder", str(self.home)]) == 0


class Choice(NamedTuple):
    """Something that can be chosen."""

    words: str
    """What is read out."""
    act: Callable[[], object]
    """What is done then."""


def offer(
    ask: Asker,
    title: Callable[[], str],
    choices: Callable[[], Iterable[Choice]],
    otherwise: str = BACK,
) -> None:
    """Offer choices until none is taken; what goes wrong is told, and they are offered again.

    Args:
        ask: asks and tells.
        title: what is asked, as it is by then; empty once what it is about has gone.
        choices: what there is to choose from, as it is by then.
        otherwise: what an empty line means.

    Raises:
        Leaving: nothing more comes.
    """
    while True:
        try:
            if not (asked := title()):
                return
            offered = list(choices())
        except _WRONG as problem:
            ask.tell(str(problem))  # as it would be the next time
            return
        try:
            chosen = one_of(ask, asked, [(each.words, each) for each in offered], otherwise)
            if chosen is None:
                return
            chosen.act()
        except Instead as typed:
            ask.tell(f"{typed.line.split()[0]} does nothing here. Type the number of a choice.")
        except _WRONG as problem:
            ask.tell(f"Not done: {problem}")


def one_of(
    ask: Asker, prompt: str, choices: Sequence[tuple[str, T]], otherwise: str = BACK
) -> T | None:
    """One of several things by its number or its first words; none for an empty line.

    Raises:
        Instead: a command came.
        Leaving: nothing more comes.
    """
    numbered = [(words, str(number)) for number, (words, _) in enumerate(choices, 1)]
    if not numbered:
        ask.tell(f"{prompt} There is nothing to choose from.")
        return None
    chosen = ask.choose(prompt, numbered, otherwise)
    return None if chosen is None else choices[int(chosen) - 1][1]


@dataclass(frozen=True)
class Engaged:
    """An engagement that menus are about. It is open only while something is done with it.

    So whatever a command line does between has it to itself, and nothing is kept that another
    window changed.
    """

    doors: Doors
    folder: Path

    @property
    def ask(self) -> Asker:
        """Who asks and tells."""
        return self.doors.ask

    def do(self, *words: str, rest: Sequence[str] = ()) -> bool:
        """Carry out a command line that names the engagement behind its own words."""
        return self.doors.do(*words, str(self.folder), *rest)

    def reading(self) -> Store:
        """The engagement, open to be read; to be closed.

        Raises:
            SessionsError: it cannot be opened.
        """
        return Store.open(self.folder, read_only=True)

    def gathered(self) -> Gathered:
        """The record as whoever runs the sessions is told it.

        Raises:
            SessionsError: it cannot be opened.
        """
        with self.reading() as store:
            return Gathered(told_record(store.record), "restricted", ids=True)

    def send(self, command: Command) -> Change:
        """Carry out a command of the record, and tell what it did.

        Raises:
            Refused: the rules do not allow it.
            ScreensError: it may be open elsewhere, and was not to be opened here.
            SessionsError: it cannot be opened, or the disk refused.
        """
        with self.doors.open(self.folder) as store:
            change = store.do(command, Sender.PLAIN)
        self.ask.tell(f"{change.sentence}.")
        return change

    def line(self, prompt: str, known: str = "") -> str:
        """A line of text without blanks around it; what is known where nothing is typed.

        Raises:
            Leaving: nothing more comes.
        """
        return self.ask.line(prompt, known).strip()

    def day(self, prompt: str, known: date | None = None) -> date | None:
        """A day; asked again while it is none, so that what was typed before is not lost.

        Args:
            prompt: what is asked.
            known: the day where nothing is typed; none for none.

        Raises:
            Leaving: nothing more comes.
            Refused: it may be two days, or its weekday is another one.
        """
        while typed := self.line(prompt, known.isoformat() if known else ""):
            with self.reading() as store:
                today = store.moment().today
            if (day := read_day(typed, today)) is not None:
                return day
            self.ask.tell(f"{not_a_day(typed)}.")
            known = None
        return None
