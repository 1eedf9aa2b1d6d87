"""The last look at text before the terminal: paths, names of machines, whatever no border met.

Text is cleaned where it is typed and where files are read. Names of folders come from the system,
and so do sentences of its errors; a filter over everything drawn takes out what is left.
"""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from workshop.text import clean


class DrawnText(LineFilter):
    """Takes out of drawn lines what a terminal would obey instead of show."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, those with such text cleaned."""
        del background
        if all(segment.text.isprintable() for segment in segments):
            return segments
        return [
            segment if segment.text.isprintable() else Segment(clean(segment.text), *segment[1:])
            for segment in segments
        ]
