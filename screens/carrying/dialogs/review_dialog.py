"""The dialog that asks what became of a signal that was looked at again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from screens.dialogs.asked import Refusal, settled
from screens.dialogs.dialog import Dialog, Field, Missing, line
from screens.widgets.choice import Choice
from workshop.dates import not_a_day, read_day
from workshop.errors import Refused
from workshop.record.rows import Row
from workshop.registers.kinds.carrying.signals import LET_GO, TAKEN_UP, WATCHED
from workshop.running.carrying_rows import looked_at_again, over
from workshop.running.row_commands import PutRows
from workshop.times import short_day

_OPTIONS: Final = ((WATCHED, "watched on"), (TAKEN_UP, TAKEN_UP), (LET_GO, LET_GO))


class ReviewDialog(Dialog[PutRows]):
    """Asks whether a signal is watched on, and until when, or taken up or let go.

    Args:
        signal: the signal.
        proposed: the day of its next review where nothing is typed.
        today: the day that a day as it is typed is reckoned from.
        refusal: says why a command would be refused.
    """

    HEADING = "Looked at again"
    ACCEPT = "Record it"

    def __init__(self, signal: Row, proposed: date, today: date, refusal: Refusal) -> None:
        super().__init__()
        self._signal = signal
        self._proposed = proposed
        self._today = today
        self._refusal = refusal

    def fields(self) -> Iterable[Widget]:
        """The signal, what to watch, what is decided, and the next day."""
        row = self._signal
        words = f"{row.code} {row.subject}"
        if row.cell("indicator"):
            words += f"\nWatch: {row.cell('indicator')}"
        yield Static(words, classes="dialog-words", markup=False)
        yield Field("It is", Choice(_OPTIONS, id="state"))
        yield Field("Next review", line("review", short_day(self._proposed), "31 Mar 2027"))

    def on_mount(self) -> None:
        """Go to what is decided."""
        self.query_one("#state").focus()

    @on(Choice.Changed)
    def day_or_not(self) -> None:
        """A day is asked for only while it is watched."""
        self.query_one("#review").disabled = self._state != WATCHED

    @property
    def _state(self) -> str:
        return self.query_one("#state", Choice).value

    def answer(self) -> PutRows:
        """What became of it.

        Raises:
            Missing: the day is none, or would be refused.
        """
        if self._state != WATCHED:
            return over(self._signal, self._state)
        typed = self.text_of("review").strip()
        if not typed:
            raise Missing("Say when it is looked at next.", "review")
        try:
            day = read_day(typed, self._today)
        except Refused as refused:
            raise Missing(str(refused), "review") from refused
        if day is None:
            raise Missing(f"{not_a_day(typed)}.", "review")
        try:
            command = looked_at_again(self._signal, day, self._today)
        except Refused as refused:
            raise Missing(str(refused), "review") from refused
        settled(command, self._refusal, {}, "review")
        return command
