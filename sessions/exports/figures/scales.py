"""The gauge, as shapes."""

from __future__ import annotations

from typing import Final

from sessions.exports.figures.setting import fitted
from sessions.exports.figures.shapes import Box, Figure, Mark, Shape, Words
from sessions.exports.labels import number, scale, share
from workshop.language import say
from workshop.report.blocks import Gauge

_GAUGE: Final = 480


def gauge(block: Gauge) -> Figure:
    """One number on its scale, with the midpoint marked."""
    at = _GAUGE * share(block, block.value)
    middle = _GAUGE * share(block, block.midpoint)
    shown, whole = fitted("value", block.shown, 190, 1)
    spot = min(max(at, 40.0), _GAUGE - 40.0)
    shapes: tuple[Shape, ...] = (
        Words("value", spot, 24, shown[0], "middle"),
        Box("bar", 0, 40, _GAUGE, 6),
        Box("fill", 0, 40, at, 6),
        Box("middle", middle - 0.75, 34, 1.5, 18),
        Mark("mark", "dot", at, 43, 8),
        Words("note", 0, 70, number(block.least)),
        Words("note", middle, 70, say("midpoint {value}", value=number(block.midpoint)), "middle"),
        Words("note", _GAUGE, 70, number(block.greatest), "end"),
    )
    title = say("{label}: {text}", label=block.label, text=block.shown)
    return Figure("gauge", _GAUGE, 78, title, scale(block), shapes, whole=whole)
