"""Where the keys go in a table: the cell in hand, what is typed in it, the rows that are marked."""

from __future__ import annotations

from collections.abc import Sequence

from screens.grid.cell_text import CellText
from screens.grid.table import Shown, Table
from workshop.registers.computed import Computed
from workshop.registers.fields import AnyField, TextField


class Hand:
    """The cell in hand, and everything that can be said of it without a screen.

    Args:
        table: the rows.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        """The rows."""
        self.place = 0
        """The row in hand, counted from 0; one past the last is the row to be entered."""
        self.column = 0
        """The column in hand."""
        self.typed: CellText | None = None
        """What is typed in the cell; none while it is only looked at."""
        self.wrong = ""
        """Why what is typed was not taken."""
        self.writable = False
        """Whether anything can be typed."""
        self.picks_rows = False
        """Whether letters are commands for rows and nothing is typed."""
        self.marked: set[str] = set()
        """The ids of the rows that are marked."""
        self.begun: Sequence[str] = ()
        """The cells of the row that is being entered and not recorded yet, or proposed."""

    @property
    def rows(self) -> int:
        """How many rows there are to go to."""
        return len(self.table.ids) + int(self.writable)

    @property
    def row_id(self) -> str:
        """The row in hand; empty for the one to be entered, or where there is none."""
        return self.table.ids[self.place] if self.place < len(self.table.ids) else ""

    @property
    def on_new(self) -> bool:
        """Whether the row to be entered is in hand."""
        return self.writable and self.place == len(self.table.ids)

    @property
    def on_evidence(self) -> bool:
        """Whether the column of the entries is in hand."""
        return self.column >= self.table.rests_column

    @property
    def field(self) -> AnyField | None:
        """The field in hand; none in the column of the entries, and where nothing is typed."""
        fields = self.table.fields
        return fields[self.column] if self.column < len(fields) else None

    @property
    def computed(self) -> Computed | None:
        """The computed column in hand."""
        place = self.column - len(self.table.fields)
        return self.table.computed[place] if 0 <= place < len(self.table.computed) else None

    @property
    def cell(self) -> str:
        """What stands in the cell in hand, as a table shows it."""
        if self.on_evidence or not self.rows:
            return ""
        return self.shown(self.place).cells[self.column]

    @property
    def has_lines(self) -> bool:
        """Whether the cell in hand may have several lines."""
        return isinstance(self.field, TextField) and self.field.lines

    @property
    def takes_letters(self) -> bool:
        """Whether letters are typed into the cell in hand."""
        return self.writable and not self.picks_rows and self.field is not None

    @property
    def can_take_above(self) -> bool:
        """Whether the cell in hand is empty and the one above is not."""
        if not self.takes_letters or self.typed is not None or not self.place or self.cell:
            return False
        return bool(self.shown(self.place - 1).cells[self.column])

    def shown(self, place: int) -> Shown:
        """A row as it is drawn; the one to be entered too."""
        if place < len(self.table.ids):
            return self.table.shown(self.table.ids[place])
        cells = tuple(self.begun) or ("",) * len(self.table.fields)
        cells += ("",) * len(self.table.computed)
        return Shown("", "", cells, ("",) * len(cells), 0)

    def go_to(self, place: int, column: int) -> None:
        """Take another cell in hand, or the nearest that there is."""
        self.place = min(max(0, place), max(0, self.rows - 1))
        self.column = min(max(0, column), max(0, self.table.columns - 1))

    def begin(self) -> None:
        """Take the cell in hand with which to begin."""
        place, column = self.table.begins_at
        self.go_to(place, column if place < len(self.table.ids) else self.first_open)

    @property
    def first_open(self) -> int:
        """The first column of the row to be entered in which nothing is proposed or typed."""
        return next((at for at, cell in enumerate(self.begun) if not cell), 0)

    @property
    def next_cell(self) -> tuple[int, int]:
        """The cell behind this one: in the next row where the fields of this one are through."""
        if self.column < len(self.table.fields) - 1:
            return self.place, self.column + 1
        if self.on_new:
            return self.place, 0
        place = self.place + 1
        is_new = place >= len(self.table.ids)
        return place, self.first_open if is_new else self.table.asked_column

    @property
    def cell_before(self) -> tuple[int, int]:
        """The cell before this one."""
        if self.column:
            return self.place, self.column - 1
        last = len(self.table.fields) - 1
        return (self.place - 1, last) if self.place else (self.place, self.column)
