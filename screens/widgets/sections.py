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
        gap = "   " if self._length(3) <= self.content_size.width else "  "
        return Content(gap).join(self._part(place) for place in range(len(self.titles)))

    def _length(self, gap: int) -> int:
        parts = [self._part(place).cell_length for place in range(len(self.titles))]
        return sum(parts) + gap * (len(parts) - 1)

    def _part(self, place: int) -> Content:
        """One part."""
        title, count = self.titles[place]
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
        gap = 3 if self._length(3) <= self.content_size.width else 2
        for place in range(len(self.titles)):
            end += self._part(place).cell_length + gap
            if column < end:
                self.post_message(self.Chosen(place))
                return
