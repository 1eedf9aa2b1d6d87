"""Which columns of a grid are in sight, and how wide each of them is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len

from workshop.registers.choices import ChoicesField
from workshop.registers.computed import Computed
from workshop.registers.fields import (
    AnyField,
    ChoiceField,
    DateField,
    DepartmentField,
    LinkField,
    NumberField,
    PersonField,
    TextField,
    TimeField,
)
from workshop.registers.quarters import QuarterField

GAP: Final = 2
"""Cells between two columns; the brackets of the cell in hand stand in them."""
RESTS: Final = "Said"
"""The heading of the column that counts the entries a row rests on."""

_COMPUTED: Final = 5
"""The least width of a column that follows from others."""
_SUBJECT: Final = 24
"""The least width of the first field, which says what a row is."""
_LEAST: Final[dict[type[AnyField], int]] = {
    TextField: 14,
    NumberField: 7,
    DateField: 11,
    TimeField: 5,
    QuarterField: 7,
    PersonField: 14,
    DepartmentField: 12,
    LinkField: 12,
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column before it is known how much room there is."""

    title: str
    least: int
    """The fewest cells in which it can be read."""
    weight: int
    """Its share of what is left over; 0 where it needs no more."""
    right: bool
    """Whether its values are set to the right."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A column in its place."""

    column: int
    """Which one, counted from 0."""
    left: int
    """Its first cell."""
    width: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns in sight, and those that are not."""

    code: int
    """Cells for the code, from the left edge, with the gap behind it."""
    placed: tuple[Placed, ...]
    before: tuple[int, ...] = ()
    """Columns out of sight to the left."""
    after: tuple[int, ...] = ()
    """Columns out of sight to the right."""

    def at(self, cell: int) -> int | None:
        """The column at a cell of the line; none between columns."""
        for each in self.placed:
            if each.left <= cell < each.left + each.width:
                return each.column
        return None


def columns_of(
    fields: Sequence[AnyField], computed: Sequence[Computed] = (), *, evidence: bool
) -> list[Column]:
    """The columns for fields, for what follows from them, and for the entries that rows rest on."""
    made = [_column(field, place) for place, field in enumerate(fields)]
    made += [
        Column(each.title, max(_COMPUTED, cell_len(each.title) + 2), 0, right=each.numeric)
        for each in computed
    ]
    if evidence:
        made.append(Column(RESTS, cell_len(RESTS) + 2, 0, right=True))
    return made


def _column(field: AnyField, place: int) -> Column:
    """The column of a field; headings are never cut, nor the arrow of the one sorted by."""
    if isinstance(field, ChoiceField | ChoicesField):
        least = min(16, max(cell_len(option) for option in field.options))
    else:
        least = next((n for kind, n in _LEAST.items() if isinstance(field, kind)), 12)
    if place == 0:
        least = max(least, _SUBJECT)
    stretches = isinstance(field, (TextField, LinkField, ChoiceField, ChoicesField))
    weight = field.weight if stretches else 0
    return Column(field.title, max(least, cell_len(field.title) + 2), weight, right=field.numeric)


def laid_out(
    columns: Sequence[Column], width: int, code: int, current: int, first: int = 1
) -> Layout:
    """Place as many columns as there is room for; code and first column always stand.

    Args:
        columns: all of them.
        width: the cells of a line.
        code: how wide the longest code is.
        current: the column that must be in sight.
        first: the column that stood behind the first one before; it stays where it can.
    """
    begin = code + GAP + 1
    room = width - begin
    if not columns:
        return Layout(begin, ())
    rest = list(range(1, len(columns)))
    shown = _window(columns, room - columns[0].least - GAP, rest, current, first)
    if not shown and current:
        shown = [current]
    widths = _widths(columns, [0, *shown], room)
    placed, left = [], begin
    for column, wide in zip([0, *shown], widths, strict=True):
        placed.append(Placed(column, left, wide))
        left += wide + GAP
    before = tuple(c for c in rest if shown and c < shown[0])
    after = tuple(c for c in rest if not shown or c > shown[-1])
    return Layout(begin, tuple(placed), before, after)


def _window(
    columns: Sequence[Column], room: int, rest: Sequence[int], current: int, first: int
) -> list[int]:
    """The columns behind the first one that are in sight, the current one among them."""
    begin = min(max(first, 1), current) if current else 1
    while True:
        shown = _fitting(columns, room, [c for c in rest if c >= begin])
        if current == 0 or current in shown or begin >= current:
            break
        begin += 1
    # What is left over at the end goes to columns further left.
    while begin > 1 and shown and shown[-1] == len(columns) - 1:
        wider = _fitting(columns, room, [c for c in rest if c >= begin - 1])
        if not wider or wider[-1] != shown[-1]:
            break
        begin, shown = begin - 1, wider
    return shown


def _fitting(columns: Sequence[Column], room: int, candidates: Sequence[int]) -> list[int]:
    """As many of them, from the first, as fit."""
    shown: list[int] = []
    for column in candidates:
        room -= columns[column].least
        if room < 0:
            break
        shown.append(column)
        room -= GAP
    return shown


def _widths(columns: Sequence[Column], shown: Sequence[int], room: int) -> list[int]:
    """How wide each is; what is left over goes to those that can use it, by their weight."""
    widths = [columns[column].least for column in shown]
    left = room - sum(widths) - GAP * (len(shown) - 1)
    if left < 0:
        widths[0] = max(8, widths[0] + left)
        if len(shown) > 1:
            widths[-1] = max(4, min(widths[-1], room - sum(widths[:-1]) - GAP * (len(shown) - 1)))
        return widths
    weights = [columns[column].weight for column in shown]
    total = sum(weights)
    for place, weight in enumerate(weights):
        more = left * weight // total if total else 0
        widths[place] += min(more, 50)
    return widths
