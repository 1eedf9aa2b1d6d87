"""A plane with a cursor that walks its marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from screens.widgets.figures.plane_drawing import plane_lines, point_words, walked
from screens.widgets.figures.walking import WAYS, towards
from screens.widgets.ink import muted
from workshop.report.blocks import Plane

_WORDS: Final = 2
"""So many lines tell the mark in front."""


class PlaneFigure(Widget, can_focus=True):
    """Two scales against each other; the mark in front is told in words below.

    Arrows go to the nearest mark in their direction, Page Up and Page Down through all of them.

    Args:
        empty: what stands in place of a plane that there is not.
    """

    DEFAULT_CSS = """
    PlaneFigure {
        height: 1fr;
        padding: 0 1;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"go('{key}')", show=False) for key in WAYS),
        Binding("pagedown", "walk(1)", show=False),
        Binding("pageup", "walk(-1)", show=False),
        Binding("home", "end(0)", show=False),
        Binding("end", "end(-1)", show=False),
    ]

    plane: reactive[Plane | None] = reactive[Plane | None](None)
    """What is drawn; none where there is nothing to draw."""
    place: reactive[int] = reactive(0)
    """Which mark is in front, in the order in which they are walked."""

    @dataclass
    class Walked(Message):
        """Another mark is in front."""

        view: PlaneFigure
        """The widget."""
        code: str
        """The code of the mark."""

        @property
        def control(self) -> PlaneFigure:
            """The widget."""
            return self.view

    def __init__(self, empty: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._empty = empty

    @property
    def at(self) -> int:
        """The place of the mark in front among the points of the plane; -1 where there is none."""
        if self.plane is None or not self.plane.points:
            return -1
        order = walked(self.plane)
        return order[self.place % len(order)]

    @property
    def code(self) -> str:
        """The code of the mark in front; empty where there is none."""
        return self.plane.points[self.at].code if self.plane and self.at >= 0 else ""

    def show_code(self, code: str) -> None:
        """Put a mark in front by its code, where it stands here."""
        if self.plane is None:
            return
        for place, at in enumerate(walked(self.plane)):
            if self.plane.points[at].code == code:
                self.place = place

    def action_go(self, key: str) -> None:
        """Go to the nearest mark in the direction of an arrow."""
        if self.plane is None or not self.plane.points:
            return
        width, height = self.content_size
        at = towards(self.plane, self.at, WAYS[key], width, height - _WORDS)
        self._put(walked(self.plane).index(at))

    def action_walk(self, by: int) -> None:
        """Go to the next mark, or the one before."""
        if self.plane and self.plane.points:
            self._put((self.place + by) % len(self.plane.points))

    def action_end(self, place: int) -> None:
        """Go to the first mark, or the last."""
        if self.plane and self.plane.points:
            self._put(place % len(self.plane.points))

    def _put(self, place: int) -> None:
        self.place = place
        self.post_message(self.Walked(self, self.code))

    def render(self) -> Content:
        """The plane, and the mark in front in words."""
        width, height = self.content_size
        if self.plane is None or width < 1:
            return muted(self._empty)
        words = point_words(self.plane, self.at).wrap(width)[:_WORDS]
        drawn = plane_lines(self.plane, width, height - _WORDS, self.at)
        return Content("\n").join([*drawn, *words])
