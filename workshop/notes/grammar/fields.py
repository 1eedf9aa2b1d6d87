"""The small words of the notes format, each read and written in one place: times and fields.

A field is what stands between two bars; a bar or a backslash inside it has a backslash before it.
A time is written as short as it can be: the hour alone on the day on which the session began, the
whole date with its offset otherwise; seconds only where there are any.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta, timezone, tzinfo
from typing import Final

from workshop.dates import MOMENTS
from workshop.errors import Refused
from workshop.record.documents import (
    Entry,
)
from workshop.record.within import Mark, in_order

PLACE: Final = re.compile(r"(?:entry )?([a-z0-9-]+)/(\d{1,6})", re.ASCII)
"""An entry of the file: the second under `strengths` is `strengths/2`."""
STATED: Final = re.compile(r"([SWOT]):\s*(.+)", re.DOTALL)
"""A factor by its letter and statement."""

_FIELD: Final = re.compile(r"(?:\\[\\|]|[^|])*")
_ESCAPED: Final = re.compile(r"\\([\\|])")
_WITH_BLANKS: Final = re.compile(r"\\([\\|]|[^\S\n])")
_STAMP: Final = re.compile(
    r"(?:(?P<date>\d{4}-\d{2}-\d{2})(?:[T ]\s*|$))?"
    r"(?:(?P<time>\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)\s*"
    r"(?P<offset>Z|[+-]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)?)?",
    re.ASCII,
)
_MINUTES: Final = re.compile(r"\d{1,6}(?:[.,]\d{1,9})?", re.ASCII)


def join_fields(fields: Iterable[str]) -> str:
    """Fields as one line, with bars between them."""
    escaped = (re.sub(r"[\\|]", r"\\\g<0>", field) for field in fields)
    return " | ".join(escaped).rstrip(" ")


def split_fields(line: str, *, blanks: bool = False) -> list[str]:
    """The fields of a line, without the blanks around them.

    Args:
        line: the line, of several lines where fields have them.
        blanks: whether a backslash keeps a blank too.
    """
    escaped = _WITH_BLANKS if blanks else _ESCAPED
    fields, place = [], 0
    while place <= len(line):
        found = _FIELD.match(line, place)
        field = found[0] if found else ""
        fields.append(escaped.sub(r"\1", field.strip()))
        place += len(field) + 1
    return fields


def fixed(at: datetime) -> datetime:
    """The same time with its offset as a number, whatever its zone is called."""
    return at.replace(tzinfo=timezone(at.utcoffset() or timedelta()), fold=0)


def read_stamp(text: str, zone: tzinfo, day: datetime | None = None) -> tuple[datetime, bool]:
    """A time, and whether the hour was given.

    Args:
        text: `2026-10-06`, `2026-10-06 10:05:30.250+02:00`, or `10:05` where there is a day.
        zone: where a time without an offset is meant.
        day: the day, and the offset, of an hour that stands alone.

    Raises:
        ValueError: it is no such time.
    """
    found = _STAMP.fullmatch(text.strip())
    if found is None or not (found["date"] or found["time"]):
        raise ValueError(text)
    hour, rest = (found["time"] or "00:00").split(":", 1)
    clock = time.fromisoformat(f"{hour:0>2}:{rest}")
    if found["date"] is None:
        if day is None or found["offset"]:
            raise ValueError(text)
        return datetime.combine(day.date(), clock, tzinfo=day.tzinfo), True
    date = datetime.fromisoformat(found["date"]).date()
    if date.year not in MOMENTS:
        raise ValueError(text)
    if found["offset"]:
        zone = datetime.fromisoformat(f"2000-01-01T00:00{found['offset']}").tzinfo or zone
    return fixed(datetime.combine(date, clock, tzinfo=zone)), found["time"] is not None


def write_stamp(at: datetime, day: datetime | None = None) -> str:
    """A time that `read_stamp` reads as `at`, in full or short for that day."""
    at = fixed(at)
    offset = at.isoformat()[len(at.replace(tzinfo=None).isoformat()) :]
    clock = _clock(at)
    if day and at.date() == day.date() and at.utcoffset() == day.utcoffset():
        return clock
    return f"{at.date().isoformat()} {clock}{offset}"


def _clock(at: datetime) -> str:
    """The hour as exactly as it is known."""
    if at.microsecond:
        return at.time().isoformat("milliseconds" if at.microsecond % 1000 == 0 else "microseconds")
    return at.time().isoformat("seconds" if at.second else "minutes")


def read_minutes(text: str) -> float:
    """Minutes, given as `6.5`, in seconds to the millisecond.

    Raises:
        ValueError: it is no such number.
    """
    if not _MINUTES.fullmatch(text):
        raise ValueError(text)
    return round(float(text.replace(",", ".")) * 60, 3)


def write_minutes(seconds: float) -> str:
    """The minutes that `read_minutes` reads as these seconds."""
    return f"{round(seconds, 3) / 60:.6f}".rstrip("0").rstrip(".")


BESIDE: Final = ("spoken", "votes", "stack", "marked")
"""What may be told of an entry that no line can say: where it is from, what it is marked as."""


def read_beside(word: str, value: str) -> dict[str, float | int | str | tuple[Mark, ...]]:
    """What is told of an entry, by the name of its field.

    Raises:
        Refused: it is no such number, or no mark.
    """
    if word == "marked":
        return {"marks": in_order(_mark(each.strip()) for each in value.split(","))}
    if word == "stack":
        return {word: value.strip()}
    try:
        number = float(value) if word == "spoken" else int(value)
    except ValueError:
        number = -1
    if not 0 <= number < 10**9:
        unit = "seconds from the start of the recording" if word == "spoken" else "a whole number"
        raise Refused(f"“{value[:40]}” is not right for % {word}; write {unit}")
    return {word: number}


def _mark(word: str) -> Mark:
    """The mark that a word says."""
    found = (mark for mark in Mark if word.casefold() in (mark.value, mark.word))
    if (mark := next(found, None)) is None:
        known = ", ".join(each.word for each in Mark)
        raise Refused(f"“{word[:40]}” is no mark; the marks are {known}")
    return mark


def write_beside(entry: Entry) -> Iterator[str]:
    """The lines that `read_beside` reads."""
    if entry.spoken is not None:
        yield f"% spoken: {write_number(entry.spoken)}"
    if entry.votes is not None:
        yield f"% votes: {entry.votes}"
    if entry.stack:
        yield f"% stack: {entry.stack}"
    if entry.marks:
        yield f"% marked: {', '.join(mark.word for mark in entry.marks)}"


def write_number(value: float) -> str:
    """A number that reads back as itself, without a fraction where it has none."""
    return repr(value).removesuffix(".0")
