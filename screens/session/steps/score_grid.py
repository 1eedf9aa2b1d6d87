"""The grid of scores: factors down, scales across, for one voter at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Final

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from screens.session.panes.left import Left
from screens.widgets.ink import ALERT, INKS, MUTED, flow, muted
from workshop.errors import Refused
from workshop.guide.parts import Scale
from workshop.record.documents import EntryKind, Factor, Letter
from workshop.running.score_rules import Spread, on_scale

_CELL: Final = 10
_HEAD: Final = 2
_INKS: Final = {
    kind.letter: INKS[kind] for kind in EntryKind if kind.letter
}  # the ink of a factor is that of its kind

_BEGUN: Final = frozenset({"-", ".", "-."})
"""Signs that become a number with the next digit."""

Keep = Callable[[str, str, float | None], bool]
"""Records a value, or none, by factor and scale; true once it is on the disk."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Everything that the grid shows."""

    scales: tuple[Scale, ...]
    factors: tuple[Factor, ...]
    voter: str
    """The voter in words."""
    turn: str
    """Which voter of how many, or nothing where the room scores as one."""
    values: dict[tuple[str, str], float]
    """The voter's values by factor and scale."""
    results: dict[tuple[str, str], Spread] | None
    """Median and spread, once the scores are in."""


