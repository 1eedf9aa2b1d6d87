"""The figure of a block that has one."""

from __future__ import annotations

from sessions.exports.figures.date_line import date_line
from sessions.exports.figures.plane import plane
from sessions.exports.figures.quadrant import quadrant
from sessions.exports.figures.scales import gauge
from sessions.exports.figures.shapes import Figure
from workshop.report.blocks import AnyBlock, DateLine, Gauge, Plane, Quadrant


def figure_of(block: AnyBlock) -> Figure | None:
    """The block as a figure; none for a block of text or a table."""
    match block:
        case Quadrant():
            return quadrant(block)
        case Plane():
            return plane(block)
        case DateLine():
            return date_line(block)
        case Gauge():
            return gauge(block)
        case _:
            return None
