"""A glance at pasted lines before they are recorded: what each is read as, to be changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final, NamedTuple

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static

from screens.dialogs.dialog import Dialog, Missing
from screens.session.dialogs.entry import EntryDialog
from screens.widgets.choice import Choice
from screens.widgets.ink import ALERT, INKS, muted, sign
from screens.widgets.row_list import Item, Row, RowList
from workshop.errors import Refused
from workshop.record.documents import EntryKind, Session
from workshop.record.record import Record
from workshop.running.capture import render
from workshop.running.handles import meant_by, names_in
from workshop.running.pasting.paste import Pasted, PastedLine, Reading
from workshop.text import plural

_KEYS: Final = (
    '+ - * ! " > = ? ~ ; . make the line that   x leaves it out   e changes its words\n'
    "← → how the text is read   Enter records   Esc cancels"
)


class Reader(NamedTuple):
    """What is needed to say who is meant in a line."""

    record: Record
    session: Session


class PasteDialog(Dialog[Pasted]):
    """Shows each line as it will be read; the answer is the text with what was chosen of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "accept", "Record", show=False, priority=True),
        Binding("left", "turn(-1)", "Reading", show=False, priority=True),
        Binding("right", "turn(1)", "Reading", show=False, priority=True),
        Binding("x,space", "leave_out", "Leave out", show=False),
        Binding("e", "edit", "Change", show=False),
        *(
            Binding(key, f"make('{kind.value}')", kind.word, show=False)
            for key, kind in (
                ("plus", EntryKind.STRENGTH),
                ("minus", EntryKind.WEAKNESS),
                ("asterisk", EntryKind.OPPORTUNITY),
                ("exclamation_mark", EntryKind.THREAT),
                ("quotation_mark", EntryKind.QUOTE),
                ("greater_than_sign", EntryKind.ACTION),
                ("equals_sign", EntryKind.DECISION),
                ("question_mark", EntryKind.QUESTION),
                ("tilde", EntryKind.PARKED),
                ("semicolon", EntryKind.OBSERVATION),
                ("full_stop", EntryKind.NOTE),
            )
        ),
    ]

    def __init__(self, pasted: Pasted, reader: Reader) -> None:
        super().__init__()
        self._pasted = pasted
        self._lines = pasted.lines
        self._reader = reader

    def heading(self) -> str:
        """How many lines."""
        return f"{plural(len(self._lines), 'line')} pasted"

    def accept_words(self) -> str:
        """The word on the button."""
        if self._pasted.reading is Reading.PEOPLE:
            return "Show them"
        taken = sum(not line.out for line in self._lines)
        return f"Record {plural(taken, 'entry', 'entries')}"

    def fields(self) -> Iterable[Widget]:
        """What the text is taken for, and what comes of it."""
        options = [(each.value, each.words) for each in self._pasted.readings]
        yield Static("The text is read as", classes="muted", markup=False)
        yield Choice(options, self._pasted.reading.value, id="how")
        yield Static("", id="left-out", classes="muted", markup=False)
        yield RowList(id="pasted")
        yield Static(_KEYS, id="paste-keys", classes="muted", markup=False)

    def buttons(self) -> Iterable[Widget]:
        """The two of every dialog."""
        *buttons, _ = super().buttons()
        yield from buttons

    def on_mount(self) -> None:
        """The cursor goes through the lines."""
        self.query_one(RowList).focus()
        self._show()

    def _show(self) -> None:
        """Show every line as it would be read now."""
        self._lines = self._pasted.lines
        items = [
            Item(_row(line, self._reader), str(place)) for place, line in enumerate(self._lines)
        ]
        self.query_one(RowList).fill(items)
        out = [line for line in self._lines if line.out]
        told = f"{plural(len(out), 'line')} left out" if out else ""
        self.query_one("#left-out", Static).update(told)
        self.query_one("#accept", Button).label = self.accept_words()
        self.query_one(".dialog-title", Static).update(self.heading())

    def _change(self, pasted: Pasted) -> None:
        self._pasted = pasted
        self._show()

    @property
    def _place(self) -> int | None:
        """The line under the cursor."""
        return self.query_one(RowList).highlighted

    @on(Choice.Changed, "#how")
    def take_for(self, event: Choice.Changed) -> None:
        """Take the text for something else."""
        self._change(self._pasted.taken_for(Reading(event.value)))

    def action_turn(self, by: int) -> None:
        """Go on to another reading, from wherever the cursor is."""
        self.query_one("#how", Choice).action_move(by)

    def action_leave_out(self) -> None:
        """Leave the line out, or take it in again."""
        if (place := self._place) is not None:
            self._change(self._pasted.turned(place))

    def action_make(self, kind: str) -> None:
        """Make the line another kind."""
        if (place := self._place) is not None:
            self._change(self._pasted.as_kind(place, EntryKind(kind)))

    @work
    async def action_edit(self) -> None:
        """Change the words of the line."""
        if (place := self._place) is None:
            return
        line = render(self._lines[place].captured)
        dialog = EntryDialog(
            "Put this line otherwise", line, lambda _: Content(""), lambda _: None, line
        )
        if changed := await self.app.push_screen_wait(dialog):
            self._change(self._pasted.put(place, changed))

    def answer(self) -> Pasted:
        """The text, where anything of it is taken."""
        if not self._pasted.entries:
            raise Missing("Every line is left out: x takes one in again, Escape records nothing.")
        return self._pasted


def _row(line: PastedLine, reader: Reader) -> Row:
    """A line with its kind and its names; what is left out is struck through."""
    captured = line.captured
    if line.out:
        why = line.why or "left out"
        return Row(
            Content.styled(line.typed, "strike $ink-muted"), muted("–"), muted(why), indent=3
        )
    ink = INKS[captured.kind]
    kind = Content.styled(f"{captured.kind.value:<12}", ink)
    marks = [
        _name(each, reader)
        for handle in captured.handles
        for each in names_in(handle, reader.record, reader.session)
    ]
    marks += [muted(captured.pestle.word)] if captured.pestle else []
    marks += [muted(f"#{tag}") for tag in captured.tags]
    marks += [muted(f"due {captured.due.isoformat()}")] if captured.due else []
    marks += [muted(captured.cited.words)] if captured.cited else []
    marks += [Content.styled(doubt, ALERT) for doubt in captured.doubts]
    tail = Content.assemble("   ", Content("  ").join(marks)) if marks else Content("")
    words = Content.assemble(kind, Content(captured.text), tail)
    return Row(words, sign(captured.kind), indent=2)


def _name(handle: str, reader: Reader) -> Content:
    """Who is meant by a name."""
    try:
        one = meant_by(handle, reader.record, reader.session)
    except Refused as doubt:
        return Content.styled(str(doubt), ALERT)
    return muted(one.name) if one else Content.styled(f"new person: {handle}", ALERT)
