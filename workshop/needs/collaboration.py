"""Which departments want the same: who could work together, and who stands alone."""

from __future__ import annotations

from itertools import combinations

import msgspec

from workshop.needs.standing import Needs
from workshop.needs.ties import ties_of


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two departments, and what they share."""

    first: str
    """The id of the department; of two the one whose name comes first."""
    second: str
    needs: tuple[str, ...]
    """The ids of the needs that both asked for, or scored above the middle."""
    ties: tuple[str, ...]
    """The ids of the needs of the first that help, or are helped by, one of the second."""

    @property
    def is_isolated(self) -> bool:
        """Whether they share nothing."""
        return not (self.needs or self.ties)


def collaboration_of(needs: Needs) -> tuple[Pair, ...]:
    """Every pair of departments that ask for something, those that share nothing too.

    They stand in the order of names, as `Needs.departments` has them. A need that both asked for is
    no tie between them.
    """
    places = needs.places
    wanted: dict[str, set[str]] = {each: set() for each in needs.departments}
    for need in needs.standing:
        for department in need.supporters:
            if department in wanted:
                wanted[department].add(need.id)
    tied: dict[tuple[str, str], set[str]] = {}
    by_id = {need.id: need for need in needs.standing}
    for tie in ties_of(needs):
        if tie.kind == "helps":
            one, other = by_id[tie.first], by_id[tie.second]
            for own, theirs in ((one, other), (other, one)):
                for first in own.asked_by:
                    for second in theirs.asked_by:
                        tied.setdefault((first, second), set()).add(own.id)
    return tuple(
        Pair(
            first=first,
            second=second,
            needs=tuple(sorted(wanted[first] & wanted[second], key=places.__getitem__)),
            ties=tuple(sorted(tied.get((first, second), ()), key=places.__getitem__)),
        )
        for first, second in combinations(needs.departments, 2)
    )
