"""Painting anew what changed, and nothing beside it.

Where a character is typed, Textual's compositor asks every widget for its lines whose *room* meets
what changed, and the room of most is the whole screen. So one key had the panes, the log and the
header lay out all their lines, which were then not drawn.
"""

from __future__ import annotations

from collections.abc import Iterator

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip


def fits_textual() -> bool:
    """Whether Textual asks for lines as `NarrowCompositor` gives them.

    The method is its own and may change with any version: then its own compositor paints, slower.
    """
    code = getattr(getattr(Compositor, "_get_renders", None), "__code__", None)
    return code is not None and code.co_varnames[: code.co_argcount] == ("self", "crop")


class NarrowCompositor(Compositor):
    """Asks only widgets that meet what changed, and of those only the lines that do."""

    def _get_renders(
        self, crop: Region | None = None
    ) -> Iterator[tuple[Region, Region, list[Strip]]]:
        """The region, the part of it that is drawn and the lines of each widget, front to back.

        Args:
            crop: a region around all that changed; none for the whole screen.
        """
        for widget, (region, clip) in self.visible_widgets.items():
            shown = region.intersection(clip)
            if crop is not None:
                if not crop.overlaps(shown):
                    continue
                # Whole lines: where a line is cut depends on all widgets in it.
                shown = shown.intersection(Region(shown.x, crop.y, shown.width, crop.height))
            if shown:
                lines = widget.render_lines(shown.translate((-region.x, -region.y)))
                yield region, shown, lines
