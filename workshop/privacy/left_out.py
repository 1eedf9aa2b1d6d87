"""How much an edition leaves out, by reason."""

from __future__ import annotations

import msgspec


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
