"""All the words of a step over the screen, with its follow-up questions to be ticked as asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from screens.session.panes.spoken import Spoken
from screens.widgets.ink import ALERT, muted

_WIDTH: Final = 68
_CLOSES: Final = frozenset({"escape", "enter", "f10"})
_SCROLLS: Final = {
    "down": "scroll_down", "up": "scroll_up", "pagedown": "scroll_page_down",
    "pageup": "scroll_page_up", "space": "scroll_page_down",
}  # fmt: skip


class StepWords(ModalScreen[str | None]):
    """The words; a digit ticks a question. Whatever else is typed closes it and is for the line.

    Args:
        spoken: gives the words as they are now.
        tick: ticks a question by its place, or takes the tick away; none where nothing is recorded.
        key: the key that brought it, or several with commas between; it closes it too.
    """

    AUTO_FOCUS = ""

    def __init__(
        self, spoken: Callable[[], Spoken], tick: Callable[[int], None] | None, key: str
    ) -> None:
        super().__init__()
        self._spoken = spoken
        self._tick = tick
        self._closes = _CLOSES.union(key.split(","))
        self._digits = ""

    def compose(self) -> ComposeResult:
        """Title, words, and what the keys do."""
        with VerticalScroll(classes="dialog", id="glance", can_focus=False):
            yield Static(self._spoken().step.title, classes="dialog-title", markup=False)
            yield Static(id="glance-words", markup=False)

    def on_mount(self) -> None:
        """Show them."""
        self._show()

    def on_resize(self) -> None:
        """Use the new width."""
        self._show()

    def _show(self) -> None:
        spoken = self._spoken()
        lines = spoken.whole(max(20, min(_WIDTH, self.size.width - 10)))
        self.query_one("#glance-words", Static).update(
            Content("\n").join([*lines, Content(""), self._keys(spoken)])
        )

    def _keys(self, spoken: Spoken) -> Content:
        """What the keys do."""
        count = len(spoken.step.probes)
        if not count or self._tick is None:
            return Content.assemble(("Esc ", f"bold {ALERT}"), muted("back to the line"))
        asked = f"{len(spoken.asked)} of {count} asked   "
        digits = f"1–{count} " if count > 1 else "1 "
        return Content.assemble(
            muted(asked), (digits, f"bold {ALERT}"), muted("asked, or not after all   "),
            ("Esc ", f"bold {ALERT}"), muted("back to the line"),
        )  # fmt: skip

    def on_key(self, event: events.Key) -> None:
        """Tick, scroll, close; a letter goes back to the line with what is typed."""
        if event.key in ("ctrl+q", "f1"):
            return
        event.stop()
        if event.key in self._closes:
            self.dismiss(None)
        elif way := _SCROLLS.get(event.key):
            getattr(self.query_one("#glance", VerticalScroll), way)(animate=False)
        elif event.character and event.character in "0123456789" and self._tick:
            self._digit(event.character)
        elif event.is_printable and event.character:
            self.dismiss(event.character)

    def _digit(self, digit: str) -> None:
        """Tick as soon as no further digit could mean another question."""
        count = len(self._spoken().step.probes)
        typed = self._digits + digit
        if not 1 <= int(typed) <= count:
            typed = digit
        self._digits = ""
        if not 1 <= int(typed) <= count:
            return
        if int(typed) * 10 <= count:
            self._digits = typed
        if self._tick:
            self._tick(int(typed))
        self._show()
