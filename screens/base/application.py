"""The application as far as screens know it; what it has is looked after by objects of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import events, on
from textual.app import App
from textual.driver import Driver
from textual.filter import LineFilter
from textual.screen import Screen

from screens.base.drawn_text import DrawnText
from screens.base.following import Following
from screens.base.key_queue import KeyQueue
from screens.base.navigation import Open
from screens.base.open_engagement import OpenStore
from screens.base.terminal_input import tolerant
from screens.base.time_travel import TimeTravel

if TYPE_CHECKING:
    from sessions.store.past import Past
    from sessions.store.store import Store


class Application(App[None]):
    """Takes keys in their order, holds the open engagement, and shows it as it is or as it was.

    Args:
        home: the folder that engagements are kept in.
    """

    def __init__(self, home: Path) -> None:
        super().__init__()
        self.home = home
        """The folder that engagements are kept in."""
        self._drawn_text = DrawnText()
        self.keys = KeyQueue(self, super().on_event)
        """The keys that wait for their turn."""
        self.opened = OpenStore(self, lambda: self.keys.quiet)
        """The engagement that is open."""
        self.travel = TimeTravel(self)
        """The past, where a screen shows it."""

    def get_driver_class(self) -> type[Driver]:
        """What reads the terminal and writes to it."""
        return tolerant(super().get_driver_class())

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What lines go through before they are drawn."""
        return (self._drawn_text, *super().get_line_filters())

    async def on_event(self, event: events.Event) -> None:
        """Let keys in one at a time, everything else at once."""
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            await self.keys.put(event)
        else:
            await super().on_event(event)

    @on(KeyQueue.Arrived)
    async def let_next_key_in(self, message: KeyQueue.Arrived) -> None:
        """A key has had its effect."""
        message.stop()
        await self.keys.arrived(message)

    @property
    def has_store(self) -> bool:
        """Whether an engagement is open."""
        return self.opened.has_store

    @property
    def store(self) -> Store:
        """The engagement that is open, as it is now."""
        return self.opened.store

    @property
    def following(self) -> Following | None:
        """How another window is followed; none where this one records."""
        return self.opened.following

    def past_of(self, screen: Screen[Any]) -> Past | None:
        """The past that a screen shows; none for now."""
        return self.travel.past_of(screen)

    def store_of(self, screen: Screen[Any]) -> Store:
        """The engagement that a screen shows, as it is now or as it was."""
        past = self.travel.past_of(screen)
        return self.store if past is None else past

    def screen_for(self, where: Open) -> Screen[Any]:
        """A new screen of the kind that is asked for."""
        raise NotImplementedError

    @on(Open)
    def open_screen(self, where: Open) -> None:
        """Put a screen in front that another one asks for."""
        self.push_screen(self.screen_for(where))

    def look_back(self, where: Open, past: Past, back: Callable[[Past], None]) -> None:
        """Show a screen as it was, with all that is opened from there.

        Args:
            where: the screen.
            past: the engagement as it was.
            back: is called when one is back now.
        """
        self.travel.show(self.screen_for(where), past, back)
