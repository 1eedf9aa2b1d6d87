"""A pasted list of people before it is taken: each line as it was read, what is wrong beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from screens.dialogs.dialog import Dialog, DialogKeys, Missing
from screens.widgets.ink import ALERT, muted
from screens.widgets.row_list import Item, Row, RowList
from workshop.record.record import Record
from workshop.running.tables.people_table import ListedPerson, PeopleRead, pasted_rows, read_people
from workshop.text import listing, plural

_MARKS: Final = {"new": ("+", "$success"), "changed": ("~", "$accent"), "same": ("=", "$ink-muted")}


class PeopleListDialog(Dialog[PeopleRead]):
    """Shows each line of a list as it was read; the answer is all that is right.

    Args:
        record: the engagement, which says who is known.
        text: the list as it was pasted.
        departments: whether lines of one name are departments to begin with.
    """

    HEADING = "A list was pasted"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "accept", "Take it", show=False),
        Binding("d", "turn", "Departments", show=False),
    ]

    def __init__(self, record: Record, text: str, *, departments: bool = False) -> None:
        super().__init__()
        self._record = record
        self._rows = pasted_rows(text)
        self._departments = departments
        self._read = read_people(record, self._rows, departments=departments)

    def accept_words(self) -> str:
        """The word on the button."""
        return "Take it"

    def fields(self) -> Iterable[Widget]:
        """What it comes to, and each line."""
        yield Static("", id="counts", classes="dialog-words", markup=False)
        yield RowList(id="lines", classes="dialog-list")

    def buttons(self) -> Iterable[Widget]:
        """The two of every dialog, and how lines are taken as departments."""
        *buttons, _ = super().buttons()
        yield from buttons
        yield DialogKeys("d people or departments · Esc cancel")

    def on_mount(self) -> None:
        """Show the list."""
        self._show()
        self.query_one("#lines").focus()

    def action_turn(self) -> None:
        """Take lines of one name as departments, or as people again."""
        self._departments = not self._departments
        self._read = read_people(self._record, self._rows, departments=self._departments)
        self._show()

    def _show(self) -> None:
        """Show what the list comes to."""
        read = self._read
        wrong = plural(len(read.problems), "problem") if read.problems else ""
        counts = [f"{read.count(state)} {state}" for state in _MARKS if read.count(state)]
        words = [f"{listing([*counts, *([wrong] if wrong else [])])}.", *read.notes]
        self.query_one("#counts", Static).update("\n".join(words))
        items = [Item(_row(line), str(place)) for place, line in enumerate(read.lines)]
        self.query_one("#lines", RowList).fill(items)

    def answer(self) -> PeopleRead:
        """The list, where anything in it is right."""
        if not any(line.state != "problem" for line in self._read.lines):
            raise Missing("Nothing in the list can be taken.")
        return self._read


def _row(line: ListedPerson) -> Row:
    """A line of the list, with what is wrong or changes under it."""
    mark, style = _MARKS.get(line.state, ("▲", ALERT))
    about = ", ".join(part for part in (line.role, line.department) if part and line.name)
    name = line.name or line.department or "(no name)"
    kind = "" if line.name else "department"
    words = Content.styled(line.words, ALERT) if line.state == "problem" else muted(line.words)
    return Row(
        Content.assemble((name, "bold"), muted(f", {about}" if about else f"  {kind}")),
        lead=Content.styled(mark, style),
        right=muted(line.state),
        small=words if line.words else Content(""),
        indent=3,
    )
