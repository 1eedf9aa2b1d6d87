"""The past in the application: which screens show it, and the way back to now."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.screen import Screen

if TYPE_CHECKING:
    from sessions.store.past import Past


class TimeTravel:
    """Knows the screen that shows the past; all that is opened from it shows the past too.

    Args:
        app: the application.
    """

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._past: tuple[Screen[Any], Past] | None = None

    def past_of(self, screen: Screen[Any]) -> Past | None:
        """The past that a screen shows: that of the screen that looks back, below it or itself."""
        if self._past is None:
            return None
        first, past = self._past
        stack = self._app.screen_stack
        return past if first in stack and screen in stack[stack.index(first) :] else None

    def begins(self, screen: Screen[Any]) -> bool:
        """Whether a screen is the one from which one goes back to now."""
        return self._past is not None and self._past[0] is screen

    def show(self, screen: Screen[Any], past: Past, back: Callable[[Past], None]) -> None:
        """Show a screen as it was, with all that is opened from there.

        Args:
            screen: the screen, new.
            past: the engagement as it was.
            back: is called when one is back now.
        """

        def returned(_: object) -> None:
            self._past = None
            past.close()
            back(past)

        self._past = (screen, past)
        self._app.push_screen(screen, returned)
