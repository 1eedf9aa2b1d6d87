"""The word that says which kind of screen one is on: letters are typed, or they act."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from textual.content import Content


class ScreenKind(Enum):
    """Whether letters are typed or act; a screen changes its kind only while something is typed."""

    LINE = "LINE"
    """There is a line: letters are always typed, and a slash on the empty line acts."""
    KEYS = "KEYS"
    """There is no line: letters act."""

    @property
    def badge(self) -> Content:
        """The word as the hint begins with it: reversed, so that it needs no colour."""
        ink = "bold reverse $accent" if self is ScreenKind.LINE else "bold reverse $foreground"
        return Content.styled(f" {self.value} ", ink)


BADGE_WIDTH = 6
"""Cells of the badge."""


def with_room(line: Content, words: Iterable[Content], width: int) -> Content:
    """A line with as many words behind it as find room whole; those behind may still fit.

    Args:
        line: what stands there in any case.
        words: what keys do, the first thing first.
        width: cells in the line.
    """
    for part in words:
        longer = Content("   ").join([line, part])
        line = longer if longer.cell_length <= width else line
    return line
