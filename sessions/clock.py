"""The clock and the chance of this machine, handed to whatever needs them."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from functools import lru_cache

from workshop.record.ids import new_id

Now = Callable[[], datetime]
"""Gives the time, with its time zone."""


def local_time() -> datetime:
    """The time of this machine in its own time zone, to the millisecond."""
    milliseconds = _milliseconds()
    zone = _zone(time.localtime(milliseconds // 1000).tm_gmtoff)
    return datetime.fromtimestamp(milliseconds / 1000, zone)


def _milliseconds() -> int:
    """How many have gone by since 1970, in UTC."""
    return time.time_ns() // 1_000_000


@lru_cache(maxsize=8)  # a place has two, of summer and of winter
def _zone(seconds: int) -> timezone:
    """The zone whose time is so many seconds before that of UTC."""
    return timezone(timedelta(seconds=seconds))


class IdMaker:
    """Gives ids that grow: later ones sort after earlier ones, even within a millisecond."""

    def __init__(self, now: Now | None = None, chance: Callable[[], int] | None = None) -> None:
        self._now = now
        self._chance = chance or (lambda: secrets.randbits(49))
        self._last = (0, 0)

    def __call__(self) -> str:
        """The next id."""
        milliseconds = int(self._now().timestamp() * 1000) if self._now else _milliseconds()
        if milliseconds > self._last[0]:
            self._last = (milliseconds, self._chance())
        else:
            self._last = (self._last[0], self._last[1] + 1)
        return new_id(*self._last)
