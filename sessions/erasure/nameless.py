"""Those who were erased and came back without a name, with files of another copy."""

from __future__ import annotations

from collections.abc import Sequence

from sessions.journal.erased_people import erased_in, returned
from sessions.journal.line import Line
from workshop.record.documents import Person
from workshop.record.record import Record


def nameless_people(record: Record, lines: Sequence[Line]) -> list[str]:
    """The ids of people who were erased and of whom nothing but the id is in the record again.

    Whoever erases them again says how they were called (`sessions.erasure.erase`).
    """
    back = returned(lines, erased_in(lines))
    return [person_id for person_id in back if record.find(Person, person_id) is None]
