"""The shapes of which figures are made: boxes, lines, words and marks with place and size.

A figure has its origin at the top left and its own unit, of which `WIDTH` make the full width of a
page. Shapes are drawn in their order, later ones above earlier ones. What a shape looks like is
said by its role alone (`sessions.exports.figures.roles`), so that every writer has its own colours.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

WIDTH: Final = 800
"""The width of a full figure, in its own units."""

BoxRole = Literal[
    "field-helps",
    "field-harms",
    "tint-0",
    "tint-1",
    "tint-2",
    "bar",
    "fill",
    "middle",
    "halo",
    "band",
    "node",
]
LineRole = Literal["axis-line", "rule", "leader", "frame", "arrow"]
WordsRole = Literal[
    "letter", "title", "note", "item", "support", "code", "axis", "tick", "zone", "value"
]
MarkShape = Literal["dot", "diamond", "square", "triangle"]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    role: BoxRole
    x: float
    """Of its left side."""
    y: float
    """Of its upper side."""
    wide: float
    high: float


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    role: LineRole
    x: float
    y: float
    to_x: float
    to_y: float


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text."""

    role: WordsRole
    x: float
    """Of its beginning, middle or end, as `anchor` says; of the right side where `rtl`."""
    y: float
    """Of the line on which the letters stand."""
    text: str
    anchor: Anchor = "start"
    rtl: bool = False
    """Whether it runs from right to left, and so begins at the right of `x`."""
    to: str = ""
    """The code to whose place it leads; empty where it leads nowhere."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign around its middle."""

    role: Literal["mark", "mark-strong", "contested"]
    shape: MarkShape
    x: float
    y: float
    size: float
    """From its middle to its outermost point."""


Shape = Box | Line | Words | Mark


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing, and whether it can stand alone."""

    kind: Literal["quadrant", "plane", "date-line", "gauge"]
    wide: float
    high: float
    title: str
    """What it is, for whoever does not see it."""
    description: str
    """What it shows, in words."""
    shapes: tuple[Shape, ...]
    whole: bool = True
    """Whether all of the texts are in it, uncut."""
