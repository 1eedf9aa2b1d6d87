"""The dialog for somebody who takes part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from textual import on
from textual.widget import Widget
from textual.widgets import Input, Static

from screens.dialogs.completing import CompletingInput
from screens.dialogs.dialog import Dialog, Field, Missing, line
from workshop.running.commands import NewPerson
from workshop.running.tables.people_table import pasted_rows


class PersonWords(NamedTuple):
    """What is said about a person."""

    name: str
    role: str = ""
    department: str = ""
    """The name of a department, known or new; empty for none."""
    pasted: str = ""
    """A list of several people that was pasted in place of one."""

    def new(self) -> NewPerson:
        """The person as the rules take somebody who may be new."""
        return NewPerson(name=self.name, role=self.role, department=self.department)


class PersonDialog(Dialog[PersonWords]):
    """Asks for a name, a role and a department.

    Args:
        departments: the names that are known.
        words: what stands already, for somebody known.
    """

    def __init__(self, departments: Sequence[str], words: PersonWords | None = None) -> None:
        super().__init__()
        self._departments = departments
        self._words = words

    def heading(self) -> str:
        """The title."""
        return "Edit a person" if self._words else "Add a person"

    def accept_words(self) -> str:
        """The word on the button."""
        return "Save" if self._words else "Add"

    def fields(self) -> Iterable[Widget]:
        """Name, role and department, which completes from those known."""
        words = self._words or PersonWords("")
        yield Field("Name", line("name", words.name, "Dana Ortiz"))
        yield Field("Role", line("role", words.role, "Head of Finance"))
        yield Field("Department", department_field(self._departments, words.department))
        yield Static("", id="department-note", classes="field-note", markup=False)

    def on_mount(self) -> None:
        """Say what will become of the department."""
        self.say_department()

    @on(Input.Changed, "#department")
    def say_department(self) -> None:
        """Say whether the department is known."""
        note = department_note(self.text_of("department"), self._departments)
        self.query_one("#department-note", Static).update(note)

    def take_list(self, text: str, field: str) -> None:
        """Fill in the cells of one row; hand on a list of several people."""
        rows = pasted_rows(text)
        if len(rows) > 1 and self._words is None:
            self.dismiss(PersonWords("", pasted=text))
        elif len(rows) == 1:
            for each, cell in zip(("name", "role", "department"), rows[0].texts, strict=False):
                self.query_one(f"#{each}", Input).value = cell
        else:
            super().take_list(text, field)

    def answer(self) -> PersonWords:
        """The three texts."""
        if not self.text_of("name").strip():
            raise Missing("Give the person a name.", "name")
        return PersonWords(
            self.text_of("name"), self.text_of("role"), self.text_of("department").strip()
        )


def department_field(departments: Sequence[str], value: str = "") -> Input:
    """A field for the name of a department, completed from those known."""
    placeholder = "" if departments else "none yet"
    return CompletingInput(departments, value, field="department", placeholder=placeholder)


def department_note(typed: str, departments: Sequence[str]) -> str:
    """What will become of the department that was typed."""
    name = " ".join(typed.split())
    if not name:
        known = ", ".join(departments) or "none yet; type the first"
        return f"Known: {known}"
    if name.casefold() in (known.casefold() for known in departments):
        return "A department that is known."
    near = [known for known in departments if known.casefold().startswith(name.casefold())]
    if near:
        return f"Tab or Enter completes {near[0]}; Ctrl+S adds “{name}” as a new department."
    return f"“{name}” is a new department and will be added."
