"""Interviews as a calendar (.ics, RFC 5545).

Times are written in UTC: an interview is at one moment, which every calendar shows in the zone of
whoever looks. What the clock of this machine says is taken for the zone of the facilitator. Where
only the day is known the event is of the whole day, which has no zone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Final

from sessions.programme.row_changes import LastChange, last_change_of
from workshop.programme.appointments import Appointment
from workshop.text import listing

if TYPE_CHECKING:
    from icalendar import Event

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
    from icalendar import Calendar  # noqa: PLC0415 - 200 ms, for calendars alone

    made = Calendar()
    made.add("prodid", PROGRAM)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for one in appointments:
        if one.day is not None:
            made.add_component(_event(one, last_change_of(one, changes), zone))
    content: bytes = made.to_ical()
    return content


def _event(one: Appointment, last: LastChange, zone: tzinfo | None) -> Event:
    """One appointment. What was cancelled is told as that, so that it leaves calendars again."""
    from icalendar import Event  # noqa: PLC0415 - as above

    assert one.day is not None  # noqa: S101 - those without a day were left out
    event = Event()
    event.add("uid", f"interview-{one.key}")
    event.add("dtstamp", last.at.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", last.number)
    event.add("summary", f"Interview: {listing(list(one.names))}")
    if one.time is None:
        event.add("dtstart", one.day)
        event.add("dtend", one.day + timedelta(days=1))
    else:
        begins = datetime.combine(one.day, one.time, tzinfo=zone).astimezone(UTC)
        event.add("dtstart", begins)
        event.add("dtend", begins + timedelta(minutes=one.minutes))
    if one.place:
        event.add("location", one.place)
    led = f"Led by {one.led_by}" if one.led_by else ""
    if words := ". ".join(part for part in (one.guide_title, led) if part):
        event.add("description", words)
    agreed = all(each.row.cell("answer") for each in one.interviews)
    status = "CANCELLED" if one.cancelled else "CONFIRMED" if agreed else "TENTATIVE"
    event.add("status", status)
    return event
