"""How much of a record counted when a document was made of it.

A document says the latest time that its record held. That is no place in the journal: a wording
that is corrected keeps its time, and notes of April that are taken in in May are of April. So
every place is looked at whose latest time is that one.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from datetime import datetime

from sessions.history.moments import NoSuchMoment
from sessions.journal.line import Line
from sessions.journal.replay import operations_of
from sessions.store.past import records_until
from workshop.record.document_states import typed_of
from workshop.record.documents import Entry
from workshop.record.tables import TABLES
from workshop.report.listed import times_in


def places_at(lines: Sequence[Line], moment: datetime) -> tuple[Sequence[int], bool]:
    """The numbers of records that may have counted, the latest first; whether the moment is known.

    Args:
        lines: all records.
        moment: the last change that the document knows of.
    """
    latest = list(_latest(lines))
    if exact := [count for count, time in enumerate(latest, 1) if time == moment]:
        return exact[::-1], True
    # What somebody withdrew is in no document, so the record may have held later times.
    if seen := next((c for c, line in enumerate(lines, 1) if _holds(line, moment)), 0):
        return range(len(lines), seen - 1, -1), True
    try:
        return [records_until(lines, moment)], False
    except NoSuchMoment:
        return [1], False


def place_shown(lines: Sequence[Line], shown: datetime) -> tuple[Sequence[int], bool]:
    """The same for a document that was asked for as of an earlier moment."""
    try:
        return [records_until(lines, shown)], True
    except NoSuchMoment:
        return [1], False


def _latest(lines: Sequence[Line]) -> Iterator[datetime | None]:
    """The latest time that the record holds after each of its records."""
    times: dict[tuple[str, str], datetime] = {}
    heap: list[tuple[float, datetime, tuple[str, str]]] = []
    for line in lines:
        for operation in operations_of(line) or ():
            place = operation.table, operation.key
            times.pop(place, None)
            if found := _times(operation.table, operation.new):
                times[place] = max(found)
                heapq.heappush(heap, (-times[place].timestamp(), times[place], place))
        while heap and times.get(heap[0][2]) != heap[0][1]:
            heapq.heappop(heap)
        yield heap[0][1] if heap else None


def _holds(line: Line, moment: datetime) -> bool:
    """Whether a record brings a document of that time."""
    return any(moment in _times(each.table, each.new) for each in operations_of(line) or ())


def _times(table: str, raw: dict[str, object] | None) -> list[datetime]:
    """The times in a document, if documents tell of it."""
    kind = TABLES.get(table)
    document = typed_of(kind, raw) if kind and raw is not None else None
    if document is None or (isinstance(document, Entry) and document.off_record):
        return []
    return list(times_in(document))
