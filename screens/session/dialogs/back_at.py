"""Until when a silence or a break lasts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from textual.widget import Widget
from textual.widgets import Static

from screens.dialogs.dialog import Dialog, Field, Missing, line
from workshop.times import minutes_from


class UntilDialog(Dialog[float]):
    """Asks for an hour or for minutes; the answer is minutes from now.

    Args:
        title: what is asked for.
        now: the moment.
    """

    ACCEPT = "Take it"

    def __init__(self, title: str, now: datetime) -> None:
        super().__init__()
        self._title = title
        self._now = now

    def heading(self) -> str:
        """What is asked for."""
        return self._title

    def fields(self) -> Iterable[Widget]:
        """One line."""
        words = "An hour, such as 10:40, or minutes from now, such as 15."
        yield Static(words, classes="dialog-words", markup=False)
        yield Field("Until", line("until", hint="10:40"))

    def answer(self) -> float:
        """The minutes from now."""
        found = minutes_from(self.text_of("until"), self._now)
        if found is None:
            raise Missing("Write an hour, such as 10:40, or minutes, such as 15.", "until")
        return found
