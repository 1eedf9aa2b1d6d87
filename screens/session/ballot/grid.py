"""The grid of a ballot: factors down, scales across, for one voter at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Final

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from screens.session.ballot import cells, picture
from screens.session.ballot.lines import Box, Cursor
from screens.session.ballot.shown import Grid
from screens.session.panes.left import Left
from workshop.guide.parts import Scale

_IN: Final = "The scores are in; ctrl+s goes on with scoring."

Keep = Callable[[str, str, float | None], bool]
"""Records a value, or none, by factor and scale; true once it is on the disk."""

Check = Callable[[str, str, float], str]
"""Why a value on the scale cannot stand on this ballot, by factor and scale; empty where it can."""


def _no_objection(_thing: str, _scale: str, _value: float) -> str:
    return ""


class ScoreGrid(Widget, can_focus=True):
    """Numbers are typed into cells; arrows move. The bands above and below the rows stay.

    What is recorded is handed over by a call and not by a message: a key that goes on to another
    voter or step must not overtake the value.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"score-grid--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "go(-1, 0)", "Up", show=False),
        Binding("down", "go(1, 0)", "Down", show=False),
        Binding("pageup", "go(-10, 0)", "Ten up", show=False),
        Binding("pagedown", "go(10, 0)", "Ten down", show=False),
        Binding("enter", "onward", "Next cell", show=False),
        Binding("left", "go(0, -1)", "Left", show=False),
        Binding("right", "go(0, 1)", "Right", show=False),
        Binding("tab", "voter(1)", "Next voter", show=False),
        Binding("shift+tab", "voter(-1)", "Voter before", show=False),
        Binding("backspace,delete", "rub_out", "Clear", show=False),
    ]

    row: reactive[int] = reactive(0)
    """The factor of the cell."""
    column: reactive[int] = reactive(0)
    """The scale of the cell."""

    @dataclass
    class NotTaken(Message):
        """Something was typed that the cell does not take."""

        sentence: str

    @dataclass
    class VoterAsked(Message):
        """Another voter's ballot is wanted."""

        by: int

    @dataclass
    class SpreadAsked(Message):
        """What is left of the points is to be spread over the empty cells of a scale."""

        scale_id: str

    @dataclass
    class OrderAsked(Message):
        """The results are wanted in another order."""

    def __init__(
        self,
        keep: Keep,
        check: Check = _no_objection,
        *,
        id: str | None = None,  # noqa: A002 - the word of Textual
    ) -> None:
        super().__init__(id=id)
        self._keep = keep
        self._check = check
        self.grid: Grid | None = None
        """What is shown."""
        self.typed = ""
        """The digits typed into the cell that are not recorded yet."""
        self.wrong = ""
        """Why they are no value of the scale; empty where they may be one."""
        self._drawn = picture.Drawn()

    def show(self, grid: Grid) -> None:
        """Show a ballot."""
        self.grid = grid
        self.row = min(self.row, max(0, len(grid.factors) - 1))
        self.column = min(self.column, max(0, len(grid.scales) - 1))
        self._draw()

    # What is drawn

    @property
    def needed(self) -> int:
        """Lines that it takes to show everything at once."""
        if self.grid is None or not self.grid.factors:
            return 1
        return picture.needed(self.grid, self.column, max(40, self.size.width))

    def _draw(self) -> None:
        """Draw everything anew, the row in front in view."""
        if self.grid is None or not self.size.width:
            return
        box = Box(self.size.width, self.size.height)
        cursor = Cursor(self.row, self.column, self.typed, bool(self.wrong), self.has_focus)
        self._drawn = picture.draw(self.grid, cursor, box, self._drawn.top)
        self.refresh()

    def on_resize(self, _: events.Resize) -> None:
        """Use the new size."""
        self._draw()

    def render_line(self, y: int) -> Strip:
        """One line of the grid."""
        words, style = self._drawn.line(y), self.visual_style
        if self._drawn.place(y) == self.row:
            style += self.get_visual_style("score-grid--cursor")
        parse = self.app.stylesheet.parse_style
        width = self.size.width
        rendered = words.truncate(width, pad=True).render(style, end="", parse_style=parse)
        strip = Strip(Segment(text, each.rich_style) for text, each in rendered)
        return strip.adjust_cell_length(width, self.rich_style)

    # What is typed

    @property
    def _scale(self) -> Scale | None:
        return self.grid.scales[self.column] if self.grid and self.grid.factors else None

    def on_key(self, event: events.Key) -> None:
        """Take digits into the cell; leave the rest to others."""
        character = event.character
        if character == "o" and self.grid and self.grid.results is not None:
            self._use(event)
            self.post_message(self.OrderAsked())
        elif character == "=" and self._scale and self._scale.total is not None:
            self._use(event)
            if self.commit():
                self.post_message(self.SpreadAsked(self._scale.id))
        elif character and character in cells.DIGITS:
            self._use(event)
            self._type(character.replace(",", "."))

    def _use(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()

    def _type(self, character: str) -> None:
        """Take one more digit; one that does not fit stays, and no other follows it."""
        scale = self._scale
        if self.grid is None or scale is None:
            self.post_message(self.NotTaken("There is nothing to score yet."))
        elif self.grid.results is not None:
            self.post_message(self.NotTaken(_IN))
        elif self.wrong:
            self._say_wrong()
        else:
            self.typed += character
            self.wrong = cells.why_not(scale, self.typed)
            if self.wrong:
                self._say_wrong()
            elif cells.is_complete(scale, self.typed):
                self.commit()
            self._draw()

    def _say_wrong(self) -> None:
        self.post_message(self.NotTaken(f"{self.wrong} Backspace takes it away."))

    def commit(self) -> bool:
        """Have the typed value recorded.

        Returns:
            Whether nothing is left to record; what is no value stays in its cell.
        """
        scale = self._scale
        if not self.typed or scale is None:
            return True
        self.wrong = self.wrong or cells.why_wrong(scale, self.typed) or self._objection(scale)
        if self.wrong:
            self._say_wrong()
            self._draw()
            return False
        if not self._enter(cells.number(self.typed)):
            return False
        self.typed = ""
        self._draw()
        return True

    def _objection(self, scale: Scale) -> str:
        """Why the typed value cannot stand on this ballot, though it is on the scale."""
        value = cells.number(self.typed)
        if self.grid is None or value is None:
            return ""
        return self._check(self.grid.factors[self.row].id, scale.id, value)

    def drop(self) -> bool:
        """Forget what was typed; whether there was anything."""
        typed, self.typed, self.wrong = self.typed, "", ""
        self._draw()
        return bool(typed)

    def _enter(self, value: float | None) -> bool:
        """Have a value recorded for the cell."""
        if self.grid is None or not self.grid.factors:
            return False
        if self.grid.results is not None:
            self.post_message(self.NotTaken(_IN))
            return False
        factor, scale = self.grid.factors[self.row], self.grid.scales[self.column]
        return self._keep(factor.id, scale.id, value)

    def action_go(self, down: int, right: int) -> None:
        """Go to another cell once what was typed is recorded."""
        if not self.commit() or self.grid is None:
            return
        if down == 1 and self.row + down >= len(self.grid.factors):
            self.post_message(Left())
        self.row = min(max(0, self.row + down), max(0, len(self.grid.factors) - 1))
        self.column = min(max(0, self.column + right), len(self.grid.scales) - 1)

    def action_onward(self) -> None:
        """Go to the next scale, then to the next factor."""
        if not self.commit() or self.grid is None:
            return
        if self.grid.results is None and self.column + 1 < len(self.grid.scales):
            self.column += 1
        elif self.row + 1 < len(self.grid.factors):
            self.column, self.row = 0, self.row + 1

    def action_rub_out(self) -> None:
        """Take back the last digit, or the value."""
        if not self.typed:
            self._enter(None)
            return
        self.typed = self.typed[:-1]
        scale = self._scale
        self.wrong = cells.why_not(scale, self.typed) if self.typed and scale else ""
        self._draw()

    def action_voter(self, by: int) -> None:
        """Turn to another voter."""
        if self.commit():
            self.post_message(self.VoterAsked(by))

    def on_blur(self) -> None:
        """Record what was typed when the grid is left."""
        self.commit()
        self._draw()

    def on_focus(self) -> None:
        """Show the cell where keys go to it."""
        self._draw()

    def watch_row(self) -> None:
        """Keep the cell in view."""
        self._draw()

    def watch_column(self) -> None:
        """Show the scale of the cell."""
        self._draw()

    def on_click(self, event: events.Click) -> None:
        """Go to the factor under the pointer."""
        place = self._drawn.place(event.y)
        if place is not None and self.commit():
            self.row = place

    def on_mouse_scroll_down(self) -> None:
        """Go down."""
        if self.grid and self.row + 1 < len(self.grid.factors):
            self.action_go(1, 0)

    def on_mouse_scroll_up(self) -> None:
        """Go up."""
        self.action_go(-1, 0)
