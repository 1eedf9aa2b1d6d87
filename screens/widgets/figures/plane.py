"""A plane with a cursor that walks its points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from screens.widgets.figures.plane_drawing import plane_lines, point_words, walked
from screens.widgets.ink import muted
from workshop.report.blocks import Plane


class PlaneView(Widget, can_focus=True):
    """Two scales against each other; the point in front is told in words below.

    Args:
        empty: what stands in place of a plane that there is not.
    """

    DEFAULT_CSS = """
    PlaneView {
        height: 1fr;
        padding: 0 1;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,right", "walk(1)", show=False),
        Binding("up,left", "walk(-1)", show=False),
    ]

    plane: reactive[Plane | None] = reactive[Plane | None](None)
    """What is drawn; none where there is nothing to draw."""
    place: reactive[int] = reactive(0)
    """Which point is in front, in the order in which they are walked."""

    @dataclass
    class Walked(Message):
        """Another point is in front."""

        view: PlaneView
        """The widget."""
        code: str
        """The code of the point."""

        @property
        def control(self) -> PlaneView:
            """The widget."""
            return self.view

    def __init__(self, empty: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._empty = empty

    @property
    def at(self) -> int:
        """The place of the point in front among those of the plane; -1 where there is none."""
        if self.plane is None or not self.plane.points:
            return -1
        order = walked(self.plane)
        return order[self.place % len(order)]

    @property
    def code(self) -> str:
        """The code of the point in front; empty where there is none."""
        return self.plane.points[self.at].code if self.plane and self.at >= 0 else ""

    def show_code(self, code: str) -> None:
        """Put a point in front by its code, where it stands here."""
        if self.plane is None:
            return
        for place, at in enumerate(walked(self.plane)):
            if self.plane.points[at].code == code:
                self.place = place

    def action_walk(self, by: int) -> None:
        """Go to the next point, or the one before."""
        if self.plane and self.plane.points:
            self.place = (self.place + by) % len(self.plane.points)
            self.post_message(self.Walked(self, self.code))

    def render(self) -> Content:
        """The plane, and the point in front in words."""
        width, height = self.content_size
        if self.plane is None or width < 1:
            return muted(self._empty)
        words = point_words(self.plane, self.at).wrap(width)[:2]
        drawn = plane_lines(self.plane, width, height - len(words), self.at)
        return Content("\n").join([*drawn, *words])
