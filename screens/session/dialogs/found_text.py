"""A text of several lines in which words can be found."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static, TextArea


class FoundText(Vertical):
    """An editor with a field below it that goes to words in the text; Ctrl+F opens the field.

    Args:
        text: what stands there at first.
    """

    DEFAULT_CSS = """
    FoundText {
        height: auto;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+f", "find", "Find", show=False, priority=True),
    ]

    def __init__(self, text: str) -> None:
        super().__init__()
        self.area = TextArea(text, id="text", soft_wrap=True, show_line_numbers=False)
        """The editor."""
        self._words = Input(
            id="find", compact=True, placeholder="words to find; Enter the next, Esc to the text"
        )
        self._found = Static("", id="found", markup=False)
        self._row = Horizontal(self._words, self._found, id="find-row")

    def compose(self) -> ComposeResult:
        """The text, then the words to find."""
        yield self.area
        yield self._row

    @property
    def finding(self) -> bool:
        """Whether the words to find are being typed."""
        return self._words.has_focus

    def begin(self) -> None:
        """Give the keys to the text, at its end."""
        self.area.move_cursor(self.area.document.end)
        self.area.focus()

    def action_find(self) -> None:
        """Go to the words to find; once there, to the next place that has them."""
        if self.finding:
            self.find_next()
        self._row.display = True
        self._words.focus()

    def leave(self) -> None:
        """Give the keys back to the text, where it was found."""
        self._row.display = False
        self.area.focus()

    @on(Input.Changed, "#find")
    def look(self, event: Input.Changed) -> None:
        """Go to the first place that has the words, as they are typed."""
        event.stop()
        self._go_to(0)

    @on(Input.Submitted, "#find")
    def look_on(self, event: Input.Submitted) -> None:
        """Go to the next place that has the words."""
        event.stop()
        self.find_next()

    def _places(self) -> list[int]:
        """Where the words stand, whatever their case, counted in characters."""
        words, text = self._words.value.casefold(), self.area.text.casefold()
        found, at = [], text.find(words) if words else -1
        while at >= 0:
            found.append(at)
            at = text.find(words, at + 1)
        return found

    def find_next(self) -> None:
        """Go to the next place that has the words, round at the end."""
        here = self._at(self.area.selection.start)
        places = self._places()
        self._go_to(next((n for n, place in enumerate(places) if place > here), 0))

    def _go_to(self, number: int) -> None:
        """Select one of the places; say which of how many."""
        places = self._places()
        count = "not there" if self._words.value else ""
        self._found.update(f"{number + 1} of {len(places)}" if places else count)
        if places:
            first = self._location(places[number])
            last = self._location(places[number] + len(self._words.value))
            self.area.move_cursor(first)
            self.area.move_cursor(last, select=True)

    def _location(self, at: int) -> tuple[int, int]:
        """Row and column of a character."""
        before = self.area.text[:at]
        return before.count("\n"), at - (before.rfind("\n") + 1)

    def _at(self, location: tuple[int, int]) -> int:
        """The character of a row and column."""
        row, column = location
        return sum(len(line) + 1 for line in self.area.text.split("\n")[:row]) + column
