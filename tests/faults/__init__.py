"""Faults put under the program: kills, power cuts, failing and full disks, and what is left."""

import os
from typing import Final

import pytest

__all__ = ["LONG", "SIZES"]

LONG: Final = int(os.environ.get("WORKSHOP_LOOPS", "20"))
"""How many times longer the loops are that are left out of the change-by-change run."""

SIZES: Final = [
    pytest.param(1, id="change"),
    pytest.param(LONG, id="long", marks=pytest.mark.slow),
]
"""How often a loop is repeated: as often as every change can bear, or for figures to publish."""
