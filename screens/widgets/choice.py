"""A choice of one among few, on a line: left and right move, a dot shows which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget


class Choice(Widget, can_focus=True):
    """One of several words; wraps where the line is short."""

    DEFAULT_CSS = """
    Choice {
        height: auto;
        width: 1fr;
        padding: 0 1;
        &:focus {
            background: $block-cursor-background;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        ("left", "move(-1)", "Before"),
        ("right,space", "move(1)", "Next"),
        ("enter", "submit", "Accept"),
    ]

    place: reactive[int] = reactive(0, layout=True)
    """Which of them is chosen, from 0."""

    @dataclass
    class Changed(Message):
        """Another one was chosen."""

        choice: Choice
        """The widget."""
        value: str
        """What is chosen now."""

        @property
        def control(self) -> Choice:
            """The widget."""
            return self.choice

    @dataclass
    class Submitted(Message):
        """Enter was pressed on it."""

    def __init__(self, options: Sequence[tuple[str, str]], chosen: str = "", *, id: str) -> None:  # noqa: A002 - Textual's word
        """Take the options as pairs of a value and the words for it."""
        super().__init__(id=id)
        self.options = tuple(options)
        """Pairs of a value and the words that are shown."""
        values = [value for value, _ in self.options]
        self.set_reactive(Choice.place, values.index(chosen) if chosen in values else 0)

    @property
    def value(self) -> str:
        """The value that is chosen."""
        return self.options[self.place][0]

    def choose(self, value: str) -> None:
        """Choose by value; nothing happens where it is not offered."""
        for place, (offered, _) in enumerate(self.options):
            if offered == value:
                self.place = place

    def offer(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer others; what was chosen stays so where it is among them, else it is the first."""
        chosen = self.value
        self.options = tuple(options)
        values = [value for value, _ in self.options]
        self.place = values.index(chosen) if chosen in values else 0
        self.refresh(layout=True)

    def render(self) -> Content:
        """The words in a row; no-break spaces keep each with its dot."""
        parts = [
            Content.styled(f"●\u00a0{_whole(words)}", "bold")
            if place == self.place
            else Content.styled(f"○\u00a0{_whole(words)}", "$ink-muted")
            for place, (_, words) in enumerate(self.options)
        ]
        return Content("   ").join(parts)

    def watch_place(self, place: int) -> None:
        """Tell that another one is chosen."""
        if self.is_mounted:
            self.post_message(self.Changed(self, self.options[place][0]))

    def action_move(self, by: int) -> None:
        """Go on by some places, round at the ends."""
        self.place = (self.place + by) % len(self.options)

    def action_submit(self) -> None:
        """Say that Enter was pressed."""
        self.post_message(self.Submitted())

    def on_click(self, event: Click) -> None:
        """Choose what was clicked on, on the first line; further down, the next."""
        column = event.x - self.gutter.left
        end = 0
        for place, (_, words) in enumerate(self.options):
            end += len(words) + 2
            if event.y == 0 and column < end:
                self.place = place
                return
            end += 3
        self.action_move(1)


def _whole(words: str) -> str:
    return words.replace(" ", "\u00a0")
