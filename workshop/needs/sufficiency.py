"""Whether people and systems are sufficient: what there is and what is needed, by quarter."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from workshop.record.record import Record


class Load(msgspec.Struct, frozen=True, kw_only=True):
    """One skill or system in one quarter."""

    resource: str
    is_people: bool
    quarter: str
    """`2027-Q1`."""
    have: float | None
    """How much there is; none where nobody said."""
    needed: float
    unit: str = ""
    """What is counted; of people empty, which means person-days."""
    remedy: str = ""
    """What would make it enough, as it was said."""
    rows: tuple[str, ...] = ()
    """The ids of the rows of capacity and workload that it comes from."""

    @property
    def short(self) -> float:
        """How much is missing; 0 where it is enough."""
        return max(0.0, self.needed - (self.have or 0.0))


class Sufficiency(msgspec.Struct, frozen=True, kw_only=True):
    """All skills and systems over all quarters."""

    loads: tuple[Load, ...]
    """People first, by name, then by quarter."""
    chosen_alone: bool = False
    """Whether only what is chosen was counted."""


def sufficiency_of(record: Record, chosen: Collection[str] | None = None) -> Sufficiency:
    """What there is and what is needed.

    Args:
        record: the record.
        chosen: the ids of the needs that count; all that stand unless given. The load of a solution
            counts for the needs that it meets, once, and not where it is rejected.
    """
    raise NotImplementedError
