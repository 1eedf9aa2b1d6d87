"""Days and moments in words, the same in every locale and on every screen and page."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

from workshop.language import ENGLISH, Language, say, spoken

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SHORT_MONTHS: Final = tuple(month[:3] for month in MONTHS)
# Given to `re` as texts, which keeps what becomes of them: to begin with few screens read a time.
_HOUR: Final = r"(\d{1,2})[:.](\d{2})"
_MINUTES: Final = r"\+?\s*(\d{1,3}(?:[.,]\d)?)(?:\s*(?:m|min|minutes?))?"


def in_utc(when: datetime) -> datetime:
    """A moment in UTC, to the second; what has no zone is taken for UTC, never for that of here."""
    whole = when.replace(microsecond=0)
    return whole.astimezone(UTC) if whole.tzinfo else whole.replace(tzinfo=UTC)


def day(when: date) -> str:
    """A day as documents write it: `8 October 2026`."""
    language = spoken()
    return _written(when, language.months or MONTHS, language)


def month(when: date) -> str:
    """The month of a day as documents write it: `October`."""
    return (spoken().months or MONTHS)[when.month - 1]


def short_day(when: date) -> str:
    """A day as lists write it: `8 Oct 2026`."""
    language = spoken()
    return _written(when, language.short_months or _SHORT_MONTHS, language)


def _written(when: date, months: Sequence[str], language: Language) -> str:
    """A day with the name that its month has among those of a language, which is spoken."""
    month = months[when.month - 1]
    if language is ENGLISH:  # screens list days by the hundred, and `say` takes four times as long
        return f"{when.day} {month} {when.year}"
    return say("{day} {month} {year}", day=when.day, month=month, year=when.year)


def time(when: datetime | dt.time, *, seconds: bool = False) -> str:
    """The time of day, of a moment in its zone: `10:41`, `10:41:30`."""
    behind = f":{when.second:02}" if seconds else ""
    return f"{when.hour:02}:{when.minute:02}{behind}"


def short_moment(when: datetime, *, seconds: bool = False) -> str:
    """A moment as lists write it: `8 Oct 2026, 10:41`."""
    return f"{short_day(when)}, {time(when, seconds=seconds)}"


def stamp(when: datetime, *, seconds: bool = False) -> str:
    """A moment that sorts as it reads, for tables and logs: `2026-10-08 10:41`."""
    return f"{when.year:04}-{when.month:02}-{when.day:02} {time(when, seconds=seconds)}"


def moment(when: datetime, *, seconds: bool = True) -> str:
    """A moment with how far its time zone is from UTC: `8 October 2026, 10:41:30 UTC+02:00`.

    Names of zones are others on every system and in every language, mean several zones, and are
    forgotten by files: the same record would not give the same document twice.

    Args:
        when: the moment.
        seconds: whether to tell the seconds where they matter; what ends with a minute is told by
            the minute.
    """
    offset = when.utcoffset()
    zone = "" if offset is None else f" {timezone(offset)}"
    whole = when.second == 59 and when.microsecond == 999_999
    return f"{day(when)}, {time(when, seconds=seconds and not whole)}{zone}"


def minutes_from(words: str, now: datetime) -> float | None:
    """The minutes until what somebody says: `10:40`, `15`, `+5 min`; none where it is unclear.

    An hour that has passed today is that of tomorrow.
    """
    text = words.strip().casefold()
    if found := re.fullmatch(_HOUR, text, re.ASCII):
        hour, minute = int(found[1]), int(found[2])
        if hour > 23 or minute > 59:
            return None
        at = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
        at += timedelta(days=1) if at <= now else timedelta()
        return (at - now).total_seconds() / 60
    if found := re.fullmatch(_MINUTES, text, re.ASCII):
        return float(found[1].replace(",", "."))
    return None
