"""The dialog that answers one request of a department."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.widget import Widget
from textual.widgets import Static

from screens.dialogs.asked import Refusal, known_id, settled
from screens.dialogs.completing import CompletingInput
from screens.dialogs.dialog import Dialog, Field, Missing, line
from screens.widgets.choice import Choice
from workshop.needs.answers import Answer
from workshop.registers.kinds.needs.needs import ANSWERS, LATER, NEEDS, NOT, PARTLY
from workshop.running.row_commands import PutRows, RowText


class AnswerDialog(Dialog[PutRows]):
    """Asks what a department is answered to a request, why, when, and who decides it.

    Args:
        answer: what it is answered now.
        asked_by: how the department is called.
        people: how everybody is called, by their ids.
        refusal: says why a command would be refused.
    """

    ACCEPT = "Answer"

    def __init__(
        self, answer: Answer, asked_by: str, people: Mapping[str, str], refusal: Refusal
    ) -> None:
        super().__init__()
        self._answer = answer
        self._asked_by = asked_by
        self._people = people
        self._refusal = refusal

    def heading(self) -> str:
        """Which request."""
        return f"What is {self._asked_by} answered to {self._answer.row.code}?"

    def fields(self) -> Iterable[Widget]:
        """The request, the answer, why, when, who decides."""
        now = self._answer
        want = str(now.row.cell("want"))
        yield Static(want, classes="dialog-words", markup=False)
        yield Field("Answer", Choice([(each, each) for each in ANSWERS], now.answer, id="answer"))
        why = now.why if now.is_decided else ""
        yield Field("Why", line("why", why, "the department is told this sentence"))
        day = now.day.isoformat() if now.day else ""
        yield Field("When", line("day", day, "2027-12-31: there, begun or looked at again"))
        people = list(self._people.values())
        who = self._people.get(now.decided_by or "", "")
        yield Field("Decided by", CompletingInput(people, who, field="who", placeholder="who"))

    def answer(self) -> PutRows:
        """The cells of the row."""
        word, why = self.query_one("#answer", Choice).value, self.text_of("why").strip()
        if word in (PARTLY, LATER, NOT) and not why:
            raise Missing(f"“{word}” needs the reason that the department is told.", "why")
        who = known_id(self._people, self.text_of("who"), "who", "person")
        name = self._people[who] if who else ""
        cells: dict[str, str | int | float | None] = {
            "answer": word,
            "answer_why": why,
            "answer_day": self.text_of("day").strip(),
            "decided_by": name,
        }
        row = RowText(row_id=self._answer.row.id, values=cells)
        wanted = PutRows(register=NEEDS, rows=(row,))
        settled(wanted, self._refusal, {"when": "day", "date": "day", "day": "day"}, "why")
        return wanted
