"""From mark to mark of a plane by arrows: to the nearest that way, through those that meet."""

from __future__ import annotations

from typing import Final, NamedTuple

from screens.widgets.figures.plane_drawing import Meeting, meetings, room_of
from workshop.report.blocks import Plane

_LINE: Final = 2
"""A line of a terminal is about as high as two cells are wide."""
_ASIDE: Final = 2
"""How much more a step aside counts than one ahead."""


class Way(NamedTuple):
    """Where an arrow leads."""

    across: int
    """1 to the right, -1 to the left, 0 neither."""
    down: int
    """1 down, -1 up, 0 neither."""

    @property
    def forward(self) -> bool:
        """Whether marks that meet are walked from the first to the last."""
        return self.across > 0 or self.down > 0


WAYS: Final = {"right": Way(1, 0), "left": Way(-1, 0), "down": Way(0, 1), "up": Way(0, -1)}
"""The four arrows by their keys."""


def towards(plane: Plane, at: int, way: Way, width: int, height: int) -> int:
    """The place of the mark to which an arrow leads; the same where none lies there.

    Args:
        plane: what is drawn.
        at: the place of the mark in front.
        way: the arrow.
        width: cells in a line of the figure.
        height: its lines.
    """
    found = meetings(plane, *room_of(plane, width, height))
    here = next((each for each in found if at in each.points), None)
    if here is None:
        return at
    within = here.points.index(at) + (1 if way.forward else -1)
    if 0 <= within < len(here.points):
        return here.points[within]
    ahead = [each for each in found if _ahead(here, each, way) > 0]
    if not ahead:
        return at
    nearest = min(ahead, key=lambda each: (_far(here, each, way), each.row, each.column))
    return nearest.points[0 if way.forward else -1]


def _ahead(here: Meeting, other: Meeting, way: Way) -> int:
    """How far ahead something lies, in cells."""
    across, down = other.column - here.column, (other.row - here.row) * _LINE
    return across * way.across + down * way.down


def _far(here: Meeting, other: Meeting, way: Way) -> int:
    """How far it is, where a step aside counts for more."""
    across, down = abs(other.column - here.column), abs(other.row - here.row) * _LINE
    return across + down * _ASIDE if way.across else down + across * _ASIDE
