"""Events as the content of a calendar file (.ics, RFC 5545).

A moment is written in UTC, which every calendar shows in the zone of whoever looks; a whole day has
no zone. What is cancelled is told as that, so that it leaves calendars again.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Literal, NamedTuple

from workshop.text import clean_block, clean_line
from workshop.times import in_utc


class Event(NamedTuple):
    """Something in a calendar."""

    uid: str
    """What tells it from all others, for ever."""
    changed: datetime
    """When it was changed last."""
    sequence: int
    """A number that is higher after every change."""
    summary: str
    begins: date
    """A day, or a moment in its zone."""
    ends: date
    """The day behind the last one, or a moment."""
    status: Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]
    description: str = ""
    place: str = ""
    free: bool = False
    """Whether whoever has it in their calendar has time for other things meanwhile."""


def calendar_file(events: Iterable[Event], program: str) -> bytes:
    """The content of the file; the same events give the same bytes.

    Args:
        events: in the order of the file.
        program: who wrote it, the same in every version, so that the bytes are too.
    """
    from icalendar import Calendar  # noqa: PLC0415 - 200 ms, for calendars alone
    from icalendar import Event as Component  # noqa: PLC0415 - as above

    made = Calendar()
    made.add("prodid", program)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for one in events:
        event = Component()
        event.add("uid", one.uid)
        event.add("dtstamp", in_utc(one.changed))
        event.add("sequence", one.sequence)
        event.add("summary", clean_line(one.summary))
        event.add("dtstart", _at(one.begins))
        event.add("dtend", _at(one.ends))
        if one.place:
            event.add("location", clean_line(one.place))
        if one.description:
            event.add("description", clean_block(one.description))
        if one.free:
            event.add("transp", "TRANSPARENT")
        event.add("status", one.status)
        made.add_component(event)
    content: bytes = made.to_ical()
    return content


def _at(when: date) -> date:
    return when.astimezone(UTC) if isinstance(when, datetime) else when
