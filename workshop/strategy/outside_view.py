"""By how much plans ran over: one's own where enough of them are recorded, else those of others.

What is planned is told from inside. The outside view asks what became of plans like it
(D. Kahneman & D. Lovallo, Management Science 39 (1993) 17-31): of the budget lines that say both
what was likely and what they did cost; where there are too few, of published projects.
"""

from __future__ import annotations

from typing import Final

import msgspec

from workshop.record.record import Record
from workshop.registers.kinds.strategy.budget import BUDGET
from workshop.strategy.money import amounts_of

FEWEST: Final = 3
"""Of so many lines at least one's own are told."""

SOURCE: Final = "Flyvbjerg 2025"
PUBLISHED: Final = 5392
"""So many IT projects were looked at."""
TAIL_SHARE: Final = 18
"""So many per cent of them ran over by more than half."""
TAIL_OVERRUN: Final = 447
"""By so many per cent those did, on average."""


class OutsideView(msgspec.Struct, frozen=True, kw_only=True):
    """What became of plans like it."""

    lines: tuple[str, ...]
    """The ids of one's own budget lines of which both is known, as they were entered."""
    planned: int
    """What these were likely to cost, in cents."""
    spent: int
    """What they did cost."""
    over_half: int
    """How many cost more than half as much again."""

    @property
    def is_own(self) -> bool:
        """Whether there are enough of one's own to go by."""
        return len(self.lines) >= FEWEST and self.planned > 0

    def as_before(self, cents: int) -> int:
        """What a likely cost comes to if it runs over as one's own did together; in cents."""
        return -(-cents * self.spent // self.planned)


def outside_view_of(record: Record) -> OutsideView:
    """How far one's own budget lines ran over."""
    known = [
        (row, amounts.likely, row.cell("spent"))
        for row in record.rows(BUDGET)
        if row.cell("spent") is not None and (amounts := amounts_of(row)) and amounts.likely > 0
    ]
    return OutsideView(
        lines=tuple(row.id for row, _, _ in known),
        planned=sum(likely for _, likely, _ in known),
        spent=sum(spent for _, _, spent in known),
        over_half=sum(2 * spent > 3 * likely for _, likely, spent in known),
    )


def as_the_tail(cents: int) -> int:
    """What a likely cost comes to if it runs over like the published ones that ran over far."""
    return cents * (100 + TAIL_OVERRUN) // 100
