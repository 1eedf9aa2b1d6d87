"""The rows of a register as one looks at them: put in an order and narrowed, never changed.

Rows do not jump while somebody types: what was entered or changed stays where it stands until rows
are sorted or narrowed anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from workshop.record.documents import Session
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.choices import ChoicesField
from workshop.registers.fields import AnyField, ChoiceField
from workshop.registers.register import Register
from workshop.running.cells.completing import without
from workshop.running.cells.whole_table import OpenPoint, open_points_of, resting
from workshop.running.row_names import RecordNames, SaidNames
from workshop.text import as_sorted, folded


@dataclass(frozen=True, slots=True)
class Sort:
    """In which order rows are looked at."""

    column: int
    """The column, counted from 0; the one behind the fields is how many entries a row rests on."""
    falling: bool = False
    """Whether the greatest comes first."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One row as it is drawn."""

    id: str
    """Its id; empty for a row that is being entered."""
    code: str
    """What it is called."""
    cells: tuple[str, ...]
    """What stands in each field, as a table shows it."""
    asked: tuple[str, ...]
    """What is asked where a field is empty; nothing where it is filled or nothing is asked."""
    rests_on: int
    """How many entries it cites."""
    here: bool = False
    """Whether it was entered in the session in front."""


class Table:
    """The rows of one register, as a screen shows them.

    Args:
        register: its declaration.
        fields: the fields that are shown, in their order; all where none are given.
        session_id: the session in front, whose rows are marked; empty outside one.
        besides: the fields that are asked of rows there are; none where rows are entered.
    """

    def __init__(
        self,
        register: Register,
        fields: Sequence[AnyField] = (),
        session_id: str = "",
        besides: Sequence[AnyField] = (),
    ) -> None:
        self.register = register
        """The declaration."""
        self.fields: tuple[AnyField, ...] = tuple(fields or register.fields)
        """The columns that are typed."""
        self.computed = register.computed_of(self.fields)
        """The columns behind them, which follow from what is typed."""
        self.sort: Sort | None = None
        """The order, where it is not that of entry."""
        self.words = ""
        """What rows must hold to be listed."""
        self.ids: tuple[str, ...] = ()
        """The rows that are listed, in their order."""
        self.asked_column = self.fields.index(besides[0]) if besides else 0
        """The column in which a row is begun that is there."""
        self._besides = besides
        self._session_id = session_id
        self._rows: dict[str, Row] = {}
        self._known: frozenset[str] = frozenset()
        self._shown: dict[str, Shown] = {}
        self._record = Record()
        self._names = RecordNames(self._record)
        self._said: RecordNames = self._names
        self._resting: frozenset[str] = frozenset()
        self._points: tuple[OpenPoint, ...] | None = None

    @property
    def rests_column(self) -> int:
        """The column of the entries that rows rest on, behind the fields."""
        return len(self.fields) + len(self.computed)

    @property
    def begins_at(self) -> tuple[int, int]:
        """The row and the column with which to begin: the first that lacks what is asked besides.

        Of those that are listed; else the row to be entered: nothing can be overwritten there.
        """
        lacking = without(self._record, self.register.name, self._besides, self._session_id)
        place = next((self.ids.index(row.id) for row in lacking if row.id in self.ids), None)
        return (len(self.ids), 0) if place is None else (place, self.asked_column)

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return self.rests_column + int(self.register.evidence)

    def follow(self, record: Record) -> None:
        """Take the record as it is now; rows that are listed stay where they are."""
        self._record = record
        self._rows = {row.id: row for row in record.rows(self.register.name)}
        self._resting = resting(record, self.register, self._rows)
        # Handles are those of the session, in which cells are read again.
        session = record.find(Session, self._session_id)
        self._names = RecordNames(record, session=session)
        self._said = SaidNames(record, session=session)
        self._shown.clear()
        self._points = None
        if self.sort is None and not self.words:
            self.ids = tuple(self._rows)
        else:
            # One that is new to the record stands at the end, whatever is looked for.
            kept = (row_id for row_id in self.ids if row_id in self._rows)
            self.ids = (*kept, *(row_id for row_id in self._rows if row_id not in self._known))
        self._known = frozenset(self._rows)

    def arrange(self) -> None:
        """Narrow and sort anew."""
        words = folded(self.words).split()
        ids = [row_id for row_id in self._rows if self._holds(row_id, words)]
        if self.sort is not None:
            ids = sorted_ids(ids, self._key(self.sort.column), falling=self.sort.falling)
        self.ids = tuple(ids)

    def sort_by(self, column: int) -> None:
        """Sort by a column; again: the other way round; again: in the order of entry."""
        if self.sort is None or self.sort.column != column:
            self.sort = Sort(column)
        elif not self.sort.falling:
            self.sort = Sort(column, falling=True)
        else:
            self.sort = None
        self.arrange()

    def narrow(self, words: str) -> None:
        """List only the rows that hold all of some words."""
        self.words = words.strip()
        self.arrange()

    def row(self, row_id: str) -> Row | None:
        """The row itself; none for one that is being entered, or is no longer there."""
        return self._rows.get(row_id)

    def shown(self, row_id: str) -> Shown:
        """A row as it is drawn."""
        if row_id not in self._shown:
            self._shown[row_id] = self._draw(self._rows[row_id])
        return self._shown[row_id]

    def written(self, row_id: str, column: int) -> str:
        """What stands in a cell, as it would be typed."""
        row, field = self._rows[row_id], self.fields[column]
        return field.written(row.cell(field.id), self._names)

    @property
    def count(self) -> int:
        """How many rows there are, listed or not."""
        return len(self._rows)

    @property
    def widest_code(self) -> int:
        """How many characters the longest code has."""
        return max((len(row.code) for row in self._rows.values()), default=0)

    @property
    def gaps(self) -> int:
        """How many of all rows lack something that is asked of them."""
        return sum(any(self.register.gaps(row.cells)) for row in self._rows.values())

    @property
    def open_points(self) -> tuple[OpenPoint, ...]:
        """What does not hold over all rows together."""
        if self._points is None:
            self._points = open_points_of(self._record, self.register, self._rows, self._resting)
        return self._points

    def open_point(self, row_id: str) -> str:
        """What does not hold yet: of a row, or of the first that is wrong where none is in hand."""
        points = [each for each in self.open_points if not row_id or row_id in each.rows]
        more = f" · and {len(points) - 1} more" if len(points) > 1 else ""
        return f"{points[0].sentence}{more}" if points else ""

    def _draw(self, row: Row) -> Shown:
        cells = tuple(field.shown(row.cell(field.id), self._said) for field in self.fields)
        asked = tuple(
            "" if cell else field.asks for cell, field in zip(cells, self.fields, strict=True)
        )
        computed = tuple(each.shown(row.cells) for each in self.computed)
        cells, asked = (*cells, *computed), (*asked, *("" for _ in computed))
        here = bool(self._session_id) and row.session_id == self._session_id
        return Shown(row.id, row.code, cells, asked, len(row.evidence), here)

    def _holds(self, row_id: str, words: Sequence[str]) -> bool:
        """Whether the cells of a row hold all the words."""
        if not words:
            return True
        shown = self.shown(row_id)
        text = folded(" ".join((shown.code, *shown.cells)))
        return all(word in text for word in words)

    def _key(self, column: int) -> Callable[[str], Any]:
        """What rows are sorted by; none where a cell is empty."""
        if column >= self.rests_column:
            return lambda row_id: len(self._rows[row_id].evidence) or None
        if column >= len(self.fields):
            computed = self.computed[column - len(self.fields)]
            return lambda row_id: computed.of_row(self._rows[row_id].cells)
        field = self.fields[column]
        return lambda row_id: sort_value(
            field, self._rows[row_id].cell(field.id), self.shown(row_id).cells[column]
        )


def sort_value(field: AnyField, value: Any, shown: str) -> Any:
    """What a cell is sorted by: numbers and days as such, choices in their order, else words."""
    if value == field.empty:
        return None
    if isinstance(value, (int, float, date)):
        return value
    if isinstance(field, ChoiceField):
        place = field.options.index(value) if value in field.options else len(field.options)
        return place, as_sorted(shown)
    if isinstance(field, ChoicesField):
        return [field.options.index(each) for each in value if each in field.options]
    return as_sorted(shown)


def sorted_ids(ids: Sequence[str], key: Callable[[str], Any], *, falling: bool) -> list[str]:
    """Rows in an order; those whose cell is empty stand last either way, as they came."""
    keys = {row_id: key(row_id) for row_id in ids}
    filled = [row_id for row_id in ids if keys[row_id] is not None]
    empty = [row_id for row_id in ids if keys[row_id] is None]
    return sorted(filled, key=keys.__getitem__, reverse=falling) + empty
