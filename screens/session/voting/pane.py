"""The part of the session screen that shows a vote; it takes no keys."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content
from textual.widget import Widget

from screens.session.ballot.lines import Box

Draw = Callable[[Box], list[Content]]
"""Gives the lines for a size."""


class VotePane(Widget):
    """Draws a vote anew for every size.

    Args:
        draw: gives the lines.
    """

    def __init__(self, draw: Draw, *, id: str) -> None:  # noqa: A002 - the word of Textual
        super().__init__(id=id)
        self._draw = draw

    def render(self) -> Content:
        """The lines, each cut at the edge."""
        width, height = self.size
        if not width or not height:
            return Content("")
        lines = self._draw(Box(width, height))[:height]
        return Content("\n").join(line.truncate(width, ellipsis=True) for line in lines)
