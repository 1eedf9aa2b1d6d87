"""The joint order of needs, and each department's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from workshop.needs.agreed import Framework
from workshop.needs.standing import Need, Needs


class Placed(msgspec.Struct, frozen=True):
    """A need at its place."""

    need: Need
    place: int
    """From 1; equal ones share a place."""


def joint_order(needs: Needs, framework: Framework) -> tuple[Placed, ...]:
    """All needs in the order of the rule; those that lack what it asks for come last, together.

    Within a place they stand by value, then as they were entered.
    """
    raise NotImplementedError


def own_orders(needs: Needs, framework: Framework) -> Mapping[str, Sequence[Placed]]:
    """By the id of a department, its own order.

    Where its people scored needs in a session, all that they scored, by the same rule from their
    scores; else what it asked for itself, by the same rule. What it asked for and did not score
    stands at the end.
    """
    raise NotImplementedError
