"""Figures that are read from the other side of a room: five rows of full blocks."""

from __future__ import annotations

from typing import Final

ROWS: Final = 5
"""How many rows a figure is high."""

_FIGURES: Final = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ":": (" ", "#", " ", "#", " "),
}
"""Each figure in points; a point is two cells wide, which is as wide as it is high."""


def large(words: str) -> str:
    """An hour in large figures, as lines; whatever is no figure and no colon is left out."""
    figures = [_FIGURES[sign] for sign in words if sign in _FIGURES]
    rows = ("  ".join(_row(figure[at]) for figure in figures) for at in range(ROWS))
    return "\n".join(row.rstrip() for row in rows)


def _row(points: str) -> str:
    return "".join("██" if point == "#" else "  " for point in points)
