"""What a half-typed cell may become, looked up once for each text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from screens.grid.table import Table
from workshop.privacy.told_record import told_record
from workshop.record.record import Record
from workshop.running.cells.offers import Offer, offers

if TYPE_CHECKING:
    from sessions.store.store import Store


class Suggestions:
    """Keeps what is offered for the text that was asked for last: the line is drawn often.

    Args:
        table: whose columns they are for.
        store: gives the engagement as it is shown.
    """

    def __init__(self, table: Table, store: Callable[[], Store]) -> None:
        self._table = table
        self._store = store
        self._asked: tuple[int, str] | None = None
        self._offer: Offer | None = None
        self._record: Record | None = None
        self._known: tuple[Store, int] | None = None

    def first(self, column: int, typed: str) -> Offer | None:
        """What is most likely meant by a text in a column."""
        if column >= len(self._table.fields):
            return None
        if self._asked != (column, typed):
            self._asked = (column, typed)
            name, field = self._table.register.name, self._table.fields[column]
            found = offers(self._told(), name, field, typed)
            self._offer = next(iter(found), None)
        return self._offer

    def _told(self) -> Record:
        """The record without what was withdrawn, which no table may have; anew after a change."""
        store = self._store()
        count = len(store.lines)
        if self._record is None or self._known != (store, count):
            self._record, self._known = told_record(store.record), (store, count)
        return self._record
