"""A file of notes, or a pasted text, before it is imported: what it comes to, line by line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from screens.dialogs.completing import CompletingInput
from screens.dialogs.dialog import Dialog, DialogKeys, Field, Missing, line
from screens.widgets.choice import Choice
from screens.widgets.ink import ALERT, muted, sign
from screens.widgets.row_list import Item, Row, RowList
from sessions.imports.notes_look import Look
from sessions.imports.registry import Choices
from workshop.text import plural

_LINES: Final = (("", "as the text tells"), ("signs", "signs"), ("bullets", "bullets"))
_MOST: Final = 400
"""So many entries are listed; the others are counted."""


class NotesLookDialog(Dialog[Choices]):
    """Shows what notes come to; the answer is what to import, with what was said beside them.

    Args:
        choices: the file or the text.
        looked: reads it as its choices say.
        guides: the names of the guides.
    """

    HEADING = "Import notes"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "accept", "Import", show=False),
        Binding("pagedown", "scroll(8)", "Down", show=False),
        Binding("pageup", "scroll(-8)", "Up", show=False),
    ]

    def __init__(
        self, choices: Choices, looked: Callable[[Choices], Look], guides: Sequence[str]
    ) -> None:
        super().__init__()
        self._choices = choices
        self._looked = looked
        self._guides = guides
        self._look = Look()

    def heading(self) -> str:
        """What is imported."""
        return f"Import notes: {self._choices.source.name}"

    def accept_words(self) -> str:
        """The word on the button."""
        return "Import what is right" if self._look.problems else "Import"

    def fields(self) -> Iterable[Widget]:
        """What the text may lack, how its first characters are meant, and what comes of it."""
        yield Static("", id="look", classes="dialog-words", markup=False)
        yield Field("Guide", CompletingInput(self._guides, field="guide", placeholder="as it says"))
        yield Field("Date", line("date", "", "as it says, or 6 Oct 2026, 10:00"))
        yield Field("Loose lines", line("step", "", "a step, for lines under no heading"))
        yield Field("Lines begin", Choice(_LINES, "", id="lines"))
        yield RowList(id="notes", classes="dialog-list")

    def buttons(self) -> Iterable[Widget]:
        """The two of every dialog, and how to read on."""
        *buttons, _ = super().buttons()
        yield from buttons
        keys = "Tab next field · PgDn read on · Esc"
        yield DialogKeys(keys)

    def on_mount(self) -> None:
        """Show it; the cursor goes to what is missing, else through the lines."""
        self.show_look()
        (self.query_one(RowList) if self._look.lines else self.query_one("#guide")).focus()

    @on(Input.Changed)
    @on(Choice.Changed)
    def show_look(self) -> None:
        """Read it as the fields say now."""
        self._look = self._looked(self._said())
        look = self._look
        words = [look.sentence, look.refused] if look.refused else [look.sentence]
        if look.problems:
            words.append(f"{plural(len(look.problems), 'problem')}, with the lines below.")
        self.query_one("#look", Static).update("\n".join(word for word in words if word))
        self.query_one("#notes", RowList).fill(_items(look))
        self.query_one("#accept", Button).label = self.accept_words()
        self.complain("")

    def _said(self) -> Choices:
        """What is imported, with what stands in the fields."""
        fields = {name: self.text_of(name).strip() for name in ("guide", "date", "step")}
        options = {**fields, "lines": self.query_one("#lines", Choice).value}
        said = {**self._choices.options, **{name: text for name, text in options.items() if text}}
        return self._choices._replace(options=said)

    def action_scroll(self, by: int) -> None:
        """Look at other lines, from whatever field."""
        self.query_one("#notes", RowList).scroll_relative(y=by, animate=False)

    def answer(self) -> Choices:
        """What to import."""
        if self._look.refused:
            raise Missing(self._look.refused)
        return self._said()._replace(partial=bool(self._look.problems))


def _items(look: Look) -> list[Item]:
    """What is wrong, what was not sure, then the entries under their steps."""
    mark = Content.styled("▲", ALERT)
    rows = [Row(Content.styled(str(each), ALERT), mark, indent=2) for each in look.problems]
    rows += [Row(muted(each), muted("·"), indent=2) for each in look.told]
    items = [Item(row, f"told{place}") for place, row in enumerate(rows)]
    step = ""
    for place, each in enumerate(look.lines[:_MOST]):
        if each.step != step:
            step = each.step
            items.append(Item(Row(Content.styled(step, "bold"), above=int(bool(items)))))
        words = Content.assemble(muted(f"{each.kind.value:<12}"), Content(each.text))
        items.append(Item(Row(words, sign(each.kind), indent=2), f"line{place}"))
    if len(look.lines) > _MOST:
        items.append(Item(Row(muted(f"… and {len(look.lines) - _MOST} more"))))
    return items
