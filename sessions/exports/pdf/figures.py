"""Figures as the template draws them: shapes in the units of the figure, each with its looks."""

from __future__ import annotations

from collections.abc import Callable
from functools import singledispatch
from typing import Any

from sessions.exports.figures.roles import BOXES, LINES, MARKS, WORDS, Surface
from sessions.exports.figures.shapes import Box, Figure, Line, Mark, Shape, Words
from sessions.exports.pdf.texts import spoken

Lead = Callable[[str], str]
"""The name of the place to which a code leads; empty where it leads nowhere."""


def drawn(figure: Figure, lead: Lead, told: str = "") -> dict[str, Any]:
    """The figure as data.

    Args:
        figure: what to draw.
        lead: where its codes lead.
        told: what stands in its place for whoever cannot see it, behind what it is.
    """
    return {
        "wide": figure.wide,
        "high": figure.high,
        "alt": spoken(f"{figure.title.rstrip('.')}. {told or figure.description}"),
        "shapes": [_shape(shape, lead) for shape in figure.shapes],
    }


@singledispatch
def _shape(shape: Shape, lead: Lead) -> dict[str, Any]:
    raise TypeError(f"no drawing for {type(shape).__name__} ({lead})")


@_shape.register
def _(shape: Box, lead: Lead) -> dict[str, Any]:
    del lead
    size = {"wide": shape.wide, "high": shape.high}
    return {"k": "box", "x": shape.x, "y": shape.y} | size | _surface(BOXES[shape.role])


@_shape.register
def _(shape: Line, lead: Lead) -> dict[str, Any]:
    del lead
    kind = LINES[shape.role]
    ends = {"x": shape.x, "y": shape.y, "to-x": shape.to_x, "to-y": shape.to_y}
    return {"k": "line", "ink": kind.ink, "width": kind.width, "dashed": kind.dashed} | ends


@_shape.register
def _(shape: Words, lead: Lead) -> dict[str, Any]:
    kind = WORDS[shape.role]
    anchor = shape.anchor
    if shape.rtl:
        anchor = "end" if anchor == "start" else "start" if anchor == "end" else anchor
    return {
        "k": "words",
        "x": shape.x,
        "y": shape.y,
        "t": shape.text,
        "size": kind.size,
        "ink": kind.ink,
        "strong": kind.strong,
        "anchor": anchor,
        "rtl": shape.rtl,
        "to": lead(shape.to) if shape.to else "",
    }


@_shape.register
def _(shape: Mark, lead: Lead) -> dict[str, Any]:
    del lead
    place = {"x": shape.x, "y": shape.y, "size": shape.size, "shape": shape.shape}
    return {"k": "mark"} | place | _surface(MARKS[shape.role])


def _surface(kind: Surface) -> dict[str, Any]:
    return {"fill": kind.fill, "border": kind.border, "width": kind.width}
