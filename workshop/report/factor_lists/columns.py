"""The departments as columns of a register, as far as an edition names them.

What may not be told as a department's stands in one column of its own. Where fewer people stand
behind that column than may be told apart, there is no such column: it would show what one person
said, line after line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property
from typing import Final

from workshop.language import marked, say
from workshop.record.documents import Entry
from workshop.report.blocks import MatrixCell
from workshop.report.factor_lists.heard_cells import heard_cell
from workshop.report.known import Known
from workshop.report.ordering import heard_themes_of
from workshop.report.view import Gathered
from workshop.report.wording.departments import departments_told

NOT_NAMED: Final = marked("not named")
"""The column of what is told of no department."""


class DepartmentColumns:
    """The columns of a register of factors; built once for a document.

    Args:
        gathered: the record as an edition tells it.
    """

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered
        telling = gathered.telling
        names = set(telling.departments_heard)
        self._departments = [d for d in telling.hearing.heard if telling.called(d) in names]
        self._ids = {each.id for each in self._departments}

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """What stands above the columns."""
        names = tuple(map(self._gathered.telling.called, self._departments))
        return (*names, say(NOT_NAMED)) if self.has_unnamed else names

    @cached_property
    def has_unnamed(self) -> bool:
        """Whether there is a column of what may not be told as a department's."""
        loose = {
            entry.id: entry
            for known in self._gathered.factors
            for entry in (*known.entries, *self._against(known))
            if not self._of(entry)
        }
        if self._gathered.telling.open:
            return bool(loose)
        hearing = self._gathered.telling.hearing
        people = {
            voice
            for entry in loose.values()
            for voice in (hearing.heard_in(entry) or hearing.voices(entry.session_id))
        }
        return bool(loose) and len(people) >= self._gathered.fewest_voters

    def cells(self, known: Known) -> tuple[MatrixCell, ...]:
        """What each column says of a factor."""
        said, against = self._by_column(known.entries), self._by_column(self._against(known))
        keys = [*(each.id for each in self._departments), *([""] if self.has_unnamed else [])]
        return tuple(heard_cell(said=key in said, against=key in against) for key in keys)

    def _against(self, known: Known) -> list[Entry]:
        """The statements that say the opposite of a factor, as far as they are told."""
        return heard_themes_of(self._gathered).against(known.factor)

    def _by_column(self, entries: Iterable[Entry]) -> Collection[str]:
        """The columns in which entries stand: ids of departments, empty for what names none."""
        return {key for entry in entries for key in self._of(entry) or ("",)}

    def _of(self, entry: Entry) -> list[str]:
        """The departments that an entry is told for, by their ids."""
        told = departments_told(self._gathered.telling, entry)
        return [each.id for each in told if each.id in self._ids]
