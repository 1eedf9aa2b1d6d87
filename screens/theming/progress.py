"""How far the theming board has come: which statements were shown, passed over and judged."""

from __future__ import annotations

from typing import Final

from screens.theming.state import Done
from workshop.record.documents import Factor
from workshop.record.record import Record

_KEPT: Final = 3
"""So many things that were just done are shown."""


class Progress:
    """Which statement is in front, and what was done with those before it."""

    def __init__(self) -> None:
        self.at = ""
        """The id of the statement in front; empty where the next one is to be found."""
        self.judged_here = 0
        """How many statements were judged on this board."""
        self._passed: list[str] = []
        self._seen: list[str] = []
        self._done: list[tuple[Done, str, int]] = []

    @property
    def latest(self) -> tuple[Done, ...]:
        """What was done last, the latest first."""
        return tuple(done for done, *_ in reversed(self._done[-_KEPT:]))

    def in_front(self, record: Record, waiting: list[Factor]) -> Factor | None:
        """The statement in front: the same as long as it waits or was gone back to.

        Args:
            record: the documents.
            waiting: the statements that wait to be judged, in their order.
        """
        by_id = {factor.id: factor for factor in waiting}
        if self.at in by_id and self.at not in self._passed:
            return by_id[self.at]
        shown_again = record.find(Factor, self.at)
        if shown_again is not None and self.at in self._seen[-1:] and not shown_again.into:
            return shown_again
        left = [factor for factor in waiting if factor.id not in self._passed]
        if not left and waiting:
            self._passed.clear()
            left = waiting
        return left[0] if left else None

    def note(self, done: Done, judged: int) -> None:
        """Keep what was done with the statement in front, and leave it.

        Args:
            done: what was done.
            judged: how many statements that judged.
        """
        self._done.append((done, self.at, judged))
        self.judged_here += judged
        self._seen.append(self.at)
        if done.became == "later":
            self._passed.append(self.at)
        self.at = ""

    def undone(self) -> bool:
        """The last change was taken back: its statement comes again; whether there was one."""
        if not self._done:
            return False
        _, self.at, judged = self._done.pop()
        self.judged_here -= judged
        self._passed = [key for key in self._passed if key != self.at]
        return True

    def pass_over(self) -> None:
        """Leave the statement in front for later in this round."""
        self._passed.append(self.at)

    def go_to(self, factor_id: str) -> None:
        """Have a statement in front, judged or not."""
        self.at = factor_id
        self._seen.append(factor_id)

    def go_back(self) -> bool:
        """Have the statement before in front again, until `went_back`; whether there is one."""
        if not self._seen:
            return False
        self.at = self._seen[-1]
        return True

    def went_back(self) -> None:
        """The statement before was shown: the next step back leads to the one before that."""
        self._seen.pop()
