"""The line into which everything is typed, always in the same place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.suggester import SuggestionReady
from textual.widgets import Input

from workshop.record.documents import Pestle
from workshop.running.capture import PESTLE_TAGS
from workshop.text import clean, clean_line

_LAST_WORD: Final = re.compile(r"(?:^|(?<=\s))([@#])(\S*)$")
_STEP: Final = 256

Names = Callable[[str], Iterable[str]]
"""Gives the handles that begin with what was typed behind `@`."""

Keep = Callable[[str], bool]
"""Records a line; true once it is on the disk."""

Typed = Callable[[str], None]
"""Takes the line after each change, before it is painted, so that both appear in one."""


class CaptureLine(Input):
    """An input that completes names, and never drops a line of what is pasted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "Complete a name, or go to the log", show=False),
        Binding("up", "look_up", "Go to the log", show=False),
    ]

    @dataclass
    class PastedLines(Message):
        """Several lines were pasted; nothing of them is in the field."""

        text: str
        """Everything that was pasted."""

    @dataclass
    class LookedUp(Message):
        """The log was asked for."""

    def __init__(self, names: Names, record: Keep, typed: Typed, *, id: str) -> None:  # noqa: A002
        self._typed = typed
        super().__init__(id=id, select_on_focus=False)
        self._names = names
        self._record = record
        self.completion = ""
        """The whole line as Tab would make it, or nothing."""

    @property
    def content_width(self) -> int:
        """Cells for the text, in wide steps: each other width costs a layout of the screen."""
        needed = super().content_width
        return -(-needed // _STEP) * _STEP

    def watch_value(self, value: str) -> None:
        """Look for a name to complete, in the last word only."""
        self.completion = completed(value, self._names)
        if self.completion and self.completion.casefold().startswith(value.casefold()):
            self.post_message(SuggestionReady(value, value + self.completion[len(value) :]))
        self._typed(value)

    def action_complete(self) -> None:
        """Take the completion, or go on to the log."""
        if self.completion and self.cursor_at_end:
            self.value = f"{self.completion} "
            self.cursor_position = len(self.value)
        else:
            self.screen.focus_next()

    def action_look_up(self) -> None:
        """From an empty line, go to the log."""
        if not self.value:
            self.post_message(self.LookedUp())

    async def action_submit(self) -> None:
        """Have the line recorded; it stays until that is done.

        Called straight away and not by a message: Enter twice must not record twice, and a key
        that changes the step must not overtake the line.
        """
        if self._record(self.value):
            self.value = ""

    def on_paste(self, event: events.Paste) -> None:
        """Take one line into the field, and hand on several."""
        event.stop()
        event.prevent_default()
        self.take(event.text)

    def action_paste(self) -> None:
        """Take what was copied in the program, in the same way."""
        self.take(self.app.clipboard)

    def take(self, text: str) -> None:
        """Take in a text from outside: one line here, several through a preview."""
        if self.disabled:
            return
        if len([line for line in clean(text).split("\n") if line.strip()]) > 1:
            self.post_message(self.PastedLines(text))
        elif line := clean_line(text):
            self.replace(line, *self.selection)


def completed(value: str, names: Names) -> str:
    """The line with its last word completed; nothing where there is nothing to complete.

    Args:
        value: what stands before the cursor.
        names: gives the handles that begin with something.
    """
    if (word := _LAST_WORD.search(value)) is None:
        return ""
    mark, start = word.groups()
    if mark == "@":
        found = next(iter(names(start)), "")
    else:
        words = (field.word for field in Pestle) if start.lower() not in PESTLE_TAGS else ()
        found = next((w for w in words if start and w.startswith(start.lower())), "")
    return f"{value[: word.start(2)]}{found}" if found and found != start else ""
