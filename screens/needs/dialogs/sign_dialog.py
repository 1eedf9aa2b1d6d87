"""The dialog that signs the framework for a department, or keeps its dissent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from textual.widget import Widget
from textual.widgets import Static

from screens.dialogs.asked import Refusal, known_id, settled
from screens.dialogs.completing import CompletingInput
from screens.dialogs.dialog import Dialog, Field, Missing, line
from workshop.running.needs.commands import SignFramework


class SignDialog(Dialog[SignFramework]):
    """Asks who signs for which department, or why they dissent.

    Args:
        dissents: whether they dissent.
        terms: what is signed, a line each.
        people: how everybody is called, by their ids.
        departments: how every department is called, by its id.
        refusal: says why a command would be refused.
    """

    def __init__(
        self,
        *,
        dissents: bool,
        terms: Sequence[str],
        people: Mapping[str, str],
        departments: Mapping[str, str],
        refusal: Refusal,
    ) -> None:
        super().__init__()
        self._dissents = dissents
        self._terms = terms
        self._people = people
        self._departments = departments
        self._refusal = refusal

    def heading(self) -> str:
        """What is asked."""
        return "Who dissents, and why?" if self._dissents else "Who signs?"

    def accept_words(self) -> str:
        """The word on the button."""
        return "Keep the dissent" if self._dissents else "Sign"

    def fields(self) -> Iterable[Widget]:
        """What is signed, who, for whom, and the words of dissent."""
        yield Static("\n".join(self._terms), classes="dialog-words", markup=False)
        people, known = list(self._people.values()), list(self._departments.values())
        yield Field("Who", CompletingInput(people, "", field="person", placeholder="their name"))
        hint = "their own, unless another is named"
        yield Field("For", CompletingInput(known, "", field="department", placeholder=hint))
        if self._dissents:
            yield Field("Why not", line("dissent", hint="in their own words"))

    def answer(self) -> SignFramework:
        """What they say."""
        person = known_id(self._people, self.text_of("person"), "person", "person")
        if person is None:
            raise Missing("Say who it is.", "person")
        words = self.text_of("dissent").strip() if self._dissents else ""
        if self._dissents and not words:
            raise Missing("Dissent is kept in their own words.", "dissent")
        department = known_id(
            self._departments, self.text_of("department"), "department", "department"
        )
        wanted = SignFramework(person_id=person, department_id=department, dissent=words)
        settled(wanted, self._refusal, {"department": "department"}, "person")
        return wanted
