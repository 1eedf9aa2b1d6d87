"""Scoring strategies by factors: a grid into which digits are typed, each recorded at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from screens.dialogs.dialog import Dialog
from screens.widgets.figures.matrix_drawing import cut, padded
from screens.widgets.figures.walking import WAYS
from screens.widgets.ink import ALERT, MUTED, muted
from screens.widgets.letter_signs import letter_sign
from workshop.record.documents import Factor
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.running.strategy.commands import Score, ScoreStrategies, StrategyScore
from workshop.strategy.attractive import Scoring, scoring_of
from workshop.text import as_sorted

_CELL: Final = 6
_CODE: Final = 7
_WEIGHT: Final = 6
_TOLD: Final = 3
"""Lines below the grid."""
_KEYS: Final[dict[str, Score | None]] = {
    "1": 1, "2": 2, "3": 3, "4": 4, "minus": "-", "delete": None, "backspace": None,
}  # fmt: skip
"""What each key puts into the cell."""


class Grid(Widget, can_focus=True):
    """Factors down, strategies across; a digit goes into the cell in hand and on to the next."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"go({way.across}, {way.down})", show=False) for key, way in WAYS.items()),
        *(Binding(key, f"put('{key}')", show=False) for key in _KEYS),
        Binding("pagedown", "go(0, 10)", show=False),
        Binding("pageup", "go(0, -10)", show=False),
        Binding("enter,tab", "go(1, 0)", show=False),
        Binding("shift+tab", "go(-1, 0)", show=False),
    ]

    scoring: reactive[Scoring | None] = reactive[Scoring | None](None)
    """What is scored."""
    hand: reactive[tuple[int, int]] = reactive((0, 0))
    """The row and the column of the cell in hand."""

    def __init__(self, put: Callable[[Row, Factor, Score | None], None]) -> None:
        super().__init__()
        self._put = put

    def action_go(self, across: int, down: int) -> None:
        """Go to another cell; behind the last of a row, to the first of the next."""
        if self.scoring is None:
            return
        row, column = self.hand[0] + down, self.hand[1] + across
        last = len(self.scoring.strategies) - 1
        if column > last and row < len(self.scoring.factors) - 1:
            row, column = row + 1, 0
        elif column < 0 and row > 0:
            row, column = row - 1, last
        self.hand = (
            max(0, min(len(self.scoring.factors) - 1, row)),
            max(0, min(last, column)),
        )

    def action_put(self, key: str) -> None:
        """Put a score into the cell in hand, and go on; taken out, stay there."""
        if self.scoring is None:
            return
        row, column = self.hand
        self._put(self.scoring.strategies[column], self.scoring.factors[row], _KEYS[key])
        if _KEYS[key] is not None:
            self.action_go(1, 0)

    def render(self) -> Content:
        """As much of the grid as finds room, the cell in hand in brackets, told below."""
        width, height = self.content_size
        if self.scoring is None or width < 1:
            return Content("")
        row, column = self.hand
        name = max(18, min(44, width - _CODE - _WEIGHT - _CELL * len(self.scoring.strategies)))
        fits = max(1, (width - _CODE - _WEIGHT - name) // _CELL)
        first = max(0, min(column - fits + 1, len(self.scoring.strategies) - fits))
        columns = range(first, min(len(self.scoring.strategies), first + fits))
        room = max(1, height - 1 - _TOLD)
        top = max(0, min(row - room // 2, len(self.scoring.factors) - room))
        lines = [self._head(name, columns)]
        shown = range(top, min(len(self.scoring.factors), top + room))
        lines += [self._line(at, name, columns) for at in shown]
        rest = len(self.scoring.factors) - shown.stop
        more = f"▼ {rest} more" if rest else ""
        rule = Content.styled(f"{more} ".lstrip() + "─" * (width - len(more) - 1), "$rule")
        told = [cut(line, width) for line in self._told()]
        return Content("\n").join(cut(line, width) for line in [*lines, rule, *told])

    def _head(self, name: int, columns: range) -> Content:
        assert self.scoring is not None  # noqa: S101 - drawn where there is something
        cells = [
            (
                f"{self.scoring.strategies[at].code:^{_CELL}}",
                "bold underline $accent" if at == self.hand[1] else "bold",
            )
            for at in columns
        ]
        return Content.assemble((f"{'':{_CODE + name}}{'weight':>{_WEIGHT}}", MUTED), *cells)

    def _line(self, at: int, name: int, columns: range) -> Content:
        assert self.scoring is not None  # noqa: S101 - drawn where there is something
        factor, scores = self.scoring.factors[at], self.scoring.scores
        here = at == self.hand[0]
        weight = scores.weights.get(factor.id)
        words = Content.styled(" ".join(factor.text.split()), "bold" if here else "")
        lead = letter_sign(factor.letter.value) + Content.styled(f" {factor.code}", "bold")
        cells = []
        for place in columns:
            given = scores.score(self.scoring.strategies[place], factor)
            in_hand = here and place == self.hand[1]
            text = f"[{given or ' '}]" if in_hand else given or "·"
            ink = "bold $accent reverse" if in_hand else "bold" if given else MUTED
            cells.append(Content.styled(f"{text:^{_CELL}}", ink))
        return Content.assemble(
            padded(lead, _CODE),
            padded(words.truncate(name - 1, ellipsis=True), name),
            (f"{weight:>{_WEIGHT}.2f}" if weight else f"{'–':>{_WEIGHT}}", MUTED),
            *cells,
        )

    def _told(self) -> list[Content]:
        """What is asked of the cell in hand, the sum so far, and what keeps a factor out."""
        assert self.scoring is not None  # noqa: S101 - drawn where there is something
        factor = self.scoring.factors[self.hand[0]]
        strategy, scores = self.scoring.strategies[self.hand[1]], self.scoring.scores
        total = scores.sums.get(strategy.id)
        worth = f"  sum {total:.2f}" if total is not None else ""
        lines = [
            Content.assemble(
                (strategy.code, "bold"), f" {' '.join(strategy.subject.split())}", (worth, MUTED)
            )
        ]
        open_one = next((one for one in scores.unfinished if one.factor.id == factor.id), None)
        if open_one is None:
            return [*lines, muted(scores.why_none)]
        reasons = []
        if open_one.dashes:
            codes = " ".join(each.code for each in open_one.dashes)
            reasons.append(f"a dash in one column means a dash in all: {codes}")
        if open_one.without:
            codes = " ".join(sorted((each.code for each in open_one.without), key=as_sorted))
            reasons.append(f"not scored: {codes}")
        if not open_one.weighed:
            reasons.append("it has no weight yet")
        said = f"{factor.code} does not count yet: {'; '.join(reasons)}"
        return [*lines, Content.styled(said, ALERT)]


class ScoringDialog(ModalScreen[None]):
    """Scores strategies by factors.

    Args:
        record: gives the record as it is now.
        put: has scores recorded; whether they were.
    """

    CSS_PATH = Dialog.CSS_PATH
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "Close")]

    def __init__(
        self, record: Callable[[], Record], put: Callable[[ScoreStrategies], bool]
    ) -> None:
        super().__init__()
        self._record = record
        self._put = put

    def compose(self) -> ComposeResult:
        """Title, grid, keys."""
        with Vertical(classes="dialog", id="scoring"):
            yield Static(
                "How attractive does each factor make each strategy?",
                classes="dialog-title",
                markup=False,
            )
            yield Grid(self.put)
            keys = "1 not · 2 somewhat · 3 reasonably · 4 highly · - does not matter · ⌫ none · Esc"
            yield Static(keys, classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Show what is scored."""
        grid = self.query_one(Grid)
        grid.scoring = scoring_of(self._record())
        grid.focus()

    def put(self, strategy: Row, factor: Factor, score: Score | None) -> None:
        """Have a score recorded; the same again changes nothing."""
        grid = self.query_one(Grid)
        given = StrategyScore(strategy_id=strategy.id, factor_id=factor.id, score=score)
        before = grid.scoring.scores.score(strategy, factor) if grid.scoring else ""
        if before == str(score or "") or not self._put(ScoreStrategies(scores=(given,))):
            return
        grid.scoring = scoring_of(self._record())

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
