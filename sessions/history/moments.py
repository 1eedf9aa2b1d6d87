"""Moments as people write them and read them: a day, a minute or a second, in some time zone."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Final

from sessions.clock import in_local_zone
from sessions.errors import SessionsError
from workshop import times
from workshop.dates import MOMENTS

_FORM: Final = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[T ](?P<minute>\d{2}:\d{2})(?P<second>:\d{2}(?:\.\d{1,6})?)?"
    r" ?(?P<zone>Z|[+-]\d{2}:\d{2})?)?",
    re.ASCII,
)

FORMS: Final = (
    "2026-11-02 for the end of that day, 2026-11-02T10:42, 2026-11-02T10:42:30, "
    "and +01:00 or Z behind the time where it is not in the zone of this machine"
)
"""The ways in which a moment can be written."""


class NoSuchMoment(SessionsError):
    """What was written is no moment, or the record does not reach there."""


def read_moment(text: str) -> datetime:
    """The moment that is meant: the last one of the day, minute or second that is written.

    So what history shows at 10:42 counts as of 10:42. A time without a zone is read in that of
    this machine.

    Raises:
        NoSuchMoment: it is not written in one of the ways that are read.
    """
    found = _FORM.fullmatch(text.strip())
    try:
        if found is not None:
            return _moment(found)
    except (ValueError, OverflowError):
        pass  # the thirtieth of February, 25 o'clock, or a year that not every system can tell
    raise NoSuchMoment(f"“{text.strip()[:40]}” is no moment that can be read. Write {FORMS}.")


def _moment(found: re.Match[str]) -> datetime:
    """The moment of a text that has the form of one."""
    if not found["minute"]:
        begins, unit = datetime.fromisoformat(found["day"]), timedelta(days=1)
    else:
        seconds = found["second"] or ""
        fraction = seconds[4:]
        whole = f"{found['day']}T{found['minute']}{seconds[:3]}"
        begins = datetime.fromisoformat(whole)
        begins += timedelta(microseconds=int(fraction.ljust(6, "0")) if fraction else 0)
        unit = timedelta(seconds=1 if seconds else 60)
        if fraction:
            unit = timedelta(microseconds=10 ** (6 - len(fraction)))
    if begins.year not in MOMENTS:
        raise ValueError(begins.year)
    last = begins + unit - timedelta(microseconds=1)
    if zone := found["zone"]:
        return last.replace(tzinfo=UTC if zone == "Z" else datetime.strptime(zone, "%z").tzinfo)
    return in_local_zone(last)


def moment_words(moment: datetime) -> str:
    """A moment as a heading has it: `10:42 on 2 Nov 2026`; seconds only where they matter."""
    whole_minute = moment.second == 59 and moment.microsecond == 999_999
    time = times.time(moment, seconds=not whole_minute)
    return f"{time} on {times.short_day(moment)}"
