"""The line of the theming board: letters are always typed, keys act while it is empty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from workshop.text import clean_line

_WHILE_EMPTY: Final = frozenset("1234567890.-−–") | {" "}
"""What acts while nothing is typed, and is typed as a letter behind one."""
_MOVES: Final = {"up": "choose(-1)", "down": "choose(1)"}
_EMPTY_MOVES: Final = {"left": "back_one", "right": "later"}


class ThemeLine(Input):
    """An input in which what a key does depends on whether anything is typed yet."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # What these do on an empty line is seen to before; they stand here for the line of keys.
        Binding("enter", "submit", "Take", key_display="⏎"),
        Binding("right", "cursor_right", "Later", key_display="→"),
        Binding("tab", "screen.whole", "Whole theme"),
    ]

    @dataclass
    class Pressed(Message):
        """A key that acts was pressed on the empty line."""

        key: str
        """The character, or the name of the key."""

    def __init__(self) -> None:
        super().__init__(id="line", placeholder="a theme's name, or a digit", select_on_focus=False)
        self.keys = 0
        """How many keys were pressed, for the count of keys for each statement."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key is typed; what acts on an empty line is not."""
        if not self.value and character and character in _WHILE_EMPTY:
            return False
        return super().check_consume_key(key, character)

    async def _on_key(self, event: events.Key) -> None:
        """Let a key act where it does, or be typed."""
        self.keys += 1
        character = event.character or ""
        if event.key in _MOVES:
            await self._act(event, _MOVES[event.key])
        elif not self.value and event.key in _EMPTY_MOVES:
            await self._act(event, _EMPTY_MOVES[event.key])
        elif not self.value and character in _WHILE_EMPTY and character:
            event.stop()
            event.prevent_default()
            self.post_message(self.Pressed(character))
        else:
            await super()._on_key(event)

    async def _act(self, event: events.Key, action: str) -> None:
        """Have the screen do something in place of what an input does with a key."""
        event.stop()
        event.prevent_default()
        await self.run_action(f"screen.{action}")

    def on_paste(self, event: events.Paste) -> None:
        """Take what is pasted as one line."""
        event.stop()
        event.prevent_default()
        self.insert_text_at_cursor(clean_line(event.text))
