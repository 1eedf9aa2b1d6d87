"""What is asked when something is followed up: what came of it, why, until when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from textual.widget import Widget

from screens.dialogs.dialog import Dialog, Field, Missing, line
from workshop.dates import not_a_day, read_day
from workshop.record.within import OutcomeState
from workshop.running.command_kinds.entries import SetOutcome
from workshop.text import clean_line, shorten

_HEADS: Final = {
    OutcomeState.DONE: "Done",
    OutcomeState.DROPPED: "Drop",
    OutcomeState.MOVED: "Move",
}
_LONGEST: Final = 60
"""Characters of what it is about, so that the heading stays on its line."""


class OutcomeDialog(Dialog[SetOutcome]):
    """Asks what became of an action or a question.

    Args:
        entry_id: of what.
        words: what it says; the heading has the beginning of it.
        state: what became of it.
        today: the day from which `friday` is reckoned.
        question: whether it is a question, which has an answer.
    """

    ACCEPT = "Record"

    def __init__(
        self, entry_id: str, words: str, state: OutcomeState, today: date, *, question: bool
    ) -> None:
        super().__init__()
        self._entry_id = entry_id
        self._words = words
        self._state = state
        self._today = today
        self._question = question

    def heading(self) -> str:
        """What it is about."""
        answered = self._question and self._state is OutcomeState.DONE
        words = shorten(self._words, _LONGEST)
        return f"{'Answered' if answered else _HEADS[self._state]}: “{words}”"

    def fields(self) -> Iterable[Widget]:
        """The day where it is moved, and a note."""
        if self._state is OutcomeState.MOVED:
            yield Field("To", line("due", hint="friday, 12 Dec, in 2 weeks"))
        label = "Why"
        if self._state is OutcomeState.DONE:
            label = "The answer" if self._question else "What came of it"
        hint = "" if self._state is OutcomeState.DROPPED else "may be left empty"
        yield Field(label, line("note", hint=hint))

    def answer(self) -> SetOutcome:
        """The command."""
        note, due = clean_line(self.text_of("note")), None
        if self._state is OutcomeState.DROPPED and not note:
            raise Missing("Say why; documents tell it.", "note")
        if self._state is OutcomeState.MOVED:
            words = self.text_of("due").strip()
            due = read_day(words, self._today)
            if due is None:
                raise Missing(not_a_day(words) if words else "Say to which day.", "due")
        return SetOutcome(entry_id=self._entry_id, state=self._state, note=note, due=due)
