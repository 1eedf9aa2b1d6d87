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
        """The blanks between two parts, and the parts.

        Where there is little room counts give way first, from the last on, then whole titles, but
        that of the part that is shown: its number leads to each.
        """
        width = self.content_size.width
        every = len(self.titles)
        rooms = ((3, every, every), *((2, kept, every) for kept in range(every, -1, -1)))
        for gap, counts, titles in (*rooms, *((2, 0, kept) for kept in range(every - 1, -1, -1))):
            parts = [
                self._part(place, count if place < counts else "", named=place < titles)
                for place, (_, count) in enumerate(self.titles)
            ]
            if sum(part.cell_length for part in parts) + gap * (every - 1) <= width:
                break
        return gap, parts

    def _part(self, place: int, count: str, *, named: bool) -> Content:
        """One part."""
        title, _ = self.titles[place]
        shown = place == self.here
        number = (str(place + 1), "bold $footer-key-foreground")
        if not named and not shown:
            return Content.assemble(number)
        return Content.assemble(
            number,
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
