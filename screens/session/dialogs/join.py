"""Somebody comes in: known already, or new."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Static

from screens.dialogs.dialog import Dialog, Field, Missing, line
from screens.dialogs.person import PersonWords, department_field
from workshop.running.same_person import person_of


class JoinDialog(Dialog[PersonWords]):
    """Asks who joins; a name that is known needs nothing else.

    Args:
        known: names of people who are not in the session yet.
        departments: names of departments.
    """

    HEADING = "Who joins?"
    ACCEPT = "Join"

    def __init__(self, known: Sequence[str], departments: Sequence[str]) -> None:
        super().__init__()
        self._known = known
        self._departments = departments

    def fields(self) -> Iterable[Widget]:
        """The name, which completes; role and department for somebody new."""
        name = Input(
            id="name",
            compact=True,
            placeholder="Dana Ortiz, or: Dana Ortiz, CFO, Finance",
            suggester=SuggestFromList(self._known, case_sensitive=False),
        )
        yield Field("Name", name)
        yield Static("", id="name-note", classes="field-note", markup=False)
        yield Field("Role", line("role", hint="Head of Finance"))
        yield Field("Department", department_field(self._departments))

    def on_mount(self) -> None:
        """Say who is known."""
        self.say_known("")

    @on(Input.Changed, "#name")
    def name_changed(self, event: Input.Changed) -> None:
        """Say whether the person is known."""
        self.say_known(event.value)

    def say_known(self, typed: str) -> None:
        """Say what will become of the name."""
        key = " ".join(typed.split()).casefold()
        near = [name for name in self._known if name.casefold().startswith(key)]
        words = f"Known: {', '.join(near[:6])}" if near else "Nobody of that name is known yet."
        if key in (name.casefold() for name in self._known):
            words = "Known already: Enter is enough."
        self.query_one("#name-note", Static).update(words if near or key else "")

    def go_on_from(self, field: Widget | None) -> None:
        """Somebody who is known needs nothing else than the name."""
        key = " ".join(self.text_of("name").split()).casefold()
        known = key in (name.casefold() for name in self._known)
        if known and field is self.query_one("#name"):
            self.action_accept()
        else:
            super().go_on_from(field)

    def answer(self) -> PersonWords:
        """The three texts."""
        if not (name := " ".join(self.text_of("name").split())):
            raise Missing("Give the person a name.", "name")
        named = person_of(name)
        return PersonWords(
            named.name,
            self.text_of("role") or named.role,
            self.text_of("department").strip() or named.department,
        )
