"""The views of the summary in their order, each with its digit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from screens.base.commands import UserCommand

VIEWS: Final = (
    ("Findings", "the findings, what they rest on and what they may be made of"),
    ("SWOT", "strengths, weaknesses, opportunities and threats"),
    ("Scan", "the external factors by the letters of PESTLE"),
    ("Position", "the internal and external factor evaluation"),
)
"""The views in their order: the title, and what it shows."""

FINDINGS, SWOT, SCAN, POSITION = range(len(VIEWS))
"""Their places."""

EDITION_COLOURS: Final = {"restricted": "$warning", "shareable": "$success"}
"""In which colour an edition is named; its word always stands."""


def view_commands(screen: str) -> Iterator[UserCommand]:
    """A command for each view, as a screen of the summary has it."""
    for place, (title, what) in enumerate(VIEWS):
        yield UserCommand(
            f"{screen}.view{place + 1}",
            str(place + 1),
            title,
            f"Shows {what}.",
            f"view({place})",
            footer=False,
        )
