"""What each shape looks like by its role: size, weight and ink, for every writer alike.

Inks are names of colours: those of `INKS`, and `accent`. A page knows them as its own, in light, in
dark and in print; Word and PDF have them as numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from sessions.exports.figures.shapes import BoxRole, LineRole, WordsRole

INKS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "paper": "#ffffff",
        "ink": "#1c2428",
        "muted": "#56626a",
        "rule": "#d5dcdf",
        "helps": "#eaf3f4",
        "harms": "#f6f2ea",
        "tint-1": "#f3e7cd",
        "tint-2": "#e5c48a",
        "alert": "#8f2d1f",
    }
)
"""The colours on paper by name, as `#rrggbb`, beside those of a look."""


class Type(NamedTuple):
    """How words are set."""

    size: float
    """In the units of the figure."""
    ink: str = "ink"
    strong: bool = False


class Surface(NamedTuple):
    """How a box is filled and bordered."""

    fill: str
    """An ink, or empty for none."""
    border: str = ""
    """An ink, or empty for none."""
    width: float = 1.0


class Stroke(NamedTuple):
    """How a line is drawn."""

    ink: str
    width: float = 1.0
    dashed: bool = False


WORDS: Final[Mapping[WordsRole, Type]] = MappingProxyType(
    {
        "letter": Type(36, "accent", strong=True),
        "title": Type(17, strong=True),
        "note": Type(12, "muted"),
        "item": Type(14),
        "support": Type(11.5, "muted"),
        "code": Type(13, "accent", strong=True),
        "axis": Type(13, strong=True),
        "tick": Type(12, "muted"),
        "zone": Type(12, "ink"),
        "value": Type(19, strong=True),
    }
)
"""By role of words."""

BOXES: Final[Mapping[BoxRole, Surface]] = MappingProxyType(
    {
        "field-helps": Surface("helps", "rule"),
        "field-harms": Surface("harms", "rule"),
        "tint-0": Surface("paper", "rule"),
        "tint-1": Surface("tint-1", "rule"),
        "tint-2": Surface("tint-2", "ink"),
        "bar": Surface("rule"),
        "fill": Surface("accent"),
        "middle": Surface("ink"),
        "halo": Surface("paper"),
        "band": Surface("helps", "rule"),
        "node": Surface("paper", "muted"),
    }
)
"""By role of boxes."""

LINES: Final[Mapping[LineRole, Stroke]] = MappingProxyType(
    {
        "axis-line": Stroke("ink", 1.5),
        "rule": Stroke("rule"),
        "leader": Stroke("muted", 0.75),
        "frame": Stroke("muted", 1.0, dashed=True),
        "arrow": Stroke("muted", 1.25),
    }
)
"""By role of lines."""

MARKS: Final[Mapping[str, Surface]] = MappingProxyType(
    {
        "mark": Surface("accent", "paper", 1.5),
        "mark-strong": Surface("ink", "paper", 1.5),
        "contested": Surface("ink", "paper", 1.0),
    }
)
"""By role of marks."""
