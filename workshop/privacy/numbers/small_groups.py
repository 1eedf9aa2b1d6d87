"""How few may have voted before their scores tell who gave which.

Of two voters each knows the other's ballot from the median and their own; of three, the ends of the
spread are two people's. From four on, none of that can be worked out.
"""

from __future__ import annotations

from typing import Final

FEWEST_VOTERS: Final = 4
"""Scores of fewer are left out of what is shared, where a person set no other number."""
