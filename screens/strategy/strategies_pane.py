"""The strategies by cell, and beside them the factors that none of them uses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget

from screens.strategy.picture import Picture
from screens.widgets.ink import ALERT, MUTED, muted
from screens.widgets.letter_signs import LETTER_WORDS, letter_sign
from screens.widgets.row_list import Item, RowList
from screens.widgets.row_list import Row as Line
from screens.widgets.row_words import note
from workshop.record.documents import Factor
from workshop.record.rows import Row
from workshop.registers.kinds.strategies import CELLS
from workshop.text import plural

_INDENT: Final = 9
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
        self._strategies.fill(list(_strategy_items(picture)))
        self._unused.fill(list(_unused_items(picture)))

    @property
    def sides(self) -> tuple[Widget, ...]:
        """The parts that take the keys, from the left."""
        return (self._strategies, self._unused)

    @property
    def subject(self) -> Row | Factor | None:
        """The strategy in front, or the factor where the cursor is among these."""
        found = (self._unused if self._unused.has_focus else self._strategies).subject
        return found if isinstance(found, Row | Factor) else None


def _strategy_items(picture: Picture) -> Iterator[Item]:
    """The strategies of each cell, the most attractive first."""
    for place, cell in enumerate((*CELLS, "")):
        found = [row for row in picture.strategies if (row.cell("quadrant") or "") == cell]
        if not cell and not found:
            continue
        head = Content.assemble((cell or "–", "bold"), f"  {_ASKS[cell]}")
        yield Item(Line(head.stylize(MUTED), right=muted(f"{len(found)}"), above=int(place > 0)))
        if not found:
            yield note("none yet")
        for row in sorted(found, key=lambda each: -(each.cell("attractiveness") or 0)):
            yield _strategy_item(row, picture)


def _strategy_item(row: Row, picture: Picture) -> Item:
    score = row.cell("attractiveness")
    chosen = row.cell("shortlisted") == "yes"
    cites = " ".join(
        picture.codes.get(target.id, target.text) or target.text for target in row.cell("cites")
    )
    parts = [cites or "cites no factor"]
    if becomes := [picture.codes.get(t.id, t.text) or t.text for t in row.cell("becomes")]:
        parts.append(f"→ {' '.join(becomes)}")
    return Item(
        Line(
            Content.styled(row.subject, "bold" if chosen else ""),
            lead=Content.assemble(("✓ " if chosen else "  ", "$success"), (row.code, "bold")),
            right=Content(f"{'●' * int(score)}{'○' * (4 - int(score))}" if score else ""),
            small=muted(" · ".join(parts)) if cites else Content.styled(parts[0], ALERT),
            indent=_INDENT,
        ),
        row.id,
        row,
    )


def _unused_items(picture: Picture) -> Iterator[Item]:
    """The factors that no strategy uses, letter by letter."""
    used = {target.id for row in picture.strategies for target in row.cell("cites")}
    left = [each for each in picture.factors if each.id not in used]
    yield note(
        f"{plural(len(left), 'factor')} that no strategy uses" if left else "Every factor is used."
    )
    for letter, word in LETTER_WORDS.items():
        found = [each for each in left if each.code.startswith(letter)]
        if not found:
            continue
        yield Item(Line(Content.styled(plural(len(found), word), f"bold {MUTED}"), above=1))
        for factor in found:
            lead = letter_sign(letter) + Content.styled(f" {factor.code}", "bold")
            words = Content(" ".join(factor.text.split()))
            yield Item(Line(words, lead=lead, indent=6), factor.id, factor)
