"""Sentences that are typed where they will stand: one field, or a few below each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Static, TextArea

from workshop.text import clean_line


class Asked(NamedTuple):
    """A field."""

    name: str
    """By which its text is known."""
    label: str
    """What stands before it."""
    text: str = ""
    """What stands in it at first."""
    hint: str = ""
    """What stands in it while it is empty."""


class SentenceField(TextArea):
    """A sentence that wraps; Enter is the end of it and never a line break."""

    DEFAULT_CSS = """
    SentenceField {
        height: auto;
        max-height: 5;
        min-height: 1;
        border: none;
        padding: 0 1;
        background: $surface;
        scrollbar-size-vertical: 0;
        &:focus {
            border: none;
            background: $block-cursor-background;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        # Enter is taken before it can be typed; it stands here for the line of keys.
        Binding("enter", "submit", "Take", key_display="⏎"),
        Binding("tab", "go_on(1)", show=False),
        Binding("down", "line_on(1)", show=False),
        Binding("shift+tab", "go_on(-1)", show=False),
        Binding("up", "line_on(-1)", show=False),
    ]

    @dataclass
    class Submitted(Message):
        """Enter was pressed in it."""

    @dataclass
    class WentOn(Message):
        """The field beside it is wanted."""

        by: int

    @dataclass
    class Abandoned(Message):
        """Escape was pressed in it."""

    def __init__(self, asked: Asked) -> None:
        super().__init__(
            asked.text,
            id=f"typed-{asked.name}",
            soft_wrap=True,
            show_line_numbers=False,
            compact=True,
            placeholder=asked.hint,
            highlight_cursor_line=False,
        )

    def on_mount(self) -> None:
        """The cursor stands behind what is there."""
        self.move_cursor(self.document.end)

    def action_submit(self) -> None:
        """The sentence is as it shall be."""
        self.post_message(self.Submitted())

    async def _on_key(self, event: events.Key) -> None:
        """Enter ends the sentence, Escape leaves it; all else is typed."""
        if event.key in ("enter", "escape"):
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted() if event.key == "enter" else self.Abandoned())
        else:
            await super()._on_key(event)

    def action_go_on(self, by: int) -> None:
        """Go to the field below or above."""
        self.post_message(self.WentOn(by))

    def action_line_on(self, by: int) -> None:
        """Go a line on within a sentence of several; from its ends, to the field beside."""
        line = self.wrapped_document.location_to_offset(self.cursor_location).y + by
        if not 0 <= line < self.wrapped_document.height:
            self.action_go_on(by)
        elif by > 0:
            self.action_cursor_down()
        else:
            self.action_cursor_up()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines; one that was taken away may be drawn once more and has no styles left."""
        if not self.is_running:
            return [Strip.blank(crop.width)] * crop.height
        return super().render_lines(crop)

    async def _on_paste(self, event: events.Paste) -> None:
        """What is pasted becomes a part of one line."""
        event.stop()
        event.prevent_default()
        if words := clean_line(event.text):
            self.insert(words)


class InPlace(Vertical):
    """Fields below each other: Enter goes on, in the last one it records."""

    DEFAULT_CSS = """
    InPlace {
        height: auto;
        & > Horizontal {
            height: auto;
        }
        .typed-label {
            width: auto;
            height: 1;
            color: $ink-muted;
        }
    }
    """

    @dataclass
    class Changed(Message):
        """A key was typed."""

        name: str
        """The field."""
        text: str
        """What stands in it now."""

    @dataclass
    class Done(Message):
        """Everything is typed."""

        values: dict[str, str]
        """The texts by the names of the fields."""

    @dataclass
    class Left(Message):
        """It was left, and nothing is recorded."""

    def __init__(self, asked: Sequence[Asked], indent: int = 0) -> None:
        super().__init__(id="in-place")
        self._asked = tuple(asked)
        self._indent = indent

    def compose(self) -> ComposeResult:
        """A row for each field: its label, then the field."""
        cells = max(len(each.label) for each in self._asked)
        for each in self._asked:
            with Horizontal():
                label = f"{each.label:<{cells}} " if cells else ""
                yield Static(" " * self._indent + label, classes="typed-label", markup=False)
                yield SentenceField(each)

    def begin(self) -> None:
        """The keys go to the first field."""
        self.screen.set_focus(self._fields[0])

    @property
    def _fields(self) -> list[SentenceField]:
        return list(self.query(SentenceField))

    @property
    def in_front(self) -> SentenceField:
        """The field that has the keys, else the first."""
        return self._fields[self._place]

    @property
    def values(self) -> dict[str, str]:
        """What stands in the fields."""
        names = [each.name for each in self._asked]
        return dict(zip(names, (each.text for each in self._fields), strict=True))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell each change, so that it can be kept."""
        event.stop()
        name = (event.text_area.id or "").removeprefix("typed-")
        self.post_message(self.Changed(name, event.text_area.text))

    def on_sentence_field_submitted(self, event: SentenceField.Submitted) -> None:
        """Go on to the next field; from the last one, all is typed."""
        event.stop()
        self._go(1)

    def on_sentence_field_went_on(self, event: SentenceField.WentOn) -> None:
        """Go to another field, as far as there is one."""
        event.stop()
        if 0 <= self._place + event.by < len(self._asked):
            self._go(event.by)

    def on_sentence_field_abandoned(self, event: SentenceField.Abandoned) -> None:
        """Leave."""
        event.stop()
        self.post_message(self.Left())

    @property
    def _place(self) -> int:
        """Which field has the keys."""
        return next((at for at, each in enumerate(self._fields) if each.has_focus), 0)

    def _go(self, by: int) -> None:
        place = self._place + by
        if place >= len(self._asked):
            self.post_message(self.Done(self.values))
        else:
            self._fields[place].focus()

    def finish(self) -> None:
        """All is typed, whichever field has the keys."""
        self.post_message(self.Done(self.values))
