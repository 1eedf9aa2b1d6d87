"""Whether it is clear how a need would be met: solutions, alternatives, open questions."""

from __future__ import annotations

import msgspec

from workshop.needs.standing import Need
from workshop.record.record import Record
from workshop.record.rows import Row


class Clarity(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the ways to meet a need."""

    solutions: tuple[Row, ...]
    """Those for it or for what was merged into it, in the order of the rows."""
    open_questions: int
    """How many questions are open in solutions that are not rejected."""
    alternatives_missing: bool
    """Whether there are fewer than two solutions, and no reason why."""
    challenge: bool
    """Whether it is a wish without a problem behind it."""

    @property
    def is_clear(self) -> bool:
        """Whether it can be chosen without a waiver."""
        return not (self.open_questions or self.alternatives_missing or self.challenge)


def clarity_of(record: Record, need: Need) -> Clarity:
    """How clear it is how a need would be met."""
    raise NotImplementedError
