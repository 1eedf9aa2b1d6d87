"""A choice of one among few, on a line: left and right move, a dot shows which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

_GAP = "  "
"""What stands between two of them."""


class Choice(Widget, can_focus=True):
    """One of several words; goes on in a further row where the line is short."""

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

        choice: Choice
        """The widget."""

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

    def _rows(self, width: int) -> list[list[int]]:
        """The places of what each row shows: never a dot without its words."""
        rows: list[list[int]] = [[]]
        left = width
        for place, (_, words) in enumerate(self.options):
            wide = cell_len(_marked(words, chosen=False))
            if rows[-1] and wide > left:
                rows.append([])
                left = width
            rows[-1].append(place)
            left -= wide + len(_GAP)
        return rows

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """As many lines as there are rows."""
        return len(self._rows(width))

    def render(self) -> Content:
        """The words in rows, each with its dot."""
        rows = [
            Content(_GAP).join(self._part(place) for place in row)
            for row in self._rows(self.content_size.width)
        ]
        return Content("\n").join(rows)

    def _part(self, place: int) -> Content:
        chosen = place == self.place
        words = _marked(self.options[place][1], chosen=chosen)
        return Content.styled(words, "bold" if chosen else "$ink-muted")

    def watch_place(self, place: int) -> None:
        """Tell that another one is chosen."""
        if self.is_mounted:
            self.post_message(self.Changed(self, self.options[place][0]))

    def action_move(self, by: int) -> None:
        """Go on by some places, round at the ends."""
        self.place = (self.place + by) % len(self.options)

    def action_submit(self) -> None:
        """Say that Enter was pressed."""
        self.post_message(self.Submitted(self))

    def on_click(self, event: Click) -> None:
        """Choose what was clicked on; beside the words, the next."""
        rows = self._rows(self.content_size.width)
        end = self.gutter.left
        for place in rows[event.y] if event.y < len(rows) else []:
            end += cell_len(_marked(self.options[place][1], chosen=False))
            if event.x < end:
                self.place = place
                return
            end += len(_GAP)
        self.action_move(1)


def _marked(words: str, *, chosen: bool) -> str:
    return f"{'●' if chosen else '○'} {words}"
