"""Slow work in a thread: what is refused is told in a sentence, what is out of date done again."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from textual.dom import DOMNode

from screens.base.screen import WorkshopScreen
from sessions.errors import SessionsError, cause_of
from workshop.errors import WorkshopError

R = TypeVar("R")

Say = Callable[[str], None]
"""Shows a sentence while something is under way."""


async def tried(
    screen: WorkshopScreen[Any],
    act: Callable[[], R],
    failed: str = "Nothing was made",
    *,
    but: tuple[type[Exception], ...] = (),
) -> R | None:
    """Do something in a thread; nothing where it was refused, and the screen says why.

    Args:
        screen: what warns.
        act: what is to be done.
        failed: what to say before the reason of the disk.
        but: the refusals that are the caller's own to tell.
    """
    try:
        return await asyncio.to_thread(act)
    except but:
        raise
    except (SessionsError, WorkshopError) as problem:
        screen.warn(str(problem))
    except OSError as problem:
        screen.warn(f"{failed}: {cause_of(problem)}")
    return None


class LookUp:
    """Works something out of the record beside the keys; again where the record changed meanwhile.

    Args:
        shown_on: the screen or widget that shows it, with which it ends.
        stands: whether there is still something to show it on.
        once: works it out of the record as it is now, and shows it where it `holds` by then.
    """

    def __init__(
        self, shown_on: DOMNode, stands: Callable[[], bool], once: Callable[[], Awaitable[None]]
    ) -> None:
        self._shown_on = shown_on
        self._stands = stands
        self._once = once
        self._stale = False
        self.busy = False
        """Whether it is being worked out."""

    @property
    def holds(self) -> bool:
        """Whether what is worked out is of the record as it is, and can still be shown."""
        return self._stands() and not self._stale

    def ask(self) -> None:
        """Have it worked out of the record as it is now."""
        self._stale = True
        if not self.busy:
            self.busy = True
            self._shown_on.run_worker(self._work_out(), group="summing")

    async def _work_out(self) -> None:
        try:
            while self._stale and self._stands():
                self._stale = False
                await self._once()
        finally:
            self.busy = False
