"""The line over a screen that shows the past: which moment, and the way back to now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from textual.content import Content
from textual.widgets import Static

from sessions.history.moments import moment_words
from sessions.store.past import Past

_ENOUGH: Final = 20
"""Characters of the last change from which on it says something."""


class PastBanner(Static):
    """Says over a screen which moment it shows, and how to get away from there.

    Args:
        past: the engagement as it was.
        first: whether Escape leads from this screen back to now.
    """

    DEFAULT_CSS = """
    PastBanner {
        dock: top;
        height: 1;
        padding: 0 2;
        background: $warning;
        color: $background;
        text-style: bold;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    def __init__(self, past: Past, *, first: bool) -> None:
        super().__init__(markup=False)
        self._past = past
        self._first = first
        self._stop_listening: Callable[[], None] = lambda: None

    def on_mount(self) -> None:
        """Follow the steps through the past."""
        self._stop_listening = self._past.listen(self._say)
        self._say()

    def on_unmount(self) -> None:
        """Follow them no longer."""
        self._stop_listening()

    def _say(self) -> None:
        """Say which moment is shown; on a wide screen also after which change."""
        self.update(Content(self._words(self.app.size.width - 4)))

    def on_resize(self) -> None:
        """Say as much as there is room for now."""
        self._say()

    def _words(self, room: int) -> str:
        """The moment and the way back, which are never cut; then what else there is room for."""
        leads = "returns to now" if self._first else "goes back"
        then = f"As it was at {moment_words(self._past.at)}"
        changes = self._past.history.changes
        after = (
            f"   after: {self._past.kept_back.sentence(changes[-1].sentence)}" if changes else ""
        )
        said = f"{then} — read-only, Esc {leads}, [ ] step"
        if len(said) + min(len(after), _ENOUGH) <= room:
            return said + after
        shorter = (said, f"{then} — Esc {leads}, [ ] step", f"{then} — Esc {leads}")
        return next((words for words in shorter if len(words) <= room), shorter[-1])
