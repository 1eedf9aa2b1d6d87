"""The dialog that asks for the cells of one row, in the words of its register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from textual.widget import Widget
from textual.widgets import Static

from screens.dialogs.asked import Refusal, settled
from screens.dialogs.completing import CompletingInput
from screens.dialogs.dialog import Dialog, Field, Missing, line
from screens.widgets.choice import Choice
from workshop.language import lowered
from workshop.registers.fields import ChoiceField, PersonField
from workshop.registers.kinds import register_named
from workshop.running.carrying_rows import entered
from workshop.running.row_commands import PutRows


class Form(NamedTuple):
    """What is asked for a new row."""

    register: str
    """The name of the register."""
    heading: str
    """The title of the dialog."""
    fields: tuple[str, ...]
    """The ids of the fields that are asked for, in order."""
    needed: tuple[str, ...]
    """The ids of those that are asked for here although the table leaves them open."""
    hints: Mapping[str, str]
    """By the id of a field, what is shown while it is empty, where its own words are too long."""


class RowDialog(Dialog[PutRows]):
    """Asks for some cells of a new row; what is typed is read as it is in the table.

    Args:
        form: what is asked for.
        known: by the id of a field, what stands there at first.
        people: how everybody is called.
        refusal: says why a command would be refused.
    """

    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]  # noqa: RUF012 - Textual's own type
    ACCEPT = "Enter it"

    def __init__(
        self, form: Form, known: Mapping[str, str], people: Iterable[str], refusal: Refusal
    ) -> None:
        super().__init__()
        self._form = form
        self._register = register_named(form.register)
        asked = (self._register.field(each) for each in form.fields)
        self._asked = [field for field in asked if field is not None]
        self._known = known
        self._people = list(people)
        self._refusal = refusal

    def heading(self) -> str:
        """The title."""
        return self._form.heading

    def fields(self) -> Iterable[Widget]:
        """A field for each cell."""
        yield Static(self._register.means, classes="dialog-words", markup=False)
        for field in self._asked:
            hint = self._form.hints.get(field.id, field.asks or field.means.rstrip("."))
            value = self._known.get(field.id, "")
            widget: Widget
            if isinstance(field, ChoiceField):
                options = [("", "not said"), *((each, each) for each in field.options)]
                widget = Choice(options, value, id=field.id)
            elif isinstance(field, PersonField):
                widget = CompletingInput(self._people, value, field=field.id, placeholder="who")
            else:
                widget = line(field.id, value, hint)
            yield Field(field.title, widget)

    def answer(self) -> PutRows:
        """The row as typed.

        Raises:
            Missing: a cell is needed, or would be refused.
        """
        cells = {field.id: self._typed(field.id) for field in self._asked}
        for field in self._asked:
            if (field.required or field.id in self._form.needed) and not cells[field.id].strip():
                raise Missing(f"{field.title} is needed: {lowered(field.means)}", field.id)
        command = entered(self._register.name, cells)
        blamed = {field.title.casefold(): field.id for field in self._asked}
        settled(command, self._refusal, blamed, self._asked[0].id)
        return command

    def _typed(self, field_id: str) -> str:
        widget = self.query_one(f"#{field_id}")
        return widget.value if isinstance(widget, Choice) else self.text_of(field_id)
