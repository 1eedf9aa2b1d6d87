"""A room that pairs factors, rates gaps and decides, and what it recorded so far."""

from __future__ import annotations

from typing import Final

import msgspec

from tests.builders.acme import GUIDE, MINUTES
from workshop.guide.row_steps import Decide, GapStep, PairStep
from workshop.guide.shape import Guide
from workshop.guide.vote import Vote

CHOOSING: Final[Guide] = msgspec.structs.replace(
    GUIDE,
    name="choosing",
    steps=(
        *GUIDE.steps[:4],
        PairStep(id="pair", title="Strategies", minutes=MINUTES, top=3),
        GapStep(id="gap", title="Gaps", minutes=MINUTES),
        Vote(
            id="agree",
            title="Agreement",
            minutes=MINUTES,
            method="gradients",
            of=("options",),
            options=("One sign-on for all", "A second help desk"),
        ),
        Decide(id="decide", title="Decision", minutes=MINUTES, of="agree"),
    ),
)
"""Consent, what works, outside; then strategies, gaps, a vote and what is decided on it."""

FACTORS: Final = (
    ("works", "+ Month-end close is down to four days @Dana"),
    ("works", "- Three systems hold customers twice @Ana"),
    ("outside", "* Suppliers offer shared data @Dana"),
    ("outside", "! The data law tightens next year @Ana"),
)
"""One factor of each letter, with the step in which it is said."""
