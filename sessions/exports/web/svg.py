"""Figures as plain SVG without a script, a style or an address.

Their colours come from the page by class, so that one drawing serves light, dark and grey print;
the rules are made of the roles (`rules`), so that a role is described once.
"""

from __future__ import annotations

from functools import cache, singledispatch
from typing import Final

from markupsafe import Markup

from sessions.exports.figures.roles import BOXES, LINES, MARKS, WORDS, Surface
from sessions.exports.figures.shapes import Box, Figure, Line, Mark, Shape, Words

_CORNERS: Final = {
    "diamond": ((0, -1), (1, 0), (0, 1), (-1, 0)),
    "square": ((-0.8, -0.8), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8)),
    "triangle": ((0, -1), (0.95, 0.8), (-0.95, 0.8)),
}


def drawn(figure: Figure, key: str) -> Markup:
    """The figure as SVG; `key` is what its ids begin with.

    It is a picture as a whole, so nothing in it is a link: the text beside it has those.
    """
    opening = Markup(
        '<svg class="figure {kind}" viewBox="0 0 {wide:g} {high:g}" role="img" '
        'aria-labelledby="{key}-t {key}-d">'
        '<title id="{key}-t">{title}</title><desc id="{key}-d">{told}</desc>'
    ).format(
        kind=figure.kind,
        wide=figure.wide,
        high=figure.high,
        key=key,
        title=figure.title,
        told=figure.description,
    )
    return opening + Markup("").join(map(_shape, figure.shapes)) + Markup("</svg>")


@singledispatch
def _shape(shape: Shape) -> Markup:
    raise TypeError(f"no SVG for {type(shape).__name__}")


@_shape.register
def _(shape: Box) -> Markup:
    return Markup('<rect class="{}" x="{:g}" y="{:g}" width="{:g}" height="{:g}"/>').format(
        shape.role, shape.x, shape.y, shape.wide, shape.high
    )


@_shape.register
def _(shape: Line) -> Markup:
    return Markup('<line class="{}" x1="{:g}" y1="{:g}" x2="{:g}" y2="{:g}"/>').format(
        shape.role, shape.x, shape.y, shape.to_x, shape.to_y
    )


@_shape.register
def _(shape: Words) -> Markup:
    side = Markup(' direction="rtl"') if shape.rtl else ""
    return Markup('<text class="{}" x="{:g}" y="{:g}" text-anchor="{}"{}>{}</text>').format(
        shape.role, shape.x, shape.y, shape.anchor, side, shape.text
    )


@_shape.register
def _(shape: Mark) -> Markup:
    if shape.shape == "dot":
        return Markup('<circle class="{}" cx="{:g}" cy="{:g}" r="{:g}"/>').format(
            shape.role, shape.x, shape.y, shape.size * 0.9
        )
    corners = " ".join(
        f"{shape.x + x * shape.size:g},{shape.y + y * shape.size:g}"
        for x, y in _CORNERS[shape.shape]
    )
    return Markup('<polygon class="{}" points="{}"/>').format(shape.role, corners)


@cache
def rules() -> str:
    """The rules of a style sheet for every role, with the inks as the page has them.

    Where colours are forced on a page, borders and signs keep the ink of text.
    """
    found = [".figure text { fill: var(--ink); }"]
    for name, kind in WORDS.items():
        bold = " font-weight: 650;" if kind.strong else ""
        found.append(
            f".figure text.{name} {{ font-size: {kind.size:g}px; fill: var(--{kind.ink});{bold} }}"
        )
    found += [f".figure .{name} {{ {_surface(kind)} }}" for name, kind in BOXES.items()]
    found += [f".figure .{name} {{ {_surface(kind)} }}" for name, kind in MARKS.items()]
    for line, stroke in LINES.items():
        dashes = " stroke-dasharray: 4 3;" if stroke.dashed else ""
        ink = f"stroke: var(--{stroke.ink}); stroke-width: {stroke.width:g};{dashes}"
        found.append(f".figure .{line} {{ {ink} }}")
    return "\n".join(found)


def _surface(kind: Surface) -> str:
    fill = f"var(--{kind.fill})" if kind.fill else "none"
    border = f" stroke: var(--{kind.border}); stroke-width: {kind.width:g};" if kind.border else ""
    return f"fill: {fill};{border}"
