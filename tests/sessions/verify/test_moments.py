"""Where in its record a document was made: by the latest time that the record held then.

Requirement: whatever moment a document is of, the places that are looked at are those whose record
held that time as its latest, and no other; so the document is made again of the right one.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sessions.store.past import Past
from sessions.verify.moments import places_at
from tests.builders.edited import Written
from workshop.report.listed import last_change


def test_every_place_is_found_by_the_latest_time_of_its_record(written: Written) -> None:
    """Also where a document has several times, goes, or changes without a later one."""
    latest: dict[int, datetime] = {}
    with Past(written.rich.folder, len) as past:
        lines = tuple(past.lines)
        for count in range(len(lines), 0, -1):
            past.walk = (count,)
            if count < len(lines):
                past.earlier()
            latest[count] = last_change(past.record)
    moments = set(latest.values())
    assert len(moments) > 20
    for moment in moments:
        having = [count for count, time in latest.items() if time == moment]
        assert places_at(lines, moment) == (having, True)
    between = max(moments) - timedelta(microseconds=1)
    assert not places_at(lines, between)[1]
