"""What can be done here, shown while a word behind a slash is typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from screens.widgets.ink import KEY, MUTED, muted

_COLUMN: Final = 38
"""The fewest cells of a column."""
_GAP: Final = 2
_NAME: Final = 10
"""Cells that names are filled up to; what is longer has its words closer behind it."""
_SHARE: Final = 0.5
"""The part of the window that the list takes, at most."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be done, or given to a word."""

    line: str
    """The line that Enter carries out with it; empty for words between."""
    key: str = ""
    """The short way, as it is typed."""
    name: str = ""
    """What is typed in full."""
    about: str = ""
    """What it does, or what it is."""
    whole: bool = True
    """Whether nothing more has to be typed behind it."""


class SlashMenu(Widget):
    """Choices in as many columns as they need, read downwards; one of them may be in hand."""

    choices: reactive[tuple[Choice, ...]] = reactive((), layout=True)
    """What is offered."""
    place: reactive[int | None] = reactive(None)
    """The choice in hand, or none: then Enter takes what was typed."""

    def show(self, choices: Sequence[Choice], place: int | None = None) -> None:
        """Offer these."""
        self.set_reactive(SlashMenu.place, place)
        self.choices = tuple(choices)
        self.display = bool(choices)
        self.refresh()

    @property
    def in_hand(self) -> Choice | None:
        """The choice in hand."""
        place = self.place
        return self.choices[place] if place is not None and place < len(self.choices) else None

    def move(self, by: int) -> None:
        """Take another choice in hand; beyond the ends, none."""
        places = [place for place, choice in enumerate(self.choices) if choice.line]
        if not places:
            return
        here = places.index(self.place) if self.place in places else (-1 if by > 0 else len(places))
        goal = here + by
        self.place = places[goal] if 0 <= goal < len(places) else None

    @property
    def _most(self) -> int:
        """The most rows that there is room for."""
        return max(3, int(self.screen.size.height * _SHARE) - 1)

    def _shape(self, width: int) -> tuple[int, int]:
        """Rows, and cells of a column."""
        columns = max(1, min(width // _COLUMN, -(-len(self.choices) // self._most)))
        rows = min(self._most, -(-len(self.choices) // columns))
        return rows, width // columns

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """As many rows as are needed."""
        return self._shape(width)[0]

    def render(self) -> Content:
        """The choices round the one in hand."""
        rows, cells = self._shape(self.size.width)
        columns = max(1, self.size.width // cells) if cells else 1
        room = rows * columns
        count, here = len(self.choices), self.place or 0
        first = max(0, min(here - room // 2, count - room)) if count > room else 0
        shown = list(range(first, min(first + room, count)))
        lead = max((len(choice.key) for choice in self.choices), default=0)
        names = max((len(self.choices[place].name) for place in shown), default=0)
        lines = []
        for row in range(rows):
            parts = [
                self._choice(place, cells - _GAP, lead, min(names, _NAME))
                for place in shown[row::rows]
            ]
            lines.append(Content(" " * _GAP).join(parts))
        if count > room and lines:
            more = f"{count - len(shown)} more: ↓, or type on"
            lines[-1] = Content.styled(more, MUTED)
        return Content("\n").join(lines)

    def _choice(self, place: int, cells: int, lead: int, names: int) -> Content:
        """One of them."""
        choice = self.choices[place]
        if not choice.line:
            return Content.styled(choice.name, f"bold {MUTED}").truncate(
                cells, ellipsis=True, pad=True
            )
        key = Content.styled(f"{choice.key:<{lead}} ", KEY) if lead else Content("")
        name = Content.styled(f"{choice.name:<{names}} ", "bold")
        words = Content.assemble(key, name, muted(choice.about))
        words = words.truncate(cells, ellipsis=True, pad=True)
        return words.stylize("reverse") if place == self.place else words
