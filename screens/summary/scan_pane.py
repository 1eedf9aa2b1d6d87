"""The scan: the register of external factors, beside it impact against likelihood, and dates."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from screens.summary.picture import Picture
from screens.summary.rows import register_items
from screens.widgets.figures.date_line import date_lines
from screens.widgets.figures.plane_figure import PlaneFigure
from screens.widgets.row_list import RowList

_FIGURES: Final = ("", "-plane", "-dates")
"""What stands in full: the register, with the plane beside it where there is room; one alone."""


class Dates(Static):
    """What happens when, down the years."""

    picture: reactive[Picture | None] = reactive[Picture | None](None)
    """What is shown."""

    def watch_picture(self) -> None:
        """Draw what is shown now."""
        width = self.content_size.width
        if self.picture is not None and width:
            self.update(Content("\n").join(date_lines(self.picture.dates, width)))

    def on_resize(self) -> None:
        """Draw for the new width."""
        self.watch_picture()


class ScanPane(Horizontal):
    """The register with its figures."""

    def compose(self) -> ComposeResult:
        """The register, the plane, the dates."""
        yield RowList(id="scan")
        yield PlaneFigure(
            "Impact and likelihood were not scored yet. A step that scores opportunities and "
            "threats on both puts them here.",
            id="plane",
        )
        with VerticalScroll(id="dates-full"):
            yield Dates(markup=False)

    def show(self, picture: Picture, marks: Collection[str]) -> None:
        """Show a picture of the engagement."""
        register = register_items(
            picture.register, marks, picture.threshold, picture.withheld_fields
        )
        self.query_one(RowList).fill(register)
        self.query_one(PlaneFigure).plane = picture.plane
        self.query_one(Dates).picture = picture

    def turn(self) -> None:
        """Show the next figure in full, after the last one the register again."""
        here = next((name for name in _FIGURES[1:] if self.has_class(name)), "")
        now = _FIGURES[(_FIGURES.index(here) + 1) % len(_FIGURES)]
        for name in _FIGURES[1:]:
            self.set_class(name == now, name)
        self.front.focus()

    @property
    def front(self) -> Widget:
        """What takes the keys."""
        if self.has_class("-dates"):
            return self.query_one("#dates-full")
        return self.query_one("#plane" if self.has_class("-plane") else "#scan")
