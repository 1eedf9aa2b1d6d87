"""How long the disk takes to make an answer safe, from what is synced anyway."""

from __future__ import annotations

from collections import deque
from statistics import median
from typing import Final

_ENOUGH: Final = 5


class SyncTime:
    """The time that the last few syncs took."""

    SLOW: Final = 0.03
    """From how many seconds on a sync holds up a person who types."""

    def __init__(self) -> None:
        self._taken: deque[float] = deque(maxlen=_ENOUGH)

    def took(self, seconds: float) -> None:
        """So long took a sync that succeeded."""
        self._taken.append(seconds)

    @property
    def seconds(self) -> float:
        """What a sync usually takes; 0 while nothing was synced."""
        return median(self._taken) if self._taken else 0.0

    @property
    def warning(self) -> str:
        """Say that the disk is slow, once enough syncs were timed; nothing else."""
        if len(self._taken) < _ENOUGH or self.seconds <= self.SLOW:
            return ""
        return (
            "This disk takes long to keep an answer safe. Keep the engagement on the laptop's own "
            "drive."
        )
