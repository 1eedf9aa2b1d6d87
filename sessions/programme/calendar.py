"""Interviews as a calendar.

Times are written in UTC: an interview is at one moment, which every calendar shows in the zone of
whoever looks. What the clock of this machine says is taken for the zone of the facilitator. Where
only the day is known the event is of the whole day, which has no zone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final

from sessions.exports.follow_up.calendar_file import Event, calendar_file
from sessions.programme.row_changes import LastChange, last_change_of
from workshop.programme.appointments import Appointment
from workshop.text import listing

PROGRAM: Final = "-//Workshop//Programme of interviews//EN"
"""Who wrote it, the same in every version, so that the same programme gives the same bytes."""


def calendar(
    appointments: Iterable[Appointment],
    changes: Mapping[str, LastChange],
    zone: tzinfo | None = None,
) -> bytes:
    """Appointments as the content of a calendar file; the same ones give the same bytes.

    Args:
        appointments: those with a day; others are left out.
        changes: when each was changed last, as `last_changes` finds it.
        zone: where times are meant; the zone of this machine unless given.
    """
    planned = (one for one in appointments if one.day is not None)
    events = (_event(one, last_change_of(one, changes), zone) for one in planned)
    return calendar_file(events, PROGRAM)


def _event(one: Appointment, last: LastChange, zone: tzinfo | None) -> Event:
    """One appointment. What was cancelled is told as that, so that it leaves calendars again."""
    assert one.day is not None  # noqa: S101 - those without a day were left out
    agreed = all(each.row.cell("answer") for each in one.interviews)
    begins, ends = one.day, one.day + timedelta(days=1)
    if one.time is not None:
        begins = datetime.combine(one.day, one.time, tzinfo=zone).astimezone(UTC)
        ends = begins + timedelta(minutes=one.minutes)
    led = f"Led by {one.led_by}" if one.led_by else ""
    return Event(
        uid=f"interview-{one.key}",
        changed=last.at,
        sequence=last.number,
        summary=f"Interview: {listing(list(one.names))}",
        begins=begins,
        ends=ends,
        status="CANCELLED" if one.cancelled else "CONFIRMED" if agreed else "TENTATIVE",
        description=". ".join(part for part in (one.guide_title, led) if part),
        place=one.place,
    )
