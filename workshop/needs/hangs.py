"""On what a selection hangs: whose absence, and which weight, would turn it."""

from __future__ import annotations

from typing import Literal

import msgspec

from workshop.needs.agreed import Framework
from workshop.needs.selecting import Way
from workshop.needs.standing import Needs
from workshop.record.record import Record


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """What changes where something is taken away."""

    without: Literal["department", "weight"]
    name: str
    """The id of the department, or the name of the criterion or scale."""
    comes_in: tuple[str, ...]
    """The ids of needs that would be chosen then; of the department's own none."""
    goes_out: tuple[str, ...]


def turns_of(record: Record, needs: Needs, framework: Framework, way: Way) -> tuple[Turn, ...]:
    """Everything whose absence turns the selection, found by working it out again without it.

    A department is away with its scores, and with the needs that it alone asked for. A weight is
    away where the others share it by their size: the weights of the criteria where these give the
    values, else priority and need.
    """
    raise NotImplementedError
