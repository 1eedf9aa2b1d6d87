"""The line that says which parts a screen has and which one is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget


class Sections(Widget):
    """Parts with the number key that leads to each and how many things it holds."""

    DEFAULT_CSS = """
    Sections {
        height: 1;
        padding: 0 2;
    }
    """

    here: reactive[int] = reactive(0)
    """Which part is shown, from 0."""
    titles: reactive[tuple[tuple[str, str], ...]] = reactive(())
    """The parts: title, and a count or nothing."""

    @dataclass
    class Chosen(Message):
        """A part was clicked on."""

        place: int
        """Which, from 0."""

    def __init__(self, titles: Sequence[tuple[str, str]] = (), *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self.set_reactive(Sections.titles, tuple(titles))

    def render(self) -> Content:
        """The parts in a line; the one that is shown is underlined."""
        gap, parts = self._laid_out()
        return Content(" " * gap).join(parts)

    def _laid_out(self) -> tuple[int, list[Content]]:
        """The blanks between two parts, and the parts; counts give way first, from the last on."""
        width = self.content_size.width
        counts = [count for _, count in self.titles]
        for gap, kept in ((3, len(counts)), *((2, kept) for kept in range(len(counts), -1, -1))):
            parts = [
                self._part(place, count if place < kept else "")
                for place, count in enumerate(counts)
            ]
            if sum(part.cell_length for part in parts) + gap * (len(parts) - 1) <= width:
                break
        return gap, parts

    def _part(self, place: int, count: str) -> Content:
        """One part."""
        title, _ = self.titles[place]
        shown = place == self.here
        return Content.assemble(
            (str(place + 1), "bold $footer-key-foreground"),
            " ",
            (title, "bold underline $accent" if shown else "$foreground"),
            (f" {count}" if count else "", "$ink-muted"),
        )

    def on_click(self, event: Click) -> None:
        """Tell which part was clicked on."""
        column, end = event.x - self.gutter.left, 0
        gap, parts = self._laid_out()
        for place, part in enumerate(parts):
            end += part.cell_length + gap
            if column < end:
                self.post_message(self.Chosen(place))
                return
