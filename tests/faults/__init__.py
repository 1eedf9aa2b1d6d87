"""Faults put under the program: kills, power cuts, failing and full disks, and what is left."""

import os
from typing import Final

import pytest

__all__ = ["LONG", "SIZES", "times"]

LONG: Final = int(os.environ.get("WORKSHOP_LOOPS", "20"))
"""How many times longer the loops are that are left out of the change-by-change run."""

SIZES: Final = [
    pytest.param(1, id="change"),
    pytest.param(LONG, id="long", marks=pytest.mark.slow),
]
"""How often a loop is repeated: as often as every change can bear, or for figures to publish."""

FEW: Final = 4
"""How many times fewer tries by chance there are in the quick run than a loop has otherwise: enough
to see at once that a thing is broken. The longer loops follow with every change."""


def times(number: int, size: int) -> int:
    """How often something is tried by chance in a loop of that size."""
    return number // FEW if size == 1 else number * size
