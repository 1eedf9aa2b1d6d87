"""Keys one after the other, however fast they are typed.

Textual hands a key to the widget with the focus; a key that the widget does not use travels up to
the application, which then checks for its command. Meanwhile later keys have reached the widget
already: `Enter` would record half of the next line, and words typed for a dialog would land in the
line below it. Here each key is let in only when the one before it has had all its effect.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, Final

from textual import events
from textual.app import App
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

_TIMEOUT: Final = 0.5
"""Seconds after which a key counts as done although no marker came back: its widget has gone."""

_TO_PAINT: Final = 0.02
"""Seconds that a key has to itself, to be painted, while nobody types on."""

_TO_REST: Final = 0.02
"""Seconds more before what was put off is done: on a busy machine painting takes longer, and the
thread that hands the bytes to the terminal would wait for it."""

TYPING: Final = 0.4
"""Seconds after a key within which somebody who types presses the next one."""

_FOCUS_CHECKS: Final = 25
"""How often within that time a new screen is looked at whether it has the focus yet."""


class KeyQueue:
    """Lets keys and pastes into an application strictly in their order.

    Args:
        app: the application.
        let_in: hands one event on to the widget that it is meant for.
    """

    class Arrived(Message):
        """Follows a key on its way up; when it arrives, the key has arrived too.

        Args:
            turn: the key, as they are counted.
            again: whether the marker is sent once more, behind what the key's command has sent.
        """

        def __init__(self, turn: int, *, again: bool = True) -> None:
            super().__init__()
            self.turn = turn
            self.again = again

    def __init__(self, app: App[None], let_in: Callable[[events.Event], Awaitable[None]]) -> None:
        self._app = app
        self._hand_on = let_in
        self._turn = 0
        self._busy = False
        self._front: Screen[Any] | None = None
        self._target: Widget | None = None
        self._marker_timer: asyncio.TimerHandle | None = None
        self._waiting: deque[events.Key | events.Paste] = deque()
        self._last_key = time.monotonic()
        self._put_off: list[Callable[[], object]] = []

    @property
    def quiet(self) -> float:
        """For how many seconds no key was pressed."""
        return time.monotonic() - self._last_key

    @property
    def idle(self) -> bool:
        """Whether every key has had its effect."""
        return not self._busy and not self._waiting

    def between(self, act: Callable[[], object]) -> None:
        """Do what may wait a moment when no key has to wait for it.

        While somebody types, that is when the next key is painted: the one behind it takes longer
        to come. Where none comes it is done within `TYPING`, else at once. Asked for twice it is
        done once.
        """
        if self.quiet > TYPING:
            act()
        elif act not in self._put_off:
            self._put_off.append(act)
            self._app.set_timer(TYPING, self._do_put_off)

    def _do_put_off(self) -> None:
        """Do what waited for a moment between two keys."""
        acts, self._put_off = self._put_off, []
        for act in acts:
            act()

    async def put(self, event: events.Key | events.Paste) -> None:
        """Let a key or a paste in, once those before it have had their effect."""
        self._last_key = time.monotonic()
        self._waiting.append(event)
        if not self._busy:
            await self._let_in()
        elif self._target_gone():
            await self._next(self._turn)
        else:
            self._send_marker()
            self._app.set_timer(_TIMEOUT, partial(self._next, self._turn))

    def _target_gone(self) -> bool:
        """Whether the widget that has the key went away with it, as a closed dialog does."""
        target = self._target
        return target is not None and (
            not target.is_attached or target.screen not in self._app.screen_stack
        )

    async def _let_in(self) -> None:
        """Hand on the key that has waited longest, and send a marker after it."""
        self._turn += 1
        self._busy = True
        self._front = self._app.screen
        self._target = self._app.focused or self._app.screen
        await self._hand_on(self._waiting.popleft())
        self._marker_timer = asyncio.get_running_loop().call_later(_TO_PAINT, self._send_marker)
        if self._waiting:
            self._send_marker()

    def _send_marker(self) -> None:
        """Send the marker after the key, once: at once where others wait, else once painted."""
        if self._marker_timer is not None and self._target is not None:
            self._marker_timer.cancel()
            self._marker_timer = None
            if not self._target.post_message(self.Arrived(self._turn)):
                self._app.call_later(self._next, self._turn)

    async def arrived(self, message: Arrived) -> None:
        """A key has had its effect: let the next one in."""
        if message.turn != self._turn or not self._app.screen_stack:  # or the program has ended
            return
        target = self._target = self._app.focused or self._app.screen
        if message.again and target.post_message(self.Arrived(message.turn, again=False)):
            return
        # What a command opens comes to the front in a worker of its own.
        for _ in range(3):
            await asyncio.sleep(0)
        self._app.call_later(self._when_ready, message.turn, _FOCUS_CHECKS)

    async def _when_ready(self, turn: int, checks: int) -> None:
        """End a turn, once a screen that it brought to the front can take keys."""
        if not self._app.screen_stack:  # the program has ended meanwhile
            return
        fresh = self._app.screen is not self._front
        if fresh and checks and not (self._app.screen.is_mounted and self._app.screen.focused):
            self._app.set_timer(
                _TIMEOUT / _FOCUS_CHECKS, partial(self._when_ready, turn, checks - 1)
            )
        else:
            await self._next(turn)

    async def _next(self, turn: int) -> None:
        """End a turn, unless it has ended."""
        if turn != self._turn or not self._busy:
            return
        self._busy = False
        if self._waiting and self._app.screen_stack:
            await self._let_in()
        elif self._put_off:
            self._app.set_timer(_TO_REST, partial(self._rest, turn))

    def _rest(self, turn: int) -> None:
        """Do what was put off, unless another key came meanwhile: then behind that one."""
        if turn == self._turn and self.idle:
            self._do_put_off()
