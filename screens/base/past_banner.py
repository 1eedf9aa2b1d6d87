"""The line over a screen that shows the past: which moment, and the way back to now."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content
from textual.widgets import Static

from sessions.history.moments import moment_words
from sessions.store.past import Past


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
        leads = "returns to now" if self._first else "goes back"
        words = f"As it was at {moment_words(self._past.at)} — read-only, Esc {leads}, [ ] step"
        changes = self._past.history.changes
        after = (
            f"   after: {self._past.kept_back.sentence(changes[-1].sentence)}" if changes else ""
        )
        self.update(Content(words + (after if self.app.size.width >= 100 else "")))
