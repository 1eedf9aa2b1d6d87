"""The engagement that is open in the application, looked after once a second."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from textual.app import App
from textual.screen import Screen
from textual.timer import Timer

from screens.base.following import TAKE_OVER_KEY, Following

if TYPE_CHECKING:
    from sessions.store.store import Store
    from workshop.record.change import Change
    from workshop.running.commands import Command

_SECOND: Final = 1.0
_AT_ONCE: Final = 0.2
"""Seconds that may pass before something is said."""


@runtime_checkable
class Follower(Protocol):
    """A screen that says how another window is followed."""

    def show_following(self) -> None:
        """Say it anew."""


class OpenStore:
    """Holds the open engagement: keeps its checkpoint up, follows another window, closes it.

    Args:
        app: the application.
        quiet: for how many seconds no key was pressed.
        closed: is told of an engagement that was recorded here, once it is closed.
    """

    def __init__(
        self, app: App[None], quiet: Callable[[], float], closed: Callable[[Store], None]
    ) -> None:
        self._app = app
        self._quiet = quiet
        self._closed = closed
        self.following: Following | None = None
        """How another window is followed; none where this one records."""
        self._store: Store | None = None
        self._seconds: Timer | None = None
        self._troubles: set[str] = set()

    @property
    def store(self) -> Store:
        """The engagement that is open."""
        if self._store is None:
            raise RuntimeError("no engagement is open")
        return self._store

    @property
    def has_store(self) -> bool:
        """Whether an engagement is open."""
        return self._store is not None

    def perform(self, command: Command, store: Store) -> Change | None:
        """Carry out a command on a record; a refusal is told, and gives none."""
        from sessions.errors import SessionsError  # noqa: PLC0415 - 60 ms, with msgspec
        from workshop.errors import Refused  # noqa: PLC0415
        from workshop.running.senders import Sender  # noqa: PLC0415

        try:
            return store.do(command, Sender.APPLICATION)
        except (Refused, SessionsError) as refusal:
            self._app.notify(str(refusal), markup=False, severity="error", timeout=10)
            return None

    def take(self, store: Store) -> None:
        """Make an engagement the open one."""
        self.release()
        self._store = store
        self._troubles.clear()
        self.following = None if store.writable else Following(store.moment().now)
        if self._seconds is None:
            self._seconds = self._app.set_interval(_SECOND, self.each_second)

    def release(self) -> None:
        """Close the engagement that is open, if there is one."""
        if self._store is not None:
            store, self._store = self._store, None
            self.following = None
            recorded_here = store.writable
            store.close()
            if recorded_here:
                self._closed(store)

    def is_all_recorded(self) -> bool:
        """Wait for what was entered; false where the disk refuses it.

        Whoever entered it was told so, and sees it before it is left behind.
        """
        if self._store is None:
            return True
        from sessions.errors import NotRecorded  # noqa: PLC0415 - 60 ms, with msgspec

        try:
            self._store.under_way.finish()
        except NotRecorded:
            return False
        return True

    async def put_away(self) -> None:
        """Have everything written that closing writes, with a word where it takes long.

        Other things go on meanwhile; what is recorded until the end is recorded.
        """
        if self._store is None:
            return
        self._store.checkpoints.save_aside(backup=True)
        start, said = monotonic(), False
        while self.has_store and self.store.checkpoints.saving:
            await asyncio.sleep(0.02)
            if not said and monotonic() - start > _AT_ONCE:
                from screens.dialogs.closing import Closing  # noqa: PLC0415 - 6 ms, when it takes long

                said = True
                await self._app.push_screen(Closing())
        if said:
            self._app.pop_screen()

    async def leave(self, screen: Screen[None]) -> None:
        """Have everything written, go back from a screen, and close the engagement."""
        await self.put_away()
        screen.dismiss(None)
        self.release()

    def each_second(self) -> None:
        """A second went by."""
        if (store := self._store) is None:
            return
        if self.following is None:
            store.checkpoints.keep_up(self._quiet())
            self._tell_troubles(store)
            return
        before = self.following.words
        if news := self.following.look(store):
            if self.following.deserted:
                news += f" {TAKE_OVER_KEY.upper()} records here from now on."
            trouble = bool(self.following.trouble)
            self._app.notify(
                news, markup=False, timeout=10, severity="error" if trouble else "information"
            )
        if self.following.words != before:
            self._show_following()

    def _tell_troubles(self, store: Store) -> None:
        """Tell once, gently, what could not be written beside the record."""
        if store.checkpoints.problem is not None:
            self._tell_once("The copy of the record that opens quickly", store.checkpoints.problem)
        if store.drafts.problem is not None:
            self._tell_once("What is typed and not yet recorded", store.drafts.problem)

    def _tell_once(self, what: str, problem: OSError) -> None:
        """Tell of something that cannot be kept."""
        if what not in self._troubles:
            self._troubles.add(what)
            reason = problem.strerror or str(problem)
            words = f"{what} cannot be kept ({reason}). Everything recorded is safe."
            self._app.notify(words, markup=False, severity="warning", timeout=10)

    @property
    def deserted(self) -> bool:
        """Whether another window was followed that has gone, so that this one may record."""
        return self.following is not None and self.following.deserted

    def take_over(self) -> None:
        """Record from now on, where one is, and say so."""
        from sessions.errors import CannotOpen  # noqa: PLC0415 - 60 ms, with msgspec

        try:
            self.store.take_over()
        except CannotOpen as refusal:
            words = f"Not yet: {refusal}."
            self._app.notify(words, markup=False, severity="error", timeout=10)
            return
        self.following = None
        left = self.store.unfinished_run
        words = "This window records now."
        words = " ".join([*left.sentences, words]) if left else words
        self._app.notify(words, markup=False, timeout=30 if left else 6)
        self._show_following()

    def _show_following(self) -> None:
        """Have every screen say how the other window is followed."""
        for screen in self._app.screen_stack:
            if isinstance(screen, Follower):
                screen.show_following()
