"""What information technology is used for, as goals, needs and projects name it."""

from __future__ import annotations

from typing import Final

PURPOSES: Final = (
    "innovation",
    "communication",
    "collaboration",
    "new business models",
    "improve",
    "optimise",
    "relationships",
)
"""The seven purposes, in the order of documents."""
