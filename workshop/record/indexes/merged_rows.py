"""Which rows of a register stand for others that were merged into them.

A register says by a link that leads upward to its own rows what a row was merged into.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from workshop.record.rows import Row


class MergedRows:
    """The rows that were merged, each under the one that it was merged into.

    A merge that leads in a circle merges nothing: two laptops can have merged either way.
    """

    def __init__(self) -> None:
        self._parts: defaultdict[str, dict[str, Row]] = defaultdict(dict)
        self._into: dict[str, str] = {}

    def enter(self, row: Row) -> None:
        """There is this row now."""
        if into := merged_into(row):
            self._into[row.id] = into
            self._parts[into][row.id] = row

    def take_out(self, row: Row) -> None:
        """There is this row no more, or it is about to be another one."""
        if into := self._into.pop(row.id, ""):
            self._parts[into].pop(row.id, None)

    def whole_of(self, row_id: str) -> str:
        """The id of the row that stands for one: its own unless it was merged."""
        while (into := self._into.get(row_id)) and not self._in_circle(row_id):
            row_id = into
        return row_id

    def parts_of(self, row_id: str) -> list[Row]:
        """The rows that were merged into one directly, in the order in which they were entered."""
        found = self._parts.get(row_id, {})
        return [found[each] for each in sorted(found) if not self._in_circle(each)]

    def family_of(self, row_id: str) -> Iterator[str]:
        """The ids of a row and of all that was merged into it, each before its own parts."""
        yield row_id
        for part in self.parts_of(row_id):
            yield from self.family_of(part.id)

    def _in_circle(self, row_id: str) -> bool:
        """Whether what a row was merged into leads back to it."""
        seen = set()
        at = self._into.get(row_id, "")
        while at and at not in seen:
            if at == row_id:
                return True
            seen.add(at)
            at = self._into.get(at, "")
        return False


def merged_into(row: Row) -> str:
    """The id of the row that one was merged into; empty where it was not, or has itself there."""
    for link in row.register.links:
        if link.upward and link.to == (row.TABLE,) and not link.many:
            ids = (target.id for target in row.cell(link.id))
            return next((each for each in ids if each and each != row.id), "")
    return ""
