"""How needs are tied: which exclude each other, compete, or help each other."""

from __future__ import annotations

from typing import Final, Literal, get_args

import msgspec

from workshop.needs.standing import Needs

Kind = Literal["excludes", "competes", "helps"]

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
"""The columns of needs that say so, in the order in which ties of one pair are told."""


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """Two needs that are tied, each pair of a kind once, whichever of them says so."""

    first: str
    """The id of the need that was entered first."""
    second: str
    kind: Kind
    reason: str = ""
    """Why, as it was typed; of several rows that say so, the first that says why."""
    said_by: str
    """The id of the row that says so, and why."""


def ties_of(needs: Needs) -> tuple[Tie, ...]:
    """All ties, in the order of the needs; those of what was merged are those of the whole.

    What excludes, competes with or helps a need that it was merged with is tied to nothing.
    """
    found: dict[tuple[int, int, int], Tie] = {}
    for need in needs.standing:
        for row in need.rows:
            for kind_at, kind in enumerate(KINDS):
                for target in row.cell(kind):
                    other = needs.whole_of(target.id)
                    if other is None or other.id == need.id:
                        continue
                    first, second = sorted((needs.places[need.id], needs.places[other.id]))
                    key = (first, second, kind_at)
                    if key in found and (found[key].reason or not row.cell("tie_reason")):
                        continue
                    found[key] = Tie(
                        first=needs.standing[first].id,
                        second=needs.standing[second].id,
                        kind=kind,
                        reason=row.cell("tie_reason"),
                        said_by=row.id,
                    )
    return tuple(found[key] for key in sorted(found))
