"""Those who took part in a session, as an edition names them, and how much it leaves out."""

from __future__ import annotations

import msgspec


class Participant(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who took part, as the edition allows it to be told."""

    who: str
    attribution: str


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """How many entries that stand an edition leaves out, and why."""

    private: int = 0
    withheld: int = 0
    """Not private, but not to be quoted."""
    observed: int = 0
    """What the interviewer observed, which nobody else said."""

    @property
    def total(self) -> int:
        """All that is left out."""
        return self.private + self.withheld + self.observed
