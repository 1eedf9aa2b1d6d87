"""A glance at several pasted lines before they are recorded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from screens.dialogs.dialog import Dialog
from screens.widgets.choice import Choice
from screens.widgets.ink import ALERT, INKS, muted, sign
from workshop.errors import Refused
from workshop.record.documents import EntryKind, Session
from workshop.record.record import Record
from workshop.running.capture import Captured, Pasted
from workshop.running.handles import meant_by
from workshop.text import plural


class Reader(NamedTuple):
    """What is needed to say who is meant in a line."""

    record: Record
    session: Session
    default: EntryKind


class PasteDialog(Dialog[tuple[Captured, ...]]):
    """Shows each line as it will be read; the answer is all of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "accept", "Record", show=False, priority=True),
        Binding("pageup", "scroll(-8)", "Up", show=False),
        Binding("pagedown", "scroll(8)", "Down", show=False),
        Binding("up", "scroll(-1)", "Up", show=False),
        Binding("down", "scroll(1)", "Down", show=False),
    ]

    def __init__(self, pasted: Pasted, reader: Reader) -> None:
        super().__init__()
        self._pasted = pasted
        self._reader = reader

    def heading(self) -> str:
        """How many lines."""
        return f"{plural(len(self._pasted.lines), 'line')} pasted"

    def accept_words(self) -> str:
        """The word on the button."""
        return f"Record {plural(len(self._pasted.lines), 'entry', 'entries')}"

    def fields(self) -> Iterable[Widget]:
        """How the first characters are taken, and what comes of it."""
        options = (
            ("bullets", "bullets of a list"),
            ("signs", "signs: + strength, - weakness …"),
        )
        chosen = "bullets" if self._pasted.bulleted else "signs"
        yield Static("The first characters are", classes="muted", markup=False)
        yield Choice(options, chosen, id="how")
        yield PasteLines()

    def on_mount(self) -> None:
        """Left and right choose, Enter records."""
        self.query_one("#how").focus()
        self.preview()

    @on(Choice.Changed, "#how")
    def preview(self) -> None:
        """Show every line as it would be read now."""
        lines = [_line(captured, self._reader) for captured in self.answer()]
        self.query_one("#pasted", Static).update(Content("\n").join(lines))

    def action_scroll(self, by: int) -> None:
        """Look at other lines."""
        self.query_one(PasteLines).scroll_relative(y=by, animate=False)

    def answer(self) -> tuple[Captured, ...]:
        """The lines as they are read; one that holds only signs and marks stays as it is."""
        bullets = self.query_one("#how", Choice).value == "bullets"
        read = self._pasted.read(bullets=bullets, default=self._reader.default)
        return tuple(
            captured if captured.text else Captured(text=line)
            for line, captured in zip(self._pasted.lines, read, strict=True)
        )


class PasteLines(VerticalScroll, can_focus=False):
    """The lines."""

    def compose(self) -> ComposeResult:
        """One text for all of them."""
        yield Static("", id="pasted", markup=False)


def _line(captured: Captured, reader: Reader) -> Content:
    """A line with its kind and its names."""
    ink = INKS[captured.kind]
    kind = Content.styled(f"{captured.kind.value:<12}", ink)
    marks = [_name(handle, reader) for handle in captured.handles]
    marks += [muted(captured.pestle.word)] if captured.pestle else []
    marks += [muted(f"#{tag}") for tag in captured.tags]
    marks += [Content.styled(doubt, ALERT) for doubt in captured.doubts]
    tail = Content.assemble("   ", Content("  ").join(marks)) if marks else Content("")
    return Content.assemble(sign(captured.kind), " ", kind, Content(captured.text), tail)


def _name(handle: str, reader: Reader) -> Content:
    """Who is meant by a name."""
    try:
        one = meant_by(handle, reader.record, reader.session)
    except Refused as doubt:
        return Content.styled(str(doubt), ALERT)
    return muted(one.name) if one else Content.styled(f"new person: {handle}", ALERT)
