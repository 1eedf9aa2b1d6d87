"""The strategies by cell, and beside them the factors that none of them uses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget

from screens.strategy.listed_strategies import Strategies, StrategyLine
from screens.strategy.picture import Picture
from screens.widgets.ink import ALERT, GOOD, KEY, MUTED, muted
from screens.widgets.letter_signs import letter_sign
from screens.widgets.row_list import Item, Row, RowList
from screens.widgets.row_words import head, note
from workshop.record.documents import Factor, Letter
from workshop.registers.kinds.strategies import CELLS
from workshop.text import plural

_INDENT: Final = 9
_GUIDE: Final = "tows"
"""The guide whose session pairs factors."""
_MOST: Final = 4
"""The greatest rating of a strategy."""
_ASKS: Final = {
    "SO": "use strengths to take opportunities",
    "WO": "overcome weaknesses to take opportunities",
    "ST": "use strengths against threats",
    "WT": "keep weaknesses from meeting threats",
    "": "in no cell yet",
}
"""What a strategy of each cell does."""


class StrategiesPane(Horizontal):
    """Strategies at the left, unused factors at the right."""

    _has_strategies = True
    """Until they are looked up, none is known to be missing."""

    def compose(self) -> ComposeResult:
        """Both lists."""
        yield RowList(id="strategies")
        yield RowList(id="unused")

    @property
    def _strategies(self) -> RowList:
        return self.query_one("#strategies", RowList)

    @property
    def _unused(self) -> RowList:
        return self.query_one("#unused", RowList)

    def show(self, picture: Picture) -> None:
        """Show the strategies as they are now."""
        self._has_strategies = bool(picture.strategies.lines)
        self._strategies.fill(list(_strategy_items(picture.strategies)))
        self._unused.fill(list(_unused_items(picture.strategies)))

    @property
    def sides(self) -> tuple[Widget, ...]:
        """The parts that take the keys, from the left."""
        return (self._strategies, self._unused)

    @property
    def line(self) -> StrategyLine | None:
        """The strategy in front; none where the cursor is among the factors."""
        found = None if self._unused.has_focus else self._strategies.subject
        return found if isinstance(found, StrategyLine) else None

    @property
    def guide(self) -> str:
        """The guide whose session pairs factors, while there is no strategy."""
        return "" if self._has_strategies else _GUIDE

    @property
    def front_id(self) -> str:
        """The id of the strategy in front, or of the factor where the cursor is among these."""
        if (line := self.line) is not None:
            return line.row.id
        found = self._unused.subject if self._unused.has_focus else None
        return found.id if isinstance(found, Factor) else ""


def _strategy_items(strategies: Strategies) -> Iterator[Item]:
    """The strategies of each cell, the most attractive first."""
    for place, cell in enumerate((*CELLS, "")):
        found = strategies.of_cell(cell)
        if not cell and not found:
            continue
        title = Content.assemble((cell or "–", "bold $accent"), (f"  {_ASKS[cell]}", MUTED))
        yield Item(Row(title, right=muted(f"{len(found)}"), above=int(place > 0)))
        if not found:
            yield Item(Row(muted("none yet"), indent=4))
        for line in found:
            yield _strategy_item(line, summed=strategies.summed)
    if not strategies.lines:
        hint = f"t opens their table; the guide “{_GUIDE}” pairs factors: g starts a session."
        yield note(hint, 1)
    elif not strategies.summed:
        words = Content.assemble(
            (f"{strategies.why_none} ", MUTED), ("c", KEY), (" scores them.", MUTED)
        )
        yield Item(Row(words, above=1))


def _strategy_item(line: StrategyLine, *, summed: bool) -> Item:
    chosen = line.is_shortlisted
    cites = Content.styled(" ".join(line.cites), MUTED)
    if not line.cites:
        cites = Content.styled("cites no factor", ALERT)
    became = f"  → {' '.join(line.becomes)}" if line.becomes else ""
    return Item(
        Row(
            Content.styled(line.row.subject, "bold" if chosen else ""),
            lead=Content.assemble(("✓ " if chosen else "  ", GOOD), (line.row.code, "bold")),
            right=_value(line.value, summed=summed),
            small=Content.assemble(cites, (became, GOOD)),
            indent=_INDENT,
        ),
        line.row.id,
        line,
    )


def _value(value: float | None, *, summed: bool) -> Content:
    """How attractive a strategy is: its sum, or its rating as so many circles, never both."""
    if value is None:
        return muted("not scored" if summed else "not rated")
    if summed:
        return Content.styled(f"{value:.2f}", "bold")
    rating = round(value)
    return Content.styled("●" * rating, "$accent") + muted("○" * (_MOST - rating))


def _unused_items(strategies: Strategies) -> Iterator[Item]:
    """The factors that no strategy uses, letter by letter."""
    unused = strategies.unused
    if not strategies.factors:
        yield note("No factors yet: they are made of what is said in sessions.")
    elif unused:
        yield note(f"{plural(len(unused), 'factor')} that no strategy uses")
    else:
        yield note("Every factor is used by a strategy.")
    for letter in Letter:
        found = [each for each in unused if each.letter is letter]
        if not found:
            continue
        title = letter.plural.capitalize()
        yield head(title, muted(f"{len(found)}"))
        for factor in found:
            lead = letter_sign(letter.value) + Content.styled(f" {factor.code}", "bold")
            words = Content(" ".join(factor.text.split()))
            yield Item(Row(words, lead=lead, indent=6), factor.id, factor)
