"""The look that lists share: a thin scroll bar, and a bar before the row under the cursor."""

from __future__ import annotations

from typing import Final

from rich.segment import Segment
from textual.color import Color
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

SCROLLBAR: Final = """
        scrollbar-color: $rule;
        scrollbar-color-hover: $ink-muted;
        scrollbar-color-active: $accent;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
"""
"""The colours of a scroll bar, as declarations of a style sheet."""


def with_bar(widget: Widget, strip: Strip, style: Style) -> Strip:
    """A line with a bar in its first cell, so that no colour is needed to see the cursor."""
    accent = Style(foreground=Color.parse(widget.app.theme_variables["accent"]))
    bar = Segment("▌", (style + accent).rich_style)
    return Strip.join([Strip([bar], 1), strip.crop(1)])
