"""A dialog that is answered by keys alone, with no field to type into."""

from __future__ import annotations

from typing import TypeVar

from textual import events
from textual.screen import ModalScreen

R = TypeVar("R")


class KeyDialog(ModalScreen[R | None]):
    """Takes its keys; every other letter is refused aloud, for it was meant for the line."""

    AUTO_FOCUS = ""

    def on_key(self, event: events.Key) -> None:
        """Refuse a letter that is no key here."""
        if event.is_printable and event.key not in self.active_bindings:
            event.stop()
            self.app.bell()
