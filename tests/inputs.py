"""With how many inputs a law is tried: fewer for each change, all of them in the longer run."""

from __future__ import annotations

import os
from typing import Final

EXAMPLES: Final = int(os.environ.get("WORKSHOP_EXAMPLES", "25"))
"""With how many inputs a law is tried that does not say so itself; the longer run takes more."""
LONGER: Final = 150
"""How many those are in the longer run."""
FEWEST: Final = 10


def inputs(most: int) -> int:
    """With how many a law is tried that builds much for each, or is tried for every register.

    Args:
        most: with how many in the longer run.
    """
    return most if EXAMPLES >= LONGER else min(most, max(FEWEST, most * EXAMPLES // LONGER))
