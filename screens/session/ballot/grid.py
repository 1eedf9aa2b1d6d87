"""The grid of a ballot: factors down, scales across, for one voter at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar, Final

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from screens.session.ballot import cells, lines, result_lines
from screens.session.ballot.lines import Box, Cursor
from screens.session.ballot.shown import Grid
from screens.session.panes.left import Left
from screens.widgets.ink import muted
from workshop.guide.parts import Scale

NOTHING: Final = "There are no factors to score yet: they are the + - * ! entries."
"""What stands there while there is nothing to score."""

_IN: Final = "The scores are in; ctrl+s goes on with scoring."

Keep = Callable[[str, str, float | None], bool]
"""Records a value, or none, by factor and scale; true once it is on the disk."""


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

    def __init__(self, keep: Keep, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._keep = keep
        self.grid: Grid | None = None
        """What is shown."""
        self.typed = ""
        """The digits typed into the cell that are not recorded yet."""
        self.wrong = ""
        """Why they are no value of the scale; empty where they may be one."""
        self._top = 0
        self._drawn: list[Content] = []
        self._places: list[int | None] = []

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
        box = Box(max(40, self.size.width), 99)
        above, below = self._bands(box)
        highest = max(len(row) for row in self._rows_in_front(box))
        return len(above) + len(self.grid.factors) + highest - 1 + len(below)

    def _rows_in_front(self, box: Box) -> Iterator[list[Content]]:
        """Every row as it is drawn while the keys are on it."""
        grid = self.grid
        for place in range(len(grid.factors) if grid else 0):
            yield self._row(place, box, Cursor(place, self.column))

    @property
    def _cursor(self) -> Cursor:
        return Cursor(self.row, self.column, self.typed, bool(self.wrong), self.has_focus)

    def _bands(self, box: Box) -> tuple[list[Content], list[Content]]:
        """The lines above and below the rows, which stay."""
        grid, cursor = self.grid, self._cursor
        if grid is None:
            return [], []
        if (results := grid.results) is not None:
            above = result_lines.head(results, grid, cursor, box)
            below = result_lines.foot(results, grid, cursor, box)
            return above, [*below, result_lines.keys(results, box)]
        above = lines.head(grid, cursor, box)
        return above, [*lines.foot(grid, cursor, box), lines.keys(grid, cursor, box)]

    def _row(self, place: int, box: Box, cursor: Cursor) -> list[Content]:
        """The lines of one factor."""
        grid = self.grid
        assert grid is not None  # noqa: S101 - only what is shown is drawn
        if grid.results is not None:
            return result_lines.row(grid.results, grid, place, cursor, box)
        return lines.row(grid, place, cursor, box)

    def _draw(self) -> None:
        """Draw everything anew, the row in front in view."""
        grid, box = self.grid, Box(self.size.width, self.size.height)
        self._drawn, self._places = [], []
        if grid is None or not box.width:
            return
        if not grid.factors:
            self._drawn = [muted(NOTHING)]
            self.refresh()
            return
        above, below = self._bands(box)
        room = max(1, box.height - len(above) - len(below))
        rows = [self._row(place, box, self._cursor) for place in range(len(grid.factors))]
        if sum(map(len, rows)) > room:
            room = max(1, room - 1)  # one line says how many are out of view
        last = self._scroll(rows, room)
        self._drawn = list(above)
        self._places = [None] * len(above)
        for place in range(self._top, last):
            self._drawn += rows[place]
            self._places += [place] * len(rows[place])
        if hidden := self._hidden(grid, last):
            self._drawn.append(hidden)
        spare = box.height - len(self._drawn) - len(below)
        self._drawn += [Content("")] * min(max(0, spare), 1) + below
        self.refresh()

    def _scroll(self, rows: list[list[Content]], room: int) -> int:
        """Move so that the row in front is in view; the row after the last one that is."""
        self._top = min(self._top, self.row)
        while True:
            lines_, last = 0, self._top
            while last < len(rows) and lines_ + len(rows[last]) <= room:
                lines_ += len(rows[last])
                last += 1
            if last > self.row or self._top >= self.row:
                break
            self._top += 1
        # No empty lines at the end while there are rows above.
        while last == len(rows) and self._top > 0:
            if lines_ + len(rows[self._top - 1]) > room:
                break
            self._top -= 1
            lines_ += len(rows[self._top])
        return max(last, self._top + 1)

    def _hidden(self, grid: Grid, last: int) -> Content:
        """How many rows are out of view, and whether they are empty."""
        above, below = self._top, len(grid.factors) - last
        if not above and not below:
            return Content("")
        words = []
        if above:
            words.append(f"▲ {above} above")
        if below:
            values = grid.values if grid.results is None else {("", ""): 0.0}
            ids = {factor.id for factor in grid.factors[last:]}
            empty = grid.results is None and not any(key in ids for key, _ in values)
            words.append(f"▼ {below} below{', all empty' if empty else ''}")
        return muted(" · ".join(words))

    def on_resize(self, _: events.Resize) -> None:
        """Use the new size."""
        self._draw()

    def render_line(self, y: int) -> Strip:
        """One line of the grid."""
        words = self._drawn[y] if y < len(self._drawn) else Content("")
        here = y < len(self._places) and self._places[y] == self.row
        style = self.visual_style
        if here:
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
        self.wrong = self.wrong or cells.why_wrong(scale, self.typed)
        if self.wrong:
            self._say_wrong()
            self._draw()
            return False
        if not self._enter(cells.number(self.typed)):
            return False
        self.typed = ""
        self._draw()
        return True

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
        place = self._places[event.y] if event.y < len(self._places) else None
        if place is not None and self.commit():
            self.row = place

    def on_mouse_scroll_down(self) -> None:
        """Go down."""
        if self.grid and self.row + 1 < len(self.grid.factors):
            self.action_go(1, 0)

    def on_mouse_scroll_up(self) -> None:
        """Go up."""
        self.action_go(-1, 0)
