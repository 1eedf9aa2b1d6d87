"""An entry as it was typed, to be corrected in a wide field."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Button

from screens.session.dialogs.long_text import TextDialog


class EntryDialog(TextDialog):
    """Edits an entry; Enter takes it, for most are one line however long it is."""

    ACCEPT = "Save"
    KEYS = "⏎ save · ^j new line · ^f find · ^o own editor"
    TYPED_BEFORE = "Typed and not recorded. Recorded is: {}"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", "Save", show=False, priority=True),
        Binding("ctrl+j", "new_line", "New line", show=False, priority=True),
    ]

    def action_enter(self) -> None:
        """Take the entry; while words are looked for, go to the next place; or press a button."""
        if self._text.finding:
            self._text.find_next()
        elif self._area.has_focus:
            self.action_accept()
        elif isinstance(self.focused, Button):
            self.focused.press()

    def action_new_line(self) -> None:
        """Begin another line."""
        self._area.insert("\n")