class ScoreGrid(ScrollView, can_focus=True):
    """Numbers are typed into cells; arrows move.

    What is recorded is handed over by a call and not by a message: a key that goes on to another
    voter or step must not overtake the value.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"score-grid--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "go(-1, 0)", "Up", show=False),
        Binding("down", "go(1, 0)", "Down", show=False),
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
        """A digit was typed that the cell does not take."""

        sentence: str

    @dataclass
    class VoterAsked(Message):
        """Another voter's ballot is wanted."""

        by: int

    def __init__(self, keep: Keep, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._keep = keep
        self.grid: Grid | None = None
        """What is shown."""
        self.typed = ""
        """The digits typed into the cell that are not recorded yet."""

    def show(self, grid: Grid) -> None:
        """Show a ballot."""
        self.grid = grid
        self.virtual_size = Size(self.size.width, self._height)
        self.row = min(self.row, max(0, len(grid.factors) - 1))
        self.refresh()

    @property
    def _height(self) -> int:
        """Lines of the whole: heading, factors, and the foot."""
        if self.grid is None:
            return 1
        return _HEAD + len(self.grid.factors) + 1 + len(self._foot)

    def on_resize(self, _: events.Resize) -> None:
        """Use the new width."""
        if self.grid:
            self.show(self.grid)

    def render_line(self, y: int) -> Strip:
        """One line of the grid."""
        words = self._words(y + self.scroll_offset.y) if self.grid else Content("")
        parse = self.app.stylesheet.parse_style
        rendered = words.render(self.visual_style, end="", parse_style=parse)
        strip = Strip(Segment(text, style.rich_style) for text, style in rendered)
        return strip.adjust_cell_length(self.size.width, self.rich_style)

    def _words(self, line: int) -> Content:
        """The words of a line."""
        grid = self.grid
        if grid is None:
            return Content("")
        if not grid.factors:
            words = "There are no factors to score yet: they are the + - * ! entries."
            return muted(words if line == 0 else "")
        if line == 0:
            return self._head(grid)
        place = line - _HEAD
        if 0 <= place < len(grid.factors):
            return self._factor(grid, place)
        foot = place - len(grid.factors) - 1
        return self._foot[foot] if 0 <= foot < len(self._foot) else Content("")

    @property
    def _room(self) -> int:
        scales = len(self.grid.scales) if self.grid else 0
        return max(12, self.size.width - scales * self._cell - 1)

    @property
    def _cell(self) -> int:
        """Cells for a value, or for a median with its spread."""
        return _CELL + 7 if self.grid and self.grid.results is not None else _CELL

    def _head(self, grid: Grid) -> Content:
        """Whose scores these are, and the names of the scales."""
        voter = Content.assemble((grid.voter, "bold"), "  ", muted(grid.turn))
        if grid.results is not None:
            voter = Content.styled("Scores are in", "bold $success")
        titles = [
            Content.styled(scale.title, "bold" if n == self.column else MUTED)
            .truncate(self._cell - 1, ellipsis=True)
            .right(self._cell)
            for n, scale in enumerate(grid.scales)
        ]
        return Content.assemble(voter.truncate(self._room, ellipsis=True, pad=True), *titles)

    def _factor(self, grid: Grid, place: int) -> Content:
        """A factor with its values."""
        factor = grid.factors[place]
        here = place == self.row
        code = Content.styled(f"{factor.code:<4}", f"bold {_ink(factor.letter)}")
        text = Content.styled(factor.text.replace("\n", " "), "bold" if here else "")
        name = Content.assemble(code, text).truncate(self._room - 1, ellipsis=True, pad=True)
        cells = [self._value(grid, factor, n) for n in range(len(grid.scales))]
        return Content.assemble(name, " ", *cells)

    def _value(self, grid: Grid, factor: Factor, column: int) -> Content:
        """One cell."""
        scale = grid.scales[column]
        if grid.results is not None:
            return _result(grid.results.get((factor.id, scale.id))).right(self._cell)
        here = (grid.factors[self.row].id, self.column) == (factor.id, column)
        value = grid.values.get((factor.id, scale.id))
        shown = "·" if value is None else f"{value:g}"
        if here and self.typed:
            shown = f"{self.typed}_"
        if here and self.has_focus:
            cell = Content.styled(f" {shown:>5} ", "bold reverse")
            return Content.assemble(" " * (self._cell - 7), cell)
        ink = MUTED if value is None else ""
        return Content.styled(f"{shown:>{self._cell - 1}} ", ink)

    @property
    def _foot(self) -> list[Content]:
        """What the ends of the scales mean, and what their values add up to."""
        lines: list[Content] = []
        for column, scale in enumerate(self.grid.scales if self.grid else ()):
            title = Content.styled(scale.title, "bold" if column == self.column else MUTED)
            ends = [
                Content.assemble(f"{scale.least:g} ", muted(scale.least_means)),
                Content.assemble(f"{scale.greatest:g} ", muted(scale.greatest_means)),
            ]
            lines += flow(
                [title], [*ends, *self._total(scale)], max(20, self.size.width - 1), "   "
            )
        return lines

    def _total(self, scale: Scale) -> list[Content]:
        """The running total of a scale that has one."""
        if self.grid is None or not scale.total or self.grid.results is not None:
            return []
        values = self.grid.values.items()
        given = sum(value for (_, scale_id), value in values if scale_id == scale.id)
        words = f"adds up to {given:g} of {scale.total:g}"
        if given == scale.total:
            return [Content.styled(f"✓ {words}", "$success")]
        return [Content.styled(f"△ {words}", ALERT), muted("ctrl+n fits them to the total")]

    def on_key(self, event: events.Key) -> None:
        """Take digits into the cell; leave the rest to others."""
        if not event.character or event.character not in "0123456789.,-":
            return
        event.stop()
        event.prevent_default()
        typed = (self.typed + event.character).replace(",", ".")
        if why := self._why_not(typed):
            self.post_message(self.NotTaken(why))
            return
        self.typed = typed
        self.refresh()
        if self._complete:
            self.commit()

    def _why_not(self, typed: str) -> str:
        """Why a cell does not take what was typed, in words; nothing where it does."""
        if self.grid is None or not self.grid.factors:
            return "There is nothing to score yet."
        if self.grid.results is not None:
            return "The scores are in; ctrl+s goes on with scoring."
        scale, value = self.grid.scales[self.column], _number(typed)
        if value is None:
            fits = typed in _BEGUN and not (typed[0] == "-" and scale.least >= 0)
            return "" if fits else f"{typed} is not a number that {scale.title.lower()} can have."
        if value <= scale.greatest and (value >= 0 or value >= scale.least):
            return ""
        try:
            on_scale(scale, value)
        except Refused as refusal:
            return str(refusal)
        return ""

    @property
    def _complete(self) -> bool:
        """Whether the scale has values of one digit only, and one of them was typed."""
        if self.grid is None:
            return False
        scale, value = self.grid.scales[self.column], _number(self.typed)
        whole = scale.step == int(scale.step) and scale.least == int(scale.least)
        return value is not None and whole and scale.least >= 0 and scale.greatest < 10

    def commit(self) -> bool:
        """Have the typed value recorded.

        Returns:
            Whether nothing is left to record; a refused value is not kept.
        """
        if not self.typed:
            return True
        typed, self.typed = self.typed, ""
        value = _number(typed)
        self.refresh()
        return self._enter(value if value is not None else float("nan"))

    def drop(self) -> bool:
        """Forget what was typed; whether there was anything."""
        typed, self.typed = self.typed, ""
        self.refresh()
        return bool(typed)

    def _enter(self, value: float | None) -> bool:
        """Have a value recorded for the cell."""
        if self.grid is None or not self.grid.factors:
            return False
        factor, scale = self.grid.factors[self.row], self.grid.scales[self.column]
        return self._keep(factor.id, scale.id, value)

    def action_go(self, down: int, right: int) -> None:
        """Go to another cell once what was typed is recorded."""
        if not self.commit() or self.grid is None:
            return
        if down > 0 and self.row + down >= len(self.grid.factors):
            self.post_message(Left())
        self.row = min(max(0, self.row + down), max(0, len(self.grid.factors) - 1))
        self.column = min(max(0, self.column + right), len(self.grid.scales) - 1)

    def action_onward(self) -> None:
        """Go to the next scale, then to the next factor."""
        if not self.commit() or self.grid is None:
            return
        if self.column + 1 < len(self.grid.scales):
            self.column += 1
        elif self.row + 1 < len(self.grid.factors):
            self.column, self.row = 0, self.row + 1

    def action_rub_out(self) -> None:
        """Take back the last digit, or the value."""
        if self.typed:
            self.typed = self.typed[:-1]
            self.refresh()
        else:
            self._enter(None)

    def action_voter(self, by: int) -> None:
        """Turn to another voter."""
        if self.commit():
            self.post_message(self.VoterAsked(by))

    def on_blur(self) -> None:
        """Record what was typed when the grid is left."""
        self.commit()

    def watch_row(self, row: int) -> None:
        """Keep the cell in view."""
        region = Region(0, row + _HEAD if row else 0, 1, 1)
        self.scroll_to_region(region, animate=False, immediate=True)
        self.refresh()

    def watch_column(self) -> None:
        """Show the scale of the cell."""
        self.refresh()

    def watch_has_focus(self, _: bool) -> None:  # noqa: FBT001 - Textual calls it
        """Show the cell only where keys go to it."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Go to the factor under the pointer."""
        place = event.y + self.scroll_offset.y - _HEAD
        if self.grid and 0 <= place < len(self.grid.factors) and self.commit():
            self.row = place


def _ink(letter: Letter) -> str:
    return _INKS[letter]


def _number(typed: str) -> float | None:
    """Typed digits as a number, or none where they are none yet."""
    try:
        return float(typed)
    except ValueError:
        return None


def _result(spread: Spread | None) -> Content:
    """Median with spread and count: `3 (2–4) n 5`."""
    if spread is None:
        return muted("no scores")
    if spread.count == 1:
        return Content.styled(f"{spread.median:g}", "bold")
    ends = f"{spread.least:g}–{spread.greatest:g}"
    return Content.assemble((f"{spread.median:g}", "bold"), muted(f" {ends} n {spread.count}"))
