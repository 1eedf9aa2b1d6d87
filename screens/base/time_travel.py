"""The past in the application: which screens show it, and the way back to now."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from screens.base.navigation import Open
from screens.base.open_engagement import OpenStore

if TYPE_CHECKING:
    from sessions.store.past import Past
    from sessions.store.store import Store


class WithPast(OpenStore):
    """An application in which a screen, and all that is opened from it, may show the past."""

    def __init__(self, home: Path) -> None:
        super().__init__(home)
        self._past: tuple[Screen[Any], Past] | None = None

    def past_of(self, screen: Screen[Any]) -> Past | None:
        """The past that a screen shows: that of the screen that looks back, below it or itself."""
        if self._past is None:
            return None
        first, past = self._past
        stack = self.screen_stack
        return past if first in stack and screen in stack[stack.index(first) :] else None

    def past_begins(self, screen: Screen[Any]) -> bool:
        """Whether a screen is the one from which one goes back to now."""
        return self._past is not None and self._past[0] is screen

    def store_of(self, screen: Screen[Any]) -> Store:
        """The engagement that a screen shows, as it is now or as it was."""
        past = self.past_of(screen)
        return self.store if past is None else past

    def screen_for(self, where: Open) -> Screen[Any]:
        """A new screen of the kind that is asked for."""
        raise NotImplementedError

    def look_back(self, where: Open, past: Past, back: Callable[[Past], None]) -> None:
        """Show a screen as it was, with all that is opened from there.

        Args:
            where: the screen.
            past: the engagement as it was.
            back: is called when one is back now.
        """

        def returned(_: object) -> None:
            self._past = None
            past.close()
            back(past)

        screen = self.screen_for(where)
        self._past = (screen, past)
        self.push_screen(screen, returned)
