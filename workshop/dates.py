"""Days and moments as people write and say them, read in one place for every way in.

A line, a dialog, a notes file, a cell of a table and a command of another program all read a date
here, so that `31.12.`, `31 Dec`, `friday` and `2027-3-31` mean the same everywhere. What may be two
days is never guessed: it is refused with both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Final, Literal, NamedTuple

from workshop import times
from workshop.errors import Refused
from workshop.text import clean_line

Toward = Literal["ahead", "back"]
"""Where a day without its year is looked for: ahead for what is to be done."""

EXAMPLES: Final = "2027-03-31, 31.3.2027, 31 Mar 2027, 31 Mar, tomorrow, friday or next week"
"""Ways to write a day, for a hint."""

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 9000
MOMENTS: Final = range(1970, 3000)
"""The years of which every system can tell a time in its zone: Windows knows no others."""

_MONTHS: Final = (
    ("january", "januar", "janner", "janvier", "enero"),
    ("february", "februar", "feber", "fevrier", "febrero"),
    ("march", "marz", "maerz", "mrz", "mars", "marzo"),
    ("april", "avril", "abril"),
    ("may", "mai", "mayo"),
    ("june", "juni", "juin", "junio"),
    ("july", "juli", "juillet", "julio"),
    ("august", "aout", "agosto"),
    ("september", "septembre", "septiembre", "setiembre"),
    ("october", "oktober", "octobre", "octubre"),
    ("november", "novembre", "noviembre"),
    ("december", "dezember", "decembre", "diciembre"),
)
"""The names of months in English, German, French and Spanish, without accents."""

_WEEKDAYS: Final = (
    ("monday", "mon", "montag", "lundi", "lunes"),
    ("tuesday", "tue", "tues", "dienstag", "mardi", "martes"),
    ("wednesday", "wed", "mittwoch", "mercredi", "miercoles"),
    ("thursday", "thu", "thur", "thurs", "donnerstag", "jeudi", "jueves"),
    ("friday", "fri", "freitag", "vendredi", "viernes"),
    ("saturday", "sat", "samstag", "sonnabend", "samedi", "sabado"),
    ("sunday", "sun", "sonntag", "dimanche", "domingo"),
)
_WEEKDAY: Final = {name: number for number, names in enumerate(_WEEKDAYS) for name in names}
_WORDS: Final = {
    "today": 0, "heute": 0, "aujourd'hui": 0, "hoy": 0,
    "tomorrow": 1, "morgen": 1, "demain": 1, "manana": 1,
    "yesterday": -1, "gestern": -1, "hier": -1, "ayer": -1,
    "day after tomorrow": 2, "ubermorgen": 2, "uebermorgen": 2,
}  # fmt: skip
_NUMBERS: Final = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10,
}  # fmt: skip

_FILLERS: Final = re.compile(r"^(?:(?:by|on|until|till|the|bis|am|den|le|el)\s+)+")
_ISO: Final = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:t00:00(?::00)?)?")
_DOTTED: Final = re.compile(r"(\d{1,2})\.\s*(\d{1,2})(?:\.|\.\s*(\d{4}|\d{2}))?")
_EITHER: Final = re.compile(r"(\d{1,2})([/-])(\d{1,2})(?:\2(\d{4}|\d{2}))?")
_DAY_MONTH: Final = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|\.)?[\s-]*(?:of\s+|de\s+)?([a-z]{3,10})\.?,?"
    r"(?:[\s-]+(?:de\s+|del\s+)?(\d{4}))?"
)
_MONTH_DAY: Final = re.compile(
    r"([a-z]{3,10})\.?\s+(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?"
)
_IN: Final = re.compile(r"in\s+(\d{1,3}|[a-z]{1,5})\s+(day|week|month)s?")
_TURNED: Final = re.compile(r"(next|this|last|coming)\s+([a-z]+)")
_END: Final = re.compile(r"(?:the\s+)?end of (?:the\s+|this\s+)?(week|month|year)|eo(w|m|y)")
_DAY_NAMED: Final = re.compile(r"([a-z]{3,10})\.?,?\s+(?=\d|[a-z]{3,10}\.?\s+\d)(.+)")

_CLOCK: Final = re.compile(
    r"(?:^|[\s,t])(?:at\s+|um\s+|a\s+)?(?P<hour>\d{1,2})(?:(?P<mark>[:h.])(?P<minute>\d{2})"
    r"(?::(?P<second>\d{2}))?)?\s*(?P<half>[ap]\.?m\.?)?(?P<named>\s*(?:uhr|h|o'clock))?$"
)


def read_day(text: str, today: date | None = None, toward: Toward = "ahead") -> date | None:
    """The day that is meant; none where it is no day.

    Args:
        text: the day as somebody wrote it, and nothing else.
        today: what `tomorrow` and a day without its year are reckoned from; without it they are
            no days.
        toward: which way a day without its year is looked for.

    Raises:
        Refused: it may be two days, or its weekday is another one; the sentence says so.
    """
    words = _plain(text)
    for read in (_whole, _without_year, _relative):
        if (found := read(words, today, toward)) is not None:
            return _one(text, found)
    if (named := _DAY_NAMED.fullmatch(words)) and named[1] in _WEEKDAY:
        day = read_day(named[2], today, toward)
        if day is not None and day.weekday() != _WEEKDAY[named[1]]:
            right = _WEEKDAYS[day.weekday()][0].capitalize()
            raise Refused(f"{times.day(day)} is a {right}, not a {named[1].capitalize()}")
        return day
    return None


class SaidMoment(NamedTuple):
    """A day, and the time of it where that was said."""

    day: date
    clock: time | None = None


def read_moment(text: str, today: date | None = None, toward: Toward = "back") -> SaidMoment | None:
    """A day with or without a time, `6 Oct 2026, 10:00`; none where it is neither.

    None too where not every system could tell it: what is held is held from 1970 to 2999.

    Raises:
        Refused: as `read_day`.
    """
    said = _moment_said(text, today, toward)
    return said if said is None or said.day.year in MOMENTS else None


def _moment_said(text: str, today: date | None, toward: Toward) -> SaidMoment | None:
    """The day, and the time where one is said."""
    if (day := read_day(text, today, toward)) is not None:
        return SaidMoment(day)
    words = _plain(text)
    found = _CLOCK.search(words)
    if found is None or not (found["minute"] or found["half"] or found["named"]):
        return None
    day = read_day(words[: found.start()].rstrip(" ,"), today, toward)
    clock = _clock(found)
    return SaidMoment(day, clock) if day is not None and clock is not None else None


def read_clock(text: str) -> time | None:
    """A time of day by the minute: `14:30`, `9`, `2.30 pm`, `9h`; none where it is none."""
    found = _CLOCK.fullmatch(_plain(text))
    clock = _clock(found) if found else None
    return clock.replace(second=0) if clock else None


def _clock(found: re.Match[str]) -> time | None:
    """The time of day, of twelve or twenty-four hours."""
    hour = int(found["hour"])
    if half := (found["half"] or "")[:1]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return time(hour, int(found["minute"] or 0), int(found["second"] or 0))
    except ValueError:
        return None


def not_a_day(text: str) -> str:
    """Why a text that is no day was not taken, and what can be written."""
    return f"“{clean_line(text)[:40]}” is not a date: write {EXAMPLES}"


def _plain(text: str) -> str:
    """The words as they are compared: small letters without accents, single blanks."""
    parts = unicodedata.normalize("NFKD", clean_line(text).casefold().replace("’", "'"))
    words = "".join(c for c in parts if not unicodedata.combining(c))
    return _FILLERS.sub("", words)


def _one(text: str, found: tuple[date, ...]) -> date | None:
    """The only day of those that a text may mean.

    Raises:
        Refused: there are two.
    """
    days = tuple(dict.fromkeys(found))
    if len(days) > 1:
        said = " or ".join(times.day(day) for day in days)
        write = " or ".join(day.isoformat() for day in days)
        raise Refused(f"“{clean_line(text)[:40]}” may be {said}: write {write}")
    return days[0] if days else None


_Found = tuple[date, ...] | None
"""The days that words may mean; empty where they have the form of a day that there is not."""


def _whole(words: str, today: date | None, toward: Toward) -> _Found:
    """Days with their year."""
    del today, toward
    if found := _ISO.fullmatch(words):
        return _days((int(found[1]), int(found[3]), int(found[4])))
    if (found := _DOTTED.fullmatch(words)) and found[3]:
        return _days((_year(found[3]), int(found[2]), int(found[1])))
    if (found := _EITHER.fullmatch(words)) and found[4]:
        year, one, other = _year(found[4]), int(found[1]), int(found[3])
        return _days((year, other, one), (year, one, other))
    if named := _named(words):
        year, month, day = named
        return _days((year, month, day)) if year else None
    return None


def _without_year(words: str, today: date | None, toward: Toward) -> _Found:
    """Days of which the year is the next one, or the last."""
    if today is None:
        return None
    if found := _DOTTED.fullmatch(words):
        return _nearest(today, toward, (int(found[2]), int(found[1])))
    if found := re.fullmatch(r"(\d{1,2})/(\d{1,2})", words):
        one, other = int(found[1]), int(found[2])
        return _nearest(today, toward, (other, one), (one, other))
    if named := _named(words):
        _, month, day = named
        return _nearest(today, toward, (month, day))
    return None


def _named(words: str) -> tuple[int, int, int] | None:
    """Year, month and day where the month has its name; the year is 0 where there is none."""
    if found := _DAY_MONTH.fullmatch(words):
        day, name, year = found.groups()
    elif found := _MONTH_DAY.fullmatch(words):
        name, day, year = found.groups()
    else:
        return None
    month = _month(name)
    return (int(year or 0), month, int(day)) if month else None


@cache
def _month(name: str) -> int | None:
    """The number of a month by its name or the beginning of it; none where it is none, or two."""
    begun = {
        number
        for number, names in enumerate(_MONTHS, 1)
        if any(each.startswith(name) for each in names)
    }
    return begun.pop() if len(begun) == 1 else None


def _days(*wanted: tuple[int, int, int]) -> tuple[date, ...]:
    """Those of some days that the calendar has."""
    found = []
    for year, month, day in wanted:
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return tuple(day for day in found if FIRST_YEAR <= day.year <= LAST_YEAR)


def _year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _nearest(today: date, toward: Toward, *wanted: tuple[int, int]) -> tuple[date, ...]:
    """For each month and day the first one from today on, ahead or back."""
    years = range(today.year, today.year + 9) if toward == "ahead" else ()
    years = years or range(today.year, today.year - 9, -1)
    found = []
    for month, day in wanted:
        days = (each for year in years for each in _days((year, month, day)))
        near = (each for each in days if (each >= today if toward == "ahead" else each <= today))
        found += [each for each in [next(near, None)] if each]
    return tuple(found)


def _relative(words: str, today: date | None, toward: Toward) -> _Found:
    """Days reckoned from today."""
    if today is None:
        return None
    if words in _WORDS:
        return (today + timedelta(days=_WORDS[words]),)
    if words in _WEEKDAY:
        ahead = (_WEEKDAY[words] - today.weekday()) % 7 or 7
        return (today + timedelta(days=ahead if toward == "ahead" else (ahead % 7) - 7),)
    return _of_several_words(words, today)


def _of_several_words(words: str, today: date) -> _Found:
    """`in two weeks`, `end of month`, `next week`."""
    if found := _IN.fullmatch(words):
        return _later(today, found[1], found[2])
    if found := _END.fullmatch(words):
        return (_end(today, (found[1] or found[2])[0]),)
    if found := _TURNED.fullmatch(words):
        return _turned(today, found[1], found[2])
    return None


def _later(today: date, many: str, unit: str) -> _Found:
    """So many days, weeks or months later."""
    number = int(many) if many.isdigit() else _NUMBERS.get(many)
    if number is None:
        return None
    if unit == "month":
        return (_months_later(today, number),)
    return (today + timedelta(days=number * (7 if unit == "week" else 1)),)


def _months_later(today: date, number: int) -> date:
    """The same day so many months later, or the last of a month that has none."""
    year, month = divmod(today.month - 1 + number, 12)
    last = _end(date(today.year + year, month + 1, 1), "m")
    return last.replace(day=min(today.day, last.day))


def _end(today: date, unit: str) -> date:
    """The last day of a month or year; of a week its Friday, or its last once that is past."""
    if unit == "y":
        return date(today.year, 12, 31)
    if unit == "m":
        following = date(today.year + today.month // 12, today.month % 12 + 1, 1)
        return following - timedelta(days=1)
    friday = today + timedelta(days=4 - today.weekday())
    return friday if friday >= today else today + timedelta(days=6 - today.weekday())


def _turned(today: date, turn: str, what: str) -> _Found:
    """`next week`, `this month`, `next friday`."""
    monday = today - timedelta(days=today.weekday())
    if what in _WEEKDAY:
        return _weekday(today, turn, _WEEKDAY[what])
    if turn not in ("next", "this"):
        return None
    nexts: dict[str, Callable[[], date]] = {
        "week": lambda: monday + timedelta(days=11),
        "month": lambda: _end(_end(today, "m") + timedelta(days=1), "m"),
        "year": lambda: date(today.year + 1, 12, 31),
    }
    if what not in nexts:
        return None
    return (nexts[what]() if turn == "next" else _end(today, what[0]),)


def _weekday(today: date, turn: str, number: int) -> _Found:
    """A weekday with a word before it; `next friday` means two days to different people."""
    monday = today - timedelta(days=today.weekday())
    coming = today + timedelta(days=(number - today.weekday()) % 7 or 7)
    if turn == "last":
        return (coming - timedelta(days=7 if (coming - today).days < 7 else 14),)
    if turn == "next":
        return (coming, monday + timedelta(days=7 + number))
    return (coming,)


def dates_in(words: list[str], today: date | None, most: int = 5) -> Iterator[tuple[date, int]]:
    """The day that the first of some words give, and how many they are; the longest first.

    Raises:
        Refused: as `read_day`.
    """
    for many in range(min(most, len(words)), 0, -1):
        text = " ".join(words[:many]).rstrip(",;:!?)]…")
        for said in dict.fromkeys((text, text.rstrip(".,;:!?)]…"))):
            if said and (day := read_day(said, today)) is not None:
                yield day, many
                break


def at_zone(said: SaidMoment, known: datetime) -> datetime:
    """A moment in the zone of one that is known, at its time of day where none was said."""
    return datetime.combine(said.day, said.clock or known.time(), tzinfo=known.tzinfo)
