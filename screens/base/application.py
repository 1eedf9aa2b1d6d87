"""The application as far as screens know it; what it has is looked after by objects of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import events, on
from textual.app import App
from textual.screen import Screen

from screens.base.colours import DARK, THEMES
from screens.base.commands import UserCommand
from screens.base.following import Following
from screens.base.key_queue import KeyQueue
from screens.base.navigation import Open
from screens.base.open_engagement import OpenStore
from screens.base.system.terminals import this_terminal
from screens.base.time_travel import TimeTravel
from screens.widgets.typed_characters import as_typed
from sessions.library.places import settings_path

if TYPE_CHECKING:
    from sessions.personal.settings_file import Loaded
    from sessions.store.past import Past
    from sessions.store.store import Store


class Application(App[None]):
    """Takes keys in their order, holds the open engagement, and shows it as it is or as it was.

    Args:
        home: the folder that engagements are kept in.
    """

    def __init__(self, home: Path) -> None:
        self._has_theme = False
        super().__init__()
        for theme in THEMES.values():
            self.register_theme(theme)
        self.show_theme(DARK.name)
        self.home = home
        """The folder that engagements are kept in."""
        self.keys = KeyQueue(self, super().on_event)
        """The keys that wait for their turn."""
        self.opened = OpenStore(self, lambda: self.keys.quiet, self._remember)
        """The engagement that is open."""
        self.travel = TimeTravel(self)
        """The past, where a screen shows it."""
        self.settings_path = settings_path()
        """Where the settings of the person lie."""
        self.session_view = ""
        """For whom this window shows sessions; empty for the usual view."""
        self.terminal = this_terminal()
        """What shows the program, where that can be told: it takes some keys for itself."""
        self.painted: Callable[[], object] = lambda: None
        """Is called once the first screen is there; by itself it does nothing."""
        self.last_written: Path | None = None
        """The document that was written last, to be shown in its folder."""
        self._personal: Loaded | None = None
        self._own_keys: Mapping[str, str] = {}
        self._never_typed: frozenset[str] = frozenset()

    @on(events.Ready)
    def do_what_waited(self) -> None:
        """The first screen is there."""
        self.painted()

    def get_css_variables(self) -> dict[str, str]:
        """The colours of the theme; none of Textual's own, which it has first and nobody sees."""
        return super().get_css_variables() if self._has_theme else {}

    def show_theme(self, name: str) -> None:
        """Show a theme.

        Where nothing is shown yet it is put in its place by itself: Textual would read all that is
        said of looks once more for it, a fiftieth of the time to the first paint.
        """
        self._has_theme = True
        if self.is_running:
            self.theme = name
            return
        self.set_reactive(App.theme, name)
        self._refresh_truecolor_filter(self.ansi_theme)
        self.stylesheet.set_variables(self.get_css_variables())

    def _remember(self, store: Store) -> None:
        """Keep in the list of engagements what one holds that was closed, whatever closed it."""
        from screens.base.recent import remember  # noqa: PLC0415 - 40 ms, loaded by then

        remember(self.home, store)

    @property
    def personal(self) -> Loaded:
        """What the person set, as it was read last.

        It is loaded when it is asked for: what reads it takes 12 ms, which the first paint of those
        who have no such file does not wait for.
        """
        if self._personal is None:
            self._personal = self.load_settings()
        return self._personal

    def load_settings(self) -> Loaded:
        """What the settings file says now."""
        from sessions.personal.settings_file import load  # noqa: PLC0415 - see above

        return load(self.settings_path)

    def read_settings(self) -> None:
        """Take what the settings file says now."""
        self._personal = self.load_settings()

    def use_keys(self, keys: Mapping[str, str]) -> None:
        """Give commands other keys, by their ids; all others have their own again."""
        self._own_keys = keys
        own = {key for words in keys.values() for key in words.split(",")}
        self._never_typed = frozenset(key for key in own if key.startswith("alt+"))
        self.set_keymap(dict(keys))

    @property
    def has_own_keys(self) -> bool:
        """Whether any command has a key of this person's own."""
        return bool(self._own_keys)

    def with_own_key(self, command: UserCommand) -> UserCommand:
        """A command with the key that it has for this person."""
        key = self._own_keys.get(command.id) if command.key else None
        return replace(command, key=key, shown_key=None) if key else command

    async def on_event(self, event: events.Event) -> None:
        """Let keys in one at a time, everything else at once."""
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            await self.keys.put(self._as_meant(event) if isinstance(event, events.Key) else event)
        else:
            await super().on_event(event)

    def _as_meant(self, event: events.Key) -> events.Key:
        """A key as widgets take it; with Alt a letter comes along, which a field would type."""
        return events.Key(event.key, None) if event.key in self._never_typed else as_typed(event)

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
