"""What is due when, as a calendar: actions, what findings ask, and the days of registers.

Each is an event of the whole day that takes nobody's time: programs that show no tasks of other
programs show these. What is done or dropped is told as cancelled, so that it leaves calendars.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from sessions.exports.follow_up.calendar_file import Event, calendar_file
from sessions.exports.remarks import remark
from workshop.privacy.editions import Edition
from workshop.record.record import Record
from workshop.report.actions.kept_days import KeptDay, kept_days

PROGRAM: Final = "-//Workshop//What is due//EN"
"""Who wrote it, the same in every version, so that the same record gives the same bytes."""

_FIRST_DAY: Final = datetime(2020, 1, 1, tzinfo=UTC)
"""From when on minutes are counted, so that a later record has the higher number."""


def render(
    record: Record, edition: Edition, session_id: str | None = None, document: str = "actions"
) -> bytes:
    """The days of a document as the content of a calendar file.

    Raises:
        Refused: there is no such session.
    """
    found = kept_days(record, edition, document, session_id)
    if not found.days:
        remark("Nothing here has a day by which it is due: the calendar is empty.")
    return calendar_file((_event(one, found.changed) for one in found.days), PROGRAM)


def _event(one: KeptDay, changed: datetime) -> Event:
    return Event(
        uid=f"due-{one.key}",
        changed=changed,
        sequence=max(0, int((changed - _FIRST_DAY).total_seconds() // 60)),
        summary=one.text,
        begins=one.day,
        ends=one.day + timedelta(days=1),
        status="CANCELLED" if one.over else "CONFIRMED",
        description="\n".join(one.details),
        free=True,
    )
