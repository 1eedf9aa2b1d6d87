"""The numbers that documents have, so that the next one is known without looking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence


class Numbers:
    """The numbers under one letter, or in one register, and the highest of them."""

    def __init__(self) -> None:
        self.last = 0
        """The highest that is given; 0 where none is."""
        self._given: Counter[int] = Counter()

    def take(self, number: int) -> None:
        """A document has this number."""
        self._given[number] += 1
        self.last = max(self.last, number)

    def take_all(self, numbers: Sequence[int]) -> None:
        """As many documents have these numbers."""
        self._given.update(numbers)
        self.last = max(self.last, max(numbers, default=0))

    def give_back(self, number: int) -> None:
        """A document with this number has gone, or is put anew."""
        self._given[number] -= 1
        while self.last and self._given[self.last] <= 0:
            self._given.pop(self.last, None)
            self.last -= 1
