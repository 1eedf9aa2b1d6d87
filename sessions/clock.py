"""The clock and the chance of this machine, handed to whatever needs them."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
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


def in_local_zone(moment: datetime) -> datetime:
    """The same moment in the time zone of this machine; without a zone it is one of here already.

    What is read from files and typed by people may be a time that the system cannot tell in its
    zone: Windows knows none before 1970 or after 3000, and no system one beyond the calendar. That
    is no reason to stop: it stays in the zone that it has, or is taken to be of UTC.
    """
    try:
        return moment.astimezone()
    except (OSError, OverflowError, ValueError):
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


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
