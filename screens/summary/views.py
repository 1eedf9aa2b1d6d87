"""The views of the summary in their order."""

from __future__ import annotations

from typing import Final

VIEWS: Final = (
    ("Findings", "the findings, what they rest on and what they may be made of"),
    ("SWOT", "strengths, weaknesses, opportunities and threats"),
    ("Scan", "the external factors by the letters of PESTLE"),
    ("Position", "the internal and external factor evaluation"),
)
"""The views in their order: the title, and what it shows."""

FINDINGS, SWOT, SCAN, POSITION = range(len(VIEWS))
"""Their places."""
