"""What the pictures of a vote have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from screens.widgets.ink import muted


@dataclass(frozen=True, slots=True)
class Scrolled:
    """Lines of which as many are shown as there is room for."""

    above: tuple[Content, ...]
    """What stays at the top."""
    rows: tuple[tuple[Content, ...], ...]
    """What scrolls, one row with its lines each."""
    below: tuple[Content, ...] = ()
    """What stays at the foot."""
    front: int = 0
    """The row that must be in view."""

    def fitted(self, height: int) -> list[Content]:
        """The lines for a height, with how many rows are out of view."""
        room = max(1, height - len(self.above) - len(self.below))
        first, last = in_view([len(row) for row in self.rows], self.front, room)
        shown = [line for row in self.rows[first:last] for line in row]
        if hidden := out_of_view(first, len(self.rows) - last):
            shown.append(muted(hidden))
        return [*self.above, *shown, *self.below]


def in_view(heights: Sequence[int], front: int, room: int) -> tuple[int, int]:
    """The first row in view and the one after the last; one line is kept where some are not."""
    if not heights:
        return 0, 0
    if sum(heights) <= room:
        return 0, len(heights)
    front = min(front, len(heights) - 1)
    room = max(heights[front], room - 1)
    first = last = front
    used = 0
    while last < len(heights) and used + heights[last] <= room and last - front <= room // 2:
        used += heights[last]
        last += 1
    while first > 0 and used + heights[first - 1] <= room:
        first -= 1
        used += heights[first]
    while last < len(heights) and used + heights[last] <= room:
        used += heights[last]
        last += 1
    return first, max(last, first + 1)


def out_of_view(above: int, below: int) -> str:
    """How many rows are out of view, in words."""
    words = [f"▲ {above} above"] if above else []
    words += [f"▼ {below} below"] if below else []
    return " · ".join(words)


def rule_line(width: int) -> Content:
    """A thin rule."""
    return Content.styled("─" * width, "$rule")
