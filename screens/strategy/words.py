"""What is said of the elements and of what stands in them."""

from __future__ import annotations

from collections import Counter
from typing import Final

from screens.widgets.ink import ALERT, MUTED
from workshop.guide.step import Element
from workshop.strategy.elements import ElementOf, ElementRow, Rests, rests_of
from workshop.text import plural

TITLES: Final[dict[Element, str]] = {
    "overview": "Overview",
    "budget": "Budget",
    "projects": "Projects",
    "resources": "Resources",
    "factors": "Factors",
    "risk_benefit": "Risk and benefit",
}
"""What the elements are called."""

RESTS: Final[dict[Rests, tuple[str, str]]] = {
    "evidence": ("■", "$accent"),
    "decided": ("□", "$accent"),
    "hand": ("○", MUTED),
}
"""The sign of each, and its ink."""

RESTS_WORDS: Final[dict[Rests, str]] = {
    "evidence": "rests on what was said",
    "decided": "somebody decided on it",
    "hand": "entered, rests on nothing",
}
"""What each sign means."""

MISSING: Final = ("?", f"bold {ALERT}")
"""The sign of what is missing, and its ink."""


def rests_words(row: ElementRow) -> str:
    """The same in words, with how much there is."""
    rests = rests_of(row)
    if rests == "evidence":
        return plural(len(row.evidence), "entry", "entries")
    if rests == "decided":
        return "decided"
    return "entered in a session" if row.entered_by == "session" else "entered by hand"


def rests_counted(element: ElementOf) -> Counter[Rests]:
    """How many rows of an element rest on what."""
    return Counter(rests_of(row) for row in element.rows)
