"""The SWOT picture: four lists, and a cursor that goes from one to the next."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid
from textual.message import Message

from screens.summary.rows import quarter_items
from screens.widgets.letter_signs import LETTER_SIGNS
from screens.widgets.row_list import RowList
from workshop.report.facts import Swot

_TITLES: Final = {
    "S": "Strengths",
    "W": "Weaknesses",
    "O": "Opportunities",
    "T": "Threats",
}
_PLACES: Final = {"S": (0, 0), "W": (1, 0), "O": (0, 1), "T": (1, 1)}


class Quarter(RowList):
    """One of the four lists; at its ends the cursor goes on to its neighbour."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "leave(-1, 0)", show=False),
        Binding("right", "leave(1, 0)", show=False),
    ]

    @dataclass
    class Left(Message):
        """The cursor wants to go to the list beside, above or below."""

        letter: str
        """From which list."""
        across: int
        """How many columns on."""
        down: int
        """How many rows on."""

    def __init__(self, letter: str) -> None:
        super().__init__(id=f"quarter-{letter}", classes="quarter")
        self.letter = letter
        """The letter of its factors."""

    def action_leave(self, across: int, down: int) -> None:
        """Ask to go to a neighbour."""
        self.post_message(self.Left(self.letter, across, down))

    def action_cursor_down(self) -> None:
        """Go down, at the end into the list below."""
        if self.highlighted is None or self.highlighted >= self.option_count - 1:
            self.action_leave(0, 1)
        else:
            super().action_cursor_down()

    def action_cursor_up(self) -> None:
        """Go up, at the top into the list above."""
        if not self.highlighted:
            self.action_leave(0, -1)
        else:
            super().action_cursor_up()


class Quadrant(Grid):
    """The four lists."""

    DEFAULT_CSS = """
    Quadrant {
        grid-size: 2 2;
        grid-columns: 1fr 1fr;
        grid-rows: 1fr 1fr;
        grid-gutter: 0 1;
        height: 1fr;
    }
    Quadrant .quarter {
        height: 100%;
        padding: 0;
        border-title-style: bold;
        &:focus {
            border-title-style: bold reverse;
        }
    }
    Quadrant .quarter > .option-list--option {
        padding: 0 1;
    }
    #quarter-S { border: round $strength 60%; border-title-color: $strength; }
    #quarter-W { border: round $weakness 60%; border-title-color: $weakness; }
    #quarter-O { border: round $opportunity 60%; border-title-color: $opportunity; }
    #quarter-T { border: round $threat 60%; border-title-color: $threat; }
    #quarter-S:focus { border: round $strength; }
    #quarter-W:focus { border: round $weakness; }
    #quarter-O:focus { border: round $opportunity; }
    #quarter-T:focus { border: round $threat; }
    """

    def compose(self) -> ComposeResult:
        """Strengths and weaknesses above, opportunities and threats below."""
        for letter in _TITLES:
            yield Quarter(letter)

    def quarter(self, letter: str) -> Quarter:
        """The list of a letter."""
        return self.query_one(f"#quarter-{letter}", Quarter)

    def show(self, swot: Swot, marked: Collection[str], withheld: Collection[str] = ()) -> None:
        """Show the factors.

        Args:
            swot: the factors.
            marked: the ids of those that are marked.
            withheld: the letters of which something is left out at somebody's wish.
        """
        facts = (swot.strengths, swot.weaknesses, swot.opportunities, swot.threats)
        for (letter, title), quarter_facts in zip(_TITLES.items(), facts, strict=True):
            quarter = self.quarter(letter)
            quarter.border_title = f"{LETTER_SIGNS[letter]} {title}  {len(quarter_facts)}"
            hidden = letter in withheld
            quarter.fill(quarter_items(quarter_facts, marked, withheld=hidden))

    @property
    def active(self) -> Quarter:
        """The list that has the cursor, or had it last."""
        for quarter in self.query(Quarter):
            if quarter.has_focus:
                self._last = quarter.letter
        return self.quarter(self._last)

    _last = "S"

    def on_quarter_left(self, event: Quarter.Left) -> None:
        """Go to the neighbour, if there is one."""
        event.stop()
        column, row = _PLACES[event.letter]
        wanted = (column + event.across, row + event.down)
        for letter, place in _PLACES.items():
            if place == wanted:
                neighbour = self.quarter(letter)
                neighbour.focus()
                if event.down:
                    _enter(neighbour, from_above=event.down > 0)


def _enter(quarter: Quarter, *, from_above: bool) -> None:
    """Put the cursor at the end where it comes in."""
    if from_above:
        quarter.action_first()
    else:
        quarter.action_last()
